"""The comparison of options as data: what the finder's script reads from the page, with every text as its facts have it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from laserguide import citations
from laserguide.concern import Option, SkinConcern
from laserguide.content import Site
from laserguide.cross_references import named_references
from laserguide.model import Known, Nothing, Reference, Unknown
from laserguide.numbers import in_words

#: What is set side by side, in this order: names of an option's values, and its certainty.
COLUMNS = ("does", "certainty", "harms", "downtime", "visits", "upkeep", "skin_tone", "cost")


def as_data(site: Site) -> dict[str, Any]:
    """Every concern's options with their values in words, the sources that they name, and the words that the script shows."""
    facts = [*site.concerns.values(), *(site.findings[ident] for ident in drawn(site) if ident in site.findings)]
    cited = {ident for fact in facts for ident in named_references(fact)}
    return {
        "words": site.strings["compare"],
        "concerns": {concern.id: _concern(concern, site) for concern in site.concerns.values()},
        "sources": {ident: _source(site.references[ident]) for ident in sorted(cited) if ident in site.references},
    }


def drawn(site: Site) -> list[str]:
    """The findings that show options as people, each once."""
    return list(dict.fromkeys(option.finding for concern in site.concerns.values() for option in concern.options if option.finding))


def _concern(concern: SkinConcern, site: Site) -> dict[str, Any]:
    return {"name": concern.name, "options": [_option(option, site) for option in concern.options]}


def _option(option: Option, site: Site) -> dict[str, Any]:
    values = {name: _in_words(getattr(option, name), site.strings) for name in COLUMNS if name != "certainty"}
    sources = dict.fromkeys(ident for name in values if getattr(option, name) for ident in named_references(getattr(option, name)))
    finding = site.findings.get(option.finding or "")
    return {
        "id": option.id,
        "name": option.name,
        "away": option.away,
        "visits": option.visits_at_most,
        "certainty": option.certainty,
        "values": values,
        "finding": option.finding,
        "shows": f"{finding.what}: {in_words(finding.value, site.strings)}. {site.strings['finding']['among']} {finding.among}." if finding else None,
        "sources": list(dict.fromkeys([*sources, *(finding.references if finding else ())])),
    }


def _in_words(value: Known | None, strings: Mapping[str, Any]) -> str:
    if value is None:
        return str(strings["glance"]["unknown"])
    if isinstance(value, Unknown):
        return f"{strings['glance']['unknown']} {value.unknown}"
    return f"{strings['glance']['none']} {value.none}" if isinstance(value, Nothing) else value.text


def _source(reference: Reference) -> list[str]:
    """[short name, address]: the address is empty where there is none."""
    author = next(iter(reference.author), None)
    name = (author.family or author.literal) if author else reference.title
    address = next((address for _, address in citations.links(reference)), "")
    return [f"{name}, {reference.issued}" if reference.issued else f"{name}", address]
