"""Facts become the Markdown, and then the HTML, that the guide promises."""

from __future__ import annotations

import os
from pathlib import Path

import markdown
import pytest
from justhtml import JustHTML

from laserguide.citations import links, one_line
from laserguide.fragments import MACROS, Fragments
from laserguide.guide import load
from tests.paths import TOY

PAGE = "treatments/toy-laser.md"


@pytest.fixture
def fragments() -> Fragments:
    return Fragments(load(TOY), PAGE)


def html(text: str) -> JustHTML:
    """A page's Markdown as both engines convert it."""
    before = Path.cwd()
    os.chdir(TOY)
    try:
        extensions = ["abbr", "attr_list", "def_list", "footnotes", "md_in_html", "tables", "toc", "laserguide.extension"]
        return JustHTML(markdown.markdown(text, extensions=extensions), sanitize=False, fragment=True)
    finally:
        os.chdir(before)


def test_a_citation_has_authors_title_journal_year_and_links() -> None:
    reference = load(TOY).site.references["first-2020"]
    assert one_line(reference) == (
        r"Nguyen AB, et al. A first trial of the toy laser \[pilot\]. *J Toy Med*. 2020;7(2):11-19. "
        "[doi.org/10.1000/toy.2020.7](https://doi.org/10.1000/toy.2020.7) [PubMed 12345678](https://pubmed.ncbi.nlm.nih.gov/12345678/)"
    )


def test_a_source_without_doi_or_address_links_to_the_copy_that_was_read() -> None:
    reference = load(TOY).site.references["office-page"].model_copy(update={"url": None})
    assert list(links(reference)) == [("copy read at example.org", "https://example.org/toys")]


def test_a_number_carries_its_citation(fragments: Fragments) -> None:
    assert fragments.number("toy-blisters") == "about 13 in 100 people[^first-2020]"


def test_a_finding_shows_one_person_for_each_in_a_hundred(fragments: Fragments) -> None:
    drawing = html(fragments.findings("toy-blisters")).query("svg.people")[0]
    assert drawing.attrs["aria-label"] == "about 13 in 100 people"
    affected, other = drawing.query("g")
    assert heads(affected.query("path")[0].attrs["d"]) == 13
    assert heads(other.query("path")[0].attrs["d"]) == 87


def heads(path: str) -> int:
    """How many dots a row path of dashes draws: one at its start and one every 12 units."""
    return sum(int(float(row.split("h")[1]) // 12) + 1 for row in path.split("M") if row)


@pytest.mark.parametrize("count", range(1, 100))
def test_a_people_picture_draws_every_count_right(fragments: Fragments, count: int) -> None:
    from laserguide.numbers import Natural
    from laserguide.rendering import _environment

    picture = _environment().get_template("people.svg.j2").render(people=Natural(count, 100, rounded=False), value="x", counting="people")
    affected, other = JustHTML(picture, sanitize=False, fragment=True).query("g")
    assert (heads(affected.query("path")[0].attrs["d"]), heads(other.query("path")[0].attrs["d"])) == (count, 100 - count)


def test_only_people_are_drawn_as_people() -> None:
    from laserguide.numbers import Natural
    from laserguide.rendering import _environment

    draw = _environment().get_template("people.svg.j2").render
    people, squares = (draw(people=Natural(3, 10, rounded=False), value="x", counting=counting) for counting in ("people", "tattoos"))
    assert ("people__square" in people, "people__square" in squares) == (False, True)


def test_an_unknown_value_says_so(fragments: Fragments) -> None:
    assert "Not known. No study looked at gaps." in html(fragments.at_a_glance("toy-laser")).to_text()


def test_a_timeline_says_how_each_phase_looks_on_brown_and_black_skin(fragments: Fragments) -> None:
    page = html(fragments.timeline("toy-laser"))
    assert [p.to_text() for p in page.query(".phase__days")] == ["Day of treatment", "Day 1 and on"]
    assert page.to_text().count("On brown and black skin") == 2


def test_help_leads_with_the_emergency(fragments: Fragments) -> None:
    assert [p.to_text() for p in html(fragments.get_help()).query(".help .level")] == ["Now", "Today", "Expected"]


def test_links_are_written_from_the_page_they_stand_on() -> None:
    guide = load(TOY)
    assert "(treatments/toy-laser.md)" in Fragments(guide, "index.md").doors()
    assert "(toy-laser.md)" in Fragments(guide, PAGE).doors()
    assert "(../treatments/toy-laser.md)" in Fragments(guide, "evidence/sources.md").doors()


def test_every_macro_has_a_method_that_says_what_it_does() -> None:
    assert all(getattr(Fragments, name).__doc__ for name in MACROS)


def test_a_cited_id_becomes_a_footnote_with_its_source() -> None:
    page = html("A fact[^first-2020], another[^office-page], the first again[^first-2020].")
    assert [li.attrs["id"] for li in page.query(".footnote li")] == ["fn:first-2020", "fn:office-page"]
    assert "J Toy Med" in page.query(".footnote li")[0].to_text()


def test_a_glossary_term_has_one_tooltip_a_section_and_none_in_headings_or_links() -> None:
    page = html("blister, blisters\n\n## A blister\n\n[a blister](x.md) then blister, Blisters\n\n### More\n\nblister")
    assert [abbr.to_text() for abbr in page.query("abbr")] == ["blister", "blister"]
    assert "blister , blisters" in page.to_text()
    assert not page.query("h2 abbr, a abbr")
