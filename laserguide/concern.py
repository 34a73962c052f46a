"""Skin concerns and the options for each: the shape of content/concerns/, one file a concern.

An option is anything a reader may do about a concern, doing nothing included, each with the same values in the same order.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from laserguide.model import Certainty, Concern, Fact, Id, Known, Stated, Text


class Option(Fact):
    """One way to deal with a concern: how it works, what it does and costs, and whom it may suit. `treatment` names the guide's treatment where it is one."""

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
