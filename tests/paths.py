"""Where the project's files are, and the ids that tests are named after."""

from __future__ import annotations

from pathlib import Path

PROJECT = Path(__file__).parent.parent
TOY = PROJECT / "tests" / "toy"
BROKEN = PROJECT / "tests" / "broken"
PAGES = sorted(path.relative_to(PROJECT / "docs").as_posix() for path in (PROJECT / "docs").rglob("*.md"))
FACTS = sorted(path.relative_to(PROJECT / "content").as_posix() for path in (PROJECT / "content").rglob("*.yml"))


def address(page: str) -> str:
    """The address of a page of docs/ on the site: 'safety/skin-tone.md' is '/safety/skin-tone/'."""
    return "/" + page.removesuffix("index.md").removesuffix(".md").rstrip("/") + ("/" if page != "index.md" else "")
