"""The guide in a real Chromium, as its readers meet it."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from laserguide.guide import load
from tests.paths import PROJECT, address

pytestmark = pytest.mark.browser

ONE_OF_EACH_KIND = sorted({page.meta.kind: page.path for page in reversed(load(PROJECT).pages)}.values())
SCHEMES = ("light", "dark")


@pytest.fixture
def watched(desk: tuple[Page, list[str]]) -> Iterator[Page]:
    """The desktop tab; it fails the test on a script error, a console error, or a request to another host."""
    tab, wrong = desk
    wrong.clear()
    yield tab
    assert wrong == []


def test_a_reader_goes_from_home_through_search_to_a_guide_its_source_and_back(watched: Page, server: str) -> None:
    watched.goto(server)
    field = watched.get_by_role("searchbox", name="Search the guide")
    field.fill("resurfacing peeling")
    field.press("Enter")
    result = watched.locator(".md-search-result__link").first
    expect(result).to_be_visible()
    result.click()
    expect(watched.locator("h1")).to_be_visible()
    watched.goto(f"{server}/treatments/pico-laser/")
    mark = watched.locator("a.footnote-ref").first
    note = mark.get_attribute("href")
    mark.click()
    assert note
    expect(watched).to_have_url(f"{server}/treatments/pico-laser/{note}")
    source = watched.locator(f"[id='{note[1:]}']")
    expect(source).to_be_in_viewport()
    source.locator(".footnote-backref").first.click()
    expect(mark).to_be_in_viewport()


def test_the_keyboard_alone_reaches_everything(watched: Page, server: str) -> None:
    watched.goto(f"{server}/treatments/pico-laser/")
    watched.keyboard.press("Tab")
    assert watched.evaluate("document.activeElement.className").startswith("md-skip")
    watched.keyboard.press("Enter")
    seen = set()
    for _ in range(60):
        watched.keyboard.press("Tab")
        seen.add(watched.evaluate("document.activeElement.className.split(' ')[0] || document.activeElement.tagName"))
        outline = watched.evaluate("(() => { const s = getComputedStyle(document.activeElement); return s.outlineStyle + s.outlineWidth + s.boxShadow })()")
        assert outline != "none0pxnone", "the focused element is not marked"
    assert "footnote-ref" in seen


@pytest.mark.parametrize("path", ONE_OF_EACH_KIND)
def test_without_javascript_the_page_is_whole(plain: BrowserContext, server: str, path: str) -> None:
    tab = plain.new_page()
    tab.goto(server + address(path), wait_until="domcontentloaded")
    expect(tab.locator("h1")).to_be_visible()
    article = tab.locator("article")
    assert len(article.inner_text()) > 300
    tab.locator(".md-header label[for=__drawer]").click()
    links = tab.locator(".md-nav--primary a[href]").all()
    assert any(link.is_visible() for link in links)
    tab.close()


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_colours_follow_the_device(browser: Browser, server: str, scheme: str) -> None:
    context = browser.new_context(color_scheme=scheme)
    tab = context.new_page()
    tab.goto(server)
    red, green, blue = map(int, re.findall(r"\d+", tab.evaluate("getComputedStyle(document.body).backgroundColor"))[:3])
    assert (red + green + blue > 600) == (scheme == "light")
    context.close()


def test_the_404_page_helps_on(browser: Browser, server: str) -> None:
    tab = browser.new_page()
    tab.goto(f"{server}/no/such/page/")
    field = tab.get_by_role("searchbox")
    field.fill("pico")
    field.press("Enter")
    expect(tab.locator(".md-search-result__link").first).to_be_visible()
    tab.close()


def test_the_page_prints_with_its_sources_and_without_the_menu(browser: Browser, server: str) -> None:
    tab = browser.new_page()
    tab.goto(f"{server}/treatments/pico-laser/")
    tab.emulate_media(media="print")
    expect(tab.locator(".md-header")).to_be_hidden()
    expect(tab.locator(".footnote")).to_be_visible()
    tab.close()


def test_a_link_to_a_claim_opens_it(watched: Page, server: str) -> None:
    watched.goto(f"{server}/adverts/safety/#pico-no-side-effects")
    expect(watched.locator(".claim:has(#pico-no-side-effects) .fold dl")).to_be_visible()
    expect(watched.locator(".claim:has(#removes-skin-cancer) .fold dl")).to_be_hidden()
    expect(watched.locator("#pico-no-side-effects")).to_be_in_viewport()


def test_a_claim_opens_with_the_keyboard_and_without_javascript(browser: Browser, server: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    tab = context.new_page()
    tab.goto(f"{server}/adverts/cost/")
    expect(tab.locator(".claim__answer").first).to_be_visible()
    expect(tab.locator(".claim .fold dl").first).to_be_hidden()
    tab.locator(".claim .fold > summary").first.press("Enter")
    expect(tab.locator(".claim .fold dl").first).to_be_visible()
    expect(tab.locator("form.claim-filter")).to_have_count(0)
    tab.goto(f"{server}/adverts/find/")
    expect(tab.locator("form.claim-filter")).to_be_hidden()
    tab.locator(".claim-index__jump").get_by_role("link", name="melasma").click()
    expect(tab.locator("#on-melasma")).to_be_in_viewport()
    context.close()


def test_the_filter_shows_the_claims_that_fit_all_that_was_chosen(watched: Page, server: str) -> None:
    watched.goto(f"{server}/adverts/find/")
    form = watched.locator("form.claim-filter")
    form.get_by_label("By verdict").select_option(label="wrong")
    form.get_by_label("By treatment").select_option(label="Pico laser")
    wanted = {claim.id for _, claim in load(PROJECT).site.all_claims() if claim.verdict == "wrong" and "pico-laser" in claim.treatments}
    shown = form.locator("li a").evaluate_all("links => links.map(a => a.hash.slice(1))")
    assert set(shown) == wanted
    assert len(shown) == len(wanted)
    expect(form.locator("output")).to_have_text(f"{len(wanted)} claims fit")
    expect(watched.locator(".claim-index")).to_be_hidden()
    form.get_by_role("button", name="Show all").click()
    expect(watched.locator(".claim-index")).to_be_visible()


def test_closed_claims_are_printed(browser: Browser, server: str) -> None:
    tab = browser.new_page()
    tab.goto(f"{server}/adverts/skin-tone/")
    tab.emulate_media(media="print")
    assert tab.locator(".claim .fold dl").evaluate_all("answers => answers.every(answer => answer.checkVisibility({ contentVisibilityAuto: true }))")
    tab.close()
