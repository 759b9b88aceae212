"""LaTeX: the files that it names, and commands that pandoc does not know."""
