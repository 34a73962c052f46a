"""A built page as the tests read it: parsed once, with the few questions that many tests ask."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import urldefrag, urljoin

from justhtml import Element, JustHTML

SITE = "http://site.invalid"


@dataclass(frozen=True)
class BuiltPage:
    """One HTML file of the built site. `url` is its address from the site's root."""

    url: str
    html: str

    @cached_property
    def document(self) -> JustHTML:
        """The parsed page, unsanitised, with its parse errors."""
        return JustHTML(self.html, sanitize=False, collect_errors=True)

    @cached_property
    def article(self) -> Element:
        """The page's article."""
        return self.document.query("article")[0]

    @cached_property
    def ids(self) -> list[str]:
        """Every id on the page, in order, with repeats."""
        return [element.attrs["id"] for element in self.document.query("[id]")]

    @cached_property
    def headings(self) -> list[tuple[int, str, str | None]]:
        """(level, text, id) of each heading of the article."""
        return [(int(h.name[1]), plain(h), h.attrs.get("id")) for h in self.article.query("h1, h2, h3, h4, h5, h6")]

    def links(self, within: str = "a[href]") -> list[str]:
        """The targets of the page's links: 'https://…' for other sites, '/path/#anchor' for this one."""
        targets = [urljoin(SITE + self.url, a.attrs["href"] or "") for a in self.document.query(within)]
        return [target.removeprefix(SITE) for target in targets]

    def internal(self) -> list[tuple[str, str]]:
        """(path, anchor) of each link that stays on this site."""
        return [urldefrag(link) for link in self.links() if link.startswith("/")]


def plain(element: Element) -> str:
    """An element's text on one line, without the mark that links to a heading."""
    return " ".join(element.to_text().replace("¶", "").split())


def read_site(folder: Path) -> dict[str, BuiltPage]:
    """Every HTML page under a built site's folder, by its address."""
    pages = {}
    for path in sorted(folder.rglob("*.html")):
        url = "/" + path.relative_to(folder).as_posix().removesuffix("index.html")
        pages[url] = BuiltPage(url, path.read_text("utf-8"))
    return pages
