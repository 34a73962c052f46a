"""What stands above a page's text: the shape of its front matter."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import StringConstraints, model_validator

from laserguide.model import Certainty, Fact, Id, Text


class Search(Fact):
    """How the search treats a page: `exclude` keeps a mere list out."""

    exclude: bool = False


class PageMeta(Fact):
    """The front matter of a page.

    `tags` are the words that people type into a search for what the page answers: brand names, slips and plain words included. The search weighs them
    nearly like a title, and shows them where they match. `further_reading` names references that a reader may want to read whole, official ones first.
    """

    title: Text
    description: Annotated[str, StringConstraints(min_length=50, max_length=160)]
    kind: Id
    treatments: tuple[Id, ...] = ()
    tags: tuple[Text, ...] = ()
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
