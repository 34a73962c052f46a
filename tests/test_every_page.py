"""What every page promises in a real Chromium. Each page is loaded once, in one tab, and looked at in several ways."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from laserguide.guide import load
from tests.conftest import DESK
from tests.paths import PAGES, PROJECT, address
from tests.reader import axe_finds_nothing

pytestmark = pytest.mark.browser

ONE_OF_EACH_KIND = sorted({page.meta.kind: page.path for page in reversed(load(PROJECT).pages)}.values())


@pytest.fixture(scope="module", params=PAGES)
def visited(request: pytest.FixtureRequest, desk: tuple[Page, list[str]], server: str) -> tuple[Page, list[str]]:
    """Each page in the tab, loaded, with what went wrong in it."""
    tab, wrong = desk
    tab.goto("about:blank")
    tab.set_viewport_size(DESK)
    tab.emulate_media(color_scheme="light", reduced_motion="no-preference")
    wrong.clear()
    tab.goto(server + ("/no-such-page/" if request.param == "404" else address(request.param)), wait_until="load")
    return tab, wrong


def test_every_page_loads_without_an_error_or_a_foreign_request(visited: tuple[Page, list[str]]) -> None:
    tab, wrong = visited
    assert wrong == []
    assert tab.context.cookies() == []


def test_at_320_pixels_nothing_scrolls_sideways(visited: tuple[Page, list[str]]) -> None:
    tab, wrong = visited
    tab.set_viewport_size({"width": 320, "height": 640})
    wide = tab.evaluate(
        """() => [...document.querySelectorAll('article, article *')].filter(e => {
             const box = e.getBoundingClientRect(), style = getComputedStyle(e);
             return box.width && style.position !== 'absolute' && (box.right > innerWidth + 1 || (e.scrollWidth > e.clientWidth + 1 && /auto|scroll/.test(style.overflowX)));
           }).map(e => e.tagName + '.' + e.className).slice(0, 5)"""
    )
    assert wide == []
    assert tab.evaluate("document.documentElement.scrollWidth") <= 320
    assert wrong == []


def test_on_a_phone_every_word_of_a_picture_is_large_enough_and_inside_it(visited: tuple[Page, list[str]]) -> None:
    tab, _ = visited
    tab.set_viewport_size({"width": 360, "height": 740})
    small = tab.evaluate(
        """() => [...document.querySelectorAll("svg.drawing text")].flatMap((text) => {
             const scale = text.ownerSVGElement.getScreenCTM().a, size = parseFloat(getComputedStyle(text).fontSize) * scale, box = text.getBBox();
             const wrong = [size < 14 && `${size.toFixed(1)} px`, (box.x < -1 || box.x + box.width > 341) && "outside"].filter(Boolean);
             return wrong.length ? [`${text.textContent}: ${wrong}`] : [];
           })"""
    )
    assert small == []


@pytest.mark.parametrize("visited", [*ONE_OF_EACH_KIND, "404"], indirect=True)
@pytest.mark.parametrize(("scheme", "palette"), [("light", "default"), ("dark", "slate")])
def test_axe_finds_nothing(visited: tuple[Page, list[str]], scheme: str, palette: str) -> None:
    tab, _ = visited
    tab.set_viewport_size(DESK)
    tab.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    expect(tab.locator("body")).to_have_attribute("data-md-color-scheme", palette)
    axe_finds_nothing(tab)
