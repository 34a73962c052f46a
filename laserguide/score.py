"""How a page fares on the published checklists for health information: the shape of content/checklists/ and content/scores/.

Two readers score a page apart and then agree. A score is a self-check: it says nothing that the checklist's owner has said.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Literal, NamedTuple

from pydantic import Field, StringConstraints, model_validator

from laserguide.model import Fact, Id, Text

Instrument = Literal["discern", "pemat", "cdc", "nhs"]
#: The least and the most that an item can be given.
SCALES: Mapping[Instrument, tuple[int, int]] = {"discern": (1, 5), "pemat": (0, 1), "cdc": (0, 1), "nhs": (0, 1)}
#: The parts of a checklist that are added up on their own. DISCERN's item 16 is a mark for the whole and stays out of its sum.
PARTS: Mapping[str, tuple[Instrument, range]] = {
    "discern": ("discern", range(1, 16)),
    "understand": ("pemat", range(1, 20)),
    "act": ("pemat", range(20, 27)),
    "cdc": ("cdc", range(1, 21)),
    "nhs": ("nhs", range(20, 38)),
}
FIRST, SECOND, AGREED = range(3)
Given = int | None
Number = Annotated[str, StringConstraints(pattern=r"^[1-9][0-9]?$")]
Items = Annotated[Mapping[Number, tuple[Given, Given, Given]], Field(min_length=1)]


class ChecklistItem(Fact):
    """One item of a checklist, in the guide's own words."""

    item: Annotated[int, Field(ge=1)]
    asks: Text


class Checklist(Fact):
    """A published checklist: what it judges, how its items add up, what the guide aims at, and where its items were read."""

    id: Instrument
    name: Text
    judges: Text
    counts: Text
    aim: Text
    items: Annotated[tuple[ChecklistItem, ...], Field(min_length=1)]
    references: Annotated[tuple[Id, ...], Field(min_length=1)]


class Score(Fact):
    """The scores of one page: for each checklist, item number → what the first reader gave, the second, and what they agreed on.

    None means that the item does not apply to the page. The scales are those of `Checklist`: DISCERN 1 to 5, the others 0 or 1. `mended` names
    the items for which the page was changed after both had scored it, and a third reader gave more on the changed page.
    """

    id: Id
    page: Text
    scored: date
    discern: Items
    pemat: Items
    cdc: Items
    nhs: Items
    mended: tuple[Annotated[str, StringConstraints(pattern=r"^(discern|pemat|cdc|nhs)-[1-9][0-9]?$")], ...] = ()

    @model_validator(mode="after")
    def _on_the_scale(self) -> Score:
        for name, (least, most) in SCALES.items():
            for item, given in getattr(self, name).items():
                if any(value is not None and not least <= value <= most for value in given):
                    raise ValueError(f"`{name}` item {item} is scored {least} to {most}; write three scores, or null where the item does not apply")
        return self

    def total(self, part: str, reader: int = AGREED) -> Total:
        """What a part's items add to, and the most that they could."""
        instrument, items = PARTS[part]
        given = [values[reader] for item, values in getattr(self, instrument).items() if int(item) in items]
        counted = [value for value in given if value is not None]
        return Total(points=sum(counted), of=SCALES[instrument][1] * len(counted), least=min(counted, default=0))


class Total(NamedTuple):
    """Points reached, points possible, and the lowest item."""

    points: int
    of: int
    least: int

    @property
    def share(self) -> float:
        """The share reached, 0 to 1."""
        return self.points / self.of if self.of else 0.0
