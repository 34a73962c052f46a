"""Facts → Markdown: one method for each macro that a page may call.

The markup is in templates/; nothing here writes HTML. A fragment knows the page that it stands on, and writes links relative to it.
"""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from laserguide import citations
from laserguide.claim import ADVICE_VERDICTS, CLAIM_VERDICTS, Claim, ClaimGroup, Promise
from laserguide.drawing import flat, lines
from laserguide.exports import as_json_ld
from laserguide.model import Concern, Finding
from laserguide.numbers import RATE, in_words, natural
from laserguide.score import AGREED, PARTS, SCALES, Checklist, ChecklistItem

if TYPE_CHECKING:
    from laserguide.guide import Guide

TEMPLATES = Path(__file__).with_name("templates")
HELP_ORDER = ("emergency", "call-today", "expected")
PROMISES = get_args(Promise)
SYMPTOM_GROUPS = ("eyes", "whole-body", "look", "feel")
#: From what can hurt or mislead to what holds.
MISLEADING_ORDER = (
    "unsafe advice", "wrong", "not supported", "overstated", "poor advice", "depends", "good but incomplete", "mostly right", "supported", "good advice",
)  # fmt: skip
SHOWN_ABOUT = 10
CERTAINTY_ORDER = ("strong", "moderate", "limited", "very limited")

#: What each macro takes: a kind of fact (as many ids as wanted), "certainty", or nothing. Pages may call these and no others.
MACROS: Mapping[str, str | None] = {
    "number": "findings",
    "findings": "findings",
    "at_a_glance": "treatments",
    "compare": "treatments",
    "skin_tone_note": "treatments",
    "timeline": "timelines",
    "questions": "questions",
    "how_sure": "certainty",
    "certainty_scale": None,
    "get_help": None,
    "claims": "claims",
    "claims_about": "treatments",
    "claims_on": "concerns",
    "options": "concerns",
    "registers": None,
    "symptoms": None,
    "picture": "pictures",
    "checklists": None,
    "scores": None,
    "claims_hub": None,
    "claim_index": None,
    "verdict_scale": None,
    "doors": None,
    "search_box": None,
    "glossary": None,
    "all_sources": None,
    "sources": None,
}


class Fragments:
    """The macros of one page of the guide."""

    def __init__(self, guide: Guide, path: str) -> None:
        self._guide = guide
        self._site = guide.site
        self._path = path

    def number(self, ident: str) -> str:
        """A finding's value inside a sentence, with its citation."""
        finding = self._site.findings[ident]
        return in_words(finding.value, self._site.strings) + cite(finding.references)

    def findings(self, *idents: str) -> str:
        """Findings as figures: people, a measure or a plain result, with who, how long, limits and certainty."""
        return self._render("findings", findings=[self._figure(self._site.findings[ident]) for ident in idents])

    def at_a_glance(self, ident: str) -> str:
        """A treatment's values in a box."""
        return self._render("at_a_glance", treatment=self._site.treatments[ident], concern_link=self._concern_link)

    def compare(self, *idents: str) -> str:
        """Several treatments' values side by side."""
        return self._render("compare", treatments=[self._site.treatments[ident] for ident in idents], concern_link=self._concern_link)

    def _concern_link(self, ident: str) -> str:
        """A concern's name, as a link where the guide has a page about it."""
        name = self._site.strings["concerns"][ident]
        return f"[{name}]({self._link(self._site.concerns[ident].page)})" if ident in self._site.concerns else name

    def skin_tone_note(self, ident: str) -> str:
        """What a treatment means for brown and black skin."""
        return self._render("skin_tone_note", treatment=self._site.treatments[ident])

    def timeline(self, ident: str) -> str:
        """Recovery after a treatment, phase by phase."""
        return self._render("timeline", timeline=self._site.timelines[ident])

    def questions(self, ident: str) -> str:
        """A list of questions to ask, with what to listen for."""
        return self._render("questions", list=self._site.questions[ident])

    def how_sure(self, step: str) -> str:
        """The mark of one of the four steps of certainty."""
        return self._render("certainty", step=step)

    def certainty_scale(self) -> str:
        """The four steps with what each means."""
        return self._render("certainty_scale", steps=CERTAINTY_ORDER)

    def get_help(self) -> str:
        """When to get help, in three levels."""
        return self._render("get_help", levels=[self._site.help[level] for level in HELP_ORDER if level in self._site.help])

    def claims(self, ident: str) -> str:
        """A group's claims as entries that open, each with its verdict, reasons and evidence."""
        group = self._site.claims[ident]
        return self._render("claims", group=group, claims=group.claims, reviews=as_json_ld(group.claims, self._site.strings["claims"]))

    def claims_about(self, ident: str) -> str:
        """The claims that adverts make about a treatment, those that can mislead most first."""
        found = [(group, claim) for group, claim in self._site.all_claims() if ident in claim.treatments]
        return self._claims_list(found, f"about-{ident}", self._site.treatments[ident].name)

    def claims_on(self, ident: str) -> str:
        """The claims that adverts make about a concern, those that can mislead most first."""
        found = [(group, claim) for group, claim in self._site.all_claims() if ident in claim.concerns]
        return self._claims_list(found, f"on-{ident}", self._site.strings["concerns"][ident])

    def _claims_list(self, found: list[tuple[ClaimGroup, Claim]], anchor: str, subject: str) -> str:
        found.sort(key=lambda entry: MISLEADING_ORDER.index(entry[1].verdict))
        return self._render("claims_about", anchor=anchor, subject=subject, entries=found[:SHOWN_ABOUT], total=len(found))

    def options(self, ident: str) -> str:
        """Everything a reader may do about a concern, side by side, doing nothing included."""
        concern = self._site.concerns[ident]
        pages = {treatment.id: treatment.page for treatment in self._site.treatments.values()}
        return self._render("options", concern=concern, pages=pages)

    def registers(self) -> str:
        """Where to check a name and where to complain, country by country."""
        return self._render("registers", registers=sorted(self._site.registers.values(), key=lambda register: register.country))

    def symptoms(self) -> str:
        """Every symptom by where it shows, those that must not be overlooked first, with how soon to get help by day and treatment."""
        by_group = {group: [symptom for symptom in self._site.symptoms.values() if symptom.group == group] for group in SYMPTOM_GROUPS}
        groups = [(self._site.strings["symptoms"]["groups"][group], sorted(found, key=lambda symptom: not symptom.leads)) for group, found in by_group.items()]
        names = {treatment.id: treatment.name for treatment in self._site.treatments.values()}
        return self._render("symptoms", groups=groups, names=names)

    def picture(self, ident: str) -> str:
        """A drawing or a chart with its message, its text alternative and its sources."""
        picture = self._site.pictures[ident]
        curves = [self._site.curves[curve] for curve in picture.curves]
        within = [fact.references for fact in (*picture.rows, *curves)]
        sources = tuple(dict.fromkeys(ref for references in (picture.references, *within) for ref in references))
        return self._render("picture", picture=picture, curves=curves, sources=sources)

    def checklists(self) -> str:
        """The checklists that pages are scored by, with how all pages fare on each item."""
        rows = [(checklist, [self._item(checklist, item) for item in checklist.items]) for checklist in self._site.checklists.values()]
        return self._render("checklists", checklists=rows, most={name: most for name, (_, most) in SCALES.items()})

    def _item(self, checklist: Checklist, item: ChecklistItem) -> tuple[ChecklistItem, list[int], int]:
        """(item, what pages were given, the lowest of it): pages to which the item does not apply are left out."""
        scores = (getattr(score, checklist.id).get(str(item.item)) for score in self._site.scores.values())
        given = [score[AGREED] for score in scores if score is not None and score[AGREED] is not None]
        return item, given, min(given, default=0)

    def scores(self) -> str:
        """What each scored page reached on each checklist, by kind of page."""
        pages = {page.path: page for page in self._guide.pages}
        scored = [(pages[score.page], score) for score in self._site.scores.values() if score.page in pages]
        kinds = {kind: [entry for entry in scored if entry[0].meta.kind == kind] for kind in self._site.strings["scores"]["kinds"]}
        return self._render("scores", groups=[(self._site.strings["scores"]["kinds"][kind], rows) for kind, rows in kinds.items() if rows], parts=PARTS)

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

    def doors(self) -> str:
        """The ways in from the home page."""
        return self._render("doors", doors=self._site.doors)

    def search_box(self) -> str:
        """A search field that works by address, so that it needs no script of its own."""
        return self._render("search_box")

    def glossary(self) -> str:
        """All glossary terms with their meaning, in order of the alphabet."""
        return self._render("glossary", terms=sorted(self._site.glossary, key=lambda term: term.term.lower()))

    def all_sources(self) -> str:
        """Every source that the guide cites, with the pages that use it."""
        uses = self._guide.pages_by_reference()
        entries = [(citations.one_line(self._site.references[ident]), [(page.meta.title, page.path) for page in pages]) for ident, pages in uses.items()]
        return self._render("all_sources", entries=sorted(entries, key=lambda entry: entry[0].lstrip("*\\[").lower()))

    def sources(self) -> str:
        """The end of a page: its review line, then its own numbered sources."""
        page = self._guide.page(self._path)
        read = [self._site.references[ident] for ident in page.meta.further_reading]
        further = [(reference, next(citations.links(reference))[1]) for reference in read]
        return self._render("sources", page=page, meta=page.meta, count=len(set(self._guide.cited(page))), further=further)

    def _figure(self, finding: Finding) -> dict[str, Any]:
        people = natural(finding.value) if finding.value.kind == "frequency" else None
        return {"fact": finding, "value": in_words(finding.value, self._site.strings), "people": people}

    def _render(self, template: str, **facts: Any) -> str:
        words = self._site.strings
        page = _environment().get_template(f"{template}.md.j2")
        return page.render(t=words, link=self._link, cite=cite, sourced=sourced, day=lambda when: _written(when, words), **facts).strip()

    def _link(self, page: str) -> str:
        """The way from this page to another page of docs/; `page` may carry an #anchor."""
        return posixpath.relpath(page, posixpath.dirname(self._path) or ".")


def cite(references: tuple[str, ...]) -> str:
    """Footnote marks for these references."""
    return "".join(f"[^{ident}]" for ident in references)


def sourced(text: str, references: tuple[str, ...]) -> str:
    """The text, with its citations where it holds a rate of its own."""
    return text + cite(references) if RATE.search(text) else text


def _written(when: date, words: Mapping[str, Any]) -> str:
    return words["date"].format(day=when.day, month=words["months"][when.month - 1], year=when.year)


@lru_cache(maxsize=1)
def _environment() -> Environment:
    """Templates are Markdown, so nothing is escaped; attributes escape their own values."""
    loader = FileSystemLoader(TEMPLATES)
    environment = Environment(loader=loader, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, autoescape=False)  # noqa: S701
    environment.filters |= {"flat": flat, "lines": lines}
    return environment
