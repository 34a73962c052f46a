"""The Markdown extension that gives `[^id]` its definition and glossary terms their tooltips.

Both engines run Python-Markdown, so this is where a citation becomes a footnote in both. It adds the definitions that a page needs to the
page's own text; the well-kept `footnotes` and `abbr` extensions do the rest.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Extension, Markdown
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor

from laserguide.citations import one_line
from laserguide.content import Site
from laserguide.guide import load
from laserguide.pages import citations_in

_NO_TOOLTIP = {"a", "h1", "h2", "h3", "h4", "h5", "h6", "dt", "button", "summary"}
_NEW_SECTION = {"h1", "h2"}
#: From this many columns on, a table is too wide for a phone.
FEW_COLUMNS = 3


class GuideExtension(Extension):
    """`laserguide.extension` in mkdocs.yml. Facts are those of the folder that the engine runs in."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Registers the two steps: definitions before `footnotes` and `abbr` read the text, and one tooltip a section after them."""
        md.preprocessors.register(Definitions(md), "guide-definitions", 27)
        md.treeprocessors.register(FirstInSection(md), "guide-first-in-section", 1)
        md.treeprocessors.register(PlainNotes(md), "guide-plain-notes", 1)
        md.treeprocessors.register(NamedCells(md), "guide-named-cells", 1)
        md.treeprocessors.register(UnsearchedContents(md), "guide-unsearched-contents", 1)


class Definitions(Preprocessor):
    """Adds a footnote definition for each reference that the text cites, and an abbreviation for each glossary term."""

    def run(self, lines: list[str]) -> list[str]:
        """The lines, with definitions after them. An id without a reference is left alone: `check` names it with its line."""
        site = load(Path.cwd()).site
        cited = dict.fromkeys(citations_in("\n".join(lines)))
        notes = [f"[^{ident}]: {one_line(site.references[ident])}" for ident in cited if ident in site.references]
        separated = [part for note in notes for part in ("", note)]
        return [*lines, *separated, "", *_abbreviations(site)]


def _abbreviations(site: Site) -> list[str]:
    return [f"*[{form}]: {_plain(term.means)}" for term in site.glossary for form in (term.term, *term.forms)]


def _plain(text: str) -> str:
    return re.sub(r"[*_`]", "", " ".join(text.split()))


class FirstInSection(Treeprocessor):
    """Keeps a term's tooltip where it is first used in a section, and nowhere in headings, links and definition terms."""

    def run(self, root: Element) -> None:
        """Unwraps the other `<abbr>` elements in place."""
        self._visit(root, set(), allowed=True)

    def _visit(self, parent: Element, seen: set[str], allowed: bool) -> None:
        for child in list(parent):
            if child.tag in _NEW_SECTION:
                seen.clear()
            if child.tag == "abbr" and child.get("title"):
                meaning = child.get("title", "")
                if not allowed or meaning in seen:
                    _unwrap(parent, child)
                else:
                    seen.add(meaning)
                continue
            self._visit(child, seen, allowed and child.tag not in _NO_TOOLTIP and not _is_apart(child))


def _is_apart(element: Element) -> bool:
    """Source lists and review lines are not prose."""
    return element.get("class") == "footnote" or element.get("data-measure") == "skip"


class PlainNotes(Treeprocessor):
    """The list of sources as this guide prints it: no rule above it, one way back to where a source is first cited, and out of the search.

    Titles of papers hold words that readers search for, and would lift a page's source list above the page that answers them.
    """

    def run(self, root: Element) -> None:
        """Changes the footnote list in place, and keeps the numbers of the marks out of the search's excerpts."""
        for mark in root.iter("sup"):
            if mark.find("a[@class='footnote-ref']") is not None:
                mark.set("data-search-exclude", "")
        for notes in root.iterfind(".//div[@class='footnote']"):
            notes.set("data-search-exclude", "")
            for rule in notes.findall("hr"):
                notes.remove(rule)
            for paragraph in notes.iterfind(".//p"):
                for link in paragraph.findall("a[@class='footnote-backref']")[1:]:
                    paragraph.remove(link)


class NamedCells(Treeprocessor):
    """Gives each cell of a table with three columns or more its column's head, so that a narrow screen can show a row as a card.

    A row that is shown as a card is no table to some screen readers, so the parts of the table keep their roles by name.
    """

    def run(self, root: Element) -> None:
        """Changes the tables in place."""
        for table in root.iter("table"):
            heads = ["".join(head.itertext()).strip() for head in table.iterfind("thead/tr/th")]
            if len(heads) < FEW_COLUMNS:
                continue
            table.set("role", "table")
            for part in table:
                part.set("role", "rowgroup")
            for row in table.iter("tr"):
                row.set("role", "row")
                for head, cell in zip(heads, row, strict=False):
                    cell.set("role", "columnheader" if cell.tag == "th" else "cell")
                    cell.set("data-head", head)


class UnsearchedContents(Treeprocessor):
    """Keeps a page's list of contents out of the search, where each heading would count twice and bring the list in place of its section."""

    def run(self, root: Element) -> None:
        """Marks the lists in place."""
        for contents in root.iterfind(".//div[@class='toc']"):
            contents.set("data-search-exclude", "")


def _unwrap(parent: Element, child: Element) -> None:
    """Replaces an element by its text, keeping what follows it."""
    text = (child.text or "") + (child.tail or "")
    index = list(parent).index(child)
    parent.remove(child)
    if index:
        before = parent[index - 1]
        before.tail = (before.tail or "") + text
    else:
        parent.text = (parent.text or "") + text


def makeExtension(**options: Any) -> GuideExtension:
    """Python-Markdown's way in."""
    return GuideExtension(**options)
