"""The explorer shows what the picture shows, for every target and flash, and the picture is whole without it."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from laserguide.guide import load
from tests.paths import PROJECT

pytestmark = pytest.mark.browser

SITE = load(PROJECT).site
PICTURE = SITE.pictures["heat-stays-or-spreads"]
ADDRESS = "/how-it-works/why-pico-is-different/"


def state(target: str, flash: str) -> str:
    """What the facts say: heat stays if the flash is over before the target cools, and spreads if it outlasts that."""
    values = PICTURE.values
    if values[f"{flash}_to_ns"] < values[f"{target}_from_ns"]:
        return "stays"
    return "spreads" if values[f"{flash}_from_ns"] > values[f"{target}_to_ns"] else "some"


@pytest.fixture(scope="module")
def explorer(browser: Browser, server: str) -> Iterator[Page]:
    """The explorer in one tab."""
    tab = browser.new_page(viewport={"width": 360, "height": 800})
    tab.goto(server + ADDRESS)
    tab.locator("form.explorer").wait_for(state="visible")
    yield tab
    tab.close()


@pytest.mark.parametrize(("target", "flash"), list(itertools.product(("ink", "grain", "vessel"), ("pico", "older", "part", "long"))))
def test_each_choice_shows_its_cell_and_says_what_the_facts_say(explorer: Page, target: str, flash: str) -> None:
    explorer.get_by_role("radio", name=PICTURE.labels[target]).check()
    explorer.get_by_role("radio", name=PICTURE.labels[flash]).check()
    answer = explorer.locator(".explorer__answer")
    expect(answer).to_have_text(SITE.strings["explorer"][state(target, flash)])
    assert answer.locator("svg .d-cell").get_attribute("class") == f"d-cell d-cell--{target} d-cell--{flash} d-cell--{state(target, flash)}"


def test_arrow_keys_walk_through_the_flashes(explorer: Page) -> None:
    explorer.get_by_role("radio", name=PICTURE.labels["pico"]).focus()
    explorer.keyboard.press("ArrowDown")
    assert explorer.get_by_role("radio", name=PICTURE.labels["older"]).is_checked()


def test_without_javascript_the_picture_shows_every_cell(browser: Browser, server: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    tab = context.new_page()
    tab.goto(server + ADDRESS)
    expect(tab.locator("form.explorer")).to_be_hidden()
    assert tab.locator("#picture-heat-stays-or-spreads .d-cell").count() == 12
    context.close()
