"""The shape of every fact in content/: strict, frozen, closed vocabularies.

A model says what one file may hold; `content.py` loads the files and resolves what they name. YAML keys, Python names, template
variables and CSS classes use the same words.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Discriminator, Field, StringConstraints, Tag, model_validator

Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
Certainty = Literal["strong", "moderate", "limited", "very limited"]
Design = Literal[
    "systematic-review", "meta-analysis", "rct", "split-face-rct", "cohort", "case-series", "survey", "mechanistic",
    "review", "guideline", "consensus", "official-guidance",
]  # fmt: skip
Family = Literal["pico", "fully-ablative", "fractional-ablative", "non-ablative-fractional", "vascular", "q-switched"]
Concern = Literal[
    "acne-scars", "other-scars", "sun-spots-and-freckles", "melasma", "dark-marks", "birthmarks", "tattoos", "lines-and-sun-damage",
    "pores-and-texture", "stretch-marks", "vessels-and-redness", "loose-skin", "moles-and-growths",
]  # fmt: skip
Level = Literal["expected", "call-today", "emergency"]
Counting = Literal["people", "sessions", "tattoos", "spots", "sides", "procedures", "studies"]
Unit = Literal["minutes", "hours", "days", "weeks", "months", "years", "sessions", "points out of 10", "points out of 100", "percent", "times"]


class Fact(BaseModel):
    """What all facts share: no unknown keys, no silent conversion, no change after loading."""

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid", populate_by_name=True)


class Author(Fact):
    """A person (`family`, `given`) or a body (`literal`), as in CSL."""

    family: Text | None = None
    given: Text | None = None
    literal: Text | None = None

    @model_validator(mode="after")
    def _one_form(self) -> Author:
        if (self.family is None) == (self.literal is None):
            raise ValueError("an author is a person or a body; write `family` and `given`, or `literal`")
        return self


class Reference(Fact):
    """One source, CSL-shaped, with where it was seen. Nothing is filled in from memory: what was not seen is left out."""

    id: Id
    type: Literal["article-journal", "report", "webpage", "paper-conference", "article-newspaper"]
    title: Text
    author: tuple[Author, ...] = ()
    container_title: Text | None = Field(None, alias="container-title")
    issued: Annotated[int, Field(ge=1900, le=2100)] | None = None
    volume: Text | None = None
    issue: Text | None = None
    page: Text | None = None
    doi: Annotated[str, StringConstraints(pattern=r"^10\.\d{4,9}/\S+$")] | None = Field(None, alias="DOI")
    pmid: Annotated[str, StringConstraints(pattern=r"^\d{1,8}$")] | None = Field(None, alias="PMID")
    url: Annotated[str, StringConstraints(pattern=r"^https://[^\s/]+\.[^\s]+$")] | None = Field(None, alias="URL")
    note: Text | None = None
    design: Design
    seen_at: Annotated[tuple[Text, ...], Field(min_length=1)]
    last_checked: date


class Frequency(Fact):
    """So many of so many, as counted in the study; `per_hundred` only where the source prints no counts."""

    kind: Literal["frequency"]
    happened_to: Annotated[int, Field(ge=0)] | None = None
    out_of: Annotated[int, Field(gt=0)] | None = None
    per_hundred: Annotated[float, Field(ge=0, le=100)] | Annotated[int, Field(ge=0, le=100)] | None = None
    counting: Counting

    @model_validator(mode="after")
    def _counts_or_rate(self) -> Frequency:
        counted = self.happened_to is not None and self.out_of is not None
        if counted == (self.per_hundred is not None):
            raise ValueError("this is no frequency; give `happened_to` and `out_of`, or else `per_hundred`")
        if counted and self.happened_to > self.out_of:
            raise ValueError("`happened_to` is more than `out_of`; look the two up again")
        return self

    @property
    def share(self) -> float:
        """The share of all, 0 to 1."""
        return self.per_hundred / 100 if self.per_hundred is not None else self.happened_to / self.out_of


class Measure(Fact):
    """A measured amount with its unit: one value, or a span from low to high."""

    kind: Literal["measure"]
    amount: int | float
    to: int | float | None = None
    unit: Unit


class Result(Fact):
    """A plain result in words, where the source gives no number that may be shown as people."""

    kind: Literal["result"]
    says: Text


class Finding(Fact):
    """One number or plain result: what, among whom, how many, for how long, and how far it can be trusted."""

    id: Id
    what: Text
    among: Text
    people: Annotated[int, Field(gt=0)] | None = None
    follow_up: Text
    value: Annotated[Frequency | Measure | Result, Field(discriminator="kind")]
    limits: Text
    certainty: Certainty
    why: Text
    references: Annotated[tuple[Id, ...], Field(min_length=1)]


class Statement(Fact):
    """A sentence or two with its sources. Facts need sources; plain advice ("ask your clinic") may stand without."""

    text: Text
    references: tuple[Id, ...] = ()


class Stated(Fact):
    """A value that a source supports."""

    text: Text
    references: Annotated[tuple[Id, ...], Field(min_length=1)]


class Unknown(Fact):
    """A value nobody has: says what was looked for and not found."""

    unknown: Text


class Nothing(Fact):
    """A value that is none by its nature, such as the healing days of doing nothing: says why, and needs no source."""

    none: Text


def known_as(known: str) -> Discriminator:
    """Tells the forms of a value apart: `unknown` and `none` by their key, and the form in which it is known by the lack of both."""

    def form(value: Any) -> str:
        keys = value if isinstance(value, dict) else vars(value)
        return next((key for key in ("unknown", "none") if key in keys), known)

    return Discriminator(form)


Known = Annotated[Annotated[Stated, Tag("stated")] | Annotated[Unknown, Tag("unknown")] | Annotated[Nothing, Tag("none")], known_as("stated")]


class Treatment(Fact):
    """One way of treating skin, at a glance: every value is sourced or openly unknown."""

    id: Id
    name: Text
    also_called: tuple[Text, ...]
    family: Family
    page: Text
    device: Known
    how: Stated
    used_for: Annotated[tuple[Concern, ...], Field(min_length=1)]
    sessions: Known
    spacing: Known
    time_in_chair: Known
    discomfort: Known
    looks_ordinary: Known
    fully_healed: Known
    skin_tone: Stated
    certainty: Certainty
    why: Text


class Phase(Fact):
    """A stretch of days after treatment. `to_day` left out means 'and on'. Day 0 is the day of treatment."""

    title: Text
    from_day: Annotated[int, Field(ge=0)]
    to_day: Annotated[int, Field(ge=0)] | None = None
    expected: Annotated[tuple[Stated, ...], Field(min_length=1)]
    on_brown_and_black_skin: Known
    do: tuple[Statement, ...]
    avoid: tuple[Statement, ...] = ()
    call: tuple[Statement, ...] = ()

    @model_validator(mode="after")
    def _in_order(self) -> Phase:
        if self.to_day is not None and self.to_day < self.from_day:
            raise ValueError("`to_day` comes before `from_day`; look the two up again")
        return self


class Timeline(Fact):
    """Recovery after one treatment, phase by phase."""

    id: Id
    treatment: Id
    title: Text
    phases: Annotated[tuple[Phase, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _phases_follow_each_other(self) -> Timeline:
        for earlier, later in zip(self.phases, self.phases[1:], strict=False):
            if earlier.to_day is None or later.from_day <= earlier.to_day:
                raise ValueError(f"phase '{later.title}' starts before '{earlier.title}' ends; give `to_day` and a later `from_day`")
        return self


class Sign(Statement):
    """A sign that calls for a level of help. `treatments`: after these only; left out: after all."""

    treatments: tuple[Id, ...] = ()


class HelpLevel(Fact):
    """One of the three levels of 'when to get help', with its signs."""

    id: Level
    title: Text
    do: Text
    signs: Annotated[tuple[Sign, ...], Field(min_length=1)]


class GlossaryTerm(Fact):
    """A word the reader will meet at the clinic. `forms` are its other spellings and plurals in prose."""

    term: Text
    forms: tuple[Text, ...] = ()
    means: Annotated[str, StringConstraints(min_length=1, max_length=180)]


class Section(Fact):
    """A section that a page kind must have: the id of its heading, and what belongs in it."""

    id: Id
    holds: Text


class PageKind(Fact):
    """A kind of page and the sections it must have, in order."""

    id: Id
    name: Text
    sections: tuple[Section, ...]


class Door(Fact):
    """A way in from the home page, in the reader's words."""

    asks: Text
    answer: Text
    page: Text


class HelpLine(Fact):
    """A way to more help: what the reader asks, what to do, and the page that says more."""

    asks: Text
    says: Text | None = None
    page_name: Text
    page: Text
    references: tuple[Id, ...] = ()
