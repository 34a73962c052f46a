"""Registers of people who may treat skin: the shape of content/registers/, one file a country."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import Field, StringConstraints

from laserguide.model import Fact, Id, Stated, Text


class Body(Fact):
    """A register, regulator or reporting office with its official address, and what to look for there."""

    name: Text
    address: Annotated[str, StringConstraints(pattern=r"^https://[^\s/]+\.[^\s]+$")] | None = None
    look_for: Stated


class Register(Fact):
    """One country: who keeps its registers, what the law says of lasers, where to complain, and when we checked."""

    id: Id
    country: Text
    law: Stated | None = None
    check: Annotated[tuple[Body, ...], Field(min_length=1)]
    complain: tuple[Body, ...] = ()
    last_checked: date
