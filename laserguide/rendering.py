"""Facts into templates: what every fragment of a page has in common.

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

from laserguide.drawing import flat, lines
from laserguide.numbers import RATE

if TYPE_CHECKING:
    from laserguide.guide import Guide

TEMPLATES = Path(__file__).with_name("templates")


class Rendering:
    """The templates, on behalf of one page of the guide."""

    def __init__(self, guide: Guide, path: str) -> None:
        self._guide = guide
        self._site = guide.site
        self._path = path

    def _render(self, template: str, **facts: Any) -> str:
        words = self._site.strings
        page = _environment().get_template(f"{template}.md.j2")
        return page.render(t=words, link=self._link, asset=self._asset, cite=cite, sourced=sourced, day=lambda when: _written(when, words), **facts).strip()

    def _asset(self, path: str) -> str:
        """The way from this page's address to a file of docs/assets/, for `src` in a template's own HTML."""
        folder, name = posixpath.split(self._path)
        address = folder if name == "index.md" else posixpath.join(folder, name.removesuffix(".md"))
        return posixpath.relpath(f"assets/{path}", address or ".")

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
