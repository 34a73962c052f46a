"""Skin concerns and the options for each: the shape of content/concerns/, one file a concern.

An option is anything a reader may do about a concern, doing nothing included, each with the same values in the same order.
"""

from __future__ import annotations

import re
from math import ceil
from typing import Annotated

from pydantic import Field, model_validator

from laserguide.model import Certainty, Concern, Fact, Id, Known, Nothing, Stated, Text

_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_NUMBERS = {word: number for number, word in enumerate(_WORDS, 1)} | {"a": 1, "an": 1}
_NUMBER = rf"\d+|{'|'.join(_NUMBERS)}"
#: Days in a unit of time; an hour is a part of one.
_DAYS_IN = {"hour": 1 / 24, "day": 1, "week": 7, "month": 30}
_SPAN = re.compile(rf"\b({_NUMBER})(?: (?:to|or|and) ({_NUMBER}))? ({'|'.join(_DAYS_IN)})s?\b", re.I)
#: "For months" is two at least; "a few hours" is less than a day.
_LOOSE = {"hours": 1, "weeks": 14, "months": 60}


class Option(Fact):
    """One way to deal with a concern: how it works, what it does and costs, and whom it may suit. `treatment` names the guide's treatment where it is one.

    What only the comparison uses may be left out. `away_days`: the longest time away from ordinary life that `downtime` gives, in whole days;
    `visits_most`: the most visits that `visits` gives; either left out is not known, unless the value is none by its nature. `finding`: the
    frequency that best shows what the option does. `cost`: only where dated evidence has it.
    """

    id: Id
    name: Text
    treatment: Id | None = None
    how: Known
    does: Known
    certainty: Certainty
    harms: Known
    downtime: Known
    visits: Known
    upkeep: Known
    suits: Known
    skin_tone: Known
    away_days: Annotated[int, Field(ge=0)] | None = None
    visits_most: Annotated[int, Field(ge=0)] | None = None
    finding: Id | None = None
    cost: Known | None = None

    @model_validator(mode="after")
    def _numbers_stand_in_the_text(self) -> Option:
        if self.away_days is not None and self.away_days not in _days_in(self.downtime):
            raise ValueError(f"`away_days` is {self.away_days}, which `downtime` does not say; write the longest time that stands there, in days")
        if self.visits_most is not None and self.visits_most not in _numbers_in(self.visits):
            raise ValueError(f"`visits_most` is {self.visits_most}, which `visits` does not say; write the highest number that stands there")
        return self

    @property
    def away(self) -> int | None:
        """Days away from ordinary life at most: 0 where there is nothing to heal, None where nobody knows."""
        return 0 if isinstance(self.downtime, Nothing) else self.away_days

    @property
    def visits_at_most(self) -> int | None:
        """Visits at most: 0 where none are needed, None where nobody knows."""
        return 0 if isinstance(self.visits, Nothing) else self.visits_most


def _days_in(value: Known) -> set[int]:
    """Every time that a text names, in whole days, rounded up."""
    if not isinstance(value, Stated):
        return {0} if isinstance(value, Nothing) else set()
    spans = {ceil(_number(text) * _DAYS_IN[unit.lower()]) for *texts, unit in _SPAN.findall(value.text) for text in texts if text}
    loose = {days for word, days in _LOOSE.items() if re.search(rf"\b{word}\b", value.text, re.I)}
    return spans | loose | _none_in(value.text)


def _numbers_in(value: Known) -> set[int]:
    """Every number that a text names, in digits or as a word."""
    if not isinstance(value, Stated):
        return {0} if isinstance(value, Nothing) else set()
    return {_number(text) for text in re.findall(rf"\b({_NUMBER})\b", value.text, re.I)} | _none_in(value.text)


def _number(text: str) -> int:
    return int(text) if text.isdigit() else _NUMBERS[text.lower()]


def _none_in(text: str) -> set[int]:
    return {0} if re.match(r"none\b", text, re.I) else set()


class SkinConcern(Fact):
    """A concern at a glance: what it is, what may be done, and what lasers may do.

    `about_pigment`: brown or black marks, among which a skin cancer may hide, so that the page must say to have them checked first.
    """

    id: Concern
    name: Text
    also_called: tuple[Text, ...]
    page: Text
    about_pigment: bool = False
    what: Stated
    options: Annotated[tuple[Option, ...], Field(min_length=2)]
