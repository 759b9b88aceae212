"""Poems, by what their stanzas have in common, in the shapes that people paste."""

from __future__ import annotations

import textwrap
from typing import Final

import pytest

from publish.diagnostics import Log
from publish.readers.plaintext.lines import read_lines
from publish.readers.plaintext.stanzas import free_stanzas
from tests.readers.plaintext.outline import outline

INTRODUCTION: Final = (
    "I worked nights at a bottling plant for eleven years, and wrote on the backs of batch sheets.",
    "These are the ones that I would not throw away, for nothing on that floor was thrown away.",
)


def _verse(text: str) -> list[str]:
    return [line.removeprefix("| ") for line in outline(text) if line.startswith("| ")]


@pytest.mark.parametrize(
    "stanzas",
    [
        # lines of very different lengths, on whose ends sentences run
        ("The belt stops\nand for a second\nyou can hear the whole of the building\nbreathe",),
        # no stop at all, in stanzas of which the second says little
        (
            "somebody laughs at the far end\nsomebody says her own name\njust to check",
            "You stand there\nthey come\nyou stand there",
        ),
        # a script without capitals, in couplets that end with the same words
        (
            "شہر میں پانی اترا تو گلیوں کی یاد آئی\nدیواروں پر لکھی ہوئی چٹھیوں کی یاد آئی",
            "وہ جو کشتی کاغذ کی تھی نالے میں بہہ گئی\nبچپن کی اس دوڑتی ہوئی ندیوں کی یاد آئی",
        ),
        # a line alone between two stanzas
        (
            "A letter that begins\nwith what I have looked for\nand goes on for nine pages.",
            "A key.",
            "No lock, in any of the boxes,\nand I have looked,\nand written on the card",
        ),
    ],
)
def test_stanzas_that_blank_lines_part_are_verse(stanzas: tuple[str, ...]) -> None:
    lines = [line for stanza in stanzas for line in stanza.split("\n")]
    text = "\n\n".join(("Leaving the Floor", *INTRODUCTION, *stanzas, INTRODUCTION[1]))
    assert _verse(text) == lines


def test_stanzas_whose_lines_are_set_in_by_turns_are_verse() -> None:
    stanza = "We are the Dead. Short days ago\nWe lived, felt dawn, saw sunset glow,\n"
    stanza += "    Loved and were loved, and now we lie,\n    In Flanders fields."
    text = "\n\n".join(("In Flanders Fields", *INTRODUCTION, stanza, stanza, INTRODUCTION[1]))
    assert [line.strip() for line in _verse(text)] == [x.strip() for x in stanza.split("\n")] * 2


def test_lines_below_words_that_speak_of_a_stanza_are_verse_though_most_end_with_stops() -> None:
    lines = [
        "A nail, a nail, the ghost of a clock.",
        "The kettle's ring upon the sill.",
        "I turned the key, I tried the lock,",
        "and it was open.",
    ]
    lead = "In the second stanza the landlord goes, and she is left alone with the room."
    for glue in ("\n", "\n\n"):
        blocks = (INTRODUCTION[0], lead, "\n".join(lines), INTRODUCTION[1])
        assert _verse(glue.join(("The comma in the doorway", *blocks))) == lines


def test_a_poem_in_chinese_is_no_menu() -> None:
    lines = ["你把时间拆开", "摆在一块绒布上", "我问你快慢", "你说没有快慢", "只有松和紧"]
    lines += ["那一夜所有的钟", "像没有指针的人"]
    lead = "巷口的修表铺开了四十年，去年冬天关了门。回家以后，我写了下面这首诗。"
    after = "后来我常常想起他说的松和紧。写诗大概也是这样的事情，和修表差不多。"
    assert _verse("\n".join(("深夜的修表铺", lead, *lines, after))) == lines


def test_a_note_that_is_wrapped_below_a_poem_is_a_paragraph() -> None:
    """The lines of the stanzas hid the width that the note was wrapped at."""
    text = """The Last Boat from Inishgall

They took the stove, the dresser and the dog,
the wedding photograph, the seed potatoes,
a hive that slept inside its sack of fog,
two cows that swam behind the boat like skaters.

My grandmother, who was the youngest taken,
remembered not the water but the door:
how she was told to leave it on the latch, unshaken,
in case of someone coming from the shore.

I went there on a day trip in September.
The roofs were gone. I stood where she had stood.
I had her word for everything, remember,
and lifted up a latch that had no wood.

Nuala Breathnach-Cole was born in Galway in 1971. Her third
collection, Slack Water, was published in 2024.
"""
    note = " ".join(text.splitlines()[-2:])
    assert outline(text)[-1] == f"· {note}"


@pytest.mark.parametrize(
    "group",
    [
        "Marta Olsen\nHarbour Office\n14 Quay Street",
        "Doors open: seven\nConcert: eight\nAdmission: free of charge",
        "Ann Teller, treasurer\nBo Marsh, secretary\nCy Dunn, who keeps the keys",
    ],
)
def test_addresses_fields_and_names_that_stand_together_are_no_verse(group: str) -> None:
    text = "\n\n".join(("Annual meeting of the club", *INTRODUCTION, group, INTRODUCTION[1], group))
    assert _verse(text) == []


BALLAD = (
    "The carter drove his cart to town\n"
    "And never looked behind,\n"
    "    For all he had to carry down\n"
    "    Was hay, and in the hay a crown\n"
    "That he had still to find."
)


@pytest.mark.parametrize("spacing", [1, 2])
def test_stanzas_of_which_some_lines_are_set_in_are_whole(spacing: int) -> None:
    text = "\n\n".join(["The carter", BALLAD, BALLAD, BALLAD]).replace("\n", "\n" * spacing)
    found = outline(text)
    assert [line.startswith("|") for line in found] == [False] + [True] * 15


def test_a_heading_and_what_leads_in_stand_outside_the_verse_below_them() -> None:
    verse = "    Down by the mill, where the water is still,\n    The heron is standing alone"
    prose = INTRODUCTION[0]
    text = f"{prose}\nThe heron\n{verse}\n{prose}\nShe wrote:\n{verse}\n{prose}"
    assert sum(line.startswith("|") for line in outline(f"A title\n{text}")) == 4


def test_stanzas_of_many_lines_are_known_in_double_spaced_text() -> None:
    lines = [f"And {n} of them came down the hill," for n in ("one", "two", "three", "four")] * 2
    stanza = "\n\n".join(lines)
    text = "\n\n\n\n".join(["A round", *[stanza] * 4])
    assert sum(line.startswith("|") for line in outline(text)) == 32


@pytest.mark.parametrize(
    "lines",
    [
        (
            "Played on Quay and 3DX",
            "Sold by the Long Pier",
            "Made by the Long Pier",
            "Out on 2014-06-26",
        ),
        (
            "President of the Harbour Board,",
            "Distinguished members of the crew,",
            "Secretary of all the piers,",
            "Excellencies, dear friends,",
        ),
        (
            "To stand up for the ferry and all of its crew;",
            "To see that no pier is left without a light;",
            "To keep the gulls away from every sandwich.",
        ),
        ("review of the press : Anna Gatter", "cutting : Leo Hinge", "sound : Sylvia Mole"),
    ],
)
def test_facts_salutations_clauses_and_fields_are_no_verse(lines: tuple[str, ...]) -> None:
    prose = (
        "The ferry came in at noon with all of its lights on, and nobody could say who lit them."
    )
    found = outline("\n".join(("The ferry at noon", prose, prose, *lines, prose)))
    assert not [line for line in found if line.startswith("|")]


def test_stanzas_of_sentences_belong_to_the_poem_that_they_stand_in() -> None:
    first = (
        "The needle of the wind went off the card,\nand after that we tied ourselves. How hard\n"
        "it blew. We could not hear the things we said\nand said them anyway. The lamp went red."
    )
    second = (
        "Two puffins and a man from the Department.\nThe puffins looked as if they had a plan.",
        "He counted beds. He counted each compartment.\nHe asked us if we liked it here. One can,",
        "said Rolf, who had not talked since it was Lent,\nget used to it. We asked him what he "
        "meant.",
    )
    after = "Ida Pennant worked for eleven years on the island, and none of it was in the summer."
    found = outline("\n\n".join(("Postcards", "1. May", first, "2. June", *second, after)))
    verse = [line[2:] for line in found if line[0] == "|"]
    assert verse == [line for stanza in (first, *second) for line in stanza.split("\n")]


def test_a_line_of_verse_that_stands_alone_again_is_verse() -> None:
    verse = "Here is the bell that was not rung,\nhere is the boat that came,\nand none has sung"
    prose = "She read it twice, and thought about the bell for much longer than about the boat."
    found = outline(
        "\n\n".join(("The bell", prose, verse, prose, "Here is the boat that came.", prose))
    )
    assert found[-2] == "| Here is the boat that came."


def test_narrow_lines_without_a_stop_are_not_wrapped() -> None:
    lines = (
        *("باد آمد و در را به صدا آورد باز", "هر برگ که بر شاخه‌ی ما بود، ربود"),
        *("ما پشت در بسته نان می‌پختیم", "یک مرد گذشت و سلامی نگفت و برفت"),
        *("ای حوض میان حیاط، آبت روشن", "سقف تو بلند از دعای پدر من"),
        *("گفتی که بهار آید و باز آیم", "رفتی و بهاری نیامد به وطن"),
        *("امشب که صدای باد می‌آید باز", "از دور کسی در زد و نامم را خواند"),
        *("برخاستم و پنجره را وا کردم", "جز برگ نبود آن‌که در کوچه بماند"),
    )
    text = "\n".join(("پنجره‌ای رو به باد", "شاعر: رضا بهاری", *lines))
    assert outline(f"{text}\nاین شعر نخستین بار در دفتر «دریا» چاپ شد.")[2:-1] == [
        f"| {line}" for line in lines
    ]


def test_words_of_two_characters_are_no_verse() -> None:
    prose = (
        "去年三月，村里的大门刷成了绿色，可是今天谁也说不清油漆是谁出的钱，也不知道合页为什么没换。"
    )
    tags = ("绿门", "油漆", "合页", "村口", "大门")
    found = outline("\n".join(("绿色的门", prose, prose[1:], *tags)))
    assert not [line for line in found if line.startswith("|")]


def test_sentences_of_a_line_each_and_a_heading_among_them_are_no_verse() -> None:
    said = (
        "You could just offset, my brother said.\nOffsets mostly do not work.\nThe case for slow\n"
    )
    text = (
        f"Why I stopped flying\n\n{INTRODUCTION[0]}\n{said}Slow travel gives back the distance.\n"
    )
    assert not _verse(text + "Ann Lee is a novelist and lives in Leeds\n")


def test_fields_at_the_end_of_a_memo_are_no_verse() -> None:
    head = "TO: The Minister\nFROM: Bernard Doucet\nSUBJECT: Options for boats\nISSUE"
    fields = (
        "Prepared by: Ann Lee, Executive Director\nReviewed by: Finance and Corporate Services\n"
        "Attachment: Key messages\nApproved / Not approved / Further information required\n"
        "______________________ Date: ______________"
    )
    assert not _verse("\n".join((head, *INTRODUCTION, "BACKGROUND", *INTRODUCTION, fields)))


def test_those_whom_a_speech_addresses_are_no_verse_in_arabic() -> None:
    addressed = "بسم الله الرحمن الرحيم\nأصحاب المعالي، السيدات والسادة،\nالسلام عليكم ورحمة الله،"
    said = "يسعدني أن أرحب بكم في هذه المدينة، وأن أنقل إليكم تحيات أهلها جميعا في هذا اليوم."
    assert not _verse(f"كلمة في افتتاح المؤتمر\n{addressed}\n{said}\n{said}\n")


@pytest.mark.parametrize(
    "text",
    [
        # two paragraphs, wrapped by hand
        "Preface words of the licence, which go on for a while and end here,\n"
        "on the second line.\n\n"
        "This License applies to any program or other work which contains a notice\n"
        "placed by the copyright holder.",
        # names of files
        "To build it, see the file of the same name in this directory first.\n\n"
        "See README.hyphen for hyphenation algorithm, README.nonstandard\n"
        "and doc/tb87nemeth.pdf for non-standard hyphenation,\n"
        "README.compound for compound word hyphenation, and tests/*.",
    ],
)
def test_prose_that_was_wrapped_by_hand_is_no_verse(text: str) -> None:
    assert not [line for line in outline(f"How to build\n\n{text}") if line.startswith("|")]


def free_lines(group: str) -> int:
    """How many lines of a text with two such groups are said to end where their author meant."""
    lines = read_lines(f"{group}\n\n{group}", 1, Log("x"))
    free_stanzas(lines, 0)
    return sum(line.free for line in lines)


def test_sentences_end_within_lines_of_prose_that_leave_room() -> None:
    prose = (
        "The match is not looked at again for the fastest of the modes\n"
        "(one to three); here, new strings and no others go into the table only\n"
        "when no match was found, or when it is short. This degrades\n"
        "the ratio of it but saves some time on older machines\n"
        "since there are both fewer insertions and fewer searches in the end."
    )
    assert free_lines(prose) == 0
    assert free_lines(prose.replace("short. This", "short; this")) == 2 * len(prose.split("\n"))


def test_items_without_marks_below_a_colon_are_no_verse() -> None:
    items = (
        "the entrance is narrowed to the width of a finger",
        "the roof is weighted with a stone or two",
        "there is food for at least ten weeks",
    )
    bees = "Bees do not hibernate. They cluster, and they eat about a kilo of honey a month."
    look = "Look again in February. Lift the hive; do not open it."
    found = outline(
        "\n".join(("How to winter a beehive", bees, "Check three things:", *items, look))
    )
    assert not [line for line in found if line.startswith("|")]
    assert f"· {look}" in found


def test_what_is_asked_and_a_list_below_are_no_verse() -> None:
    asked = ("What goes in the blue bin?", "What if I don't have room for three bins?")
    items = ("Paper and clean card of any kind", "Tins and cans, rinsed", "Plastic bottles as well")
    told = "We can bring you smaller ones, or a set that stacks. Call us and say what you need."
    lede = "Collections change in May. Here is what you need to know about the bins and the days."
    found = outline("\n".join(("Your bins", lede, asked[0], *items, asked[1], told)))
    assert not [line for line in found if line.startswith("|")]


def test_whom_a_speech_addresses_in_lines_without_commas_is_no_verse() -> None:
    lines = ["The Chair and members of the harbour board", "Masters of the ferries"]
    lines += ("Pilots and lock keepers", "Honoured guests, ladies and gentlemen")
    lines += ("I wish you all a very good morning.",)
    told = "I thank you for the day, which is the first on which the bridge has stood for us all. "
    told += "It took nineteen years to find the money, and eleven weeks to find the stone."
    text = "\n".join(("At the bridge", *lines, *textwrap.wrap(f"{told} {told}", 72)))
    assert not [line for line in outline(text) if line[0] == "|"]
