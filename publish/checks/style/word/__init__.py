"""Word files, measured by their effective formatting."""
