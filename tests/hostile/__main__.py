"""Attacks publish, class by class, and prints how many cases were harmless.

    python -m tests.hostile [--kind NAME] [--every N] [--kills N] [--verbose]

A case is harmless when it ends within 20 s of processor time and 1 GB, is built or refused in words, shows no file
from elsewhere, asks no network, and leaves no half-written file and no process.
"""

from __future__ import annotations

import argparse
import os
import signal
import sys
import tempfile
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.hostile.faults import faults
from tests.hostile.inputs import CLASSES, inputs
from tests.hostile.running import Outcome, loopback, run


def main() -> int:
    # A shell starts what runs in the background with SIGINT ignored, and with it all that we start.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--kind", choices=(*CLASSES, "faults"), default="")
    options.add_argument("--every", type=int, default=1, help="every Nth case of each class")
    options.add_argument("--kills", type=int, default=40, help="how often a build is killed")
    options.add_argument("--verbose", action="store_true")
    chosen = options.parse_args()
    cases = [case for case in inputs() if chosen.kind in ("", case.kind)]
    cases = [case for number, case in enumerate(cases) if number % chosen.every == 0]
    harmless: Counter[str] = Counter()
    tried: Counter[str] = Counter()
    with tempfile.TemporaryDirectory(prefix="hostile-") as scratch, loopback() as (address, asked):

        def attempt(number: int) -> Outcome:
            folder = Path(scratch, str(number))
            folder.mkdir()
            return run(cases[number], folder, address, asked)

        with ThreadPoolExecutor(os.cpu_count()) as pool:
            for case, outcome in zip(cases, pool.map(attempt, range(len(cases))), strict=True):
                tried[case.kind] += 1
                harmless[case.kind] += not outcome.faults
                if outcome.faults or chosen.verbose:
                    print(
                        f"{case.kind}: {case.name}: code {outcome.code}, {outcome.seconds:.1f} s,"
                        f" {outcome.memory / 1e6:.0f} MB {'; '.join(outcome.faults)}",
                        flush=True,
                    )
    if chosen.kind in ("", "faults"):
        kills = chosen.kills // chosen.every
        for name, fault in faults(kills).items():
            with tempfile.TemporaryDirectory(prefix="hostile-") as scratch:
                problems = list(fault(Path(scratch)))
            tried["faults"] += 1
            harmless["faults"] += not problems
            if problems or chosen.verbose:
                print(f"faults: {name}: {'; '.join(problems)}", flush=True)
    for kind, count in tried.items():
        print(f"{kind:<16} {harmless[kind]:>4} of {count:>4} harmless")
    return int(harmless.total() < tried.total())


if __name__ == "__main__":
    sys.exit(main())
