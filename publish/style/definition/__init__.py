"""What a style is: its types, its file, inheritance, schema and errors."""
