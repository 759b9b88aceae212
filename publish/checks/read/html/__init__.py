"""XHTML and HTML trees → facts: what a reading system would say, element by element.

Both parsers give elements with the same names, so one walk serves the web page and each content
document of a book. What an element is, its name and its role say; classes are asked only for what
HTML has no name for.
"""
