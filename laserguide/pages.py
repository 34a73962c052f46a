"""docs/ → Pages: front matter, headings, citations and macro calls, each with its line."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from laserguide import yaml_lines
from laserguide.content import validated
from laserguide.front_matter import PageMeta
from laserguide.problems import Problem

_FRONT_MATTER = re.compile(r"\A---\n(.*?)\n---\n?", re.S)
_HEADING = re.compile(r"^(#{1,6})\s+(.*?)\s*(?:\{#([\w-]+)\})?\s*$")
_CALL = re.compile(r"\{\{\s*(\w+)\(([^{}]*)\)\s*\}\}")
_CITATION = re.compile(r"\[\^([^\]\s]+)\](?!:)")
_QUOTED = re.compile(r"\"([^\"]*)\"|'([^']*)'")


@dataclass(frozen=True)
class Heading:
    """A heading as written: its level (1 to 6), its fixed id if it has one, and its line."""

    level: int
    text: str
    id: str | None
    line: int


@dataclass(frozen=True)
class Call:
    """A macro call in a page: `{{ name("argument", …) }}`."""

    name: str
    arguments: tuple[str, ...]
    line: int


@dataclass(frozen=True)
class Page:
    """One page of prose. `path` is relative to docs/, `body` is the text below the front matter, `first_line` where it starts."""

    path: str
    meta: PageMeta
    meta_lines: yaml_lines.Lines
    body: str
    first_line: int

    @property
    def file(self) -> str:
        """The page's file, relative to the project."""
        return f"docs/{self.path}"

    def meta_line(self, key: str) -> int:
        """The line of a front matter key."""
        return yaml_lines.line_of(self.meta_lines, (key,))

    def numbered_lines(self) -> list[tuple[int, str]]:
        """(line in the file, text) of each line of the body."""
        return list(enumerate(self.body.split("\n"), self.first_line))

    @property
    def headings(self) -> tuple[Heading, ...]:
        """The headings of the body, top to bottom."""
        found = ((line, _HEADING.match(text)) for line, text in self.numbered_lines())
        return tuple(Heading(len(match[1]), match[2], match[3], line) for line, match in found if match)

    @property
    def calls(self) -> tuple[Call, ...]:
        """The macro calls of the body, top to bottom."""
        return tuple(
            Call(match[1], tuple(a or b for a, b in _QUOTED.findall(match[2])), line) for line, text in self.numbered_lines() for match in _CALL.finditer(text)
        )

    @property
    def citations(self) -> tuple[tuple[str, int], ...]:
        """(reference id, line) of each citation written in the body itself."""
        return tuple((ident, line) for line, text in self.numbered_lines() for ident in citations_in(text))


def citations_in(markdown: str) -> list[str]:
    """The reference ids cited in a text, in order, with repeats."""
    return _CITATION.findall(markdown)


@dataclass(frozen=True)
class Pages:
    """All pages of docs/ that can be read, the text by path of those that cannot, and their problems."""

    read: tuple[Page, ...]
    unread: Mapping[str, str]
    problems: tuple[Problem, ...]


def read_pages(root: Path) -> Pages:
    """Reads `root`/docs. Never raises for a bad page."""
    pages: list[Page] = []
    unread: dict[str, str] = {}
    problems: list[Problem] = []
    for path in sorted((root / "docs").rglob("*.md")):
        page = _read_page(path, root, problems)
        if page:
            pages.append(page)
        else:
            unread[path.relative_to(root / "docs").as_posix()] = path.read_text("utf-8", errors="replace")
    return Pages(tuple(pages), unread, tuple(problems))


def _read_page(path: Path, root: Path, problems: list[Problem]) -> Page | None:
    file = path.relative_to(root).as_posix()
    text = path.read_text("utf-8", errors="replace")
    match = _FRONT_MATTER.match(text)
    if not match:
        problems.append(Problem(file, 1, "this page has no front matter", "start it with `---`, then title, description, kind and dates, then `---`"))
        return None
    value, lines, found = yaml_lines.read(match[1], file, first_line=2)
    if found:
        problems.extend(found)
        return None
    meta = validated(PageMeta, value, file, lines, problems)
    if meta is None:
        return None
    body = text[match.end() :]
    return Page(path.relative_to(root / "docs").as_posix(), meta, lines, body, match[0].count("\n") + 1)
