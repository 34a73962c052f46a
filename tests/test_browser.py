"""The guide in a real Chromium, as its readers meet it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
import yaml
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect

from laserguide.guide import load
from tests.paths import PAGES, PROJECT, address

pytestmark = pytest.mark.browser

ONE_OF_EACH_KIND = sorted({page.meta.kind: page.path for page in reversed(load(PROJECT).pages)}.values())
SCHEMES = ("light", "dark")
QUESTIONS = PROJECT / "tests" / "questions.yml"


@pytest.fixture(scope="module")
def desk(browser: Browser) -> Iterator[tuple[Page, list[str]]]:
    """One desktop tab for many tests (a new one costs a second), with what went wrong in it."""
    tab = browser.new_page(viewport={"width": 1280, "height": 900})
    wrong: list[str] = []
    tab.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
    tab.on("pageerror", lambda error: wrong.append(str(error)))
    tab.on("request", lambda request: wrong.append(request.url) if not re.match(r"http://127\.0\.0\.1|data:|blob:", request.url) else None)
    yield tab, wrong
    tab.close()


@pytest.fixture
def watched(desk: tuple[Page, list[str]]) -> Iterator[Page]:
    """The desktop tab; it fails the test on a script error, a console error, or a request to another host."""
    tab, wrong = desk
    wrong.clear()
    yield tab
    assert wrong == []


@pytest.fixture(scope="module")
def phone(browser: Browser) -> Iterator[Page]:
    """One tab as narrow as phones, and magnified pages, get."""
    tab = browser.new_page(viewport={"width": 320, "height": 640})
    yield tab
    tab.close()


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


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("pico laser hurt", "/recovery/on-the-day/"),
        ("melasma", "/concerns/melasma/"),
        ("why pico is different", "/how-it-works/why-pico-is-different/"),
        ("fraxel", "/treatments/laser-resurfacing/"),
        ("make-up after laser", "/recovery/make-up-and-shaving/"),
        ("vinegar soaks", "/recovery/aftercare/"),
        ("mole removal", "/concerns/moles-and-growths/"),
        ("day by day recovery", "/recovery/day-by-day/"),
        ("fitzpatrick", "/safety/skin-tone/"),
        ("blister fever who to call", "/safety/when-to-get-help/"),
        ("register check doctor", "/choose-a-provider/"),
    ],
)
def test_search_brings_the_page_in_the_first_three_results(searching: Page, words: str, wanted: str) -> None:
    results_of(searching, words)
    links = searching.evaluate("[...document.querySelectorAll('.md-search-result__link')].map(a => new URL(a.href).pathname)")
    assert wanted in list(dict.fromkeys(links))[:3]


@pytest.mark.parametrize("question", yaml.safe_load(QUESTIONS.read_text("utf-8")), ids=lambda question: question["asks"])
def test_a_readers_own_question_brings_its_answer_among_the_first_three_pages(searching: Page, question: dict[str, Any]) -> None:
    found = [urlsplit(address).path for address in results_of(searching, question["asks"])]
    assert {f"/{page}/" for page in question["pages"]} & set(list(dict.fromkeys(found))[:3]), "\n".join(dict.fromkeys(found))


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
def test_without_javascript_the_page_is_whole(browser: Browser, server: str, path: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 800})
    tab = context.new_page()
    tab.goto(server + address(path))
    expect(tab.locator("h1")).to_be_visible()
    article = tab.locator("article")
    assert len(article.inner_text()) > 300
    tab.locator(".md-header label[for=__drawer]").click()
    links = tab.locator(".md-nav--primary a[href]").all()
    assert any(link.is_visible() for link in links)
    context.close()


@pytest.mark.parametrize("path", PAGES)
def test_at_320_pixels_nothing_scrolls_sideways(phone: Page, server: str, path: str) -> None:
    phone.goto(server + address(path))
    wide = phone.evaluate(
        """() => [...document.querySelectorAll('article, article *')].filter(e => {
             const box = e.getBoundingClientRect(), style = getComputedStyle(e);
             return box.width && style.position !== 'absolute' && (box.right > innerWidth + 1 || (e.scrollWidth > e.clientWidth + 1 && /auto|scroll/.test(style.overflowX)));
           }).map(e => e.tagName + '.' + e.className).slice(0, 5)"""
    )
    assert wide == []
    assert phone.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_colours_follow_the_device(browser: Browser, server: str, scheme: str) -> None:
    context = browser.new_context(color_scheme=scheme)
    tab = context.new_page()
    tab.goto(server)
    red, green, blue = map(int, re.findall(r"\d+", tab.evaluate("getComputedStyle(document.body).backgroundColor"))[:3])
    assert (red + green + blue > 600) == (scheme == "light")
    context.close()


@pytest.fixture(scope="module")
def schemes(browser: Browser) -> Iterator[dict[str, Page]]:
    """A tab for each colour scheme."""
    tabs = {scheme: browser.new_page(color_scheme=scheme, reduced_motion="reduce") for scheme in SCHEMES}
    yield tabs
    for tab in tabs.values():
        tab.close()


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("path", [*ONE_OF_EACH_KIND, "404"])
def test_axe_finds_nothing(schemes: dict[str, Page], server: str, path: str, scheme: str) -> None:
    schemes[scheme].goto(server + ("/no-such-page/" if path == "404" else address(path)))
    results = Axe().run(schemes[scheme])
    assert results.violations_count == 0, results.generate_report()


def test_the_404_page_helps_on(browser: Browser, server: str) -> None:
    tab = browser.new_page()
    tab.goto(f"{server}/no/such/page/")
    field = tab.get_by_role("searchbox")
    field.fill("pico")
    field.press("Enter")
    expect(tab.locator(".md-search-result__link").first).to_be_visible()
    tab.close()


@pytest.mark.parametrize("path", PAGES)
def test_every_page_loads_without_an_error_or_a_foreign_request(watched: Page, server: str, path: str) -> None:
    watched.goto(server + address(path), wait_until="load")
    assert context_cookies(watched.context) == []


def context_cookies(context: BrowserContext) -> list[object]:
    return list(context.cookies())


def test_the_page_prints_with_its_sources_and_without_the_menu(browser: Browser, server: str) -> None:
    tab = browser.new_page()
    tab.goto(f"{server}/treatments/pico-laser/")
    tab.emulate_media(media="print")
    expect(tab.locator(".md-header")).to_be_hidden()
    expect(tab.locator(".footnote")).to_be_visible()
    tab.close()


#: An advert's own words, slips included → the claim that answers them.
ADVERT_WORDS = {
    "painless": "pico-painless", "pain free laser": "pico-painless", "no down time": "pico-no-downtime", "lunchtime laser": "lunchtime-laser",
    "non invasive": "resurfacing-non-invasive", "no side affects": "pico-no-side-effects", "zero side effects": "pico-no-side-effects",
    "melisma": "pico-clears-melasma", "glass skin": "weekly-laser-toning-for-clear-skin", "all skin types": "pico-safe-for-all-skin-types",
    "skin whitening": "permanent-skin-whitening", "fine with a tan": "fine-on-tanned-skin", "patch test": "patch-test-makes-it-safe",
    "carbon facial": "carbon-facial-no-risk", "hollywood peel": "carbon-facial-no-risk", "unlimited laser": "unlimited-sessions-one-price",
    "buy 3 get 1 free": "buy-three-get-one-free", "first session free": "first-session-free", "offer ends today": "discount-ends-today",
    "FDA approved": "fda-approved-laser", "medical grade laser": "medical-grade-laser", "award winning clinic": "award-winning-clinic",
    "doctor supervised": "doctor-supervised", "certified laser technician": "certified-laser-specialist", "clinically proven": "clinically-proven",
    "safe during pregnancy": "laser-suitable-in-pregnancy", "laser for teenagers": "laser-fine-for-teenagers", "accutane": "laser-fine-on-isotretinoin",
    "lifetime results": "lifetime-results", "permanently removes wrinkles": "resurfacing-removes-wrinkles-for-good", "one and done": "one-session-is-enough",
    "tattoo removal in 3 sessions": "removes-any-tattoo-in-3-sessions", "eyebrow tattoo removal": "cosmetic-eyebrow-tattoo-removal-is-safe",
    "dark circles": "pico-fades-dark-circles", "shrinks pores": "pico-shrinks-pores", "non surgical facelift": "resurfacing-non-surgical-facelift",
    "under eye bags": "laser-removes-under-eye-bags", "keloid removal": "laser-removes-keloids", "we remove moles": "moles-can-be-lasered",
    "skin cancer": "removes-skin-cancer", "home laser pen": "home-laser-same-as-clinic", "numbing cream at home": "numbing-cream-at-home-under-wrap",
    "pico lazer": "pico-is-picosure", "picosure": "pico-is-picosure", "no peeling": "no-peeling", "back at the gym": "gym-same-day",
}  # fmt: skip


@pytest.mark.parametrize(("words", "claim"), ADVERT_WORDS.items())
def test_search_finds_a_claim_from_the_adverts_own_words(searching: Page, words: str, claim: str) -> None:
    found = results_of(searching, words)
    assert any(f"#{claim}" in address for address in found), "\n".join(found[:12])


@pytest.fixture(scope="module")
def searching(browser: Browser, server: str) -> Iterator[Page]:
    """One tab whose search is asked again and again."""
    tab = browser.new_page()
    tab.goto(f"{server}/?q=laser")
    expect(tab.locator(".md-search-result__link").first).to_be_visible()
    yield tab
    tab.close()


def results_of(tab: Page, words: str) -> list[str]:
    """The addresses that the search shows for some words, the parts of each page included, in order."""
    field = tab.locator(".md-search__input")
    field.fill(words)
    field.press("End")  # the search listens to keys
    tab.wait_for_timeout(400)
    return tab.evaluate("[...document.querySelectorAll('.md-search-result__link')].map(a => a.getAttribute('href'))")


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
