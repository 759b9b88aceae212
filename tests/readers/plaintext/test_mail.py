"""Mail that programs broke again, and what stands below a letter."""

from __future__ import annotations

import textwrap

import pytest

from publish.document import Correspondence
from tests.readers.plaintext.outline import document, outline
from tests.readers.plaintext.test_body import END, OPENING, SEQUEL

REPLY = ["The boats", "", *textwrap.wrap(OPENING, 60), "", "Ida wrote:", ""]


def _broken(text: str, mark: str, rest: str) -> list[str]:
    """Quoted lines of 75 columns, whose last words a program that breaks at 72 has set below."""
    lines: list[str] = []
    for line in textwrap.wrap(text, 75 - len(mark)):
        first, *over = textwrap.wrap(mark + line, 72)
        lines += [first, *(f"{rest}{words}" for words in over)]
    return lines


@pytest.mark.parametrize(("mark", "rest"), [("> ", ""), ("> > ", "> ")])
def test_words_that_had_no_room_in_a_line_of_a_quotation_belong_to_it(mark: str, rest: str) -> None:
    lines = _broken(SEQUEL, mark, rest)
    assert any(not line.startswith(mark) for line in lines)
    found = outline("\n".join([*REPLY, *lines, "", *textwrap.wrap(END, 60)]))
    assert found[-2:] == [f"> {SEQUEL}", f"· {END}"]


def test_a_short_answer_between_quoted_questions_is_no_part_of_them() -> None:
    asked = ["> Will the boats go to the island on Monday if the ice is gone by then?", "Yes."]
    asked += ["> And who will bring the letters to the lighthouse while they do not go?", "Ida."]
    found = outline("\n".join([*REPLY, *asked]))
    assert [line for line in found if line[0] == "·"][2:] == ["· Yes.", "· Ida."]


def test_quoted_lines_do_not_tell_how_wide_the_answer_is() -> None:
    answer = textwrap.wrap(SEQUEL, 56)
    quoted = [f"> {line}" for line in textwrap.wrap(f"{OPENING} {END}", 76)]
    found = outline(
        "\n".join(["From: Ida", "Subject: The boats", "", *answer, "", "Ida wrote:", "", *quoted])
    )
    assert found[1:] == [f"· {SEQUEL}", "· Ida wrote:", f"> {OPENING} {END}"]


@pytest.mark.parametrize("name", ["Kate", "K.", "Marine Office"])
def test_who_signs_above_the_mark_of_a_signature_heads_nothing(name: str) -> None:
    text = [*REPLY[:-2], name, "--", "Harbour list: how to leave it is told on its page", END]
    assert not [line for line in outline("\n".join(text)) if line[0] == "="]


def test_a_first_name_alone_heads_nothing_unless_other_words_do() -> None:
    notes = ["[1] The boats of the north, of which nine are left.", "[2] Those of the south."]
    assert "· Kate" in outline("\n\n".join(["The boats", OPENING, "Kate", *notes]))
    lands = "\n\n".join(["The boats", "Norland", OPENING, "Jordan", SEQUEL, "Sudland", END])
    assert "= Jordan" in outline(lands)


@pytest.mark.parametrize("drawn", ["-----BEGIN SIGNATURE-----", "--------NOTICE--------------"])
def test_a_line_that_is_drawn_names_nobody(drawn: str) -> None:
    said = "“The boats lie still, and nobody knows for how long they will.”"
    assert outline("\n\n".join(["The boats", OPENING, said, drawn]))[-2:] == [
        f"· {said}",
        f"· {drawn}",
    ]


def test_notes_stand_above_a_signature() -> None:
    text = [
        "The boats",
        OPENING,
        f"{SEQUEL[:-1]} [1].",
        "[1] By the daughter, in May.",
        "--\nIda Brandt",
    ]
    assert "note By the daughter, in May." in outline("\n\n".join(text))


def _head(*fields: str) -> Correspondence:
    return document("\n".join([*fields, "", OPENING])).meta.correspondence


@pytest.mark.parametrize("begins", ["\t", " ", ""])
def test_addresses_below_a_comma_belong_to_the_field_above(begins: str) -> None:
    head = ["From: Ida Brandt <ida@quay.example>", "Cc: Ove Lund <ove@quay.example>,"]
    head += [f"{begins}Mia Holm <mia@quay.example>,", f"{begins}list@quay.example"]
    found = _head(*head, "Subject: The boats")
    assert found.cc == (
        "Ove Lund <ove@quay.example>",
        "Mia Holm <mia@quay.example>",
        "list@quay.example",
    )
    assert found.subject == "The boats"


def test_a_field_of_mail_goes_on_in_a_line_that_begins_with_a_space() -> None:
    head = ["From: Ida Brandt <ida@quay.example>", "Subject: The boats that lie still"]
    head += [" In the north", "Message-ID: <4471@quay.example>"]
    assert _head(*head).subject == "The boats that lie still In the north"


def test_the_first_line_of_a_paragraph_and_who_wrote_what_is_quoted_are_no_fields() -> None:
    head = ["From: Ida Brandt <ida@quay.example>", "Subject: The boats"]
    below = textwrap.wrap(f"{OPENING} {SEQUEL}", 72, initial_indent="   ")
    assert outline("\n".join([*head, *below]))[-1].startswith(f"· {OPENING[:60]}")
    wrote = "On Fri, Nov 30, 2001 at 02:17:33PM -0800, Ove Lund wrote:"
    answer = ["> The boats lie still.", *textwrap.wrap(f"{OPENING} {SEQUEL}", 72)]
    assert f"· {wrote}" in outline("\n".join([*head, "In-Reply-To: <4@q.example>", wrote, *answer]))


def test_whom_mail_greets_and_what_heads_its_text_are_no_part_of_the_subject() -> None:
    head = ["From: Ida Brandt <ida@quay.example>"]
    subject = "The boats that lie still in the north and what the harbour owes them"
    below = textwrap.wrap(f"{OPENING} {SEQUEL}", 72, initial_indent="    ")
    greeted = [*head, f"Subject: {subject}", "    Mei-Ling,", *below, *below]
    assert document("\n".join(greeted)).meta.correspondence == Correspondence(
        sender=("Ida Brandt <ida@quay.example>",), subject=subject
    )
    for section in ("Recommendations", "Question Presented"):
        headed = [*head, f"Subject: {subject}", section, *below, *below]
        assert outline("\n".join(headed))[1] == f"= {section}"


def test_a_title_is_without_the_label_of_the_subject() -> None:
    assert outline(f"Subject: The boats in the north\n\n{OPENING}\n\n{SEQUEL}")[0] == (
        "# The boats in the north"
    )
    stays = "Boats: the north and its ferries"
    assert outline(f"{stays}\n\n{OPENING}\n\n{SEQUEL}")[0] == f"# {stays}"


def test_a_subject_that_leaves_a_bracket_open_goes_on_in_capitals() -> None:
    subject, rest = "Re: A question on what the council has to match (award", "LFPA-25-0338)"
    body = textwrap.fill(f"{OPENING} {SEQUEL}" * 3, len(f"Subject: {subject}"))
    found = document(f"From: Ann Lee\nSubject: {subject}\n{rest}\nTo: Bo Hu\n\n{body}\n")
    assert found.meta.correspondence is not None
    assert found.meta.correspondence.subject == f"{subject} {rest}"
    assert found.meta.correspondence.to == ("Bo Hu",)
