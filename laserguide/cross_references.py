"""What facts name by id: one walk over any fact by the names of its fields, and the problems where an id is not defined or does not fit."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel

from laserguide.decision import Decision
from laserguide.problems import Problem, did_you_mean

if TYPE_CHECKING:
    from laserguide.content import Site, Where

Path = tuple[str | int, ...]
#: A field of this name holds ids (one, or a list) of facts in this folder.
FIELDS = {
    "references": "references", "finding": "findings", "findings": "findings", "treatment": "treatments", "treatments": "treatments",
    "curves": "curves", "questions": "questions", "concern": "concerns",
}  # fmt: skip


def named(fact: BaseModel, path: Path = ()) -> Iterator[tuple[str, Path, str]]:
    """(kind, path in the fact, id) of each fact that a fact names, however deep."""
    for field in type(fact).model_fields:
        yield from _named_in(getattr(fact, field), (*path, field), FIELDS.get(field))


def _named_in(value: Any, path: Path, kind: str | None) -> Iterator[tuple[str, Path, str]]:
    if isinstance(value, BaseModel):
        yield from named(value, path)
    elif isinstance(value, tuple):
        for i, item in enumerate(value):
            yield from _named_in(item, (*path, i), kind)
    elif kind and isinstance(value, str):
        yield kind, path, value


def named_references(fact: BaseModel) -> list[str]:
    """The ids of the references that a fact names, in its order."""
    return [ident for kind, _, ident in named(fact) if kind == "references"]


def dangling(site: Site) -> Iterator[Problem]:
    """Ids that facts name and that are not defined, or that name what cannot be shown there."""
    for where, path, fact in _every_fact(site):
        for kind, inside, ident in named(fact, path):
            yield from _not_defined(site, kind, ident, where, inside)
            if kind == "findings":
                yield from _no_people(site, ident, where, inside)
        if isinstance(fact, Decision):
            yield from _no_option(site, fact, where)


def _every_fact(site: Site) -> Iterator[tuple[Where, Path, BaseModel]]:
    for (kind, ident), where in site.where.items():
        facts = getattr(site, kind)
        if isinstance(facts, tuple):
            yield from ((where, (i,), fact) for i, fact in enumerate(facts))
        elif ident in facts:
            yield where, (), facts[ident]


def _not_defined(site: Site, kind: str, ident: str, where: Where, path: Path) -> Iterator[Problem]:
    known = site.known_ids[kind]
    if ident not in known:
        instead = did_you_mean(ident, known, f"add content/{kind}/{ident}.yml first")
        yield Problem(where.file, where.line(*path), f"there is no {kind.removesuffix('s')} `{ident}`", instead)


def _no_people(site: Site, ident: str, where: Where, path: Path) -> Iterator[Problem]:
    """A finding that a fact names is drawn as people, so it is a frequency."""
    finding = site.findings.get(ident)
    if finding and finding.value.kind != "frequency":
        what = f"`{ident}` is a {finding.value.kind}, which cannot be drawn as people"
        yield Problem(where.file, where.line(*path), what, "name a finding of `kind: frequency`, or none")


def _no_option(site: Site, decision: Decision, where: Where) -> Iterator[Problem]:
    """The options of a decision are options of its concern."""
    if decision.concern not in site.concerns:
        return
    known = [option.id for option in site.concerns[decision.concern].options]
    for i, option in enumerate(decision.options):
        if option not in known:
            what = f"`{option}` is no option for {decision.concern}"
            yield Problem(where.file, where.line("options", i), what, did_you_mean(option, known, f"use one of: {', '.join(known)}"))
