"""The whole guide in memory: facts and pages, loaded once for as long as no file changes.

The cache is keyed on the names and times of the files, because `serve` and Zensical ask again for every build and every page, and a plain
cache would show old facts after an edit.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cached_property, lru_cache
from pathlib import Path

from jinja2 import Environment, StrictUndefined, TemplateError

from laserguide.content import Site, read_site
from laserguide.fragments import MACROS, Fragments
from laserguide.pages import Page, citations_in, read_pages
from laserguide.problems import Problem
from laserguide.rendering import TEMPLATES

Stamp = tuple[tuple[str, int], ...]


class Guide:
    """Facts and pages that belong together, with what follows from both."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.site: Site = read_site(root)
        docs = read_pages(root)
        self.pages: tuple[Page, ...] = docs.read
        self.unread = docs.unread
        self.page_problems = docs.problems
        self._by_path = {page.path: page for page in self.pages}

    def page(self, path: str) -> Page:
        """The page at this path of docs/. Raises KeyError."""
        return self._by_path[path]

    def expanded(self, page: Page, without: Iterable[str] = ()) -> str:
        """The body with its macros replaced, as an engine would; macros named in `without` become nothing. Raises TemplateError, KeyError."""
        fragments = Fragments(self, page.path)
        macros: dict[str, Callable[..., str]] = {name: getattr(fragments, name) for name in MACROS}
        macros |= {name: lambda *_: "" for name in without}
        return _environment().from_string(page.body).render({**macros, **page.meta.model_dump()})

    def cited(self, page: Page) -> tuple[str, ...]:
        """The reference ids that a page cites, in prose or through facts, in order of first use."""
        return self._cited[page.path]

    @cached_property
    def _cited(self) -> dict[str, tuple[str, ...]]:
        return {page.path: tuple(dict.fromkeys(citations_in(text))) for page, text in zip(self.pages, self.texts, strict=True)}

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """The text of each page as readers get it, its source list left out, in the order of `pages`."""
        return tuple(map(self._expanded_or_bare, self.pages))

    def _expanded_or_bare(self, page: Page) -> str:
        """The expanded body, or the body as written where a macro cannot be replaced."""
        try:
            return self.expanded(page, without=("sources", "all_sources"))
        except (TemplateError, KeyError, TypeError):
            return page.body

    def pages_by_reference(self) -> dict[str, list[Page]]:
        """The pages that cite each reference."""
        uses: dict[str, list[Page]] = {}
        for page in self.pages:
            for ident in self.cited(page):
                if ident in self.site.references:
                    uses.setdefault(ident, []).append(page)
        return uses

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """Every problem of content and pages, sorted by file and line."""
        from laserguide.checks import check

        return tuple(sorted({*self.site.problems, *self.page_problems, *check(self)}))


@lru_cache(maxsize=1)
def _environment() -> Environment:
    """As the engines are set up in mkdocs.yml: `{#` must stay free for heading ids, so comments open with `{##`."""
    return Environment(undefined=StrictUndefined, comment_start_string="{##", comment_end_string="##}", autoescape=False)  # noqa: S701


def load(root: Path) -> Guide:
    """The guide under `root`, read again only when a file was added, removed or changed."""
    return _load(root.resolve(), _stamp(root.resolve()))


@lru_cache(maxsize=2)
def _load(root: Path, _: Stamp) -> Guide:
    return Guide(root)


def _stamp(root: Path) -> Stamp:
    files = [*(root / "content").rglob("*.yml"), *(root / "docs").rglob("*.md"), *TEMPLATES.rglob("*.j2")]
    return tuple(sorted((str(path), path.stat().st_mtime_ns) for path in files if path.exists()))
