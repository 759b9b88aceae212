"""Web pages: their content and their notes, as pandoc is given them."""
