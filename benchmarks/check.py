"""How long a check of the seed's three artifacts takes beside the build that made them.

python benchmarks/check.py [SOURCE]
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from publish import arrange, export, load_style, normalize, read
from publish.checks.running import check, checkers
from publish.plugin import Subject

SEED = Path(__file__).parent.parent / "seeds" / "putin-china-visit.txt"
LAYOUTS = {"pdf": "briefing", "docx": "memo", "epub": "book"}


def main(source: Path) -> None:
    style = load_style("house")
    began = time.perf_counter()
    document = normalize(read(source))
    subjects = []
    for format_, layout in LAYOUTS.items():
        arranged = arrange(document, layout, style)
        data = export(arranged, format_, style)
        subjects.append(
            Subject(name=f"{source.stem}.{format_}", data=data, document=arranged, style=style)
        )
    built = time.perf_counter()
    reports = check(subjects, checkers())
    done = time.perf_counter()
    differences = sum(len(report.differences) for report in reports)
    print(f"build {built - began:.2f} s, check {done - built:.2f} s, differences {differences}")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if sys.argv[1:] else SEED)
