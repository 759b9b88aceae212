"""Word templates: their styles read, and our documents merged into them."""
