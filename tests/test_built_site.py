"""Every page of the built site keeps the guide's promises."""

from __future__ import annotations

import itertools
import re
from urllib.parse import urlsplit

import pytest
from justhtml import Element

from laserguide.guide import load
from laserguide.numbers import RATE
from tests.built import BuiltPage, plain
from tests.paths import PAGES, PROJECT, address

each_page = pytest.mark.parametrize("path", PAGES)
EVERY_PAGE = [*PAGES, "404"]


def built(site: dict[str, BuiltPage], path: str) -> BuiltPage:
    return site["/404.html" if path == "404" else address(path)]


def not_ours(element: Element | None) -> bool:
    """Whether an element is part of a list of sources or of an advert's own words: both may hold a rate that is not the guide's."""
    while element is not None and isinstance(element, Element):
        if set((element.attrs.get("class") or "").split()) & {"footnote", "all-sources", "claim__more", "claim-list", "claim-index"}:
            return True
        element = element.parent
    return False


def test_every_page_of_docs_is_built_and_nothing_else(site: dict[str, BuiltPage]) -> None:
    assert set(site) == {address(path) for path in PAGES} | {"/404.html"}


@pytest.mark.parametrize("path", EVERY_PAGE)
def test_the_html_has_no_parse_error(site: dict[str, BuiltPage], path: str) -> None:
    assert [str(error) for error in built(site, path).document.errors] == []


@pytest.mark.parametrize("path", EVERY_PAGE)
def test_there_is_one_h1_and_no_level_is_skipped(site: dict[str, BuiltPage], path: str) -> None:
    levels = [level for level, _, _ in built(site, path).headings]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))


@pytest.mark.parametrize("path", EVERY_PAGE)
def test_ids_are_unique(site: dict[str, BuiltPage], path: str) -> None:
    ids = built(site, path).ids
    assert sorted(ids) == sorted(set(ids))


@pytest.mark.parametrize("path", EVERY_PAGE)
def test_every_internal_link_and_anchor_resolves(site: dict[str, BuiltPage], site_folder, path: str) -> None:
    for target, anchor in built(site, path).internal():
        where = target.split("?")[0]
        assert where in site or (site_folder / where.lstrip("/")).is_file(), f"{where} is not on the site"
        if anchor and where in site:
            assert anchor in site[where].ids, f"{where} has no #{anchor}"


def test_the_link_check_sees_links(site: dict[str, BuiltPage]) -> None:
    assert sum(len(page.internal()) for page in site.values()) > 20 * len(PAGES)


@pytest.mark.parametrize("path", EVERY_PAGE)
def test_external_links_are_well_formed_https(site: dict[str, BuiltPage], path: str) -> None:
    for link in (link for link in built(site, path).links() if not link.startswith("/")):
        parts = urlsplit(link)
        assert parts.scheme == "https", link
        assert "." in parts.netloc, link
        if parts.netloc == "doi.org":
            assert re.fullmatch(r"/10\.\d{4,9}/\S+", parts.path), link
        if parts.netloc == "pubmed.ncbi.nlm.nih.gov":
            assert re.fullmatch(r"/\d{1,8}/", parts.path), link


@pytest.mark.parametrize("path", EVERY_PAGE)
def test_nothing_is_loaded_from_another_host(site: dict[str, BuiltPage], path: str) -> None:
    page = built(site, path)
    loaded = [*(e.attrs["src"] for e in page.document.query("[src]")), *(e.attrs["href"] for e in page.document.query("link[rel=stylesheet]"))]
    assert loaded
    assert [address for address in loaded if urlsplit(address or "").netloc] == []


@pytest.mark.parametrize("path", EVERY_PAGE)
def test_no_macro_text_is_left(site: dict[str, BuiltPage], path: str) -> None:
    text = built(site, path).article.to_text()
    assert not re.search(r"\{\{|\}\}|\{%|Macro Rendering Error|\[\^|Footnotes Go Here|\{:|\{#", text)


@each_page
def test_the_sections_of_its_kind_stand_in_order(site: dict[str, BuiltPage], path: str) -> None:
    guide = load(PROJECT)
    kind = guide.site.kinds[guide.page(path).meta.kind]
    wanted = [section.id for section in kind.sections]
    found = [ident for level, _, ident in built(site, path).headings if level == 2 and ident in wanted]
    assert found == wanted


@each_page
def test_pictures_have_a_text_alternative(site: dict[str, BuiltPage], path: str) -> None:
    article = built(site, path).article
    assert all((image.attrs.get("alt") or "").strip() for image in article.query("img"))
    assert all((drawing.attrs.get("aria-label") or "").strip() for drawing in article.query("svg[role=img]"))


@each_page
def test_every_rate_has_a_citation_in_its_paragraph(site: dict[str, BuiltPage], path: str) -> None:
    for block in built(site, path).article.query("p, li, dd"):
        own = "".join(part.to_text() for part in block.children if not (isinstance(part, Element) and part.name in {"ul", "ol"}))
        if RATE.search(own) and not not_ours(block):
            assert block.query("sup .footnote-ref"), f"no source for: {plain(block)[:120]}"


@each_page
def test_every_citation_resolves_to_a_source_on_the_page(site: dict[str, BuiltPage], path: str) -> None:
    page = built(site, path)
    marks = {a.attrs["href"] for a in page.article.query("a.footnote-ref")}
    notes = {"#" + li.attrs["id"] for li in page.article.query(".footnote li")}
    assert marks == notes
    assert len(notes) == len(load(PROJECT).cited(load(PROJECT).page(path)))


@each_page
def test_a_page_that_cites_ends_with_its_sources_and_review_line(site: dict[str, BuiltPage], path: str) -> None:
    page = built(site, path)
    if page.article.query("a.footnote-ref"):
        assert page.headings[-1][2] == "sources"
        review = plain(page.article.query(".review")[0])
        assert "Last checked: " in review
        assert "Not yet reviewed by a clinician" in review or load(PROJECT).page(path).meta.reviewed_by


each_treatment = pytest.mark.parametrize("path", [page.path for page in load(PROJECT).pages if page.meta.kind == "treatment"])
each_concern = pytest.mark.parametrize("path", [page.path for page in load(PROJECT).pages if page.meta.kind == "concern"])


@each_treatment
def test_every_treatment_page_says_when_to_get_help(site: dict[str, BuiltPage], path: str) -> None:
    levels = [plain(title) for title in built(site, path).article.query(".help .level")]
    assert levels == ["Now", "Today", "Expected"]
    assert "/safety/when-to-get-help/" in built(site, path).links("article a[href]")


@each_treatment
def test_every_treatment_page_shows_numbers_as_people_with_limits_and_certainty(site: dict[str, BuiltPage], path: str) -> None:
    figures = built(site, path).article.query("figure.finding")
    assert len(figures) >= 3
    assert built(site, path).article.query("svg.people")
    for figure in figures:
        assert figure.query("a.footnote-ref")
        assert figure.query(".certainty")
        assert "Keep in mind:" in plain(figure)


@each_concern
def test_every_concern_page_sets_lasers_beside_other_ways_and_doing_nothing(site: dict[str, BuiltPage], path: str) -> None:
    guide = load(PROJECT)
    concern = next(concern for concern in guide.site.concerns.values() if concern.page == path)
    shown = built(site, path).article.query(".options > .glance")
    assert len(shown) == len(concern.options) >= 4
    assert any(option.treatment is None for option in concern.options)
    assert any(
        option.id in {"doing-nothing", "leave-it-alone"} or "nothing" in option.name.lower() or "alone" in option.name.lower() for option in concern.options
    )
    assert built(site, path).article.query(".claim-list a")


def test_there_is_a_page_for_every_concern() -> None:
    guide = load(PROJECT)
    assert set(guide.site.concerns) == set(guide.site.strings["concerns"])


def test_titles_and_descriptions_are_unique(site: dict[str, BuiltPage]) -> None:
    titles = [plain(page.document.query("title")[0]) for page in site.values()]
    descriptions = [page.document.query("meta[name=description]")[0].attrs["content"] for url, page in site.items() if url != "/404.html"]
    assert len(set(titles)) == len(titles)
    assert len(set(descriptions)) == len(descriptions)


def test_no_page_is_an_orphan(site: dict[str, BuiltPage]) -> None:
    linked = {target for url, page in site.items() for target, _ in page.internal() if target != url}
    assert {address(path) for path in PAGES} <= linked


def test_sixty_or_more_sources_are_cited_and_each_says_where_it_is_used(site: dict[str, BuiltPage]) -> None:
    sources = built(site, "evidence/sources.md").article.query(".all-sources > ul > li")
    assert len(sources) >= 60
    assert len(sources) == len(load(PROJECT).site.references)
    assert all(source.query(".all-sources__uses a") for source in sources)


@each_page
def test_glossary_terms_have_a_tooltip_once_a_section(site: dict[str, BuiltPage], path: str) -> None:
    seen: set[str] = set()
    for element in built(site, path).article.query("h1, h2, abbr"):
        if element.name != "abbr":
            seen.clear()
            continue
        assert element.attrs["title"] not in seen, plain(element)
        seen.add(element.attrs["title"])


def test_glossary_terms_have_tooltips_at_all(site: dict[str, BuiltPage]) -> None:
    assert len(built(site, "treatments/pico-laser.md").article.query("abbr[title]")) >= 10
