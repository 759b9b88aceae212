"""Runs validators on artifacts and gathers their verdicts."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import chain
from pathlib import Path

import msgspec

from publish.checks.validators.validator import Findings, Toolbox, Validator, missing, no_verdict
from publish.diagnostics import Diagnostic, Place
from publish.errors import PublishError


class Verdict(msgspec.Struct, frozen=True, kw_only=True):
    """What one validator says of one artifact; `missing` names commands that were not there."""

    validator: str
    artifact: Path
    findings: tuple[Diagnostic, ...] = ()
    missing: tuple[str, ...] = ()

    @property
    def passed(self) -> bool:
        return not self.findings and not self.missing


def judge(
    artifacts: Sequence[Path], validators: Sequence[Validator], *, folders: Sequence[Path] = ()
) -> tuple[Verdict, ...]:
    """The verdict of every validator on every artifact of its format.

    Commands are looked for in `folders`, then on the search path. Artifacts are copied first:
    no validator can change one, and none stumbles over a name. A validator that crashes, hangs or
    passes over a file has not judged it, and that is a finding.
    """
    with tempfile.TemporaryDirectory(prefix="publish-checks-") as scratch:
        jobs = []
        for number, validator in enumerate(validators):
            chosen = tuple(a for a in artifacts if a.suffix.lower() == validator.suffix)
            toolbox = Toolbox(folders=tuple(folders), scratch=Path(scratch, str(number)))
            if chosen:
                jobs.append((toolbox, validator, chosen))
        with ThreadPoolExecutor(max_workers=os.cpu_count()) as pool:
            return tuple(chain.from_iterable(pool.map(lambda job: _verdicts(*job), jobs)))


def _verdicts(
    toolbox: Toolbox, validator: Validator, artifacts: Sequence[Path]
) -> tuple[Verdict, ...]:
    absent = missing(toolbox, validator)
    if absent:
        return tuple(
            Verdict(validator=validator.name, artifact=artifact, missing=absent)
            for artifact in artifacts
        )
    copies = [
        _copy(artifact, toolbox.scratch / "artifacts" / f"{number}{validator.suffix}")
        for number, artifact in enumerate(artifacts)
    ]
    reason = "it says nothing of this file"
    findings: Findings = {}
    try:
        findings = validator.validate(toolbox, copies)
    except (PublishError, msgspec.DecodeError, OSError) as error:
        reason = str(error)
    unjudged = no_verdict(validator.name, reason)
    return tuple(
        Verdict(
            validator=validator.name,
            artifact=artifact,
            findings=tuple(_placed(f, artifact) for f in findings.get(copy, unjudged)),
        )
        for artifact, copy in zip(artifacts, copies, strict=True)
    )


def _copy(artifact: Path, target: Path) -> Path:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(artifact, target)
    return target


def _placed(diagnostic: Diagnostic, artifact: Path) -> Diagnostic:
    place = Place(source=str(artifact), node=diagnostic.place.node)
    return msgspec.structs.replace(diagnostic, place=place)
