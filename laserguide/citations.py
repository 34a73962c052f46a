"""References → one line each: the citation by citeproc-py, then links to the source.

The style is the American Medical Association's, from the Citation Style Language project (`ama.csl`, by Julian Onions and contributors,
CC BY-SA 3.0, unchanged). Links are ours, so that a DOI, a PubMed number and an official address look the same everywhere.
"""

from __future__ import annotations

import html
import re
import warnings
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from laserguide.model import Reference

_STYLE = Path(__file__).with_name("ama.csl")


@lru_cache(maxsize=4096)
def one_line(reference: Reference) -> str:
    """The full citation as one line of Markdown, with its links."""
    text = _cited(reference)
    note = [reference.note] if reference.note else []
    found = [f"[{label}]({address})" for label, address in links(reference)] or [f"Copy read at {reference.seen_at[0].removeprefix('http://')}"]
    return " ".join([text, *note, *found])


def links(reference: Reference) -> Iterator[tuple[str, str]]:
    """(label, address) of each place where a reader can find the source: DOI, PubMed, official address; else the copy that was read."""
    found = False
    if reference.doi:
        found = True
        yield f"doi.org/{reference.doi}", f"https://doi.org/{reference.doi}"
    if reference.pmid:
        found = True
        yield f"PubMed {reference.pmid}", f"https://pubmed.ncbi.nlm.nih.gov/{reference.pmid}/"
    if reference.url:
        found = True
        yield urlsplit(reference.url).netloc.removeprefix("www."), reference.url
    if not found:
        copy = next((address for address in reference.seen_at if address.startswith("https://")), None)
        if copy:
            yield f"copy read at {urlsplit(copy).netloc.removeprefix('www.')}", copy


def _cited(reference: Reference) -> str:
    """The citation without links. citeproc numbers a bibliography; a single entry's '1. ' is cut off."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # citeproc warns of every field that the source did not show
        from citeproc import Citation, CitationItem, CitationStylesBibliography, formatter
        from citeproc.source.json import CiteProcJSON

        bibliography = CitationStylesBibliography(_style(), CiteProcJSON([as_csl(reference)]), formatter.html)
        bibliography.register(Citation([CitationItem(reference.id)]))
        text = str(bibliography.bibliography()[0])
    text = re.sub(r"^\s*1\.\s*", "", html.unescape(text)).strip()
    text = re.sub(r"</?i>", "*", text)
    return _escaped(text)


def _escaped(text: str) -> str:
    """Square brackets and angle brackets in titles would read as Markdown links or HTML."""
    return re.sub(r"([\[\]<>|])", r"\\\1", text)


@lru_cache(maxsize=1)
def _style() -> Any:
    from citeproc import CitationStylesStyle

    return CitationStylesStyle(str(_STYLE), validate=False)


def as_csl(reference: Reference) -> dict[str, Any]:
    """The reference as a CSL-JSON item. DOI and URL stay out: they are printed as links."""
    item = reference.model_dump(by_alias=True, exclude_none=True, include={"id", "type", "title", "container_title", "volume", "issue", "page"})
    item["author"] = [author.model_dump(exclude_none=True) for author in reference.author]
    if reference.issued:
        item["issued"] = {"date-parts": [[reference.issued]]}
    return item
