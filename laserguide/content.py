"""content/ → Site: every fact read, checked, cross-referenced and frozen.

One file an item and the file name is its id; the few lists that are short and read together (`glossary.yml`, `doors.yml`) are one file each.
A file with a mistake is left out of the Site and named in its problems, so that one run shows them all.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from laserguide import yaml_lines
from laserguide.claim import Claim, ClaimGroup
from laserguide.concern import SkinConcern
from laserguide.cross_references import dangling
from laserguide.decision import Decision, Yardstick
from laserguide.model import Door, Fact, Finding, GlossaryTerm, HelpLevel, HelpLine, PageKind, Reference, Timeline, Treatment
from laserguide.picture import Curve, Picture
from laserguide.plan import Step
from laserguide.problems import Problem
from laserguide.provider import FlagList, StandardList
from laserguide.question import QuestionList
from laserguide.register import Register
from laserguide.score import Checklist, Score
from laserguide.symptom import Symptom
from laserguide.wording import reword

FOLDERS: dict[str, type[Fact]] = {
    "references": Reference,
    "findings": Finding,
    "treatments": Treatment,
    "timelines": Timeline,
    "help": HelpLevel,
    "questions": QuestionList,
    "kinds": PageKind,
    "claims": ClaimGroup,
    "concerns": SkinConcern,
    "registers": Register,
    "symptoms": Symptom,
    "pictures": Picture,
    "curves": Curve,
    "checklists": Checklist,
    "scores": Score,
    "steps": Step,
    "flags": FlagList,
    "standards": StandardList,
    "decisions": Decision,
    "yardsticks": Yardstick,
}
LISTS: dict[str, type[Fact]] = {"glossary": GlossaryTerm, "doors": Door, "more_help": HelpLine}
FactT = TypeVar("FactT", bound=BaseModel)


@dataclass(frozen=True)
class Where:
    """The file of a fact and the line of each of its parts."""

    file: str
    lines: yaml_lines.Lines

    def line(self, *path: str | int) -> int:
        """The line of the part at this path, or of the nearest part around it."""
        return yaml_lines.line_of(self.lines, path)


@dataclass(frozen=True)
class Site:
    """All facts by kind and id, the words that templates print, and where each fact is written."""

    references: Mapping[str, Reference]
    findings: Mapping[str, Finding]
    treatments: Mapping[str, Treatment]
    timelines: Mapping[str, Timeline]
    help: Mapping[str, HelpLevel]
    questions: Mapping[str, QuestionList]
    kinds: Mapping[str, PageKind]
    claims: Mapping[str, ClaimGroup]
    concerns: Mapping[str, SkinConcern]
    registers: Mapping[str, Register]
    symptoms: Mapping[str, Symptom]
    pictures: Mapping[str, Picture]
    curves: Mapping[str, Curve]
    checklists: Mapping[str, Checklist]
    scores: Mapping[str, Score]
    steps: Mapping[str, Step]
    flags: Mapping[str, FlagList]
    standards: Mapping[str, StandardList]
    decisions: Mapping[str, Decision]
    yardsticks: Mapping[str, Yardstick]
    glossary: tuple[GlossaryTerm, ...]
    doors: tuple[Door, ...]
    more_help: tuple[HelpLine, ...]
    strings: Mapping[str, Any]
    where: Mapping[tuple[str, str], Where] = field(repr=False)
    known_ids: Mapping[str, frozenset[str]] = field(repr=False)
    problems: tuple[Problem, ...] = ()

    def all_claims(self) -> Iterator[tuple[ClaimGroup, Claim]]:
        """Every claim with its group, in the order of the files."""
        return ((group, claim) for group in self.claims.values() for claim in group.claims)


def read_site(root: Path) -> Site:
    """Reads `root`/content. Never raises for bad content: the problems are in the Site."""
    folder = root / "content"
    problems: list[Problem] = []
    where: dict[tuple[str, str], Where] = {}
    kinds: dict[str, dict[str, Any]] = {}
    for name, model in FOLDERS.items():
        kinds[name] = {}
        for path in sorted((folder / name).glob("*.yml")):
            file = path.relative_to(root).as_posix()
            value, lines, found = _read_file(path, file)
            problems += found
            where[name, path.stem] = Where(file, lines or {(): 1})
            fact = validated(model, value, file, lines, problems) if not found else None
            if fact is None:
                continue
            if fact.id != path.stem:
                line = where[name, path.stem].line("id")
                problems.append(Problem(file, line, f"the id `{fact.id}` is not the file's name", f"write `id: {path.stem}`, or rename the file"))
                continue
            kinds[name][fact.id] = fact
    lists = {name: _read_list(folder / f"{name}.yml", model, root, where, problems) for name, model in LISTS.items()}
    strings, _, found = _read_file(folder / "strings.yml", "content/strings.yml")
    known_ids = {name: frozenset(stem for kind, stem in where if kind == name) for name in FOLDERS}
    site = Site(**kinds, **lists, strings=strings or {}, where=where, known_ids=known_ids, problems=())
    problems += found
    problems += dangling(site)
    return Site(**{**vars(site), "problems": tuple(sorted(set(problems)))})


def _read_file(path: Path, file: str) -> tuple[Any, yaml_lines.Lines, list[Problem]]:
    if not path.exists():
        return None, {}, [Problem(file, 1, "this file is missing", "add it; CONTRIBUTING shows a sample")]
    try:
        text = path.read_text("utf-8")
    except UnicodeDecodeError:
        return None, {}, [Problem(file, 1, "this file is not UTF-8 text", "save it as UTF-8")]
    return yaml_lines.read(text, file)


def _read_list(path: Path, model: type[FactT], root: Path, where: dict[tuple[str, str], Where], problems: list[Problem]) -> tuple[FactT, ...]:
    file = path.relative_to(root).as_posix()
    value, lines, found = _read_file(path, file)
    problems += found
    where[path.stem, path.stem] = Where(file, lines or {(): 1})
    if found:
        return ()
    if not isinstance(value, tuple):
        problems.append(Problem(file, 1, "this file must be a list", "start each item with `- `"))
        return ()
    facts = (validated(model, item, file, lines, problems, (i,)) for i, item in enumerate(value))
    return tuple(fact for fact in facts if fact is not None)


def validated(model: type[FactT], value: Any, file: str, lines: yaml_lines.Lines, problems: list[Problem], at: tuple[str | int, ...] = ()) -> FactT | None:
    """The value as a fact of this model, or None with the problems added, each in a writer's words."""
    if not isinstance(value, dict):
        problems.append(Problem(file, yaml_lines.line_of(lines or {(): 1}, at), "this must be a set of `key: value` lines", "see the sample in CONTRIBUTING"))
        return None
    try:
        return model.model_validate(value)
    except ValidationError as error:
        for detail in _causes(error):
            what, instead, path = reword(detail, model)
            problems.append(Problem(file, yaml_lines.line_of(lines, (*at, *path)), what, instead))
        return None


def _causes(error: ValidationError) -> Iterator[Any]:
    """The errors, without 'too short' for a list that is short only because its items are wrong."""
    details = error.errors()
    for detail in details:
        loc = detail["loc"]
        inside = any(other["loc"][: len(loc)] == loc and len(other["loc"]) > len(loc) for other in details)
        if not (detail["type"] == "too_short" and inside):
            yield detail
