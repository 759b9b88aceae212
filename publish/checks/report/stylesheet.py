"""How the report page looks: the house's letters and its three colours, on screens and on paper."""

from __future__ import annotations

from typing import Final

SHEET: Final = """
:root { color: #18212a; background: #fff; accent-color: #0b4f6c;
  font: 1rem/1.5 "Fira Sans", "Segoe UI", "Helvetica Neue", Arial, sans-serif }
body { margin: 0 }
main { max-width: 76rem; margin: 0 auto; padding: 2rem 1.5rem 4rem; border-top: 3px solid #0b4f6c }
h1, h2, h3, h4, h5 { line-height: 1.25; font-weight: 600; margin: 1.5rem 0 .5rem }
h1 { font-size: 1.9rem; margin-top: 0 }
h2 { font-size: 1.3rem; margin-top: 3rem; padding-top: .5rem; border-top: 1px solid #c9d1d8 }
h3 { font-size: 1rem } h4, h5 { font-size: .9rem; margin: 1rem 0 .25rem }
h5 { color: #5b6570 }
p, ul, ol, dl, figure { margin: 0 0 .5rem }
a { color: #0b4f6c }
a:focus-visible, summary:focus-visible, .scroll:focus-visible { outline: 2px solid #0b4f6c;
  outline-offset: 2px }
code { font-family: "IBM Plex Mono", Consolas, Menlo, monospace; font-size: .85em }
.summary { font-size: 1.1rem }
.scroll { overflow-x: auto }
table { border-collapse: collapse; font-size: .85rem; font-variant-numeric: tabular-nums }
th, td { text-align: start; vertical-align: top; padding: .25rem .75rem .25rem 0;
  border-bottom: 1px solid #c9d1d8; font-weight: 400 }
thead th, .group th { font-weight: 600 }
.group th { padding-top: .75rem; overflow-wrap: anywhere }
.marks td { white-space: nowrap }
.agrees { color: #33621f } .differs, .differs a { color: #8a2b1d; font-weight: 600 }
.unchecked, .note, figcaption, small { color: #5b6570 }
.note, figcaption, .place { font-size: .85rem }
.artifacts { display: grid; gap: 1.5rem;
  grid-template-columns: repeat(auto-fit, minmax(min(14rem, 100%), 1fr)) }
.artifacts h3 { overflow-wrap: anywhere }
figure { margin-bottom: 1rem }
img { display: block; max-width: 100%; height: auto; border: 1px solid #c9d1d8 }
figure:target img { outline: 3px solid #8a2b1d }
details > summary { cursor: pointer; margin-bottom: .75rem }
.findings { list-style: none; padding: 0 }
.findings li { border-inline-start: 3px solid #c9d1d8; padding-inline-start: .75rem;
  margin-bottom: 1rem }
.findings .error { border-color: #8a2b1d }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0 .75rem; font-size: .9rem }
dt { color: #5b6570 } dd { margin: 0; overflow-wrap: anywhere; white-space: pre-wrap }
@media print { main { max-width: none; border: 0; padding: 0 } figure { break-inside: avoid } }
"""
