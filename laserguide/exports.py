"""Facts for machines: schema.org data that other programs read.

A verdict becomes a rating only where it has a place on a scale from 'evidence shows otherwise' (1) to 'good evidence agrees' (5). 'Not supported' has
none: that nobody has shown a claim does not make it false.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

from laserguide.claim import Claim

RATING = {
    "supported": 5, "mostly right": 4, "depends": 3, "overstated": 2, "wrong": 1,
    "good advice": 5, "good but incomplete": 4, "poor advice": 2, "unsafe advice": 1,
}  # fmt: skip


def in_script(data: Mapping[str, Any]) -> str:
    """JSON for a script element of a page: no tag can start in it, and no two braces stand together that a macro engine would take for its own."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    return re.sub(r"\}(?=\})", "} ", text)


def as_json_ld(claims: Iterable[Claim], words: Mapping[str, str]) -> str:
    """ClaimReview entries for a script element. `words` are those of `claims` in strings.yml.

    The claim has no author: it is a common advertising claim, and the guide names no clinic.
    """
    graph = {"@context": "https://schema.org", "@graph": [claim_review(claim, words) for claim in claims]}
    return in_script(graph)


def claim_review(claim: Claim, words: Mapping[str, str]) -> dict[str, Any]:
    """One claim as schema.org ClaimReview. Its address is its anchor on the page that carries it."""
    rating: dict[str, Any] = {"@type": "Rating", "alternateName": claim.verdict, "ratingExplanation": f"{claim.answer} {words['rating_scale']}"}
    if claim.verdict in RATING:
        rating |= {"ratingValue": RATING[claim.verdict], "bestRating": 5, "worstRating": 1}
    return {
        "@type": "ClaimReview",
        "url": f"#{claim.id}",
        "claimReviewed": claim.says,
        "itemReviewed": {"@type": "Claim", "name": words["item"]},
        "reviewRating": rating,
        "author": {"@type": "Organization", "name": words["reviewer"]},
        "datePublished": claim.last_checked.isoformat(),
    }
