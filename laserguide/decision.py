"""Help to decide: the shape of content/decisions/ (one file a decision) and of content/yardsticks/ (what decision aids are judged by).

A decision sets a few options of a concern side by side, doing nothing first and all in one order. Its numbers are findings, so that none is typed twice.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field, Tag, model_validator

from laserguide.model import Concern, Fact, Id, Nothing, Statement, Text, known_as

#: The option that every decision starts with.
DOING_NOTHING = "doing-nothing"
Met = Literal["met", "partly", "not met"]


class Counted(Fact):
    """How many people an outcome came to with an option: findings that are frequencies. `note`: how they differ from what the outcome asks."""

    findings: Annotated[tuple[Id, ...], Field(min_length=1)]
    note: Text | None = None


class Uncounted(Fact):
    """Nobody has counted the outcome with this option: what was found in place of a count, with its sources."""

    unknown: Text
    references: tuple[Id, ...] = ()


Chance = Annotated[Annotated[Counted, Tag("counted")] | Annotated[Uncounted, Tag("unknown")] | Annotated[Nothing, Tag("none")], known_as("counted")]


class OptionChance(Fact):
    """The chance of an outcome with one option of the decision."""

    option: Id
    chance: Chance


class Outcome(Fact):
    """Something good or bad that may happen: `had` and `had_not` end the sentences 'about 13 in 100 people …' and 'about 87 in 100 …'."""

    name: Text
    kind: Literal["benefit", "harm"]
    had: Text
    had_not: Text
    chances: Annotated[tuple[OptionChance, ...], Field(min_length=3)]


class Living(Fact):
    """What life with the results of one option is like; mostly general advice, with sources where it is more."""

    option: Id
    body: Statement
    mind: Statement
    people: Statement
    money: Statement
    time: Statement


class Value(Fact):
    """A statement about what matters, to be rated from 1 (not at all) to 5 (very much), and the options for or against which it speaks."""

    id: Id
    says: Text
    speaks_for: tuple[Id, ...]
    speaks_against: tuple[Id, ...]
    why: Text
    references: tuple[Id, ...] = ()

    @model_validator(mode="after")
    def _one_way(self) -> Value:
        both = sorted(set(self.speaks_for) & set(self.speaks_against))
        if both:
            raise ValueError(f"it speaks both for and against `{both[0]}`; name the option in one of the two lists")
        if not (self.speaks_for or self.speaks_against):
            raise ValueError("it speaks for and against no option; name one, or leave the statement out")
        return self


class Decision(Fact):
    """One decision about a concern: the options in their order, what may come of each, and what a reader may want."""

    id: Id
    title: Text
    asks: Text
    concern: Concern
    page: Text
    options: Annotated[tuple[Id, ...], Field(min_length=3, max_length=6)]
    outcomes: Annotated[tuple[Outcome, ...], Field(min_length=2)]
    living: tuple[Living, ...]
    values: Annotated[tuple[Value, ...], Field(min_length=5, max_length=7)]
    questions: Id

    @model_validator(mode="after")
    def _every_option_everywhere(self) -> Decision:
        if self.options[0] != DOING_NOTHING:
            raise ValueError(f"the first option is not `{DOING_NOTHING}`; every decision starts with it")
        rows = {f"`{outcome.name}`": tuple(row.option for row in outcome.chances) for outcome in self.outcomes}
        rows["`living`"] = tuple(row.option for row in self.living)
        for name, named in rows.items():
            if named != self.options:
                raise ValueError(f"{name} does not show all options in their order; name {', '.join(self.options)}")
        for value in self.values:
            strange = [option for option in (*value.speaks_for, *value.speaks_against) if option not in self.options]
            if strange:
                raise ValueError(f"the value `{value.id}` names `{strange[0]}`, which is no option here; use one of {', '.join(self.options)}")
        kinds = {outcome.kind for outcome in self.outcomes}
        if len(kinds) < 2:
            raise ValueError("there is no benefit or no harm among the outcomes; give at least one of each")
        return self


class Asked(Fact):
    """One thing that a standard asks of a decision aid, in the guide's own words, whether it is met, how, and where (a page of docs/ and its section)."""

    item: Text
    met: Met
    how: Text
    where: Text | None = None

    @model_validator(mode="after")
    def _says_where(self) -> Asked:
        if self.met in ("met", "partly") and self.where is None:
            raise ValueError(f"“{self.item}” is said to be {self.met}, but not where; add `where: page.md#section`")
        return self


class Part(Fact):
    """Items of a standard that count together."""

    id: Id
    title: Text
    counts: Text
    items: Annotated[tuple[Asked, ...], Field(min_length=1)]

    @property
    def tally(self) -> Mapping[Met, int]:
        """How many items are met, partly met, not met."""
        found = [item.met for item in self.items]
        return {met: found.count(met) for met in ("met", "partly", "not met")}

    @property
    def asked(self) -> int:
        """How many items there are."""
        return len(self.items)


class Yardstick(Fact):
    """A published standard for decision aids, part by part."""

    id: Id
    name: Text
    parts: Annotated[tuple[Part, ...], Field(min_length=1)]
    references: Annotated[tuple[Id, ...], Field(min_length=1)]
