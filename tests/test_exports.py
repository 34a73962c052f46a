"""Machines are told no more than readers are."""

from __future__ import annotations

import json

import pytest

from laserguide.exports import RATING
from laserguide.guide import load
from tests.built import BuiltPage
from tests.paths import PROJECT, address

GROUPS = load(PROJECT).site.claims


@pytest.mark.parametrize("group", sorted(GROUPS))
def test_the_page_carries_one_valid_review_for_each_claim(site: dict[str, BuiltPage], group: str) -> None:
    page = site[address(GROUPS[group].page)]
    (script,) = page.document.query('script[type="application/ld+json"]')
    data = json.loads(script.to_text(separator=""))
    assert data["@context"] == "https://schema.org"
    reviews = {review["url"].removeprefix("#"): review for review in data["@graph"]}
    assert list(reviews) == [claim.id for claim in GROUPS[group].claims]
    for claim in GROUPS[group].claims:
        review = reviews[claim.id]
        assert claim.id in page.ids
        assert review["@type"] == "ClaimReview"
        assert review["claimReviewed"] == claim.says
        assert review["reviewRating"]["alternateName"] == claim.verdict
        assert review["reviewRating"].get("ratingValue") == RATING.get(claim.verdict)
        assert "author" not in review["itemReviewed"]
        assert review["datePublished"] == claim.last_checked.isoformat()


def test_a_claim_that_nobody_has_shown_is_not_rated_as_false() -> None:
    assert "not supported" not in RATING
    assert RATING["wrong"] < RATING["overstated"] < RATING["depends"] < RATING["mostly right"] < RATING["supported"]


def test_the_hub_counts_its_verdicts_from_the_facts(site: dict[str, BuiltPage]) -> None:
    hub = site["/adverts/"].article
    counts = [int(count.to_text()) for count in hub.query(".verdict-counts__count")]
    total = sum(len(group.claims) for group in GROUPS.values())
    assert sum(counts) == total
    assert f"We have checked {total} claims so far." in hub.to_text()
