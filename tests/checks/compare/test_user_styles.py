"""Styles of others than ours: what they turn is set as they say, and no check finds fault."""

from __future__ import annotations

from pathlib import Path

import pytest

from publish import arrange, export, load_style, normalize, read
from publish.checks.running import check, checkers
from publish.plugin import Subject
from tests.support.sampling import sampled

SOURCE = Path(__file__).parents[1] / "sources" / "everything.md"
NESTED = """
> A quotation with code
>
> ``` python
> x = 1
> ```
>
> > [!TIP]
> > A callout in it.

1. An item

   > [!NOTE]
   > A callout in an item.
   >
   > - a list in it
   >   1. in another

   | In | a list |
   |:---|---:|
   | a table | 4 |
"""
DARK_AND_LOUD = """
[text]
weight = 500
first_indent = "12pt"
[contents]
border_top = { width = "1pt", color = "#0b4f6c" }
border_bottom = { width = "1pt", color = "#0b4f6c" }
[callout]
background = "#18212a"
color = "#ffffff"
[callout_title]
color = "#ffffff"
indent_start = "4pt"
first_indent = "3pt"
[callout_title.warning]
color = "#ffffff"
[callout_title.caution]
color = "#ffffff"
"""
LARGE_AND_PLAIN = """
[text]
size = "14pt"
indent_start = "18pt"
[heading.1]
case = "upper"
[link]
size = 0.9
[table]
first_indent = "6pt"
[note]
first_indent = "8pt"
[caption]
border_start = { width = "2pt", color = "palette.rule" }
[page.memo]
size = "A5"
header = {}
"""


@pytest.mark.parametrize(
    ("base", "changes"),
    sampled([("plain", LARGE_AND_PLAIN), ("house", DARK_AND_LOUD)], 2),
    ids=["large", "dark"],
)
def test_no_check_finds_fault_with_what_a_style_says(
    tmp_path: Path, base: str, changes: str
) -> None:
    file = tmp_path / "own.toml"
    file.write_text(f'name = "Own"\nextends = "{base}"\n{changes}')
    source = tmp_path / "source.md"
    source.write_text(SOURCE.read_text().replace("# Sources", f"{NESTED}\n# Sources"))
    style = load_style(file)
    document = arrange(normalize(read(source)), "memo", style)
    subjects = [
        Subject(
            name=f"own.{format_}",
            data=export(document, format_, style),
            document=document,
            style=style,
        )
        for format_ in ("pdf", "docx", "epub", "html")
    ]
    found = [
        f"{report.artifact}: {finding.code}: {finding.message}"
        for report in check(subjects, checkers())
        for finding in report.differences
        if finding.code != "contrast"
    ]
    assert found == []


def test_a_high_logo_a_rule_that_touches_and_a_sign_of_another_font_are_no_faults(
    tmp_path: Path,
) -> None:
    (tmp_path / "logo.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 50 20"><path d="M0 0h50v20z"/></svg>'
    )
    file = tmp_path / "own.toml"
    file.write_text(
        'extends = "house"\n[page.briefing]\n'
        'logo = { file = "logo.svg", alt = "Logo", height = "14mm" }\n[heading.1]\nsize = "24pt"\n'
        'border_bottom = { width = "2pt", color = "palette.accent" }\n'
    )
    source = tmp_path / "source.md"
    source.write_text(
        "---\ntitle: T\nlang: en\norganization: Org\ndate: 2025-01-01\n---\n\n"
        "☒ agreed\n\nThe next one.\n\n# Section one\n\nText.\n"
    )
    style = load_style(file)
    document = arrange(normalize(read(source)), "briefing", style)
    made = export(document, "pdf", style)
    subject = Subject(name="own.pdf", data=made, document=document, style=style)
    (report,) = check([subject], checkers())
    assert [finding.message for finding in report.differences] == []
