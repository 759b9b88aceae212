"""Pages of a PDF: what stands on them, and the tree that says what it is."""
