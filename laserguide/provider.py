"""What a good place has, and what should make a reader leave: the shapes of content/standards/ and content/flags/, one file a list.

Which sign weighs how much is the guide's own judgement, and its pages say so.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from laserguide.model import Fact, Id, Statement, Text

#: What ticks call for: `leave` at one, `think` at two.
Weight = Literal["leave", "think"]
Order = Annotated[int, Field(ge=1, le=9)]


class Flag(Fact):
    """A warning sign, why it matters, and what to do instead. `page` says more. With a `weight` it is on the list to tick, in the words of `tick`."""

    sign: Text
    why: Statement
    instead: Text
    page: Text | None = None
    weight: Weight | None = None
    tick: Text | None = None

    @model_validator(mode="after")
    def _ticked_with_a_weight(self) -> Flag:
        if (self.weight is None) != (self.tick is None):
            raise ValueError("a sign to tick needs both `weight` and `tick`; write both, or neither")
        return self


class FlagList(Fact):
    """The warning signs of one stage, the heaviest first."""

    id: Id
    order: Order
    flags: Annotated[tuple[Flag, ...], Field(min_length=1)]


class Standard(Fact):
    """One thing that a good person or place has, short enough to tick, and what is known of it. `page` says more."""

    name: Annotated[str, Field(min_length=1, max_length=60)]
    page: Text | None = None
    why: Statement | None = None


class StandardList(Fact):
    """What to look for in the person, or in the place."""

    id: Id
    title: Text
    order: Order
    standards: Annotated[tuple[Standard, ...], Field(min_length=1)]
