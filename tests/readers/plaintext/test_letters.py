"""Letters and minutes: the fields at their head, the letters within them, and who signs."""

from __future__ import annotations

import pytest

from publish.readers.plaintext.letters import is_letter_to
from publish.walk import plain_text
from tests.readers.plaintext.outline import document, outline

PROSE = (
    "The council met on Monday. It agreed to mend the bridge before the winter and not after it."
)


def test_a_label_that_nobody_knows_does_not_end_the_head_of_a_letter() -> None:
    found = document(f"From: Ann Lee\nTo: All\nRoute: Post\nSubject: Bridge\n\n{PROSE}\n\n{PROSE}")
    assert found.meta.correspondence.subject == "Bridge"
    assert dict(found.meta.extra)["Route"] == "Post"


@pytest.mark.parametrize("between", ["", "---------- Forwarded message ---------\n\n"])
def test_a_letter_within_a_letter_is_text(between: str) -> None:
    inner = (
        "From: Bo Ek\nSent: Monday, 2 February 2026 07:31\nTo: Ann Lee\nSubject: Bridge".replace(
            "\n", "\n\n"
        )
    )
    text = f"From: Ann Lee\nTo: All\nSubject: FW: Bridge\n\n{PROSE}\n\nThe Bridge Desk\n\n"
    found = outline(f"{text}{between}{inner}\n\nDear Ann,\n\n{PROSE}")
    assert [line for line in found if line[0] in "=:"] == []
    assert "· Subject: Bridge" in found


def test_a_name_with_a_comma_below_a_long_subject_begins_the_letter() -> None:
    subject = "RE: Quayside / Northgate – draft 4 of the services agreement"
    wrapped = (
        "    Thanks for turning this round so quickly. We are nearly there, and\n"
        "nobody here has any doubt that it can be signed before the end of May."
    )
    text = f"From: Ann Lee\nTo: Bo Hu\nSubject: {subject}\n    Mei-Ling,\n{wrapped}\n{wrapped}\n"
    assert document(text).meta.correspondence.subject == subject


def test_who_signs_is_no_heading() -> None:
    text = (
        f"From: Ann Lee\nTo: All\nSubject: Bridge\n\n{PROSE}\n\nKind regards\n\nTobias\n\n{PROSE}"
    )
    assert outline(text)[-3:-1] == ["· Kind regards", "· Tobias"]


def test_what_the_signer_is_heads_nothing() -> None:
    text = f"Dear Ann,\n\n{PROSE}\n\nYours sincerely,\n\nJames Okafor\nDirector\n\nEnc.\n"
    assert outline(text)[-3:] == ["· James Okafor", "· Director", "· Enc."]
    post = "Headteacher, The Halden Academy"
    far = f"Dear Ann,\n\n{PROSE}\n\nWith best wishes,\n\nJames Okafor\n\n{post}\n\n{PROSE}\n"
    assert outline(far)[-3:] == ["· James Okafor", f"· {post}", f"· {PROSE}"]


def test_what_leads_in_to_a_quoted_letter_is_no_date_of_this_one() -> None:
    said = "On Sat, Jan 10, 2026 at 4:02 PM Ann Lee wrote:"
    found = document(f"From: Bo Ek\nTo: All\nSubject: Bridge\n\n{said}\n\n> {PROSE}\n\n{PROSE}")
    assert found.meta.date == ""


def test_fields_at_the_head_of_minutes_are_no_terms() -> None:
    fields = ["Place: the old school", "Chair: Ann Lee", "Number: 27 of 36 owners. A quorum."]
    text = "\n\n".join(("Minutes of the meeting", "20 November 2025", *fields, "1. Opening", PROSE))
    assert [line for line in outline(text) if line[2:] in fields] == [f"· {f}" for f in fields]


def test_a_day_right_above_the_salutation_dates_a_letter() -> None:
    found = document(f"12 August 2025\n\nDear neighbours,\n\n{PROSE}\n\n{PROSE}\n\nAnn Lee")
    assert (found.meta.date, found.meta.title) == ("2025-08-12", ())


def test_a_word_for_memo_among_capitals_is_no_text() -> None:
    found = outline(f"INTERNAL MEMO\n\nTo: All\nFrom: Ann Lee\nSubject: Bridge\n\n{PROSE}")
    assert not any("MEMO" in line for line in found)


def test_the_first_line_of_a_letter_within_a_letter_heads_nothing() -> None:
    inner = ("From: Tom Gatter", "To: Ada Lee", "Subject: Green gate")
    text = (
        "Hello Ada",
        "The gate was painted green in March, and nobody knows who has paid for it.",
    )
    lines = ("From: Ada Lee", "To: Bo Hale", "Subject: Paint", "See below.", *inner, *text)
    assert outline("\n".join(lines))[-2:] == [f"· {line}" for line in text]


def test_a_quotation_is_wrapped_by_its_own_width_though_the_answer_is_not() -> None:
    wrote = "On Tue, Jun 3, 2025 at 3:15 PM Marcus Oyelaran <marcus@northbay.example> wrote:"
    quoted = [
        "Northbay Water apologises to the 3,400 households without water",
        "since this morning. Our engineers are on site and expect to restore",
        "supply by midnight. Customers will be compensated.",
    ]
    text = [
        "From: Dana",
        "Subject: Draft",
        "",
        "Marcus,",
        "",
        "Fine with me.",
        "",
        "Dana",
        "",
        wrote,
    ]
    text += ["", "> Dana,", ">", *(f"> {line}" for line in quoted), ">", "> Marcus", ""]
    assert outline("\n".join(text))[-3:] == ["> Dana,", f"> {' '.join(quoted)}", "> Marcus"]


def test_lines_of_a_quotation_that_somebody_ended_stay_apart() -> None:
    text = ["From: Dana", "Subject: Draft", "", "Marcus,", "", "Fine with me.", "", "Dana", ""]
    text += ["> Order the desks", "> Tell the landlord", "> Pack the books", ""]
    assert outline("\n".join(text))[-3:] == [
        "> Order the desks",
        "> Tell the landlord",
        "> Pack the books",
    ]


def test_a_letter_that_is_published_is_called_after_whom_it_was_sent_to() -> None:
    head = ("6.5.19", "Open letter to the harbour board", "Tarn Beach", "2nd May 2019")
    found = outline("\n\n".join((*head, "Dear members,", PROSE, PROSE)))
    assert found[:2] == ["# Open letter to the harbour board", "% 2019-05-02"]
    assert "· Tarn Beach" in found


def test_the_kind_of_a_letter_to_a_paper_is_not_what_it_is_called() -> None:
    assert not is_letter_to("Letter to the editor")
    assert is_letter_to("Offener Brief an den Hafenrat")


LETTERHEAD = ("Vale Allotment Society", "The Old Mill, 3 Weir Lane, Halden HD9 4QQ", "7 May 2025")


def test_a_head_with_one_line_of_an_address_is_that_of_a_letter_which_takes_leave() -> None:
    subject = "Proposed car park at Weir Lane (your ref. POS/25/118)"
    text = (*LETTERHEAD, "Dear Ms Lee,", subject, PROSE, PROSE, "Yours sincerely,", "Ann Hale")
    found = document("\n".join(text))
    assert (plain_text(found.meta.title), found.meta.date) == (subject, "2025-05-07")


def test_a_column_to_its_readers_keeps_its_title() -> None:
    text = ("A word before the vote", "7 May 2025", "Dear readers,", PROSE, PROSE, "Yours, Ann")
    assert plain_text(document("\n".join(text)).meta.title) == text[0]


def test_the_day_of_what_is_quoted_is_not_that_of_the_letter() -> None:
    said = "On Tue, 10 Sep 2002 01:20:56 PDT,\n    Ann Lee <ann@halden.example> wrote:"
    head = "From: Bo Ek\nTo: All\nSubject: Bridge\nDate: Wed, 11 Sep 2002 10:29:26 +0000"
    found = document(f"{head}\n\n{said}\n\n> {PROSE}\n\n{PROSE}")
    assert found.meta.date == "2002-09-11"


@pytest.mark.parametrize(
    ("line", "fields", "expected"),
    [
        ("Ann Lee", "TO: Harbour Board\nDATE: 3 May 2025", ("", ("Ann Lee",))),
        (
            "What the board can do",
            "TO: Harbour Board\nDATE: 3 May 2025",
            ("What the board can do", ()),
        ),
        ("Ann Lee", "TO: Harbour Board\nFROM: Tom Okafor", ("Ann Lee", ("Tom Okafor",))),
    ],
)
def test_between_the_title_of_a_memo_and_its_fields_stands_who_wrote_it_or_a_phrase(
    line: str, fields: str, expected: tuple[str, tuple[str, ...]]
) -> None:
    title = "How to mend the harbour gates"
    meta = document("\n\n".join(("IN CONFIDENCE", title, line, fields, PROSE, PROSE))).meta
    assert plain_text(meta.title) == title
    assert (plain_text(meta.subtitle), meta.authors or meta.correspondence.sender) == expected


def test_what_a_letter_is_about_stands_with_its_label_above_whom_it_greets() -> None:
    head = ("Carers West", "Prospect Hill, Galway", "Mr Bo Ek TD", "2 December 2025")
    subject = "Closure of beds at Ashgrove House"
    found = document("\n\n".join((*head, f"Re: {subject}", "Dear Minister,", *[PROSE] * 3)))
    assert plain_text(found.meta.title) == subject
    assert not found.meta.authors


def test_by_when_to_act_is_a_field_of_a_memo_and_not_its_day() -> None:
    head = "To: Ann Lee\nFrom: Bo Ek\nDate: 3 March 2024\nSubject: Bridge\nAction by: 20 March 2024"
    found = document(f"{head}\n\n{PROSE}\n\n{PROSE}")
    assert found.meta.date == "2024-03-03"
    assert "20 March 2024" in dict(found.meta.extra).values()
