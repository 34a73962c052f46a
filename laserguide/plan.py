"""Dated steps before and after a treatment: the shape of content/steps/, one file a step.

A step stands on a day counted from the day of treatment (day 0; days before it are negative), which may differ between treatments. Where
sources disagree the step takes the later day and says to ask the clinic; it never gives a dose and never stops a prescribed medicine.
"""

from __future__ import annotations

from typing import Annotated, Literal, get_args

from pydantic import Field, StringConstraints, model_validator

from laserguide.model import Fact, Id, Statement, Text

#: What a reader may say of themselves. A step may be for these people only.
Condition = Literal["cold-sores", "skin-creams", "tan", "marks-easily", "blood-thinners", "medicines", "smoke", "event"]
#: What sort of step it is, in the order of one day.
Kind = Literal["prepare", "session", "ask", "care", "sun", "call"]
CONDITIONS: tuple[str, ...] = get_args(Condition)
KINDS: tuple[str, ...] = get_args(Kind)
#: Days from the day of treatment.
Offset = Annotated[int, Field(ge=-92, le=366)]
Short = Annotated[str, StringConstraints(min_length=1, max_length=170, strip_whitespace=True)]


class When(Statement):
    """The day of a step (`to_day`: its last day), what to do and why, after these treatments; without `treatments`, after all others.

    `only_if` says for whom it is. Without it the step is for everybody.
    """

    text: Short
    treatments: tuple[Id, ...] = ()
    day: Offset
    to_day: Offset | None = None
    only_if: Condition | None = None

    @model_validator(mode="after")
    def _in_order(self) -> When:
        if self.to_day is not None and self.to_day <= self.day:
            raise ValueError("`to_day` does not come after `day`; write a later day, or leave it out")
        return self


class Step(Fact):
    """One thing to do, short enough for a sheet on the fridge, with its day for each treatment and the page that says more."""

    id: Id
    kind: Kind
    title: Annotated[str, StringConstraints(min_length=1, max_length=48)]
    page: Text
    when: Annotated[tuple[When, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _one_day_a_treatment(self) -> Step:
        named = [ident for when in self.when for ident in when.treatments or ("any other treatment",)]
        twice = next((ident for ident in named if named.count(ident) > 1), None)
        if twice:
            raise ValueError(f"two days hold for {twice}; let each treatment have one")
        return self

    def when_for(self, treatment: str) -> When | None:
        """The step's day for a treatment, or None where it is no step after it."""
        named = [when for when in self.when if treatment in when.treatments]
        general = [when for when in self.when if not when.treatments]
        return next(iter(named + general), None)


def in_order(rows: list[tuple[Step, When]]) -> list[tuple[Step, When]]:
    """Steps by day, and within a day in the order of their kinds."""
    return sorted(rows, key=lambda row: (row[1].day, KINDS.index(row[0].kind), row[0].id))
