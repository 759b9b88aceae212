"""Markdown: what pandoc does not read, or reads otherwise than its authors mean it."""
