"""How long publish takes to start: CPU of `publish --help` and `import publish`, as ratios to a
bare Python in the same run.

    .venv/bin/python benchmarks/start.py [ROUNDS]

Rounds are interleaved, so that a machine that slows down slows all alike. Prints the median CPU
seconds (user and system) of each command and its ratio to `python -c pass`.
"""

from __future__ import annotations

import resource
import statistics
import subprocess
import sys

COMMANDS = {
    "python -c pass": (sys.executable, "-c", "pass"),
    "import publish": (sys.executable, "-c", "import publish"),
    "publish --help": (sys.executable, "-m", "publish.cli", "--help"),
    "publish formats": (sys.executable, "-m", "publish.cli", "formats"),
    "import weasyprint": (sys.executable, "-c", "import weasyprint"),
}


def cpu_seconds(command: tuple[str, ...]) -> float:
    """User and system time of one run and all that it started."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True)  # noqa: S603 - as above
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 9
    times: dict[str, list[float]] = {name: [] for name in COMMANDS}
    for _ in range(rounds + 1):
        for name, command in COMMANDS.items():
            times[name].append(cpu_seconds(command))
    bare = times["python -c pass"]
    for name, seconds in times.items():
        ratios = [a / b for a, b in zip(seconds[1:], bare[1:], strict=True)]
        print(
            f"{name:<20} {statistics.median(seconds[1:]):6.3f} s CPU"
            f"  x {statistics.median(ratios):5.1f}"
        )


if __name__ == "__main__":
    main()
