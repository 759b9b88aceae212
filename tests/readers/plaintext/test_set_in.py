"""What is set in, beside first lines that are set in as far, and over the ends of pages."""

from __future__ import annotations

import textwrap

import pytest

from publish.document import CodeBlock
from publish.walk import iterate
from tests.readers.plaintext.outline import document, outline
from tests.readers.plaintext.test_body import END, OPENING, SEQUEL

DIGEST = "8d14531846b95bfa3564b58ccfb7913a034323b8"


def _first(text: str) -> str:
    return textwrap.fill(text, 72, initial_indent="    ")


def _all(text: str, width: int = 72) -> str:
    return textwrap.fill(text, width, initial_indent="    ", subsequent_indent="    ")


def _code(lines: list[str]) -> list[str]:
    return [f"` {line}" for line in lines]


def _paged(blocks: list[str], cut: int, head: str = "The heron") -> str:
    """Wrapped blocks between blank lines, on two pages: the first ends after `cut` lines of the
    third block."""
    inner = blocks[2].split("\n")
    first = [blocks[0], "", blocks[1], "", *inner[:cut], "", "1"]
    rest = [*inner[cut:], "", *(f"{block}\n" for block in blocks[3:])]
    return "\n".join([head, "", *first, head, "", *rest, "2", ""])


def test_a_comment_that_hangs_in_code_is_no_first_line_of_a_paragraph() -> None:
    code = [
        "Dir",
        "{",
        "  /* Use the disc for what is known of the state and send the file of the state",
        "     away from /var/lib, where it stands if it is not told so */",
        '  State "/disc/";',
        "};",
    ]
    prose = textwrap.fill(f"{OPENING} {SEQUEL}", 66)
    text = "\n".join(["Offline", "", prose, "", *(f"    {line}" for line in code), "", END])
    assert [line for line in outline(text) if line[0] in "`="] == _code(code)


@pytest.mark.parametrize(
    "lines",
    [
        [
            f"100644 blob {DIGEST}    .gitignore",
            f"040000 tree {DIGEST}    docs",
            f"100644 blob {DIGEST}    a",
            "...",
        ],
        [f"{DIGEST}  one.iso", f"{DIGEST[::-1]}  another.iso", f"{DIGEST}  third.iso"],
        ["deb cdrom:[<Name on the label of the disc>]/ unstable main [...]"],
    ],
)
def test_digests_and_archives_are_code(lines: list[str]) -> None:
    code = [f"    {line}" for line in lines]
    apart = "\n\n".join(["Discs", OPENING, "\n".join(code), SEQUEL, END])
    assert [line for line in outline(apart) if line[0] == "`"] == _code(lines)
    close = ["Discs", _first(OPENING), "    This is what it says:", *code, _first(SEQUEL)]
    assert [line for line in outline("\n".join(close)) if line[0] == "`"] == _code(lines)


def test_prose_parts_code_where_first_lines_are_set_in_as_far() -> None:
    between = "which will show something like"
    lead = "    Replace <package> with the name of the package that you have got the"
    lines = [
        *("Trees", _first(OPENING), "    Now you can do", f"    git ls-tree {DIGEST}"),
        *(f"    {between}", f"    100644 blob {DIGEST}    .mailmap", _first(SEQUEL)),
        *("    It should say:", "    Package: <package>", lead, "bug in.", _first(END)),
    ]
    found = outline("\n".join(lines))
    assert [line for line in found if line[0] == "`"] == _code(
        [f"git ls-tree {DIGEST}", f"100644 blob {DIGEST}    .mailmap", "Package: <package>"]
    )
    assert f"· {between}" in found
    assert f"· {lead.strip()} bug in." in found


def test_code_goes_on_over_the_end_of_a_page() -> None:
    code = [
        "    $ grep -c 'SIGHUP received' /var/log/*.log",
        "    eu-014.log:41",
        "    eu-015.log:0",
    ]
    prose = [textwrap.fill(text, 66) for text in (OPENING, SEQUEL, END)]
    found = document(_paged([*prose[:2], "\n".join(code), prose[2]], 1))
    blocks = [node.text for node in iterate(found) if isinstance(node, CodeBlock)]
    assert blocks == ["\n".join(line.strip() for line in code)]


def test_a_quotation_goes_on_over_the_end_of_a_page() -> None:
    prose = [textwrap.fill(text, 66) for text in (OPENING, END, SEQUEL)]
    found = outline(_paged([prose[0], "She said:", _all(SEQUEL, 66), *prose[1:]], 2))
    assert [line for line in found if line[0] == ">"] == [f"> {SEQUEL}"]


def test_a_fence_that_ends_a_page_is_no_running_head() -> None:
    fence = "```\nenable\n```"
    prose = [textwrap.fill(text, 66) for text in (OPENING, SEQUEL, END)]
    text = _paged([fence, prose[0], "```sql\nCREATE TABLE page (id);\n```", *prose[1:]], 3)
    assert [line for line in outline(text) if line[0] in "`="] == _code(
        ["enable", "CREATE TABLE page (id);"]
    )


def test_a_sentence_that_ends_early_parts_the_paragraphs_of_a_quotation() -> None:
    said = [
        "Nobody should have to hire a planning consultant in order to heat their home. These "
        "changes take away the paperwork and keep the protection for neighbours.",
        "A family that switches today can expect to save around two hundred a year on its bills.",
    ]
    lines = ["Heat", _first(OPENING), "    She said:", *map(_all, said), _first(SEQUEL)]
    assert [line[2:] for line in outline("\n".join(lines)) if line[0] == ">"] == said


def test_a_full_line_that_leads_in_is_no_part_of_the_quotation_below_it() -> None:
    lead = "Graham Sutter, who is Chief Executive of the Heat Pump Federation, said:"
    said = (
        "Our members have been asking for this for three years. What matters now is training, "
        "and we need 12,000 more installers by the end of the decade if homes are to be warm."
    )
    lines = ["Heat", _first(OPENING), f"    {lead}", _all(said), _first(SEQUEL)]
    assert outline("\n".join(lines))[2:4] == [f"· {lead}", f"> {said}"]


def test_a_first_line_below_a_full_line_alone_goes_on_at_the_margin() -> None:
    alone = "The unanimous declaration of the thirteen united states of the north,"
    lines = ["A declaration", f"    {alone}", _first(OPENING), _first(SEQUEL)]
    assert outline("\n".join(lines))[1:] == [f"· {alone}", f"· {OPENING}", f"· {SEQUEL}"]


def test_a_field_goes_on_at_the_margin_though_names_stand_there() -> None:
    fields = [
        "Members present: Ruth Alderete (Governor), Michael Osei (Deputy Governor), Carla Winther, "
        "Jun Tanaka, Edmund Frayne",
        "Others present: Sofia Brandl (Assistant Governor, Economic), Piers Caldwell (Secretary)",
    ]
    lines = ["Minutes of the board", *map(_first, fields), _first(OPENING), _first(SEQUEL)]
    assert outline("\n".join(lines))[1:3] == [f"· {field}" for field in fields]


def test_those_who_have_signed_are_no_verse() -> None:
    signed = ["gez. Dr. Wessels, Vorsitzende", "gez. Tiedemann, Protokollführer"]
    lines = ["Protokoll", _first(OPENING), _first(SEQUEL), *(f"    {line}" for line in signed)]
    assert outline("\n".join(lines))[-2:] == [f"· {line}" for line in signed]


def test_stanzas_of_an_even_width_are_not_wrapped() -> None:
    stanzas = [
        "ای خانه ی کودکی، چراغت روشن\nدیوار تو گرم از نفس مادر من\n"
        "گفتی که زمستان گذرد، باز آیم\nرفتی و زمستان نگذشت از این تن",
        "امشب که صدای برف می بارد باز\nاز دور کسی نام مرا خواند به ناز\n"
        "برخاستم و دریچه را وا کردم\nجز رد دو پا نبود بر برف دراز",
        "برف آمد و کوچه را ز یاد خود برد\nهر جا که نشانه ای ز ما بود، سترد\n"
        "ما پشت دریچه چای می نوشیدیم\nیک گنجشک آمد و غمی با خود برد",
    ]
    text = "\n\n".join(["پنجره ای رو به برف", "شاعر: مهتاب راستین", *stanzas])
    verse = [line for line in outline(text) if line[0] == "|"]
    assert verse[-8:] == [f"| {line}" for stanza in stanzas[1:] for line in stanza.split("\n")]


def test_what_a_program_says_is_code_to_its_last_line_in_sentences_too() -> None:
    session = (
        "$ docker builder prune",
        "WARNING! This will remove all of the dangling build cache.",
        "Are you sure you want to continue? [y/N] y",
        "",
        "Total:  19.8GB",
    )
    before = "Check before you delete anything, for the builder keeps every layer it has seen:"
    after = "That got us back to 46 per cent, and it has stayed there ever since that night."
    shown = "\n".join(f"    {line}".rstrip() for line in session)
    found = outline(f"What ate the disk\n\n{before}\n\n{shown}\n\n{after}\n")
    assert found[2:-1] == [f"` {line}" for line in session]


def test_a_quotation_that_names_programs_is_no_code() -> None:
    before = "You need not do anything at all, for the office will write to you in good time."
    said = "Note that those commits may still be accessible in clones of your GitHub repository\n"
    said += "    or in cached views and pull requests that reference them (see the guide of GitHub)"
    found = outline(f"Secrets that got out\n\n{before}\n\n    {said}\n\n{before} {before}\n")
    assert found[2].startswith("> Note that")


def test_quotations_longer_than_all_prose_at_the_margin_are_set_in() -> None:
    said = (
        "    The gate was painted twice, as I said then, and I say it again to whoever asks me now."
    )
    prose = said.strip().replace("I say it again", "he wrote it down")
    found = outline("\n\n".join(("The gate", prose, *[said] * 6, prose)))
    assert found[2:8] == [f"> {said.strip()}"] * 6


def test_a_quotation_of_sentences_may_end_in_an_address() -> None:
    said = "The gate shows what is wrong with us: somebody thinks ahead, and all laugh. " * 2
    said += "We shall paint it anyway. gate.example/4wQ2"
    prose = "He wrote it in June, when the paint was still wet and nobody had asked him for it."
    found = outline("\n\n".join(("The gate", prose, f"    {said}", prose)))
    assert found[2] == f"> {said}"


CENTRED = ["            The herons of the lake", "      A Report to the Parish of Norland", ""]


@pytest.mark.parametrize("width", [72, 2000])
def test_lines_in_the_middle_above_the_first_paragraph_are_title_and_subtitle(width: int) -> None:
    below = [*textwrap.wrap(f"{OPENING} {SEQUEL}", width), "", *textwrap.wrap(END, width)]
    found = outline("\n".join([*CENTRED, *below]))
    assert found[:2] == ["# The herons of the lake", "~ A Report to the Parish of Norland"]


@pytest.mark.parametrize("width", [72, 2000])
def test_verse_above_the_first_paragraph_stays_verse(width: int) -> None:
    verse = ["    The heron stands, the heron waits,", "      and nothing else is done;", ""]
    below = [*textwrap.wrap(f"{OPENING} {SEQUEL}", width), "", *textwrap.wrap(END, width)]
    assert outline("\n".join([*verse, *below]))[0].startswith("| The heron stands,")
