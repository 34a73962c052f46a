"""'Is this normal?' in a real browser: never less careful than the facts, and usable by everybody."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.tools import SITE, TOOLS

pytestmark = pytest.mark.browser

TOOL = TOOLS["checker"]
DAYS = [*range(0, 62), 89, 90, 91, 120, 180, 181, 365, 730, 3650]


def look_up(tab: Page, treatment: str, day: str, *signs: str) -> str:
    """The answer's text for a treatment, a day and signs, all entered as a reader would."""
    tab.get_by_role("button", name="Start again").press("Enter")  # a click may miss while the page still scrolls to the last answer
    expect(tab.locator(".checker .tool__answer")).to_be_empty()
    tab.get_by_label("Which treatment did you have?").select_option(treatment)
    tab.get_by_label("How many days ago?").fill(day)
    for sign in signs:
        tab.locator(f"input[name=sign][value='{sign}']").check()
    tab.get_by_role("button", name="Show what to do").press("Enter")
    return tab.locator(".checker .tool__answer").inner_text()


@pytest.mark.parametrize("treatment", sorted(SITE.treatments))
def test_on_every_day_every_sign_gets_the_level_of_the_facts(tool: Page, treatment: str) -> None:
    levels = tool.evaluate(
        """async ([treatment, days]) => {
             const { judge } = await import(document.querySelector("script[src$='tools/checker.js']").src);
             const entries = [...document.querySelectorAll("[data-symptom]")].filter((entry) => !entry.closest("form"));
             return Object.fromEntries(entries.map((entry) => [entry.dataset.symptom, days.map((day) => judge(entry, [treatment], day).level)]));
           }""",
        [treatment, DAYS],
    )
    assert levels == {ident: [symptom.level(treatment, day) for day in DAYS] for ident, symptom in SITE.symptoms.items()}


def test_not_sure_which_treatment_gets_the_most_urgent_of_all(tool: Page) -> None:
    worst = {"expected": 0, "call-today": 1, "emergency": 2}
    for ident in ("blisters", "crusts", "dry-or-flaking", "bruise"):
        wanted = max((SITE.symptoms[ident].level(treatment, 2) for treatment in SITE.treatments), key=worst.__getitem__)
        assert SITE.help[wanted].title in look_up(tool, "", "2", ident)


@pytest.mark.parametrize("day", ["-1", "3.5", "99999", "1e3", ""])
@pytest.mark.parametrize("sign", ["redness", "eye-pain"])
def test_a_day_that_is_none_never_gives_less_than_a_call(tool: Page, day: str, sign: str) -> None:
    tool.evaluate("document.querySelector('form.checker').noValidate = true")
    said = look_up(tool, "pico-laser", day, sign)
    assert SITE.help["emergency" if sign == "eye-pain" else "call-today"].title in said


def test_something_else_is_a_call_to_the_clinic(tool: Page) -> None:
    said = look_up(tool, "pico-laser", "2", "something-else")
    assert SITE.help["call-today"].title in said
    assert SITE.strings["checker"]["not_listed"] in said


def test_the_most_urgent_of_several_signs_leads(tool: Page) -> None:
    said = look_up(tool, "fully-ablative", "1", "redness", "eye-pain", "itch")
    assert said.startswith(("Now", SITE.help["emergency"].title))
    assert said.index(SITE.symptoms["eye-pain"].name) < said.index(SITE.symptoms["redness"].name)


def test_nothing_ticked_asks_for_a_tick(tool: Page) -> None:
    assert look_up(tool, "pico-laser", "2") == SITE.strings["checker"]["nothing_chosen"]


def test_what_cannot_wait_stands_first_in_its_group(tool: Page) -> None:
    for group in tool.locator(".checker__group").all():
        leads = [SITE.symptoms[value].leads for value in group.locator("input").evaluate_all("boxes => boxes.map(box => box.value)")]
        assert leads == sorted(leads, reverse=True)
