"""How soon to get help: the answer is the one that the facts give, and where they give none it is a call to the clinic."""

from __future__ import annotations

import itertools

import pytest

from laserguide.content import read_site
from laserguide.symptom import NOT_LISTED, Answer, Symptom
from tests.paths import PROJECT

SITE = read_site(PROJECT)
WORSE = {"expected": 0, "call-today": 1, "emergency": 2}


def symptom(*answers: dict[str, object]) -> Symptom:
    held = tuple(Answer.model_validate({"why": {"text": "General advice."}, **answer}) for answer in answers)
    return Symptom(
        id="toy", name="Toy", also_called=(), group="look", answers=held, say="…",
        on_brown_and_black_skin={"unknown": "Nobody looked."}, meanwhile=({"text": "Wait."},),
    )  # fmt: skip


def test_what_no_answer_covers_is_a_call_to_the_clinic() -> None:
    toy = symptom({"from_day": 0, "to_day": 3, "level": "expected"})
    assert [toy.level("any", day) for day in (0, 3, 4)] == ["expected", "expected", NOT_LISTED]
    assert NOT_LISTED == "call-today"


def test_an_answer_for_a_treatment_goes_before_one_for_all() -> None:
    toy = symptom({"treatments": ("a",), "from_day": 0, "level": "expected"}, {"from_day": 0, "level": "emergency"})
    assert (toy.level("a", 9), toy.level("b", 9)) == ("expected", "emergency")


def test_two_answers_for_one_day_are_refused() -> None:
    with pytest.raises(ValueError, match="two answers hold for one treatment on day 3"):
        symptom({"treatments": ("a", "b"), "from_day": 0, "to_day": 3, "level": "expected"}, {"treatments": ("b",), "from_day": 3, "level": "expected"})


@pytest.mark.parametrize("sign", ["eye-pain", "change-in-sight", "breathing-or-fit", "swollen-lips-or-tongue"])
def test_what_cannot_wait_is_an_emergency_after_every_treatment_on_every_day(sign: str) -> None:
    levels = {SITE.symptoms[sign].level(treatment, day) for treatment, day in itertools.product(SITE.treatments, (*range(0, 60), 365))}
    assert levels == {"emergency"}


@pytest.mark.parametrize("ident", sorted(SITE.symptoms))
def test_nothing_is_called_expected_without_a_reason(ident: str) -> None:
    for answer in SITE.symptoms[ident].answers:
        if answer.level == "expected":
            assert answer.why.references or "general advice" in answer.why.text.lower()
