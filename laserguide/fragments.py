"""Facts → Markdown: one method for each macro that a page may call.

The markup is in templates/; nothing here writes HTML. A fragment knows the page that it stands on, and writes links relative to it.
"""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from laserguide import citations
from laserguide.model import Finding
from laserguide.numbers import in_words, natural

if TYPE_CHECKING:
    from laserguide.guide import Guide

TEMPLATES = Path(__file__).with_name("templates")
HELP_ORDER = ("emergency", "call-today", "expected")
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
        return self._render("at_a_glance", treatment=self._site.treatments[ident])

    def compare(self, *idents: str) -> str:
        """Several treatments' values side by side."""
        return self._render("compare", treatments=[self._site.treatments[ident] for ident in idents])

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
        return self._render("sources", page=page, meta=page.meta, count=len(set(self._guide.cited(page))))

    def _figure(self, finding: Finding) -> dict[str, Any]:
        people = natural(finding.value) if finding.value.kind == "frequency" else None
        return {"fact": finding, "value": in_words(finding.value, self._site.strings), "people": people}

    def _render(self, template: str, **facts: Any) -> str:
        words = self._site.strings
        page = _environment().get_template(f"{template}.md.j2")
        return page.render(t=words, link=self._link, cite=cite, day=lambda when: _written(when, words), **facts).strip()

    def _link(self, page: str) -> str:
        """The way from this page to another page of docs/; `page` may carry an #anchor."""
        return posixpath.relpath(page, posixpath.dirname(self._path) or ".")


def cite(references: tuple[str, ...]) -> str:
    """Footnote marks for these references."""
    return "".join(f"[^{ident}]" for ident in references)


def _written(when: date, words: Mapping[str, Any]) -> str:
    return words["date"].format(day=when.day, month=words["months"][when.month - 1], year=when.year)


@lru_cache(maxsize=1)
def _environment() -> Environment:
    """Templates are Markdown, so nothing is escaped; attributes escape their own values."""
    loader = FileSystemLoader(TEMPLATES)
    return Environment(loader=loader, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, autoescape=False)  # noqa: S701
