"""Word files: their parts as pandoc is given them, and what pandoc leaves out."""
