"""Songs whose parts are named, on lines that a program might have ended, and what is no song."""

from __future__ import annotations

import textwrap

import pytest

from publish.diagnostics import Log
from publish.readers.plaintext.lines import read_lines
from publish.readers.plaintext.songs import find_songs, part_name
from tests.readers.plaintext.outline import outline

TELLS = (
    "The gate comes back after every verse in all of these songs, and the people who sang them at "
    "the harbour in those years sang it louder each time it came, as the tapes that we have tell."
)
LATER = TELLS.replace("gate", "tide")
FIRST = (
    "There's a suitcase by the door that she packed in ninety-one",
    "And the whistle down at Miller's Bend comes crying through the rain",
    "She says, honey, if I'm leaving, I'll be leaving on that train",
)
SECOND = (
    "He was laying down the ties when the company came in",
    "And the children ask their mothers what that lonesome sound can be",
    "It's the wind, they say, it's just the wind, the wind in the tree",
)
LONG = "It was first sung at the harbour in 1931, so that nobody who heard it can be here to tell."
CHORUS = ("Oh, the last train out", "It don't wait and it don't stay")


def wrapped(text: str, width: int = 76) -> str:
    return "\n".join(textwrap.wrap(text, width))


def read(*parts: str) -> list[str]:
    return outline("\n".join(parts) + "\n")


def verse(*lines: str) -> list[str]:
    return [f"| {line}" for line in lines]


SUNG = ["Verse 1", *FIRST, "Chorus", *CHORUS, "Verse 2", *SECOND]
READ = ["= Verse 1", *verse(*FIRST), "= Chorus", *verse(*CHORUS), "= Verse 2", *verse(*SECOND)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Verse 1", "Chorus"),
        ("Verse 1:", "Chorus:"),
        ("[Verse 1]", "[Chorus]"),
        ("[Verse 1: Ann Lee]", "[Chorus: Ann Lee & Bo]"),
        ("(Verse)", "(Refrain)"),
        ("Pre-Chorus", "Outro"),
        ("2nd Verse", "Chorus (x2)"),
        ("VERSE II", "CHORUS 2x"),
        ("Verse One", "Final Chorus"),
        ("Strophe 1", "Refrain"),
        ("Erste Strophe", "Kehrvers"),
        ("1er couplet", "Refrain"),
        ("Estrofa 1", "Estribillo"),
        ("Verso 1", "Coro"),
        ("Strofa 1", "Ritornello"),
        ("Estrofe 1", "Refrão"),
        ("Zwrotka 1", "Refren"),
        ("Куплет 1", "Припев:"),
        ("Aメロ", "サビ"),
        ("主歌1", "副歌"),
        ("1절", "후렴"),
    ],
)
def test_names_of_parts_head_the_lines_below_them_in_many_languages(one: str, other: str) -> None:
    found = read("Last train", one, *FIRST, other, *CHORUS, one, *SECOND)
    heads = [f"= {one}", *verse(*FIRST), f"= {other}", *verse(*CHORUS), f"= {one}", *verse(*SECOND)]
    assert found == ["# Last train", *heads]


@pytest.mark.parametrize("prose", [(TELLS, LATER), (wrapped(TELLS), wrapped(LATER, 72))])
def test_lines_that_are_sung_are_joined_in_no_shape_of_the_prose_around_them(
    prose: tuple[str, str],
) -> None:
    found = read("Last train", *prose, *SUNG, *prose)
    told = [f"· {TELLS}", f"· {LATER}"]
    assert found[1:] == [*told, *READ, *told]


def test_stanzas_within_a_part_stay_verse() -> None:
    found = read("Last train", "", "Verse 1", "", *FIRST, "", *SECOND, "", "Chorus", "", *CHORUS)
    heads = ["= Verse 1", *verse(*FIRST, *SECOND), "= Chorus", *verse(*CHORUS)]
    assert found == ["# Last train", *heads]


def test_each_line_apart_is_still_one_part() -> None:
    assert outline("\n\n".join(["Last train", *SUNG])) == ["# Last train", *READ]


def test_small_letters_after_line_ends_are_sung_too() -> None:
    lines = ("saw you by the harbour light and walked on", "where the tide was coming in at dawn")
    found = read("Last train", "Verse 1", *FIRST, "Bridge", *lines, "Chorus", *CHORUS)
    assert found[5:8] == ["= Bridge", *verse(*lines)]


def test_what_a_song_sings_again_is_no_running_head() -> None:
    again = ["Chorus", *CHORUS]
    page = ["Verse 1", *FIRST, *SECOND, *again]
    found = read("Gates", *page, "", "1", "Gates", "", *page, "", "2", "Gates", "", *page, "", "3")
    part = ["= Verse 1", *verse(*FIRST, *SECOND), "= Chorus", *verse(*CHORUS)]
    assert found == ["# Gates", *part * 3]


def test_a_page_may_end_right_above_or_below_the_name_of_a_part() -> None:
    page = ["Chorus", *CHORUS, "Verse", *FIRST, *SECOND, "Chorus"]
    found = read("Gates", *page, "1", *CHORUS, "Verse", *SECOND, *FIRST, "Chorus", "2", *CHORUS)
    assert found.count("= Chorus") == 3


@pytest.mark.parametrize(
    ("below", "told"),
    [
        (("", wrapped(TELLS, 60)), [f"· {TELLS}"]),
        (("", wrapped(TELLS, 76)), [f"· {TELLS}"]),
        ((wrapped(TELLS, 60),), [f"· {TELLS}"]),
        ((TELLS,), [f"· {TELLS}"]),
        (("", "Used by permission."), ["· Used by permission."]),
        (("© 2019 Calloway Songs. Used by permission.",), []),
        (
            (LONG,),
            [f"· {LONG}"],
        ),
        (("Notes on the song", TELLS), ["= Notes on the song", f"· {TELLS}"]),
        (("", "Notes on the song", "", TELLS), ["= Notes on the song", f"· {TELLS}"]),
    ],
)
def test_a_song_ends_where_no_line_of_it_can_be(below: tuple[str, ...], told: list[str]) -> None:
    assert read("Last train", *SUNG, *below) == ["# Last train", *READ, *told]


def test_who_wrote_a_song_is_no_line_of_it() -> None:
    found = read("Last train", *SUNG, "Words and music: June Hathersage")
    assert [line for line in found if line[0] == "|"] == [line for line in READ if line[0] == "|"]


def test_a_line_that_begins_like_a_credit_is_sung() -> None:
    line = "By the rivers of the dark I walked"
    assert line in _settled(["Last train", *SUNG, "Outro", line, "And I came home"])


def test_another_song_has_its_title_above_its_first_part() -> None:
    found = read("Songs", "", "One", "", *SUNG, "", "The second song", "", *SUNG)
    parts = [line.replace("= ", "== ") for line in READ]
    assert found == ["# Songs", "= One", *parts, "= The second song", *parts]


def test_parts_have_one_level_be_they_numbered_or_not() -> None:
    found = read("Last train", *SUNG, "", "Notes on the song", "", TELLS)
    assert [line for line in found if line[0] == "="] == [
        *("= Verse 1", "= Chorus", "= Verse 2", "= Notes on the song")
    ]


def test_a_song_without_a_title_has_none() -> None:
    assert read("[Intro]", "Oh, oh, yeah", *SUNG) == ["= [Intro]", "| Oh, oh, yeah", *READ]


def test_underlined_names_and_those_with_a_hash_head_verse_as_well() -> None:
    lines = ["Verse 1", "-------", *FIRST, "", "# Chorus", *CHORUS]
    found = read("Last train", "", *lines)
    assert [line for line in found if line[0] == "|"] == verse(*FIRST, *CHORUS)
    assert [line.lstrip("=") for line in found if line[0] in "=*"] == [" Verse 1", " Chorus"]


@pytest.mark.parametrize(
    "names", [("Chorus", "Verse"), ("Bridge", "Verse 2"), ("Intro", "Refrain")]
)
@pytest.mark.parametrize("width", [60, 76, 300])
def test_parts_of_a_report_have_prose_below_them(names: tuple[str, str], width: int) -> None:
    texts = [wrapped(TELLS, width), wrapped(LATER, width)]
    found = read("Songs of the harbour", "", names[0], "", *texts, "", names[1], "", texts[0])
    assert not [line for line in found if line[0] == "|"]


@pytest.mark.parametrize(
    "lines",
    [
        ("Chorus", "The chorus is loud and long.", "All of them sing it.") * 2,
        (
            "Intro",
            "Ann opened the meeting at seven",
            "Bo took the minutes",
            "",
            "Outro",
            "Next meeting on Friday",
            "The chair thanked all",
        ),
        ("Chorus", "Ann Lee", "Bo Hill", "Carl Dane", "", "Verse", "Dora Finch", "Ed Gale"),
        (
            "Chorus",
            "1. Ann Lee, soprano",
            "2. Bo Hill, alto",
            "Verse",
            "1. Dora Finch",
            "2. Ed Gale",
        ),
        ("Verse 1 .......... 3", "Chorus .......... 4", "Verse 2 .......... 9"),
        (
            "Bridge",
            "The spans are of steel and stone",
            "The piers are of oak",
            "",
            "Break",
            "The road was closed in May",
            "It opened in June",
        ),
    ],
)
def test_minutes_casts_lists_and_sentences_are_not_sung(lines: tuple[str, ...]) -> None:
    assert not _settled(["The harbour choir", "", *lines])


def test_sentences_that_begin_with_a_part_do_not_name_it() -> None:
    lines = ["Verse 4 of the chapter says that all", "is well with them", "And none is ill"]
    assert not _settled(
        [*lines, "Chorus of the people at the gate", "who came to sing", "and stayed"]
    )


def test_one_entry_below_each_name_makes_no_song() -> None:
    assert not _settled(
        ["Score", "Verse 1", "Soprano, page 3", "Chorus", "Alto, page 4", "Verse 2"]
    )


def test_paragraphs_that_a_program_wrapped_are_not_sung() -> None:
    assert not _settled(["Songs", "", "Chorus", wrapped(TELLS), "", "Verse", wrapped(TELLS)])


def test_lines_wider_than_any_of_a_song_are_not_sung() -> None:
    wide = f"{TELLS[:120]}:"
    assert not _settled(["Songs", "", "Chorus", wide, wide, "", "Verse", wide, wide])


def test_several_lines_below_one_name_alone_make_no_song() -> None:
    assert not _settled(["Score", "Verse 1", "Soprano, page 3", "Chorus", *CHORUS])


def test_a_line_far_longer_than_the_others_ends_the_song() -> None:
    line = "Sung at the harbour, and written down by the keeper of the light"
    song = ["Chorus", *CHORUS, "Verse", *CHORUS]
    assert _settled(["Last train", *song, line]) == song


def test_narrow_lines_that_go_on_in_small_letters_are_sung() -> None:
    lines = ["He was laying down the ties", "when the company came in"]
    lines += ["thirty years a brakeman now", "where have all the people been"]
    song = ["Verse", *lines, "Chorus", *lines]
    assert _settled(["Last train", *song]) == song


def test_a_heading_below_a_part_without_fellows_is_none_of_its_lines() -> None:
    found = read("Last train", "", *SUNG, "", "Outro", "", *CHORUS, "", "The tapes", "", TELLS)
    assert found[-5:] == ["= Outro", *verse(*CHORUS), "= The tapes", f"· {TELLS}"]


def test_the_last_line_above_the_rights_is_sung() -> None:
    more = "And nobody ever caught it"
    found = read("Last train", *SUNG, more, "© 2019 Calloway Songs")
    assert found == ["# Last train", *READ, f"| {more}"]


def test_a_line_in_which_a_sentence_ends_is_sung_where_each_stands_apart() -> None:
    line = "She cried. The rain came down on Calloway again"
    song = ["Verse", line, *FIRST, "Chorus", *CHORUS, line, "Verse", *SECOND]
    assert _settled("\n\n".join(["Last train", *song]).split("\n")) == song


def test_no_line_goes_on_in_the_name_of_a_part() -> None:
    full = wrapped(TELLS).split("\n")[:-1]  # none of them has room for another word
    found = read("Last train", wrapped(TELLS), *full, "verse 1", *FIRST, "chorus", *CHORUS)
    assert f"· {' '.join(full)}" in found
    assert "= verse 1" in found


def test_one_name_is_not_enough() -> None:
    assert not _settled(["Last train", "Chorus", *CHORUS])


def test_those_who_speak_in_a_play_name_no_part() -> None:
    said = ["CHORUS", "O city of the plain", "where are the gates", "", "KING", "They are gone", ""]
    assert not _settled(["The plain", *said, *said])


def test_a_list_of_what_a_song_has_is_no_part_of_it() -> None:
    listed = ["Bridge", "Chorus", ""]
    assert len(_settled(["Last train", "", *listed, *SUNG])) == len(SUNG)


def _settled(lines: list[str]) -> list[str]:
    """The lines that are known to be of a song."""
    found = read_lines("\n".join(lines), 1, Log("text.txt"))
    songs = find_songs(found)
    return [line.text for line in found if songs.holds(line)]


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_a_first_stanza_that_nobody_named_stands_above_the_chorus(gap: str) -> None:
    stanzas = ("\n".join(FIRST), "Chorus:", "\n".join((*CHORUS, "It goes")), "\n".join(SECOND))
    head = ("The last train", "Words and music by Ann Lee", "Slow waltz in G")
    found = outline(gap.join((*head, *stanzas, "Chorus", "\n".join(FIRST))))
    told = [line for line in found if line[0] in "|=·"]
    assert told[:5] == ["· Slow waltz in G", *verse(*FIRST), "= Chorus:"]


def test_prose_above_the_first_name_is_not_sung() -> None:
    song = ("Chorus", *FIRST, "Verse 2", *SECOND)
    found = outline("\n".join(("The last train", *textwrap.wrap(TELLS, 60), *song)))
    assert not any(line[0] == "|" and line[2:] in TELLS for line in found)


def test_how_a_song_is_played_heads_nothing_above_the_name_of_its_first_part() -> None:
    played = "Capo 2, key of G"
    found = read("The harbour lamp", "", "Words by Ann Lee", "", played, "", *SUNG)
    assert f"· {played}" in found


def test_a_first_stanza_that_is_counted_begins_at_its_number() -> None:
    counted = [f"1. {FIRST[0]}", *FIRST[1:], "Chorus", *CHORUS, f"2. {SECOND[0]}", *SECOND[1:]]
    found = read("The harbour lamp", "For all who row", *counted, "Chorus", *CHORUS)
    assert f"| 1. {FIRST[0]}" in found


def test_a_part_may_be_called_final() -> None:
    assert part_name("Final") == "final"
