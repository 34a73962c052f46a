"""The steps of a plan: one day for each treatment, a source or an open word for every one, and nothing that a clinic must decide."""

from __future__ import annotations

import itertools
import re

import pytest

from laserguide.content import read_site
from laserguide.plan import CONDITIONS, Step, When
from tests.paths import PROJECT

SITE = read_site(PROJECT)
ROWS = [(step, when) for step in SITE.steps.values() for when in step.when]
each_row = pytest.mark.parametrize(("step", "when"), ROWS, ids=lambda part: part.id if isinstance(part, Step) else ",".join(part.treatments))


def toy(*when: dict[str, object]) -> Step:
    return Step(id="toy", kind="care", title="Toy", page="toy.md", when=tuple(When.model_validate({"text": "General advice.", **one}) for one in when))


def test_a_day_for_a_treatment_goes_before_one_for_all() -> None:
    step = toy({"treatments": ("a",), "day": 9}, {"day": 2})
    assert [when.day for ident in ("a", "b") if (when := step.when_for(ident))] == [9, 2]
    assert toy({"treatments": ("a",), "day": 9}).when_for("b") is None


def test_two_days_for_one_treatment_are_refused() -> None:
    with pytest.raises(ValueError, match="two days hold for b; let each treatment have one"):
        toy({"treatments": ("a", "b"), "day": 1}, {"treatments": ("b",), "day": 2})


@each_row
def test_a_step_has_a_source_or_says_that_it_is_advice_or_unknown(step: Step, when: When) -> None:
    assert when.references or re.search(r"general advice|our own advice|we found no", when.text, re.I), step.id


@each_row
def test_a_step_gives_no_dose_and_stops_no_medicine(step: Step, when: When) -> None:
    text = f"{step.title}. {when.text}"
    assert not re.search(r"\b\d+ ?(?:mg|ml|g|tablets?|times a day|minutes)\b", text, re.I)
    assert not re.search(r"\bstop (?:taking|your|the|using)\b|\bcome off\b", text, re.I)


@each_row
def test_where_the_text_shows_two_sources_at_odds_it_says_to_ask(step: Step, when: When) -> None:
    if re.search(r", (?:another|one NHS)|authors advise", when.text):
        assert re.search(r"\bask\b", when.text, re.I)


@pytest.mark.parametrize("treatment", sorted(SITE.treatments))
def test_every_treatment_has_a_whole_plan(treatment: str) -> None:
    kinds = {step.kind for step in SITE.steps.values() if step.when_for(treatment)}
    assert kinds == {"prepare", "session", "ask", "care", "sun", "call"}
    wanted = {"cover-up", "sunscreen", "make-up", "exercise", "dark-marks", "sunscreen-until"}
    assert wanted <= {step.id for step in SITE.steps.values() if step.when_for(treatment)}


def test_every_condition_changes_every_plan() -> None:
    for treatment, condition in itertools.product(SITE.treatments, CONDITIONS):
        if (condition, treatment) != ("cold-sores", "fully-ablative"):
            assert any(when.only_if == condition for step in SITE.steps.values() if (when := step.when_for(treatment))), (treatment, condition)
    assert set(SITE.strings["planner"]["conditions"]) == set(SITE.strings["planner"]["only_if"]) == set(CONDITIONS)


@pytest.mark.parametrize("treatment", ["fractional-ablative", "fully-ablative"])
def test_nothing_goes_on_an_open_wound_early(treatment: str) -> None:
    days = {ident: SITE.steps[ident].when_for(treatment).day for ident in ("sunscreen", "make-up", "shave", "exercise")}
    assert min(days.values()) >= 14
    assert SITE.steps["cold-sore-medicine"].when_for(treatment).only_if is None
