"""Word files in the template of a house (`docx.template`)."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from publish.archive import pack, unpack
from publish.cli import main
from tests.exporters.docx.templates import FUSS, KOPF, LOGO_NAME, TEMPLATES, german

WIDE = " | ".join(f"Column-of-the-table-{n}" for n in range(9))
REPORT = f"""---
title: "A report"
date: 2026-11-30
classification: Internal
key-points: ["One **point**."]
---

# First

Text with *emphasis*, **strong words**, `code` and a note.[^1]

[^1]: Its text.

- One
- Two
    1. Nested

> Quoted.

::: warning
Beware.
:::

| {WIDE} |
|{"--|" * 9}
| {WIDE} |

## Second

Term
:   Meaning.
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name, data in TEMPLATES.items():
        Path(f"{name}.docx").write_bytes(data)
        Path(f"{name}.toml").write_text(f'[docx]\ntemplate = "{name}.docx"\n', encoding="utf-8")
    Path("a.md").write_text(REPORT, encoding="utf-8")
    return tmp_path


def built(name: str, *options: str) -> dict[str, str]:
    assert main(["build", "a.md", "--style", f"{name}.toml", "--to", "docx", *options]) == 0
    return parts()


def parts() -> dict[str, str]:
    found = unpack(Path("dist/a.docx").read_bytes())
    return {name: data.decode("utf-8", "replace") for name, data in found.items()}


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("name", TEMPLATES)
def test_every_format_of_a_style_with_a_template_is_as_it_says(name: str) -> None:
    assert main(["build", "a.md", "--style", f"{name}.toml", "--check"]) == 0
    assert main(["check", "dist/a.docx", "--against", "a.md", "--style", f"{name}.toml"]) == 0


@pytest.mark.usefixtures("folder")
def test_roles_are_set_in_the_styles_of_the_template_whatever_their_ids() -> None:
    document = built("german")["word/document.xml"]
    for text, style in (
        ("A report", "Titel"),
        ("First", "berschrift1"),
        ("One", "Aufzhlungszeichen"),
    ):
        paragraph = next(p for p in document.split("<w:p>") if f">{text}<" in p)
        assert f'<w:pStyle w:val="{style}"/>' in paragraph
    assert '<w:rStyle w:val="Fett"/>' in document
    styles = parts()["word/styles.xml"]
    assert re.search(r'w:styleId="berschrift1".*?<w:color w:val="7A1F3D"', styles, re.DOTALL)
    assert 'w:styleId="KeyPoints"' in styles  # which the template does not have
    assert 'w:styleId="Heading1"' not in styles
    assert 'w:lang w:val="en' in styles
    assert "de-DE" not in styles


@pytest.mark.usefixtures("folder")
def test_heads_logo_theme_and_properties_of_the_template_stay() -> None:
    found = built("german")
    assert (found["word/kopf.xml"], found["word/fuss.xml"]) == (KOPF, FUSS)
    assert LOGO_NAME in found
    assert "Haus Grotesk" in found["word/theme/theme1.xml"]
    assert "47-11" in found["docProps/custom.xml"]
    assert "Internal" in found["docProps/core.xml"]


@pytest.mark.usefixtures("folder")
def test_landscape_pages_have_the_heads_of_the_template() -> None:
    sections = re.findall(r"<w:sectPr.*?</w:sectPr>", built("german")["word/document.xml"])
    assert len(sections) == 3
    assert ["landscape" in section for section in sections] == [False, True, False]
    for section in sections:
        assert 'w:headerReference w:type="default"' in section
        assert 'w:footerReference w:type="default"' in section
    assert ["w:start" in section for section in sections] == [True, False, False]
    assert 'w:w="16838" w:h="11906"' in sections[1]


@pytest.mark.usefixtures("folder")
def test_numbers_are_those_of_the_document() -> None:
    document = built("numbered")["word/document.xml"]
    first = next(p for p in document.split("<w:p>") if ">First<" in p)
    assert '<w:numId w:val="0"/>' in first
    path = Path("numbered.toml")
    path.write_text(path.read_text() + "[page.briefing]\nsection_numbers = 2\n")
    document = built("numbered", "--check")["word/document.xml"]
    first = next(p for p in document.split("<w:p>") if ">First<" in p)
    assert not re.search(r'<w:numId w:val="[01]"/>', first)


@pytest.mark.usefixtures("folder")
def test_a_template_without_heads_gets_those_of_the_style() -> None:
    assert "Internal" in "".join(v for k, v in built("numbered").items() if "footer" in k)


def test_what_the_heads_do_not_say_is_told(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("a.md").write_text(REPORT.replace("Internal", "Secret"), encoding="utf-8")
    built("german")
    assert (
        '"Secret" does not stand in the heads and feet of the template' in capsys.readouterr().err
    )


@pytest.mark.usefixtures("folder")
def test_a_template_that_fetches_something_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    Path("german.docx").write_bytes(german(fetched="https://example.org/logo.png"))
    assert main(["build", "a.md", "--style", "german.toml", "--to", "docx"]) == 4
    error = capsys.readouterr().err
    assert "german.docx: word/kopf.xml fetches https://example.org/logo.png" in error


MUTANTS = {
    "a head of its own": ("word/fuss.xml", "Das Haus", "Ein Haus", "template-heads"),
    "another colour": ("word/styles.xml", "7A1F3D", "1F3D7A", "style/color"),
    "another size": ("word/styles.xml", '<w:sz w:val="32"/>', '<w:sz w:val="30"/>', "style/size"),
    "another family": ("word/theme/theme1.xml", "Haus Grotesk", "Comic Sans", "style/family"),
}


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("mutant", MUTANTS)
def test_checks_know_what_the_template_says(
    mutant: str, capsys: pytest.CaptureFixture[str]
) -> None:
    built("german")
    name, old, new, code = MUTANTS[mutant]
    members = unpack(Path("dist/a.docx").read_bytes())
    assert old.encode() in members[name]
    members[name] = members[name].replace(old.encode(), new.encode())
    Path("dist/a.docx").write_bytes(pack(members.items()))
    assert main(["check", "dist/a.docx", "--against", "a.md", "--style", "german.toml"]) == 4
    assert code in capsys.readouterr().out


@pytest.mark.parametrize(
    ("said", "error"),
    [
        ("gone.docx", "there is no file"),
        ("a.md", "a.md is no Word file (save it as .docx)"),
        ("../german.docx", "is outside the folder of the style (copy it there"),
        ("https://example.org/t.docx", "is an address, and nothing is fetched"),
    ],
)
def test_a_wrong_template_is_told_with_its_place(
    folder: Path, said: str, error: str, capsys: pytest.CaptureFixture[str]
) -> None:
    inner = folder / "in"
    inner.mkdir()
    (inner / "a.md").write_text("# A")
    (inner / "x.toml").write_text(f'[docx]\ntemplate = "{said}"\n')
    assert main(["build", "a.md", "--style", str(inner / "x.toml"), "--to", "docx"]) == 2
    told = capsys.readouterr().err
    assert "x.toml:2:1: docx.template: " in told
    assert error in told


def test_fonts_are_whole_or_cut_down_or_left_out(folder: Path) -> None:
    sizes, fonts = {}, {}
    for embed in ("full", "subset", "none"):
        Path("own.toml").write_text(f'[docx]\nembed = "{embed}"\n', encoding="utf-8")
        found = built("own", "--check")
        sizes[embed] = Path("dist/a.docx").stat().st_size
        fonts[embed] = [name for name in found if name.endswith(".odttf")]
        assert ("saveSubsetFonts" in found["word/settings.xml"]) == (embed == "subset")
    assert fonts["full"] == fonts["subset"] != fonts["none"] == []
    assert sizes["none"] < sizes["subset"] < sizes["full"] / 2
