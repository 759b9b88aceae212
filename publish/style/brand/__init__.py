"""Brand files and design tokens as style files."""
