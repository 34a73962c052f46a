"""The rule over the standards that decision aids are judged by; `checks.py` runs it with the others."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from laserguide.problems import Problem, did_you_mean

if TYPE_CHECKING:
    from laserguide.guide import Guide


def yardsticks_name_pages_and_sections(guide: Guide) -> Iterator[Problem]:
    """Where an item of a standard is said to be met, that page and section exist."""
    sections = {page.path: {heading.id for heading in page.headings if heading.id} for page in guide.pages} | dict.fromkeys(guide.unread)
    for standard in guide.site.yardsticks.values():
        where = guide.site.where["yardsticks", standard.id]
        named = [((i, "items", j, "where"), item.where) for i, part in enumerate(standard.parts) for j, item in enumerate(part.items) if item.where]
        for path, place in named:
            page, _, anchor = place.partition("#")
            if page not in sections:
                yield Problem(where.file, where.line("parts", *path), f"there is no page `{page}`", did_you_mean(page, sections, "name a page of docs/"))
            elif sections[page] is not None and anchor not in sections[page]:
                instead = did_you_mean(anchor, sections[page], "name a heading with a fixed id")
                yield Problem(where.file, where.line("parts", *path), f"{page} has no section `{anchor}`", instead)
