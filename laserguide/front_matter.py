"""What stands above a page's text: the shape of its front matter."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import Field, StringConstraints, model_validator

from laserguide.model import Certainty, Fact, Id, Text


class Search(Fact):
    """How the search treats a page: a boost above 1 lifts it, for pages that must not be missed; `exclude` keeps a mere list out."""

    boost: Annotated[int, Field(ge=1, le=10)] = 1
    exclude: bool = False


class PageMeta(Fact):
    """The front matter of a page. `further_reading` names references that a reader may want to read whole, official ones first."""

    title: Text
    description: Annotated[str, StringConstraints(min_length=50, max_length=160)]
    kind: Id
    treatments: tuple[Id, ...] = ()
    also_called: tuple[Text, ...] = ()
    first_published: date
    last_checked: date
    next_check: date
    reviewed_by: Text | None
    certainty: Certainty | None = None
    hide: tuple[Literal["navigation", "toc", "footer"], ...] = ()
    further_reading: tuple[Id, ...] = ()
    search: Search | None = None

    @model_validator(mode="after")
    def _next_after_last(self) -> PageMeta:
        if self.last_checked < self.first_published:
            raise ValueError("`last_checked` comes before `first_published`; look the two up again")
        if self.next_check <= self.last_checked:
            raise ValueError("`next_check` does not come after `last_checked`; write a later date")
        return self
