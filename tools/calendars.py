"""Writes publish/readers/calendars.json: what Babel says of months and days, to be read fast.

    python tools/calendars.py publish/readers/calendars.json

To be run when a test says that another release of Babel says something else.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from babel import localedata

from publish.readers.calendars import LANGUAGES, from_babel


def main(target: Path) -> None:
    """Writes the file: a language and a list a line, so that a change can be read."""
    languages = {}
    for language in LANGUAGES:
        # what one language inherits Babel writes into the data of all (its issue 1234)
        localedata._cache.clear()
        if (found := from_babel(language)) is not None:
            languages[language] = {"months": found.months, "fillers": sorted(found.fillers)}
    localedata._cache.clear()
    lines = ",\n".join(f'"{name}": {_compact(value)}' for name, value in languages.items())
    text = f'{{"languages": {{\n{lines}\n}}}}\n'
    target.write_text(text, encoding="utf-8")


def _compact(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
