"""Document → HTML tree and Style → CSS, shared by the PDF, HTML and EPUB exporters.

`publish.web.html` says what is there, `publish.web.css` how it looks; a class in the one is a role
of the style in the other, with hyphens. Neither knows an engine.
"""
