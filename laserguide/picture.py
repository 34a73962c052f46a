"""Pictures: what a drawing or a chart says, in words and in numbers: the shape of content/pictures/ and content/curves/.

A picture's words and numbers are here; how they are drawn is in templates/drawings/, one template a drawing, one for each sort of chart.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from datetime import date
from typing import Annotated, Literal

from pydantic import Field, StringConstraints, model_validator

from laserguide.model import Fact, Id, Text

Key = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")]
Number = int | float


class Tick(Fact):
    """A mark on an axis and what stands beside it."""

    at: Number
    says: Text


class Axis(Fact):
    """A line that values lie along, from low to high, in equal steps or in equal ratios. `unit` is that of every value on it."""

    says: Text
    unit: Text
    low: Number = Field(alias="from")
    high: Number = Field(alias="to")
    scale: Literal["linear", "log"]
    ticks: tuple[Tick, ...]

    @model_validator(mode="after")
    def _in_order(self) -> Axis:
        if self.high <= self.low:
            raise ValueError("`to` is not above `from`; look the two up again")
        if self.scale == "log" and self.low <= 0:
            raise ValueError("a log axis cannot start at 0; start it above")
        return self

    def along(self, value: Number) -> float:
        """How far along the axis a value lies: 0 at its start, 1 at its end."""
        at = math.log if self.scale == "log" else float
        return (at(value) - at(self.low)) / (at(self.high) - at(self.low))


class Row(Fact):
    """One value or span of a chart, as drawn and as said, with its sources. `group` names rows that belong together."""

    name: Text
    group: Text | None = None
    low: Number = Field(alias="from")
    high: Number | None = Field(None, alias="to")
    says: Text
    references: Annotated[tuple[Id, ...], Field(min_length=1)]


class Curve(Fact):
    """One line of a chart as points (x, y), worked out by a script from published tables."""

    id: Id
    name: Text
    points: Annotated[tuple[tuple[Number, Number], ...], Field(min_length=2)]
    references: Annotated[tuple[Id, ...], Field(min_length=1)]


class Picture(Fact):
    """One picture with one message.

    `drawing` names its template where that is not its id. `labels` are the words drawn, `values` the numbers drawn, `rows` and `curves` the
    data of a chart. `in_words` carries the same facts for those who cannot see it; rows become a table beside it.
    """

    id: Id
    drawing: Id | None = None
    message: Text
    in_words: Text
    scale: Literal["to scale", "partly to scale", "not to scale", "chart"]
    labels: Mapping[Key, Text] = {}
    values: Mapping[Key, Number] = {}
    axis: Axis | None = None
    up: Axis | None = None
    columns: tuple[Text, Text] | None = None
    rows: tuple[Row, ...] = ()
    curves: tuple[Id, ...] = ()
    references: tuple[Id, ...] = ()
    last_checked: date

    @model_validator(mode="after")
    def _has_sources_and_a_table(self) -> Picture:
        if not (self.references or self.rows or self.curves):
            raise ValueError("a picture needs its sources; add `references`")
        if bool(self.rows) != bool(self.columns):
            raise ValueError("rows are shown as a table too; give `columns`, two short heads")
        return self
