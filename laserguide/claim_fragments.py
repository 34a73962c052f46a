"""Claims → Markdown: the macros that print what adverts say, with verdicts."""

from __future__ import annotations

from typing import get_args

from laserguide.claim import ADVICE_VERDICTS, CLAIM_VERDICTS, Claim, ClaimGroup, Promise
from laserguide.exports import as_json_ld
from laserguide.model import Concern
from laserguide.rendering import Rendering

PROMISES = get_args(Promise)
#: From what can hurt or mislead to what holds.
MISLEADING_ORDER = (
    "unsafe advice", "wrong", "not supported", "overstated", "poor advice", "depends", "good but incomplete", "mostly right", "supported", "good advice",
)  # fmt: skip
SHOWN_ABOUT = 6


class ClaimFragments(Rendering):
    """The macros about claims, of one page."""

    def claims(self, ident: str) -> str:
        """A group's claims as entries that open, each with its verdict, reasons and evidence."""
        group = self._site.claims[ident]
        return self._render("claims", group=group, claims=group.claims, reviews=as_json_ld(group.claims, self._site.strings["claims"]))

    def claims_about(self, *idents: str) -> str:
        """Claims that adverts make about treatments: those that are about them most of all, and of them those that can mislead most first."""
        found = [(group, claim) for group, claim in self._site.all_claims() if set(idents) & set(claim.treatments)]
        found.sort(key=lambda entry: len(entry[1].treatments))
        names = ", ".join(self._site.treatments[ident].name for ident in idents)
        return self._claims_list(found, f"about-{idents[0]}" if len(idents) == 1 else "", names)

    def claims_on(self, ident: str) -> str:
        """Claims that adverts make about a concern: those that are about it most of all, and of them those that can mislead most first."""
        found = [(group, claim) for group, claim in self._site.all_claims() if ident in claim.concerns]
        found.sort(key=lambda entry: len(entry[1].concerns))
        return self._claims_list(found, f"on-{ident}", self._site.strings["concerns"][ident])

    def _claims_list(self, found: list[tuple[ClaimGroup, Claim]], anchor: str, subject: str) -> str:
        shown = sorted(found[:SHOWN_ABOUT], key=lambda entry: MISLEADING_ORDER.index(entry[1].verdict))
        return self._render("claims_about", anchor=anchor, subject=subject, entries=shown, total=len(found))

    def claims_hub(self) -> str:
        """The groups of claims by what they promise, with a count of verdicts."""
        groups = {promise: [group for group in self._site.claims.values() if group.promise == promise] for promise in PROMISES}
        return self._render("claims_hub", groups=groups, counts=self._counts(), total=sum(self._counts().values()))

    def claim_index(self) -> str:
        """Every claim under each of its verdict, treatments and concerns, as plain lists with anchors."""
        claims = list(self._site.all_claims())
        words, treatments = self._site.strings, self._site.treatments
        lists = {
            "verdict": {verdict: [entry for entry in claims if entry[1].verdict == verdict] for verdict in MISLEADING_ORDER},
            "about": {ident: [entry for entry in claims if ident in entry[1].treatments] for ident in treatments},
            "on": {concern: [entry for entry in claims if concern in entry[1].concerns] for concern in get_args(Concern)},
        }
        names = {
            "verdict": {verdict: words["verdicts"][verdict]["word"] for verdict in MISLEADING_ORDER},
            "about": {ident: treatment.name for ident, treatment in treatments.items()},
            "on": words["concerns"],
        }
        shown = {by: [(ident, names[by][ident], found) for ident, found in groups.items() if found] for by, groups in lists.items()}
        return self._render("claim_index", lists=shown)

    def verdict_scale(self) -> str:
        """The verdicts on claims and on advice, with what each means and how many claims have it."""
        return self._render("verdict_scale", scales={"claim": CLAIM_VERDICTS, "advice": ADVICE_VERDICTS}, counts=self._counts())

    def _counts(self) -> dict[str, int]:
        verdicts = [claim.verdict for _, claim in self._site.all_claims()]
        return {verdict: verdicts.count(verdict) for verdict in MISLEADING_ORDER if verdict in verdicts}
