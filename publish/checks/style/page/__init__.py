"""Pages of a PDF, measured by what is drawn on them."""
