"""Fronts of pages that no word of theirs tells, read as such fronts usually are."""

from __future__ import annotations

import re
from collections.abc import Iterable
from math import inf

import pytest

from publish.diagnostics import Log
from publish.document import Document
from publish.plugin import Source
from publish.readers.plaintext import read as read_text
from publish.readers.plaintext import usual
from publish.readers.plaintext.chains import AND
from publish.readers.plaintext.datelines import is_time_stamp
from publish.readers.plaintext.front_evidence import FrontEvidence, Role
from publish.readers.plaintext.lines import read_lines
from publish.readers.plaintext.pieces import Piece
from publish.readers.plaintext.possible_roles import is_below_text
from publish.readers.plaintext.reading import analyse
from publish.readers.plaintext.trees import Forest, Tree
from publish.readers.plaintext.usual import (
    how_probable,
    likeliest_title,
    may_be_title,
    may_displace,
    weights,
)
from publish.walk import plain_text
from tests.eval.corpus import Label, Labelled, named
from tests.eval.fronts import WEIGHTS, as_toml, lesson, withheld
from tests.eval.shapes import SHAPES
from tests.readers.plaintext.outline import document, outline
from tests.readers.plaintext.test_untitled import STANZAS

TEXT = (
    "The ferry that has carried schoolchildren over the Skerry sound since the bridge was closed "
    "in spring will stop in March, because nobody has paid for the repair of its ramp since then.",
    "Parents on the north shore say that they heard of it on the radio. The council, which had "
    "promised them a new ramp before the summer, has not said when it will find the money for one.",
    "The ramp was built for a smaller boat, and its hinges have been mended eleven times, most of "
    "them at night, by two men of the harbour who were never paid for any of that work.",
    "A bus around the sound takes an hour and forty minutes, so that children would have to leave "
    "home before six, and the road is under water whenever the wind blows from the south-west.",
    "Nobody at the council wanted to say on Monday what the ferry costs, or what the bus would.",
)
TITLE = "Skerry ferry stops for good as council finds no money for its ramp"


def page(*front: str) -> list[tuple[str, str]]:
    """Kind and text of the first pieces of a page with that front."""
    text = "\n\n".join((*front, *TEXT))
    pieces = analyse(Source(name="page.txt", data=text.encode()), Log("page.txt")).pieces
    return [(piece.kind, piece.text) for piece in pieces[: len(front)]]


FRONT = ("Letters to the harbour", "Sea and land", TITLE, "3 June 2025", "Share")


def test_unknown_words_in_two_lines_above_a_headline_are_no_title() -> None:
    kinds = [kind for kind, _ in page(*FRONT)]
    assert kinds == ["status", "status", "title", "date", "dropped"]


def test_the_reason_is_a_fact_and_how_sure_it_is_a_probability() -> None:
    text = "\n\n".join((*FRONT, *TEXT))
    first = analyse(Source(name="page.txt", data=text.encode()), Log("page.txt")).pieces[1]
    assert first.rule.startswith("usual on pages: ")
    assert 0.5 <= first.confidence < 0.95


def test_items_have_no_part_in_a_front() -> None:
    kinds = [kind for kind, _ in page("- Skerry", "- Sound", TITLE, "Ann Lee", "3 June 2025")]
    assert kinds == ["item", "item", "title", "byline", "date"]


def test_a_court_is_no_title_however_pages_look() -> None:
    parties = ("APPLICANT: Ann Lee (Tenant)", "RESPONDENT: Skerry Ferries Limited")
    found = page(
        "TENANCY TRIBUNAL - Skerry", "Application 5102238", "Lee v Skerry Ferries", *parties
    )
    assert found[2] == ("title", "Lee v Skerry Ferries")


def test_short_texts_are_read_by_the_rules_alone() -> None:
    found = outline("\n\n".join((*FRONT[:3], *TEXT[:3])))
    assert found[0] == f"# {FRONT[0]}"


def test_lines_of_a_poem_are_never_left_out() -> None:
    lines = [
        *("The ferry has gone and the ramp is still", "and nobody waits at the foot of the hill"),
        *("the gulls walk over the empty boards", "and count the nails and the rusted cords"),
        *("The water comes up and the water goes", "and what it has taken nobody knows"),
    ]
    text = "\n\n".join(("The ramp", "Ann Lee", "\n".join(lines[:4]), "\n".join(lines[4:])))
    said = " ".join(outline(text))
    assert all(line in said for line in lines)


def test_what_a_front_teaches_are_the_roles_of_its_labels() -> None:
    labels = [
        *(Label("status", "Sound & shore"), Label("title", TITLE), Label("more", "Share")),
        *(Label("byline", "By Ann Lee", "Ann Lee"), *(Label("p", text) for text in TEXT)),
    ]
    found = lesson(Labelled("page", "en", tuple(labels)))
    assert found is not None
    features, roles = found
    assert roles[:4] == ["status", "title", "dropped", "byline"]
    assert len(features) == len(roles)
    assert set(roles[4:]) == {"paragraph"}
    assert "the longest line without a stop" in features[1]


def test_the_weights_are_written_as_the_trainer_writes_them() -> None:
    assert WEIGHTS.read_text("utf-8") == as_toml(weights())


def test_no_weight_has_a_name_that_nothing_has() -> None:
    pages = named("fourteenth/*", "thirteenth/ss-27-*", "eleventh/a-speech-*", "eighteenth/g-47-*")
    seen = {
        name
        for page in pages
        if (found := lesson(page))
        for features in found[0]
        for name in features
    }
    assert families(weights().feature) <= families(seen)


def families(names: Iterable[str]) -> set[str]:
    """The names of features, and of each two that are one, without the numbers of their classes."""
    return {re.split(r" [≤>]| \d", fact)[0] for name in names for fact in name.split(AND)}


def test_a_letter_teaches_nothing() -> None:
    head = (Label("header", "From: Ann Lee"), Label("header", "To: Bo Hale"))
    subject = Label("header", "Subject: The ramp")
    text = Labelled("letter", "en", (*head, subject, *(Label("p", text) for text in TEXT)))
    assert lesson(text) is None


def test_what_was_spoken_and_where_is_no_title_below_one() -> None:
    spoken = (
        "Remarks by Deputy Governor Constance Lee at the Annual Dinner of the Association of "
        "Savings Banks, Guildhall, Port Ellery"
    )
    delivered = ("Check against delivery", "Mr President, Lord Mayor, ladies and gentlemen,")
    kinds = [kind for kind, _ in page("Boats Remember", spoken, "20 November 2025", *delivered)]
    assert kinds[0] == "title"


def test_what_somebody_said_is_no_section() -> None:
    said = "“Nobody keeps the last light”… winter"
    below = ("Keepers leave after 116 years", "Islanders ask who will ring them now", "Ann Lee")
    assert page(said, *below, "Published 20 November 2025")[0] == ("title", said)


TOPICS = (
    "Minister to See the Harbour Master at the Assembly",
    "Meeting with the Envoy-designate / Credentials",
    "Speech Planned for Thursday / A Statement on the Fisheries Accord",
    "Expect All Parties to Abide by the Resolutions of the Council",
    "Release of the List of Small Harbours",
)


def test_what_a_briefing_is_on_stays_though_a_control_stands_below() -> None:
    head = ("Daily Press Briefing", "Bo Hale, Spokesman", "Port Skerry", "16 September 2008")
    kinds = [kind for kind, _ in page(*head, *TOPICS, "View Video")]
    assert "dropped" not in kinds[: len(head) + len(TOPICS)]


def test_what_is_left_out_as_pages_have_it_is_a_warning() -> None:
    log = Log("page.txt")
    updated = "Last updated 18 August 2025 — See all updates"
    head = ("Markets", TITLE, "By Ann Lee", "3 June 2025", updated, "Share")
    document("\n\n".join((*head, *TEXT)), log)
    found = [d for d in log.diagnostics if "usual on pages" in d.message]
    assert [d.severity for d in found] == ["warning"] * len(found) != []


def test_a_line_above_the_title_that_no_rule_knows_is_kept_as_its_section() -> None:
    head = ("Opinião", "Helena Prates do Amaral", "Economista, é professora da Escola")
    title = "Emendas já consomem um quarto do investimento federal e ninguém sabe dizer"
    text = (
        "Em 2014 as emendas eram poucas, e ninguém as contava, nem no Ministério do Planejamento.",
        "As emendas somaram muito neste ano, e os municípios não sabem o que receber, nem quando.",
        "Nenhum país gasta assim o que arrecada.",
    )
    lines = (*head, "Orçamento sem dono", title, "5.nov.2025 às 23h15", "Ouvir o texto", *text)
    found = document("\n".join(lines)).meta
    assert plain_text(found.title) == title
    assert found.status == "Opinião · Orçamento sem dono"


def test_a_title_that_is_hardly_more_probable_displaces_none() -> None:
    set_in = ("For 6 people", "Preparation: 25 min", "Cooking: 40 min")
    texts = (f"    {' '.join(TEXT[:2])}", f"    {' '.join(TEXT[2:4])}")
    lines = (
        "Chard",
        *(f"    {line}" for line in set_in),
        "Method",
        *texts,
        "Contact",
        "    Ann Lee",
    )
    assert outline("\n".join(lines))[:2] == ["# Chard", "· For 6 people"]


def test_who_spoke_on_an_occasion_stays_the_subtitle_and_the_author() -> None:
    found = _read("twentyseventh/mm-20-en-speech-central-bank").meta
    assert plain_text(found.subtitle).startswith("Speech by Ms Ingrid Solhaug, Deputy Governor")
    assert found.authors == ("Ingrid Solhaug",)


def test_what_is_true_of_all_lines_is_no_reason() -> None:
    log = Log("page.txt")
    _read("fourteenth/mm-09-feature-de-kuechengeraete", log)
    found = [d.message for d in log.diagnostics if "usual on pages" in d.message]
    assert found
    assert not any("usual on pages: on a page" in message for message in found)


def _read(name: str, log: Log | None = None) -> Document:
    [text] = named(name)
    data = SHAPES["block a line"](text).encode()
    return read_text(Source(name="page.txt", data=data), log or Log("page.txt"))


def test_a_part_of_what_rules_say_is_withheld_from_a_lesson_and_always_the_same() -> None:
    labels = (Label("title", TITLE), *(Label("p", text) for text in TEXT))
    text = Labelled("page", "en", labels)
    found = lesson(text)
    assert found is not None
    fewer, roles = withheld(text, found)
    assert (fewer, roles) == (withheld(text, found)[0], found[1])
    gone = [whole - part for whole, part in zip(found[0], fewer, strict=True)]
    assert all(part <= whole for whole, part in zip(found[0], fewer, strict=True))
    facts = {fact for names in gone for name in names for fact in name.split(AND)[:1]}
    assert any(fact.startswith("evidence for") for fact in facts)
    assert not any(AND not in name and name.startswith("words") for names in gone for name in names)


@pytest.mark.parametrize("above", [(), ("Remarks as Prepared for Delivery",)])
def test_a_speech_is_called_what_it_is_and_whose(above: tuple[str, ...]) -> None:
    title = "Commencement Address by Dr. Ann Lee at Halden Technical College"
    assert page(*above, title, "17 May 2025")[len(above)] == ("title", title)


def test_a_field_in_a_front_is_not_left_out() -> None:
    fields = ("Status: Accepted", "Ember-Version: 4.2", "Type: Standards")
    found = page("EP 214 – Order of plugins", "Author: Ann Lee", *fields, "Created: 04-Nov-2025")
    assert "dropped" not in [kind for kind, _ in found]


def test_a_headline_without_spaces_is_not_brief() -> None:
    headline = "走近渡口 共话新桥——来自码头现场的见闻"
    above = ("岭北网首页 新闻 县区 民声 电子报 网站投稿 岭北社区", "新闻 | 图片 | 岭北")
    place = "您当前的位置 : 岭北网 > 新闻中心 > 综合  来源: 岭北社 2017.10.17 20:18"
    below = ("岭北社10月17日电 题:走近渡口共话新桥——来自码头现场的见闻", "岭北社记者林小渔、高远")
    said = "会议所从下个月起增加一班早上的渡船,冬天坐船的人少,所以先看到春天再说。"
    text = "\n\n".join((*above, headline, place, *below, *(2 * said,) * 5))
    pieces = analyse(Source(name="page.txt", data=text.encode()), Log("page.txt")).pieces
    assert [p.kind for p in pieces if p.text == headline] == ["title"]


def test_whoever_speaks_of_photographers_is_none() -> None:
    lead = "Both papers objected to the fines, which stem from an incident of September 2013 there."
    told = (
        "The Gazette says that staff photographer Owen Kessler got a letter, dated Sept. 2, then."
    )
    found = page("Gazette, Herald Photographers Fined After Dam Protest", lead, told)
    assert [kind for kind, _ in found[:3]] == ["title", "paragraph", "paragraph"]


def test_where_a_report_comes_from_names_nobody() -> None:
    assert page(TITLE, "PORT HALDEN, La.–(BUSINESS WIRE)–")[1][0] != "byline"


def test_an_agency_alone_below_the_headline_wrote_it() -> None:
    assert page(TITLE, "Associated Press")[1] == ("byline", "Associated Press")
    assert page(TITLE, "From Associated Press")[1] == ("byline", "From Associated Press")
    assert page(TITLE, "Getty Images")[1][0] != "byline"


@pytest.mark.parametrize(
    ("odds", "likeliest"),
    [((-1.0, 2.0, 0.5), 1), ((-7.0, -inf, -9.0), 0), ((-inf, -inf), -1)],
)
def test_the_likeliest_title_has_the_best_odds(odds: tuple[float, ...], likeliest: int) -> None:
    assert likeliest_title(odds) == likeliest


def test_a_title_is_as_probable_as_its_odds_say_against_those_of_all_others() -> None:
    alone, doubted = how_probable((3.0, -inf)), how_probable((3.0, 3.0))
    assert alone[1] == 0
    assert 0.9 < alone[0] < 1
    assert doubted[0] == doubted[1] < 0.5
    assert sum(how_probable((-20.0, -30.0))) < 0.01  # another line is, or none


@pytest.mark.parametrize(
    ("line", "below", "may_be"),
    [
        (TITLE, "Halden", True),
        ("(1) Skerry Boats Limited, a company", "Halden", False),
        ("Skerry ferry stops for good as the", "Halden", False),
        ("Skerry ferry stops for good,", "Halden", False),
        ("stops for good", "Halden", False),
        (TITLE, "“It is the end of the line”", False),
        ("PRESS RELEASE", "Halden", False),
        ("Photo: Ann Lee", "Halden", False),
        ("Aktualisiert heute, 14.20 Uhr", "Halden", False),
    ],
)
def test_what_a_rule_says_is_certain_of_some_lines(line: str, below: str, *, may_be: bool) -> None:
    text = "\n\n".join(("News", line, below, *TEXT))
    pieces = [
        Piece("paragraph", [each], each.text, "") for each in read_lines(text, 1, Log("a.txt"))
    ]
    evidence = FrontEvidence(pieces, frozenset(), language="en", rest=pieces)
    assert may_be_title(1, pieces, evidence) == may_be


def test_the_number_of_a_report_below_who_issues_it_is_no_title() -> None:
    head = ("Harbour Accident Board", "Report No. HAB/914 (2 of 2025)")
    title = "Grounding of the ferry Skerry Maid on the Halden bar on 4 March 2025"
    found = document("\n\n".join((*head, title, "Published 3 June 2025", *TEXT)))
    assert plain_text(found.meta.title) == title


def test_a_title_many_times_as_probable_displaces_the_one_of_the_rules() -> None:
    head = ("[9910-06-P]", "DEPARTMENT OF FISHERIES", "Federal Harbour Administration")
    numbers = ("49 CFR Part 914", "[Docket No. FHA-2025-0041, Notice No. 1]", "RIN 3130-AZ41")
    agency = "AGENCY: Federal Harbour Administration (FHA), Department of Fisheries (DOF)."
    action = "ACTION: Notice of proposed rulemaking (NPRM)."
    found = dict(page(*head, *numbers, "Signals at Ferry Ramps", agency, action))
    assert found["title"] == "Signals at Ferry Ramps"


@pytest.mark.parametrize(
    ("new", "found", "as_subtitle", "displaces"),
    [
        (0.1, -1.0, False, True),
        (-0.1, -1.0, False, False),
        (-0.1, -2.7, False, True),
        (-2.9, -6.0, False, True),
        (-3.1, -6.0, False, False),
        (-0.1, None, False, False),
        (0.1, None, False, True),
        (0.1, -1.3, True, False),
        (1.1, -0.3, True, True),
        (0.1, -2.5, True, True),
    ],
)
def test_a_title_displaces_another_if_it_is_probable_or_many_times_as_probable(
    new: float, found: float | None, *, as_subtitle: bool, displaces: bool
) -> None:
    odds = (-inf if found is None else found, new)
    at = -1 if found is None else 0
    assert may_displace(1, at, odds, as_subtitle=as_subtitle) == displaces
    assert may_displace(0, 0, odds, as_subtitle=False)


def by_letters(edge: float, short: float, long: float) -> Forest:
    """Trees that ask only whether a line has more letters."""
    return Forest(["own letters"], [Tree([0], [edge], [-1], [-2], [short, long])])


def test_the_parties_of_a_ruling_are_its_title_whatever_trees_say(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(usual, "forest", lambda: by_letters(25.5, -9.0, 9.0))
    below = ("Claim for the repair of a ferry and its ramp", "3 June 2025")
    found = dict(page("HALDEN HIGH COURT", "Case No. 14/2025", "Lee v Skerry Ferries", *below))
    assert found["title"] == "Lee v Skerry Ferries"
    assert dict(page(*FRONT))["title"] == TITLE


def test_a_rule_takes_nothing_from_the_title_that_rules_have_found(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Though it rules out what begins a poem: no line below is so much more probable."""
    monkeypatch.setattr(usual, "forest", lambda: by_letters(18.5, -1.9, 1.5))
    assert outline("\n\n".join(("Winter harbour", *STANZAS)))[0] == "# Winter harbour"


def test_a_break_right_below_the_title_asks_nothing() -> None:
    text = "\n\n".join((TITLE, "* * *", *TEXT, *TEXT))
    assert outline(text)[0] == f"# {TITLE}"


def test_a_question_above_who_wrote_is_a_headline_though_others_head_parts() -> None:
    title = "What happens when an island counts its own boats?"
    told = "Faded numbers, confused keepers, and a very long line at the stairs, all for a new law."
    head = ("EXPLAINERS", title, told, "by Joanna Moe", "Mar 3, 2025, 7:00 AM EST")
    parts = (TEXT[0], "Who counts them?", TEXT[1], "What does it cost?", *TEXT[2:])
    assert plain_text(document("\n".join((*head, *parts))).meta.title) == title
    none = ("Boats", "Who counts them?", TEXT[0], "What does it cost?", *TEXT[1:])
    assert plain_text(document("\n".join(none)).meta.title) == "Boats"


def test_a_front_that_ends_with_a_summary_is_read() -> None:
    head = "Halden kommun\nUtskottet för kajer\nSammanträdesprotokoll\nSammanträdesdatum 2025-02-12"
    fields = "§§ 11–17\nPlats och tid: Rådhuset, rum 304, klockan 13.15–15.40\n§ 12 Is på kajen"
    summary = (
        "Sammanfattning av ärendet: Mellan den 3 och den 20 januari föll 41 personer på samma "
        "trettio meter kaj. Slingan under plattorna har varit trasig sedan 2021."
    )
    found = outline(f"{head}\n{fields}\n{summary}")
    assert found[0] == "# Sammanträdesprotokoll"
    assert found[-1] == f"· {summary}"


@pytest.mark.parametrize(
    "lines",
    [
        ("Gardener wanted", TEXT[0], "Where to apply"),  # below text
        ("Lemon cake", "Ingredients", "200 g butter"),  # below the name of a section
        ("Lemon cake", "Ingredients"),
        ("The lease", "The dog stays.", "The boat is called Otter."),  # a sentence below one
    ],
)
def test_a_title_stands_below_no_text_and_no_name_of_a_section(lines: tuple[str, ...]) -> None:
    text = "\n\n".join((*lines, *TEXT))
    pieces = [
        Piece("paragraph", [line], line.text, "") for line in read_lines(text, 1, Log("a.txt"))
    ]
    evidence = FrontEvidence(pieces, frozenset(), language="en", rest=pieces)
    below: list[Role] = ["paragraph" for _ in lines[1:]]
    roles: list[Role] = ["title", *below]
    assert is_below_text(len(lines) - 1, roles, pieces, evidence)
    assert not is_below_text(1, ["paragraph", "paragraph"], pieces, evidence)


def test_how_long_ago_a_page_was_changed_is_no_title() -> None:
    title = "The last honest shop in Halden"
    found = dict(page("SOCIETY", "about 13 hours ago", title, "By Ann Lee", "August 19, 2025"))
    assert found["title"] == title


def test_how_long_ago_a_page_was_changed_is_of_the_page() -> None:
    title = "Halden weighs a levy on ferries to spur the harbour"
    head = (title, "By Ann Lee and Bo Hu", "March 11, 2025 9:42 AM GMT+8", "Updated 2 hours ago")
    points = "• Draft order proposes 5% levy\n• Owners warn that some may shut\n• Two talks are on"
    found = outline("\n\n".join((*head, points, *TEXT)))
    assert not any("hours ago" in line for line in found)


def test_who_signs_below_text_has_not_written_it() -> None:
    head = ("SHIRE OF TARN", "AGENDA", "Ordinary Council Meeting", "Wednesday 22 October 2025")
    notice = (
        "Notice is hereby given that the next meeting of the Council is held in the hall at the "
        "hour and on the day that are named above, and that the public may come."
    )
    signed = ("Rohan Petherick", "CHIEF EXECUTIVE OFFICER", "16 October 2025")
    assert document("\n\n".join((*head, notice, *signed, *TEXT))).meta.authors == ()


@pytest.mark.parametrize(
    "head",
    [
        ("Sea", "MARTIN HALE", "translated by Bo Hu"),
        ("Reviews", "Sea", "MARTIN HALE", "translated by Bo Hu"),
        ("Poem of the week", "Rescue", "ANN MARIE LEE", "translated by Bo Hu"),
    ],
)
def test_who_wrote_by_the_rules_is_no_title(head: tuple[str, ...]) -> None:
    text = "The gate was painted green in March, and nobody can say today who paid for it in May."
    found = document("\n\n".join((*head, *[text] * 7)))
    assert plain_text(found.meta.title) == head[-3]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("Updated today, 14:20", True),
        ("Aangepast vandaag, 14:20", True),
        ("Aktualisiert heute, 14.20 Uhr", True),
        ("Mis à jour aujourd'hui à 14h20", True),
        ("Updated 3 May 2025, 14:20", False),  # that is a day
        ("Updated plans for the harbour", False),
        ("Update: ferries stop at 14:20", False),
        ("Doors open today, 14:20", False),
    ],
)
def test_at_what_hour_a_page_was_changed_is_no_day_and_no_title(line: str, *, told: bool) -> None:
    assert is_time_stamp(line) == told
    if told:
        title = "Why your new heat pump may have to wait for the grid"
        assert dict(page("Economy", line, title, "By Ann Lee"))["title"] == title
        found = document("\n\n".join(("Economy", line, title, "By Ann Lee", *TEXT)))
        assert (found.meta.date, found.meta.subtitle) == ("", ())
        assert line not in [plain_text(block) for block in found.blocks]


@pytest.mark.parametrize(
    ("above", "title", "told"),
    [
        (
            "Pressemitteilung Nr. 118 vom 28. März 2025",
            "Zahl der Klavierstimmer 2024 erstmals seit zwanzig Jahren gestiegen",
            "- 1.210 Betriebe stimmen Klaviere\n- Jeder dritte steht an der Küste",
        ),
        (
            "Boletín UNAM-DGCS-417\n\nCiudad Universitaria.",
            "DESARROLLA LA UNIVERSIDAD UN SENSOR DE BAJO COSTO PARA DETECTAR FUGAS DE AGUA",
            "- El aparato cuesta menos que una comida\n- Se probó en 40 calles",
        ),
    ],
)
def test_a_headline_above_what_it_tells_in_a_list_is_the_title(
    above: str, title: str, told: str
) -> None:
    text = (
        "Die Zahl der Betriebe, die Klaviere stimmen, ist im Jahr 2024 nach vorläufigen "
        "Ergebnissen um 4,1 Prozent auf 1.210 gestiegen, wie das Amt weiter mitteilt.\n\n"
        "Am stärksten nahm sie in den Städten an der Küste zu. Dort kamen auf einen Betrieb im "
        "Mittel 312 Klaviere, im Binnenland 287. Vor zehn Jahren waren es noch 402 gewesen.\n\n"
    )
    meta = document(f"{above}\n\n{title}\n\n{told}\n\n{text}{text}").meta
    assert plain_text(meta.title) == title
