"""Claims that adverts make, and our verdict on each: the shape of content/claims/, one file a group."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import Field, model_validator

from laserguide.model import Certainty, Concern, Fact, Id, Statement, Text

Promise = Literal["results", "safety", "comfort-and-downtime", "skin-tone", "cost", "who"]
ClaimVerdict = Literal["supported", "mostly right", "depends", "overstated", "not supported", "wrong", "unsafe advice"]
AdviceVerdict = Literal["good advice", "good but incomplete", "poor advice", "unsafe advice"]

#: From what holds to what can hurt; the order in which verdicts are counted and listed.
CLAIM_VERDICTS: tuple[str, ...] = ("supported", "mostly right", "depends", "overstated", "not supported", "wrong", "unsafe advice")
ADVICE_VERDICTS: tuple[str, ...] = ("good advice", "good but incomplete", "poor advice", "unsafe advice")


class Claim(Fact):
    """One claim or piece of advice as adverts put it, with the verdict, the reason and the evidence."""

    id: Id
    says: Text
    also_said: Annotated[tuple[Text, ...], Field(min_length=1)]
    kind: Literal["claim", "advice"]
    verdict: Literal[ClaimVerdict, AdviceVerdict]
    answer: Text
    why: Annotated[tuple[Statement, ...], Field(min_length=1)]
    searched: Text | None = None
    certainty: Certainty
    true_for: Text
    not_for: Text
    ask: Text
    treatments: tuple[Id, ...]
    concerns: tuple[Concern, ...]
    page: Text
    last_checked: date

    @model_validator(mode="after")
    def _judged_as_what_it_is(self) -> Claim:
        if self.verdict not in (CLAIM_VERDICTS if self.kind == "claim" else ADVICE_VERDICTS):
            allowed = ", ".join(CLAIM_VERDICTS if self.kind == "claim" else ADVICE_VERDICTS)
            raise ValueError(f"`{self.verdict}` is not a verdict on {self.kind}; use one of: {allowed}")
        return self

    @model_validator(mode="after")
    def _has_evidence_or_says_what_was_searched(self) -> Claim:
        if self.searched is None and not any(statement.references for statement in self.why):
            raise ValueError("no reason has a reference; add one, or say in `searched` what was looked for and not found")
        return self


class ClaimGroup(Fact):
    """Claims that promise the same kind of thing, shown together on one page; the most harmful first."""

    id: Id
    promise: Promise
    title: Text
    page: Text
    claims: Annotated[tuple[Claim, ...], Field(min_length=1)]
