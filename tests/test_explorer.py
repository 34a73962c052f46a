"""The explorer shows what the picture shows, for every target and flash, and the picture is whole without it."""

from __future__ import annotations

import itertools

import pytest
from playwright.sync_api import Page, expect

from tests.tools import SITE, TOOLS

pytestmark = pytest.mark.browser

PICTURE = SITE.pictures["heat-stays-or-spreads"]
TOOL = TOOLS["explorer"]


def state(target: str, flash: str) -> str:
    """What the facts say: heat stays if the flash is over before the target cools, and spreads if it outlasts that."""
    values = PICTURE.values
    if values[f"{flash}_to_ns"] < values[f"{target}_from_ns"]:
        return "stays"
    return "spreads" if values[f"{flash}_from_ns"] > values[f"{target}_to_ns"] else "some"


@pytest.mark.parametrize(("target", "flash"), list(itertools.product(("ink", "grain", "vessel"), ("pico", "older", "part", "long"))))
def test_each_choice_shows_its_cell_and_says_what_the_facts_say(tool: Page, target: str, flash: str) -> None:
    tool.get_by_role("radio", name=PICTURE.labels[target]).check()
    tool.get_by_role("radio", name=PICTURE.labels[flash]).check()
    answer = tool.locator(".explorer__answer")
    expect(answer).to_have_text(SITE.strings["explorer"][state(target, flash)])
    assert answer.locator("svg .d-cell").get_attribute("class") == f"d-cell d-cell--{target} d-cell--{flash} d-cell--{state(target, flash)}"
