"""EPUB and HTML, measured by their computed styles."""
