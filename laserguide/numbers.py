"""Numbers as people: a share becomes so many in 100, or in 1,000 when it is smaller than one in a hundred.

Few people are never blown up to a hundred: below `FEW`, the count itself is shown ("5 of 7 people").
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from laserguide.model import Frequency, Measure, Result

FEW = 20
#: A rate in a text: a percentage, or so many in so many.
RATE = re.compile(r"\b\d+(?:\.\d+)?\s?%|\b(?:about |around |nearly |over )?\d[\d,]* (?:in|out of) \d[\d,]*\b", re.I)


@dataclass(frozen=True)
class Natural:
    """`count` in `base`; `rounded` when the study's own share is not exactly that; `of_all` when these are the people themselves."""

    count: int
    base: int
    rounded: bool
    of_all: bool = False


def natural(value: Frequency) -> Natural:
    """The natural frequency of a share. Rounds half up, and never rounds something to nothing or to everyone."""
    if value.out_of is not None and value.happened_to is not None and (value.out_of < FEW or value.happened_to == 0):
        return Natural(value.happened_to, value.out_of, rounded=False, of_all=True)
    share = value.share
    base = next((base for base in (100, 1_000, 10_000) if share * base >= 1), 10_000)
    count = int(share * base + 0.5)
    if share < 1:
        count = min(count, base - 1)
    if share > 0:
        count = max(count, 1)
    return Natural(count, base, rounded=abs(share * base - count) > 1e-9)


def in_words(value: Frequency | Measure | Result, strings: Mapping[str, Any]) -> str:
    """A value as a reader meets it in a sentence: 'about 13 in 100 people', '7 to 10 days', or the plain result."""
    words = strings["numbers"]
    if isinstance(value, Result):
        return value.says
    if isinstance(value, Measure):
        pattern = words["units"][value.unit]
        amount = words["span"].format(low=_digits(value.amount), high=_digits(value.to)) if value.to is not None else _digits(value.amount)
        one = value.to is None and value.amount == 1
        return pattern["one" if one else "many"].format(amount=amount)
    shown = natural(value)
    counting = words["counting"][value.counting]
    if shown.of_all:
        return words["none_of" if shown.count == 0 else "of_all"].format(count=f"{shown.count:,}", base=f"{shown.base:,}", counting=counting)
    return words["about" if shown.rounded else "exactly"].format(count=f"{shown.count:,}", base=f"{shown.base:,}", counting=counting)


def _digits(amount: float) -> str:
    return f"{amount:,.1f}".removesuffix(".0") if isinstance(amount, float) else f"{amount:,}"
