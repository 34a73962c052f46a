"""The decision aids in a real browser: usable by everybody, fair to every option, silent about the reader, and one page on paper."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect

from laserguide.guide import load
from tests.paths import PROJECT

pytestmark = pytest.mark.browser

SITE = load(PROJECT).site
WORDS = SITE.strings["decide"]
DECISIONS = ["acne-scars", "lines", "melasma", "sun-spots", "tattoo"]
ADDRESS = "/decide/melasma/"
MELASMA = SITE.decisions["melasma"]
PREFIX = "laser-skin-guide:"


def open_tool(window: BrowserContext, address: str) -> Page:
    tab = window.new_page()
    tab.goto(address)
    tab.locator("form.decide").wait_for(state="visible")
    return tab


@pytest.fixture(scope="module")
def shared(browser: Browser) -> Iterator[BrowserContext]:
    """One window whose tabs load what they share only once."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    yield context
    context.close()


@pytest.fixture(scope="module")
def plain(browser: Browser) -> Iterator[BrowserContext]:
    """A window without JavaScript."""
    context = browser.new_context(java_script_enabled=False)
    yield context
    context.close()


@pytest.fixture(scope="module")
def tool(shared: BrowserContext, server: str) -> Iterator[Page]:
    """The melasma aid in one tab for many tests."""
    tab = open_tool(shared, server + ADDRESS)
    yield tab
    tab.close()


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
def test_no_answer_is_chosen_beforehand_and_all_options_look_alike(shared: BrowserContext, server: str, ident: str) -> None:
    tab = open_tool(shared, f"{server}/decide/{ident}/")
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
    tab.goto(f"{server}/decide/{ident}/")
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


def test_the_keyboard_alone_rates_and_gets_an_answer(shared: BrowserContext, server: str) -> None:
    tab = open_tool(shared, server + ADDRESS)
    tab.locator(f"input[name={MELASMA.values[0].id}]").first.focus()
    tab.keyboard.press("Space")
    for _ in range(4):
        tab.keyboard.press("ArrowDown")
    while not tab.evaluate("document.activeElement.matches('button[data-main]')"):
        tab.keyboard.press("Tab")
    tab.keyboard.press("Enter")
    expect(tab.locator(".decide .tool__answer")).to_be_focused()
    expect(tab.locator(".decide .tool__answer")).to_contain_text(f"{MELASMA.values[0].says} ({WORDS['steps'][4]})")
    tab.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_an_answer_at_320_pixels(browser: Browser, server: str, scheme: str) -> None:
    context = browser.new_context(color_scheme=scheme, reduced_motion="reduce", viewport={"width": 320, "height": 700})
    tab = open_tool(context, server + ADDRESS)
    rate(tab, no_medicine=5, few_visits=2)
    answer(tab)
    results = Axe().run(tab)
    assert results.violations_count == 0, results.generate_report()
    assert tab.evaluate("document.documentElement.scrollWidth") <= 320
    small = tab.locator("form.decide :is(label.tool__choice, button, textarea)").evaluate_all(
        "all => all.filter(one => one.getBoundingClientRect().height < 44).length"
    )
    assert small == 0
    context.close()


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
def test_the_page_for_the_visit_prints_on_one_page(shared: BrowserContext, server: str, ident: str, tmp_path: Path) -> None:
    tab = shared.new_page()
    tab.add_init_script("window.print = () => { window.printed = document.documentElement.dataset.print; }")
    tab.goto(f"{server}/decide/{ident}/")
    for value in SITE.decisions[ident].values:
        tab.locator(f"input[name={value.id}]").last.check()
    for key in ("own-questions", "to-know"):
        tab.get_by_label(WORDS[key]).fill("Some words that I wrote myself. " * 12)
    for size in ("A4", "Letter"):
        tab.get_by_role("button", name=WORDS["print"]).click()
        assert tab.evaluate("window.printed") == "summary"
        paper = tab.pdf(path=tmp_path / f"{size}.pdf", format=size)
        assert len(re.findall(rb"/Type\s*/Page\b", paper)) == 1
    tab.get_by_role("button", name=WORDS["print"]).click()
    tab.emulate_media(media="print")
    expect(tab.locator("section.summary")).to_be_visible()
    expect(tab.locator("#what-helps")).to_be_hidden()
    tab.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(tab.locator("#what-helps")).to_be_visible()
    expect(tab.locator("form.decide")).to_be_hidden()
    tab.close()


def test_without_javascript_all_is_there_to_read_and_to_fill_in_by_hand(plain: BrowserContext, server: str) -> None:
    tab = plain.new_page()
    tab.goto(server + ADDRESS)
    expect(tab.locator("form.decide")).to_be_hidden()
    assert tab.locator("[data-value]").count() == len(MELASMA.values)
    expect(tab.locator(".value__scale").first).to_be_visible()
    expect(tab.get_by_role("region", name=WORDS["summary"]["title"])).to_contain_text(MELASMA.asks)
    assert tab.locator(".summary__lines").count() == 4
    tab.close()


def test_ratings_go_into_the_address_and_words_never_do(shared: BrowserContext, server: str) -> None:
    tab = open_tool(shared, server + ADDRESS)
    tab.wait_for_load_state("networkidle")
    sent: list[str] = []
    tab.on("request", lambda request: sent.append(request.url))
    rate(tab, no_medicine=5)
    tab.get_by_label(WORDS["own-questions"]).fill("My secret")
    tab.get_by_label(WORDS["own-questions"]).blur()
    assert tab.url.endswith("#no-medicine=5")
    address = tab.url
    tab.get_by_role("button", name=WORDS["show"]).click()
    assert [url for url in sent if not url.endswith("/assets/icon.svg")] == [], "a browser may ask for the icon again when the address changes"
    assert tab.evaluate(f"Object.keys(localStorage).filter(key => key.startsWith('{PREFIX}'))") == []
    tab.close()
    again = open_tool(shared, address)
    assert again.locator("input[name=no-medicine]:checked").get_attribute("value") == "5"
    expect(again.get_by_label(WORDS["own-questions"])).to_have_value("")
    again.close()


def test_it_is_kept_only_if_asked_and_forgotten_when_told(browser: Browser, server: str) -> None:
    context = browser.new_context()
    tab = context.new_page()
    tab.goto(server + ADDRESS)
    rate(tab, no_medicine=4)
    tab.get_by_label(WORDS["to-know"]).fill("The price")
    tab.get_by_label(SITE.strings["tools"]["keep"]).check()
    tab.goto(server + "/privacy-of-nothing/")
    tab.goto(server + ADDRESS)
    expect(tab.get_by_label(WORDS["to-know"])).to_have_value("The price")
    assert tab.locator("input[name=no-medicine]:checked").get_attribute("value") == "4"
    tab.get_by_role("button", name=SITE.strings["tools"]["forget"]).click()
    assert tab.evaluate(f"localStorage.getItem('{PREFIX}decide-melasma')") is None
    tab.goto(server + "/privacy-of-nothing/")
    tab.goto(server + ADDRESS)
    expect(tab.get_by_label(WORDS["to-know"])).to_have_value("")
    context.close()


def test_a_browser_that_refuses_storage_still_has_the_tool(browser: Browser, server: str) -> None:
    tab = browser.new_page()
    wrong: list[str] = []
    tab.on("pageerror", lambda error: wrong.append(error.stack or str(error)))
    tab.add_init_script("Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } });")
    tab.goto(server + ADDRESS)
    tab.locator("form.decide").wait_for(state="visible")
    rate(tab, no_medicine=5)
    tab.locator("input[data-keep]").click()
    expect(tab.locator("[data-kept]")).to_have_text(SITE.strings["tools"]["refused"])
    assert MELASMA.values[5].says in answer(tab)
    assert [error for error in wrong if "/tools/" in error] == []
    tab.close()


def test_broken_or_hostile_addresses_are_ignored(shared: BrowserContext, server: str) -> None:
    tab = shared.new_page()
    wrong: list[str] = []
    tab.on("pageerror", lambda error: wrong.append(error.stack or str(error)))
    for choices in (
        "no-medicine=9",
        "no-medicine=<img src=x onerror=alert(1)>",
        "lean=best",
        "own-questions=Buy%20now&to-know=x",
        "__proto__=1&lean=constructor",
        "%E0%A4%A",
        "submit=1&=5",
    ):
        tab.goto("about:blank")
        tab.goto(f"{server}{ADDRESS}#{choices}")
        tab.locator("form.decide").wait_for(state="visible")
        assert tab.locator("form.decide input:checked").count() == 0
        expect(tab.get_by_label(WORDS["own-questions"])).to_have_value("")
    assert [error for error in wrong if "/tools/" in error] == []
    tab.close()
