"""Two lines at the head of a text that are each a thing of their own, and lines that are one."""

from __future__ import annotations

import textwrap

import pytest

from publish.walk import plain_text
from tests.readers.plaintext.outline import document

PROSE = (
    "The harbour office counted nine rafts under the bridge on Monday, two more than last year, "
    "and will tow them away before the ice comes.",
    "Whoever built them is asked to write to the warden, who will keep the planks until spring "
    "and then give them to the school.",
)


def _title(*lines: str) -> str:
    return plain_text(document("\n".join((*lines, "", *PROSE))).meta.title)


@pytest.mark.parametrize(
    ("title", "below"),
    [
        ("NINE RAFTS FOUND UNDER HALDEN BRIDGE", "HIGHLIGHTS"),
        ("THE RAFTS AND WHO SHOULD PAY FOR THEM", "MARTA QUINN AND PETER OAKES"),
        ("Wardens find out who the rafts were built for", "Rings in the planks point to a yard"),
        ("Satama laskee lautat sillan alla kesäkuussa", "liikenne- ja satamaministeriö"),
        ("IN THE MATTER OF THE HALDEN VILLAGE HALL CHARITY", "ADVICE"),
        ("JUDGMENT", "VAN RHEEDE-MTHEMBU J"),
        ("RIGHT RAFT, WRONG CENTURY: THE CASE FOR A SLOWER FERRY", "DEREK VOSS AND ANNA TROMP"),
        ("Schalltechnische Untersuchung zum Plan „Am Hafen“", "im Auftrag der Gemeinde Halden"),
        ("Declarația comisiei portului privind plutele", "publicat 14 mai 2024, ora 15:20"),
    ],
)
def test_what_says_something_of_its_own_goes_on_no_title(title: str, below: str) -> None:
    assert _title(title, below) == title


@pytest.mark.parametrize(
    ("above", "title"),
    [
        ("MEMORANDUM FOR THE HARBOUR BOARD", "CHOICES FOR THE RAFTS UNDER THE BRIDGE"),
        ("GENERAL", "NO PLAN TO COUNT THE RAFTS IN HALDEN AGAIN - WARDEN"),
        ("TRANSPORTES", "LA MINISTRA EXPLICA LOS CAMBIOS DEL PLAN DE BALSAS"),
        ("IČO: 275 11 804", "ZÁPIS ZE SHROMÁŽDĚNÍ VLASTNÍKŮ LODÍ"),
    ],
)
def test_what_stands_above_a_title_in_capitals_is_no_part_of_it(above: str, title: str) -> None:
    assert _title(above, title) == title


def test_words_that_are_no_phrase_go_on_no_title_that_fills_its_line() -> None:
    title = "MINUTES OF A MEETING OF THE SOUTHERN HALDEN ISLANDS COMMISSION"
    held = "HELD FRIDAY, JANUARY 24, 2025, AT THE LIBRARY OF THE HARBOUR"
    text = [textwrap.fill(" ".join(PROSE), 66)] * 3
    assert plain_text(document("\n".join((title, held, *text))).meta.title) == title


@pytest.mark.parametrize(("width", "joined"), [(36, True), (76, False)])
def test_where_there_was_room_for_more_a_title_ends(width: int, *, joined: bool) -> None:
    first, second = "A STUDY OF RAFTS FOUND IN HALDEN", "STATEMENT OF CLAIM"
    text = [textwrap.fill(" ".join(PROSE), width)] * 3
    found = plain_text(document("\n".join((first, second, *text))).meta.title)
    assert found == (f"{first} {second}" if joined else first)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("A HISTORY OF THE RAFTS AND", "FERRIES OF THE UPPER HARBOUR"),
        ("What the rafts under the bridge are made of and for", "whom they were once built"),
        ("THE LONG WINTER OF", "ANNA LEE AND THE RAFTS"),
        ("MERENDA E ROÇA: COMPRAS FAMILIARES EM ESCOLAS QUILOMBOLAS DO", "VALE DO RIBEIRA"),
        ("Prices of Rafts, Ropes, Oil &", "Lamps in Halden"),
    ],
)
def test_a_title_that_breaks_off_goes_on(first: str, second: str) -> None:
    assert _title(first, second) == f"{first} {second}"


def test_a_record_may_be_a_draft_and_other_drafts_stand_above_the_title() -> None:
    record, held = "Draft – 2024 Annual Meeting Minutes", "For the members to accept in 2025"
    assert _title(record, held) == record
    assert _title("Draft – not for circulation", "How we count the rafts under the bridge") == (
        "How we count the rafts under the bridge"
    )


@pytest.mark.parametrize(
    ("title", "below"),
    [
        (
            "Minutes of an Ordinary Meeting of the Infrastructure Committee of Halden",
            ("held in the Council Chamber, Weka Street, on Thursday 14 August 2025 at 10.00am",),
        ),
        (
            "Brackley (Respondent) v Westmoor Estates Ltd and another (Appellant)",
            ("before", "Lord Ferrars, President; Lady Hoxton; Lord Quarmby"),
        ),
    ],
)
def test_words_in_small_letters_may_begin_what_is_told_of_a_meeting_or_a_bench(
    title: str, below: tuple[str, ...]
) -> None:
    wrapped = "\n".join(textwrap.fill(block, 72) for block in (title, *below, *PROSE))
    assert plain_text(document(wrapped).meta.title) == title


def test_a_few_words_with_capitals_below_a_section_are_the_title_and_no_other_section() -> None:
    below = (
        "What the First Five Regional Chip Subsidies Have and Have Not Delivered",
        *("Adaeze Holloway and Martin Strand", "February 2025", "Summary"),
    )
    assert _title("Policy Brief", "Counting the Jobs", *below) == "Counting the Jobs"


def test_a_line_longer_than_any_title_goes_on_in_none() -> None:
    long, below = "NINE RAFTS WERE FOUND " * 60 + "AND", "TWO FERRIES"
    blocks = [plain_text(block) for block in document("\n".join((long, below, *PROSE))).blocks]
    assert f"{long} {below}" not in blocks
