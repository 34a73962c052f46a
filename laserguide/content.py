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
from laserguide.decision import Counted, Decision, Yardstick
from laserguide.model import Door, Fact, Finding, GlossaryTerm, HelpLevel, HelpLine, PageKind, Reference, Timeline, Treatment
from laserguide.picture import Curve, Picture
from laserguide.plan import Step
from laserguide.problems import Problem, did_you_mean
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
CITING = (
    "findings", "treatments", "timelines", "help", "claims", "concerns", "registers", "symptoms", "pictures", "curves", "checklists", "flags",
    "standards", "steps", "decisions", "yardsticks",
)  # fmt: skip
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
    problems += _dangling(site)
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


def _dangling(site: Site) -> Iterator[Problem]:
    """Ids that facts name and nobody has defined."""
    for kind in CITING:
        for fact in getattr(site, kind).values():
            where = site.where[kind, fact.id]
            for path, ident in named_references(fact):
                yield from _missing(site, "references", ident, where, path)
    for i, line in enumerate(site.more_help):
        for j, ident in enumerate(line.references):
            yield from _missing(site, "references", ident, site.where["more_help", "more_help"], (i, "references", j))
    for timeline in site.timelines.values():
        yield from _missing(site, "treatments", timeline.treatment, site.where["timelines", timeline.id], ("treatment",))
    for concern in site.concerns.values():
        for i, option in enumerate(concern.options):
            if option.treatment:
                yield from _missing(site, "treatments", option.treatment, site.where["concerns", concern.id], ("options", i, "treatment"))
            if option.finding:
                yield from _missing(site, "findings", option.finding, site.where["concerns", concern.id], ("options", i, "finding"))
                yield from _no_people(site, option.finding, site.where["concerns", concern.id], ("options", i, "finding"))
    for symptom in site.symptoms.values():
        for i, answer in enumerate(symptom.answers):
            for j, ident in enumerate(answer.treatments):
                yield from _missing(site, "treatments", ident, site.where["symptoms", symptom.id], ("answers", i, "treatments", j))
    for step in site.steps.values():
        for i, when in enumerate(step.when):
            for j, ident in enumerate(when.treatments):
                yield from _missing(site, "treatments", ident, site.where["steps", step.id], ("when", i, "treatments", j))
    for questions in site.questions.values():
        for i, ident in enumerate(questions.treatments):
            yield from _missing(site, "treatments", ident, site.where["questions", questions.id], ("treatments", i))
    for picture in site.pictures.values():
        for i, ident in enumerate(picture.curves):
            yield from _missing(site, "curves", ident, site.where["pictures", picture.id], ("curves", i))
    for group in site.claims.values():
        for i, claim in enumerate(group.claims):
            for j, ident in enumerate(claim.treatments):
                yield from _missing(site, "treatments", ident, site.where["claims", group.id], ("claims", i, "treatments", j))
    for decision in site.decisions.values():
        yield from _dangling_in_decision(site, decision)


def _dangling_in_decision(site: Site, decision: Decision) -> Iterator[Problem]:
    """The concern, options, findings and questions of a decision exist, and its findings can be shown as people."""
    where = site.where["decisions", decision.id]
    yield from _missing(site, "concerns", decision.concern, where, ("concern",))
    yield from _missing(site, "questions", decision.questions, where, ("questions",))
    if decision.concern in site.concerns:
        known = [option.id for option in site.concerns[decision.concern].options]
        for i, option in enumerate(decision.options):
            if option not in known:
                what = f"`{option}` is no option for {decision.concern}"
                yield Problem(where.file, where.line("options", i), what, did_you_mean(option, known, f"use one of: {', '.join(known)}"))
    for i, outcome in enumerate(decision.outcomes):
        for j, row in enumerate(outcome.chances):
            for k, ident in enumerate(row.chance.findings if isinstance(row.chance, Counted) else ()):
                path = ("outcomes", i, "chances", j, "chance", "findings", k)
                yield from _missing(site, "findings", ident, where, path)
                finding = site.findings.get(ident)
                if finding and finding.value.kind != "frequency":
                    what = f"the finding `{finding.id}` counts nobody, so it is no chance"
                    yield Problem(where.file, where.line(*path), what, "name a finding of `kind: frequency`, or write `unknown`")


def _missing(site: Site, kind: str, ident: str, where: Where, path: tuple[str | int, ...]) -> Iterator[Problem]:
    known = site.known_ids[kind]
    if ident not in known:
        instead = did_you_mean(ident, known, f"add content/{kind}/{ident}.yml first")
        yield Problem(where.file, where.line(*path), f"there is no {kind.removesuffix('s')} `{ident}`", instead)


def _no_people(site: Site, ident: str, where: Where, path: tuple[str | int, ...]) -> Iterator[Problem]:
    """A finding that shall be drawn as people is a frequency."""
    finding = site.findings.get(ident)
    if finding and finding.value.kind != "frequency":
        what = f"`{ident}` is a {finding.value.kind}, which cannot be drawn as people"
        yield Problem(where.file, where.line(*path), what, "name a finding of `kind: frequency`, or leave `finding` out")


def named_references(fact: BaseModel, path: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """The reference ids that a fact names, each with its path in the fact."""
    for name in type(fact).model_fields:
        value = getattr(fact, name)
        if name == "references":
            yield from (((*path, name, i), ident) for i, ident in enumerate(value))
        else:
            yield from _references_in(value, (*path, name))


def _references_in(value: Any, path: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    if isinstance(value, BaseModel):
        yield from named_references(value, path)
    elif isinstance(value, tuple):
        for i, item in enumerate(value):
            yield from _references_in(item, (*path, i))
