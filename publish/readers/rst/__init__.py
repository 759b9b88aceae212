"""reStructuredText: its roles, and the fields below its title."""
