"""Questions to ask at a clinic: the shape of content/questions/, one file a list, and the rule that chooses a sheet of them.

A sheet has one question for each of twelve subjects, the most important subject first. Where several lists fit the reader, the one that is
most about the reader goes first: skin tone, then concern, then treatment, then the lists for everybody.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Literal, get_args

from pydantic import Field, model_validator

from laserguide.model import Concern, Fact, Id, Text

#: What a question is about, the most important first. The order is the guide's own judgement: first what must not be lasered, last the money.
Subject = Literal["mark", "who", "skin", "harm", "you", "comfort", "test", "after", "instead", "gain", "laser", "price"]
SUBJECTS: tuple[Subject, ...] = get_args(Subject)


class Question(Fact):
    """Something to ask at the consultation, and what a good answer tells you. With a `subject` it may come on a sheet."""

    ask: Text
    listen_for: Text
    subject: Subject | None = None


class QuestionList(Fact):
    """Questions that belong together, and whom a sheet offers them: readers with these treatments or concerns, with skin that marks easily, or all.

    Of two lists that fit equally, the one with the lower `order` goes first.
    """

    id: Id
    title: Text
    treatments: tuple[Id, ...] = ()
    concerns: tuple[Concern, ...] = ()
    for_brown_and_black_skin: bool = False
    always: bool = False
    order: Annotated[int, Field(ge=1, le=9)] = 5
    questions: Annotated[tuple[Question, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _offered_with_subjects(self) -> QuestionList:
        subjects = [question.subject for question in self.questions if question.subject]
        if bool(subjects) != self.offered:
            raise ValueError("a list for the sheet needs readers and a question with a `subject`; write both, or neither")
        if twice := next((subject for i, subject in enumerate(subjects) if subject in subjects[:i]), None):
            raise ValueError(f"two questions have the subject `{twice}`, and a sheet has room for one; keep the better one's")
        return self

    @property
    def offered(self) -> bool:
        """Whether a sheet may take questions from this list."""
        return bool(self.treatments or self.concerns or self.for_brown_and_black_skin or self.always)

    def fits(self, treatment: str, concern: str, *, marks_easily: bool) -> int | None:
        """How much the list is about this reader, 0 the most; None if it is not."""
        holds = (self.for_brown_and_black_skin and marks_easily, concern in self.concerns, treatment in self.treatments, self.always)
        return holds.index(True) if True in holds else None


def sheet(lists: Iterable[QuestionList], treatment: str = "", concern: str = "", *, marks_easily: bool = False) -> list[Question]:
    """One question a subject, in the order of subjects, each from the list that is most about the reader."""
    found = [(fit, one.order, one.id, one) for one in lists if (fit := one.fits(treatment, concern, marks_easily=marks_easily)) is not None]
    best: dict[Subject, Question] = {}
    for *_, one in sorted(found, key=lambda entry: entry[:3]):
        for question in one.questions:
            if question.subject:
                best.setdefault(question.subject, question)
    return [best[subject] for subject in SUBJECTS if subject in best]
