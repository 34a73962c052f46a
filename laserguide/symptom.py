"""What a reader may see or feel after treatment: the shape of content/symptoms/, one file a symptom.

A symptom's answers say how soon to get help, by treatment and by day. What no answer covers is a call to the clinic: the guide never
calls something expected that nobody has described as expected.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from laserguide.model import Fact, Id, Known, Level, Statement, Text

#: What an answer's absence means.
NOT_LISTED: Level = "call-today"
Day = Annotated[int, Field(ge=0)]


class Answer(Fact):
    """How soon to get help between two days after treatment (day 0 is treatment day; no `to_day`: and on), and why.

    Without `treatments` it holds for all that no other answer of those days names.
    """

    treatments: tuple[Id, ...] = ()
    from_day: Day
    to_day: Day | None = None
    level: Level
    why: Statement

    @model_validator(mode="after")
    def _in_order(self) -> Answer:
        if self.to_day is not None and self.to_day < self.from_day:
            raise ValueError("`to_day` comes before `from_day`; look the two up again")
        return self

    def covers(self, day: int) -> bool:
        """Whether this day is one of the answer's."""
        return self.from_day <= day and (self.to_day is None or day <= self.to_day)

    def meets(self, other: Answer) -> bool:
        """Whether both answer for the same treatment on the same day."""
        same = bool(set(self.treatments) & set(other.treatments)) or not (self.treatments or other.treatments)
        return same and (self.covers(other.from_day) or other.covers(self.from_day))


class Symptom(Fact):
    """One thing that a reader may see or feel, what it calls for, how it looks on brown and black skin, and what to say on the phone.

    `leads` marks what a list must show first, so that nobody overlooks it.
    """

    id: Id
    name: Annotated[str, Field(min_length=1, max_length=60)]
    also_called: tuple[Text, ...]
    group: Literal["eyes", "whole-body", "look", "feel"]
    leads: bool = False
    answers: Annotated[tuple[Answer, ...], Field(min_length=1)]
    on_brown_and_black_skin: Known
    meanwhile: Annotated[tuple[Statement, ...], Field(min_length=1, max_length=4)]
    say: Text

    @model_validator(mode="after")
    def _one_answer_a_day(self) -> Symptom:
        for i, answer in enumerate(self.answers):
            for other in self.answers[:i]:
                if answer.meets(other):
                    raise ValueError(f"two answers hold for one treatment on day {max(answer.from_day, other.from_day)}; let each day have one")
        return self

    def answer(self, treatment: str, day: int) -> Answer | None:
        """The answer for a treatment and a day since, or None where nothing is listed."""
        on_day = [answer for answer in self.answers if answer.covers(day)]
        named = [answer for answer in on_day if treatment in answer.treatments]
        general = [answer for answer in on_day if not answer.treatments]
        return next(iter(named + general), None)

    def level(self, treatment: str, day: int) -> Level:
        """How soon to get help; a call to the clinic where nothing is listed."""
        answer = self.answer(treatment, day)
        return answer.level if answer else NOT_LISTED
