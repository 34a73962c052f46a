"""Numbers read as people, honestly rounded."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from laserguide.guide import load
from laserguide.model import Frequency, Measure, Result
from laserguide.numbers import Natural, in_words, natural
from tests.paths import PROJECT


def frequency(happened_to: int, out_of: int) -> Frequency:
    return Frequency(kind="frequency", happened_to=happened_to, out_of=out_of, counting="people")


@pytest.mark.parametrize(
    ("happened_to", "out_of", "shown"),
    [
        (6, 47, Natural(13, 100, rounded=True)),
        (25, 100, Natural(25, 100, rounded=False)),
        (36, 20399, Natural(2, 1000, rounded=True)),
        (1, 20399, Natural(1, 10000, rounded=True)),
        (5, 7, Natural(5, 7, rounded=False, of_all=True)),
        (0, 40, Natural(0, 40, rounded=False, of_all=True)),
        (299, 300, Natural(99, 100, rounded=True)),
        (300, 300, Natural(100, 100, rounded=False)),
        (1, 200, Natural(5, 1000, rounded=False)),
        (3, 200, Natural(2, 100, rounded=True)),
    ],
)
def test_a_count_becomes_people(happened_to: int, out_of: int, shown: Natural) -> None:
    assert natural(frequency(happened_to, out_of)) == shown


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (frequency(6, 47), "about 13 in 100 people"),
        (frequency(5, 7), "5 of 7 people"),
        (frequency(0, 40), "none of 40 people"),
        (Frequency(kind="frequency", per_hundred=74.8, counting="tattoos"), "about 75 in 100 tattoos"),
        (Measure(kind="measure", amount=7, to=10, unit="days"), "7 to 10 days"),
        (Measure(kind="measure", amount=1, unit="months"), "1 month"),
        (Measure(kind="measure", amount=4.5, unit="points out of 10"), "4.5 out of 10"),
        (Result(kind="result", says="No clear difference"), "No clear difference"),
    ],
)
def test_a_value_reads_as_a_phrase(value: Frequency | Measure | Result, words: str) -> None:
    assert in_words(value, load(PROJECT).site.strings) == words


@pytest.mark.parametrize("fields", [{}, {"happened_to": 1}, {"happened_to": 1, "out_of": 2, "per_hundred": 50}, {"happened_to": 3, "out_of": 2}])
def test_a_frequency_needs_both_counts_or_a_rate(fields: dict[str, int]) -> None:
    with pytest.raises(ValidationError):
        Frequency(kind="frequency", counting="people", **fields)
