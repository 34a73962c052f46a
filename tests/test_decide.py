"""The decision aids in a real browser: usable by everybody, fair to every option, silent about the reader, and one page on paper."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.reader import printed
from tests.tools import SITE, TOOLS

pytestmark = pytest.mark.browser

WORDS = SITE.strings["decide"]
DECISIONS = sorted(SITE.decisions)
TOOL = TOOLS["decide melasma"]
MELASMA = SITE.decisions["melasma"]


def rate(tab: Page, **ratings: int) -> None:
    """Starts again, then rates statements by a click on the words of the scale."""
    tab.get_by_role("button", name=WORDS["again"]).click()
    for ident, step in ratings.items():
        value = next(value for value in MELASMA.values if value.id == ident.replace("_", "-"))
        tab.get_by_role("group", name=value.says).get_by_label(WORDS["steps"][step - 1], exact=True).check()


def answer(tab: Page) -> str:
    tab.get_by_role("button", name=WORDS["show"]).click()
    expect(tab.locator(".decide .tool__answer")).to_be_focused()
    return tab.locator(".decide .tool__answer").inner_text()


def names(ident: str) -> list[str]:
    known = {option.id: option.name for option in SITE.concerns[SITE.decisions[ident].concern].options}
    return [known[option] for option in SITE.decisions[ident].options]


def test_what_a_rating_speaks_for_is_what_the_facts_say(tool: Page) -> None:
    found = tool.evaluate(
        """async () => {
             const folder = document.querySelector("script[src$='tools/decide.js']").src.replace("decide.js", "");
             const { valuesOf, ratedIn, sidesOf } = await import(folder + "decide-values.js");
             const values = valuesOf(document);
             const options = [...document.querySelectorAll("input[name=lean]")].map((input) => input.value).slice(0, -1);
             const ids = (rated) => rated.map((one) => one.value.id);
             const sides = (rating) => options.map((option) => sidesOf(ratedIn(values, () => String(rating)), option));
             return { options, high: sides(3).map((side) => [ids(side.for), ids(side.against)]), low: sides(2).flatMap((side) => [...ids(side.for), ...ids(side.against)]) };
           }"""
    )
    assert found["options"] == list(MELASMA.options)
    assert found["high"] == [
        [[value.id for value in MELASMA.values if option in value.speaks_for], [value.id for value in MELASMA.values if option in value.speaks_against]]
        for option in MELASMA.options
    ]
    assert found["low"] == []


def test_the_answer_shows_every_option_in_the_fixed_order_and_no_score(tool: Page) -> None:
    rate(tool, no_medicine=5, troubles_me=3, few_visits=1)
    said = answer(tool)
    places = [said.index(name) for name in names("melasma")]
    assert places == sorted(places)
    assert not re.search(r"\d", re.sub(r"CO2", "", said))
    assert WORDS["little"] in said
    assert WORDS["informs"] in said


def test_nothing_rated_asks_for_a_rating(tool: Page) -> None:
    rate(tool)
    assert WORDS["nothing_rated"] in answer(tool)


@pytest.mark.parametrize("ident", DECISIONS)
def test_no_answer_is_chosen_beforehand_and_all_options_look_alike(window: BrowserContext, server: str, ident: str) -> None:
    tab = TOOLS[f"decide {ident}"].open(window, server)
    assert tab.locator("form.decide input:checked").count() == 0
    for selector in (".chance__option", ".options--living .glance__title", ".options:not(.options--living) .glance__title", ".summary__choice"):
        looks = tab.locator(selector).evaluate_all(
            "all => all.map(one => ['fontSize', 'fontWeight', 'color', 'backgroundColor'].map(key => getComputedStyle(one)[key]).join())"
        )
        assert len(set(looks)) == 1, selector
    rows = tab.locator(".options .glance--option").evaluate_all(
        "all => all.map(one => [...one.querySelectorAll(':scope > dl > dt')].map(row => row.textContent))"
    )
    half = len(rows) // 2
    for cards in (rows[:half], rows[half:]):
        assert len(cards) == len(SITE.decisions[ident].options)
        asked = [[row for row in card if row != SITE.strings["options"]["uncounted"]] for card in cards]
        assert all(row == asked[0] for row in asked)
    tab.close()


@pytest.mark.parametrize("ident", DECISIONS)
def test_a_table_counts_out_of_one_number_over_one_time_and_both_ways_add_up(plain: BrowserContext, server: str, ident: str) -> None:
    tab = plain.new_page()
    tab.goto(f"{server}/decide/{ident}/", wait_until="domcontentloaded")
    tables = tab.locator(".chance__table").all()
    assert tables
    for table in tables:
        base = table.get_attribute("data-base")
        for row in table.locator(".chance__row").all():
            count, rest = int(row.get_attribute("data-count")), int(row.get_attribute("data-rest"))
            said = row.locator(".chance__value").inner_text()
            assert count + rest == int(base)
            assert [int(number) for number in re.findall(r"\b(\d+) in \d+", said)] == [count, rest]
            assert set(re.findall(r"\d+ in (\d+)", said)) == {base}
    order = tab.locator(".chance").evaluate_all(
        "all => all.map(one => new Set([...one.querySelectorAll('[data-option]')].map(row => row.dataset.option)).size)"
    )
    assert set(order) == {len(SITE.decisions[ident].options)}, "every option stands under every outcome"
    tab.close()


def test_the_page_for_the_visit_holds_what_the_reader_entered(tool: Page) -> None:
    rate(tool, no_medicine=5, troubles_me=4, few_visits=2)
    tool.get_by_label(WORDS["own-questions"]).fill("Does it hurt?\nWho does it?")
    tool.get_by_label(WORDS["to-know"]).fill("<b>What it costs</b>")
    tool.get_by_role("group", name=WORDS["lean"]).get_by_label(WORDS["not_sure"]).check()
    page = tool.get_by_role("region", name=WORDS["summary"]["title"])
    said = page.inner_text()
    values = {value.id: value.says for value in MELASMA.values}
    assert said.index(values["no-medicine"]) < said.index(values["troubles-me"])
    assert values["few-visits"] not in said
    for text in (MELASMA.asks, "Does it hurt?", "Who does it?", "<b>What it costs</b>"):
        assert text in said
    expect(page.locator("[data-chosen]")).to_have_text(WORDS["not_sure"])


@pytest.mark.parametrize("ident", DECISIONS)
def test_the_page_for_the_visit_prints_on_one_page(window: BrowserContext, server: str, ident: str) -> None:
    tab = window.new_page()
    tab.add_init_script("window.print = () => { window.printed = document.documentElement.dataset.print; }")
    TOOLS[f"decide {ident}"].go(tab, server)
    for value in SITE.decisions[ident].values:
        tab.locator(f"input[name={value.id}]").last.check()
    for key in ("own-questions", "to-know"):
        tab.get_by_label(WORDS[key]).fill("Some words that I wrote myself. " * 12)
    for size in ("A4", "Letter"):
        tab.get_by_role("button", name=WORDS["print"]).click()
        assert tab.evaluate("window.printed") == "summary"
        assert len(printed(tab, size).pages) == 1
        expect(tab.locator("html[data-print]")).to_have_count(0)  # the browser says that it has printed a little later
    tab.get_by_role("button", name=WORDS["print"]).click()
    tab.emulate_media(media="print")
    expect(tab.locator("section.summary")).to_be_visible()
    expect(tab.locator("#what-helps")).to_be_hidden()
    tab.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(tab.locator("#what-helps")).to_be_visible()
    expect(tab.locator("form.decide")).to_be_hidden()
    tab.close()


def test_an_address_brings_ratings_back_and_no_words(window: BrowserContext, server: str) -> None:
    tab = TOOL.open(window, server, "#no-medicine=5&own-questions=Buy%20now")
    assert tab.locator("form.decide input:checked").evaluate_all("all => all.map(one => one.name + one.value)") == ["no-medicine5"]
    expect(tab.get_by_label(WORDS["own-questions"])).to_have_value("")
    tab.close()
