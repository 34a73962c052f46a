"""Scores add up as their checklists say, and every page that should be scored is."""

from __future__ import annotations

import pytest

from laserguide.guide import load
from laserguide.score import AGREED, FIRST, SCALES, Score
from tests.paths import PROJECT

GUIDE = load(PROJECT)
SCORED_KINDS = ("treatment", "concern", "safety", "care", "provider")
each_score = pytest.mark.parametrize("score", GUIDE.site.scores.values(), ids=lambda score: score.id)


def toy() -> Score:
    items = {"discern": {"1": (5, 3, 4), "15": (5, 5, 5), "16": (4, 4, 4)}, "pemat": {"1": (1, 1, 1), "20": (0, 1, 0), "24": (None, None, None)}}
    return Score.model_validate(
        {"id": "toy", "page": "toy.md", "scored": "2026-11-20", **items, "cdc": {"1": (1, 1, 1)}, "nhs": {"25": (1, 1, 1)}}, strict=False
    )


def test_discern_adds_items_1_to_15_and_leaves_the_mark_for_the_whole_out() -> None:
    assert toy().total("discern", AGREED) == (9, 10, 4)
    assert toy().total("discern", FIRST).points == 10


def test_pemat_has_two_sums_and_skips_what_does_not_apply() -> None:
    assert toy().total("understand") == (1, 1, 1)
    assert toy().total("act") == (0, 1, 0)


@pytest.mark.parametrize("kind", SCORED_KINDS)
def test_every_page_about_a_choice_or_about_care_is_scored(kind: str) -> None:
    scored = {score.page for score in GUIDE.site.scores.values()}
    assert {page.path for page in GUIDE.pages if page.meta.kind == kind} <= scored


@each_score
def test_a_score_is_of_the_checklists_own_items(score: Score) -> None:
    for name in SCALES:
        known = {str(item.item) for item in GUIDE.site.checklists[name].items}
        assert set(getattr(score, name)) <= known


@each_score
def test_an_agreed_score_lies_between_what_the_two_readers_gave_unless_the_page_was_mended(score: Score) -> None:
    for name in SCALES:
        for item, (first, second, agreed) in getattr(score, name).items():
            if None not in (first, second, agreed):
                assert min(first, second) <= agreed
                assert (agreed > max(first, second)) == (f"{name}-{item}" in score.mended)


@pytest.mark.parametrize(
    "score", [score for score in GUIDE.site.scores.values() if GUIDE.page(score.page).meta.kind in ("treatment", "concern")], ids=lambda score: score.id
)
def test_a_page_about_a_choice_meets_the_guides_own_bar(score: Score) -> None:
    total = score.total("discern")
    assert total.of == 75
    assert total.points >= 68
    assert total.least >= 4
    assert score.total("understand").share >= 0.9
