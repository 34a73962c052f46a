"""The numbers that options are compared by: each stands in the text beside it, and what nobody knows is never a number."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from laserguide.comparison import COLUMNS, as_data
from laserguide.concern import Option
from laserguide.content import read_site
from laserguide.model import Unknown
from tests.paths import PROJECT

SITE = read_site(PROJECT)
OPTIONS = [pytest.param(option, id=f"{concern.id}-{option.id}") for concern in SITE.concerns.values() for option in concern.options]
NOBODY = {"unknown": "Nobody counted."}


def option(**values: Any) -> Option:
    known = dict.fromkeys(("how", "does", "harms", "downtime", "visits", "upkeep", "suits", "skin_tone"), NOBODY)
    return Option.model_validate({"id": "toy", "name": "Toy", "certainty": "limited", **known, **values})


def stated(text: str) -> dict[str, Any]:
    return {"text": text, "references": ("first-2020",)}


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("All settled within 48 hours.", 2), ("Red for 30 hours.", 2), ("A few hours of redness.", 1), ("About 2 days.", 2), ("New skin in 7 to 10 days.", 10),
        ("Crusts went in 2 to 3 days, and swelling by one week.", 7), ("Within a week.", 7), ("Ten days.", 10), ("Two or three weeks.", 21),
        ("A month or more.", 30), ("Redness lasts for months.", 60), ("None, as nothing is done.", 0),
    ],
)  # fmt: skip
def test_a_time_in_the_text_may_be_given_in_days(text: str, days: int) -> None:
    assert option(downtime=stated(text), away_days=days).away == days


@pytest.mark.parametrize(
    ("text", "days"), [("About 2 days.", 3), ("In 20 people, 2 days.", 20), ("Hours to days.", 2), ("Usually none.", 0), ("10 to 14 days.", 12)]
)
def test_a_time_that_the_text_does_not_say_is_refused(text: str, days: int) -> None:
    with pytest.raises(ValidationError, match="which `downtime` does not say"):
        option(downtime=stated(text), away_days=days)


@pytest.mark.parametrize(
    ("text", "most"), [("Three, a month apart.", 3), ("1 to 10 in a study.", 10), ("Usually one treatment.", 1), ("None. You do it yourself.", 0)]
)
def test_a_number_of_visits_in_the_text_may_be_given(text: str, most: int) -> None:
    assert option(visits=stated(text), visits_most=most).visits_at_most == most


def test_a_number_of_visits_that_the_text_does_not_say_is_refused() -> None:
    for value in (stated("Three, a month apart."), NOBODY):
        with pytest.raises(ValidationError, match="which `visits` does not say"):
            option(visits=value, visits_most=4)


def test_none_by_its_nature_is_nought_and_unknown_is_no_number() -> None:
    nothing = option(downtime={"none": "Nothing heals."}, visits={"none": "None needed."})
    assert (nothing.away, nothing.visits_at_most) == (0, 0)
    assert (option().away, option().visits_at_most) == (None, None)


@pytest.mark.parametrize("fact", OPTIONS)
def test_an_option_with_an_unknown_value_has_no_number_for_it(fact: Option) -> None:
    assert not (isinstance(fact.downtime, Unknown) and fact.away is not None)
    assert not (isinstance(fact.visits, Unknown) and fact.visits_at_most is not None)


def test_every_option_is_in_the_data_with_every_column_and_source() -> None:
    data = as_data(SITE)
    for concern in SITE.concerns.values():
        shown = data["concerns"][concern.id]["options"]
        assert [one["id"] for one in shown] == [fact.id for fact in concern.options]
        for one in shown:
            assert {*one["values"], "certainty"} == set(COLUMNS)
            assert all(one["values"].values())
            assert set(one["sources"]) <= set(data["sources"])
    assert all(address.startswith("https://") or not address for _, address in data["sources"].values())
