"""'Is this normal?' in a real browser: never less careful than the facts, and usable by everybody."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from laserguide.guide import load
from tests.paths import PROJECT

pytestmark = pytest.mark.browser

SITE = load(PROJECT).site
ADDRESS = "/recovery/is-this-normal/"
DAYS = [*range(0, 62), 89, 90, 91, 120, 180, 181, 365, 730, 3650]


@pytest.fixture(scope="module")
def tool(browser: Browser, server: str) -> Iterator[Page]:
    """The tool in one tab for many tests."""
    tab = browser.new_page(viewport={"width": 1280, "height": 900})
    tab.goto(server + ADDRESS)
    tab.locator("form.checker").wait_for(state="visible")
    yield tab
    tab.close()


def look_up(tab: Page, treatment: str, day: str, *signs: str) -> str:
    """The answer's text for a treatment, a day and signs, all entered as a reader would."""
    tab.get_by_role("button", name="Start again").click()
    tab.get_by_label("Which treatment did you have?").select_option(treatment)
    tab.get_by_label("How many days ago?").fill(day)
    for sign in signs:
        tab.locator(f"input[name=sign][value='{sign}']").check()
    tab.get_by_role("button", name="Show what to do").click()
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


def test_the_keyboard_alone_gets_an_answer(browser: Browser, server: str) -> None:
    tab = browser.new_page()
    tab.goto(server + ADDRESS)
    tab.get_by_label("Which treatment did you have?").focus()
    tab.keyboard.press("p")
    tab.keyboard.press("Tab")
    tab.keyboard.type("2")
    tab.keyboard.press("Tab")
    tab.keyboard.type("blisters")
    tab.keyboard.press("Tab")
    while not tab.evaluate("document.activeElement.value === 'blisters'"):
        tab.keyboard.press("Tab")
    tab.keyboard.press("Space")
    tab.keyboard.press("Enter")
    expect(tab.locator(".checker .tool__answer")).to_be_focused()
    expect(tab.locator(".checker .tool__answer")).to_contain_text(SITE.help["call-today"].title)
    tab.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_an_answer(browser: Browser, server: str, scheme: str) -> None:
    tab = browser.new_page(color_scheme=scheme, reduced_motion="reduce", viewport={"width": 320, "height": 700})
    tab.goto(server + ADDRESS)
    look_up(tab, "pico-laser", "2", "redness", "eye-pain")
    results = Axe().run(tab)
    assert results.violations_count == 0, results.generate_report()
    assert tab.evaluate("document.documentElement.scrollWidth") <= 320
    tab.close()


def test_without_javascript_every_sign_and_answer_is_on_the_page(browser: Browser, server: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    tab = context.new_page()
    tab.goto(server + ADDRESS)
    expect(tab.locator("form.checker")).to_be_hidden()
    assert tab.locator("[data-symptom] li[data-level]").count() == sum(len(symptom.answers) for symptom in SITE.symptoms.values())
    expect(tab.get_by_role("heading", name="Blisters", exact=False).first).to_be_visible()
    context.close()


def test_nothing_that_a_reader_enters_is_kept_or_sent(browser: Browser, server: str) -> None:
    tab = browser.new_page()
    tab.goto(server + ADDRESS, wait_until="networkidle")
    sent: list[str] = []
    tab.on("request", lambda request: sent.append(request.url))
    look_up(tab, "pico-laser", "2", "blisters")
    assert sent == []
    assert tab.url.endswith(ADDRESS)
    kept = json.loads(tab.evaluate("JSON.stringify(Object.keys(localStorage).filter(key => key.includes('laser-skin-guide')))"))
    assert kept == []
    tab.close()
