"""'Compare your options' in a real browser: no option is lost, and what nobody knows is never called a fit."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import product

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from laserguide.concern import Option
from laserguide.guide import load
from tests.paths import PROJECT

pytestmark = pytest.mark.browser

SITE = load(PROJECT).site
WORDS = SITE.strings["compare"]
ADDRESS = "/treatments/compare/"
AWAY = (None, 0, 2, 7, 14)
VISITS = (None, 0, 1, 3, 6)
REFUSE_STORAGE = "Object.defineProperty(window, 'localStorage', { get() { throw new Error('refused') } })"


@pytest.fixture(scope="module")
def tool(browser: Browser, server: str) -> Iterator[Page]:
    """The tool in one tab for many tests."""
    tab = browser.new_page(viewport={"width": 1280, "height": 900})
    tab.goto(server + ADDRESS)
    tab.locator("form.compare").wait_for(state="visible")
    yield tab
    tab.close()


def compare(tab: Page, concern: str, away: str = "", visits: str = "", tone: bool = False) -> None:
    """Enters choices as a reader would, and asks for the comparison."""
    tab.get_by_label(WORDS["concern"]).select_option(concern)
    tab.get_by_label(WORDS["away"]).select_option(away)
    tab.get_by_label(WORDS["visits"]).select_option(visits)
    tab.get_by_label(WORDS["tone"]).set_checked(tone)
    tab.get_by_role("button", name=WORDS["show"], exact=True).click()


def place(option: Option, away: int | None, visits: int | None) -> str:
    """Where an option belongs, said in another way than the script does it."""
    pairs = [(value, most) for value, most in ((option.away, away), (option.visits_at_most, visits)) if most is not None]
    if any(value is not None and value > most for value, most in pairs):
        return "out"
    return "perhaps" if any(value is None for value, _ in pairs) else "fits"


def test_every_option_is_in_one_list_and_the_unknown_never_among_those_that_fit(tool: Page) -> None:
    combos = [*product(AWAY, VISITS)]
    found = tool.evaluate(
        """async (combos) => {
             const { sorted } = await import(document.querySelector("script[src$='tools/compare.js']").src.replace("compare.js", "compare-sort.js"));
             const { concerns } = JSON.parse(document.getElementById("comparison").textContent);
             const ids = (options) => options.map((option) => option.id);
             return Object.fromEntries(Object.entries(concerns).map(([name, { options }]) => [name, combos.map(([away, visits]) => {
               const lists = sorted(options, { away: away ?? undefined, visits: visits ?? undefined });
               return Object.fromEntries(Object.entries(lists).map(([key, list]) => [key, ids(list)]));
             })]));
           }""",
        combos,
    )
    assert sorted(found) == sorted(SITE.concerns)
    for concern in SITE.concerns.values():
        for (away, visits), lists in zip(combos, found[concern.id], strict=True):
            assert lists == {name: [option.id for option in concern.options if place(option, away, visits) == name] for name in ("fits", "perhaps", "out")}


def test_what_would_have_to_give_is_the_smallest_step_that_lets_in_more(tool: Page) -> None:
    combos = [*product(AWAY, VISITS)]
    found = tool.evaluate(
        """async (combos) => {
             const { wouldGive } = await import(document.querySelector("script[src$='tools/compare.js']").src.replace("compare.js", "compare-sort.js"));
             const { concerns } = JSON.parse(document.getElementById("comparison").textContent);
             const steps = { away: [0, 2, 7, 14], visits: [0, 1, 3, 6] };
             return Object.fromEntries(Object.entries(concerns).map(([name, { options }]) => [name, combos.map(([away, visits]) =>
               wouldGive(options, { away: away ?? undefined, visits: visits ?? undefined }, steps).map(({ limit, to, more }) => [limit, to, more.map((option) => option.id)]))]));
           }""",
        combos,
    )
    for concern in SITE.concerns.values():
        for (away, visits), changes in zip(combos, found[concern.id], strict=True):
            assert changes == [*wanted(concern.options, away, visits)]


def wanted(options: tuple[Option, ...], away: int | None, visits: int | None) -> Iterator[list[object]]:
    """Each single change that lets options in, by trying all."""
    fits = {option.id for option in options if place(option, away, visits) == "fits"}
    for limit, most, steps in (("away", away, AWAY), ("visits", visits, VISITS)):
        wider = [step for step in steps if step is not None and most is not None and step > most] + ([None] if most is not None else [])
        for to in wider:
            known = [option for option in options if (option.away if limit == "away" else option.visits_at_most) is not None and option.id not in fits]
            more = [option.id for option in known if place(option, *((to, visits) if limit == "away" else (away, to))) == "fits"]
            if more:
                yield [limit, to, more]
                break


@pytest.mark.parametrize("concern", sorted(SITE.concerns))
def test_without_limits_every_option_is_shown_with_its_own_words(tool: Page, concern: str) -> None:
    compare(tool, concern)
    options = SITE.concerns[concern].options
    expect(tool.locator(".compare-table__name")).to_have_text([option.name for option in options])
    tones = tool.locator("td[data-column=skin_tone] [data-value]").all_inner_texts()
    for option, shown in zip(options, tones, strict=True):
        known = option.skin_tone
        assert next(text for key in ("text", "unknown", "none") if (text := getattr(known, key, None))) in shown
    drawn = [option for option in options if option.finding]
    assert tool.locator(".compare-table__people svg").count() == len(drawn)


def test_what_nobody_knows_stands_apart_and_says_so(tool: Page) -> None:
    compare(tool, "birthmarks", away="7")
    assert any(place(option, 7, None) == "perhaps" for option in SITE.concerns["birthmarks"].options)
    perhaps = tool.get_by_role("table", name=WORDS["perhaps"].split(":")[0])
    names = [option.name for option in SITE.concerns["birthmarks"].options if place(option, 7, None) == "perhaps"]
    expect(perhaps.locator(".compare-table__name")).to_have_text(names)
    expect(perhaps.locator(".compare-table__note").first).to_have_text(WORDS["not_known"]["away"])
    left = [option for option in SITE.concerns["birthmarks"].options if place(option, 7, None) == "out"]
    expect(tool.locator(".compare-out li")).to_have_count(len(left))
    expect(tool.locator(".compare-give")).to_contain_text("With up to 14 days away")


def test_the_answer_is_said_and_focused_and_has_names(tool: Page) -> None:
    compare(tool, "melasma", visits="3")
    expect(tool.locator(".compare-answer")).to_be_focused()
    expect(tool.get_by_role("status").filter(has_text="Melasma")).to_contain_text("What fits")
    expect(tool.get_by_role("region", name=WORDS["name"])).to_be_visible()
    expect(tool.get_by_role("rowheader", name="Pico laser").or_(tool.get_by_role("rowheader").first).first).to_be_visible()


def test_nothing_fits_is_said_with_what_would_have_to_give(browser: Browser, server: str) -> None:
    tab = browser.new_page()
    page = "**" + ADDRESS

    def only_long(route: object) -> None:
        response = route.fetch()
        start, _, rest = response.text().partition('id="comparison">')
        data, _, end = rest.partition("</script>")
        facts = json.loads(data)
        facts["concerns"]["melasma"]["options"] = [{**option, "away": 10, "visits": 5} for option in facts["concerns"]["melasma"]["options"]]
        route.fulfill(response=response, body=f'{start}id="comparison">{json.dumps(facts).replace("<", chr(92) + "u003c")}</script>{end}')

    tab.route(page, only_long)
    tab.goto(server + ADDRESS + "#concern=melasma&away=2")
    expect(tab.locator(".compare-answer")).to_contain_text(WORDS["nothing"])
    expect(tab.locator(".compare-give li")).to_have_text(
        [f"With up to 14 days away, {len(SITE.concerns['melasma'].options)} more fit: " + "; ".join(o.name for o in SITE.concerns["melasma"].options) + "."]
    )
    tab.goto(server + ADDRESS + "#concern=melasma&away=2&visits=1")
    tab.reload()
    expect(tab.locator(".compare-give li")).to_have_text([WORDS["give_both"]])
    tab.close()


def test_brown_or_black_skin_comes_first_and_hides_nothing(tool: Page) -> None:
    compare(tool, "tattoos")
    without = tool.locator(".compare-table__name").all_inner_texts()
    compare(tool, "tattoos", tone=True)
    assert tool.locator(".compare-table__name").all_inner_texts() == without
    order = tool.locator(".compare-table tbody tr").first.locator("> *").evaluate_all("cells => cells.map((cell) => cell.dataset.column)")
    assert order[:3] == ["name", "skin_tone", "does"]
    heads = tool.locator(".compare-table thead th").evaluate_all("cells => cells.map((cell) => cell.dataset.column)")
    assert heads[: len(order)] == order


def test_choices_stand_in_the_address_and_come_back_from_it(browser: Browser, server: str, tool: Page) -> None:
    compare(tool, "acne-scars", away="2", visits="3", tone=True)
    assert tool.url.endswith("#concern=acne-scars&away=2&visits=3&tone=brown-or-black")
    tab = browser.new_page()
    tab.goto(tool.url)
    expect(tab.get_by_label(WORDS["visits"])).to_have_value("3")
    expect(tab.locator(".compare-answer h3")).to_have_text("Acne scars")
    assert tab.locator(".compare-table__name").all_inner_texts() == tool.locator(".compare-table__name").all_inner_texts()
    tab.close()


def test_a_hostile_address_is_ignored(browser: Browser, server: str) -> None:
    tab = browser.new_page()
    wrong: list[str] = []
    tab.on("pageerror", lambda error: wrong.append(str(error)))
    tab.goto(server + ADDRESS + "#concern=<img src=x onerror=alert(1)>&away=1e9&visits=NaN&tone=x")
    expect(tab.locator("form.compare")).to_be_visible()
    hostile = ("#concern=__proto__&away=-1", "#concern=constructor", "#concern=melasma%00", "#birthmarks", "#concern=%25", "#away=14.0&visits=03")
    for hash in hostile:
        tab.evaluate("(hash) => { location.hash = hash; }", hash)
        assert (tab.locator(".compare-answer > *").count(), wrong) == (0, [])
        assert tab.evaluate("[...new FormData(document.querySelector('form.compare')).values()]") == ["", "", ""]
    tab.close()


def test_choices_are_kept_only_if_asked_and_forgotten_when_told(browser: Browser, server: str) -> None:
    context = browser.new_context()
    tab = context.new_page()
    tab.goto(server + ADDRESS)
    kept = "Object.keys(localStorage).filter((key) => key.startsWith('laser-skin-guide:compare')).length"
    compare(tab, "melasma", visits="3")
    assert tab.evaluate(kept) == 0
    tab.get_by_label(SITE.strings["tools"]["keep"]).check()
    assert tab.evaluate(kept) == 1
    tab.goto(server + "/")
    tab.goto(server + ADDRESS)
    expect(tab.locator(".compare-answer h3")).to_have_text("Melasma")
    expect(tab.get_by_label(SITE.strings["tools"]["keep"])).to_be_checked()
    tab.get_by_role("button", name=SITE.strings["tools"]["forget"]).click()
    expect(tab.locator(".compare-answer > *")).to_have_count(0)
    assert tab.evaluate(kept) == 0
    context.close()


def test_refused_storage_leaves_a_tool_that_works_and_sends_nothing(browser: Browser, server: str) -> None:
    tab = browser.new_page()
    tab.add_init_script(REFUSE_STORAGE)
    tab.goto(server + ADDRESS, wait_until="networkidle")
    sent: list[str] = []
    tab.on("request", lambda request: sent.append(request.url))
    compare(tab, "tattoos", visits="6")
    tab.get_by_label(SITE.strings["tools"]["keep"]).click()
    expect(tab.locator("[data-kept]")).to_have_text(SITE.strings["tools"]["refused"])
    expect(tab.locator(".compare-table__name").first).to_be_visible()
    assert [url for url in sent if "tattoos" in url or not url.startswith(f"{server}/assets/")] == []
    tab.close()


def test_the_keyboard_alone_gets_a_comparison_and_starts_again(browser: Browser, server: str) -> None:
    tab = browser.new_page()
    tab.goto(server + ADDRESS)
    tab.get_by_label(WORDS["concern"]).focus()
    tab.keyboard.type("Mel")
    tab.keyboard.press("Tab")
    tab.keyboard.press("ArrowDown")
    while not tab.evaluate("document.activeElement.matches('button[type=submit]')"):
        tab.keyboard.press("Tab")
    tab.keyboard.press("Enter")
    expect(tab.locator(".compare-answer")).to_be_focused()
    assert tab.url.endswith("#concern=melasma&away=0")
    tab.get_by_role("button", name=WORDS["again"]).press("Enter")
    expect(tab.locator(".compare-answer > *")).to_have_count(0)
    expect(tab.get_by_label(WORDS["concern"])).to_have_value("")
    tab.get_by_role("button", name=WORDS["show"], exact=True).press("Enter")
    expect(tab.locator(".compare-said")).to_have_text(WORDS["choose_first"])
    expect(tab.get_by_label(WORDS["concern"])).to_be_focused()
    assert "#" not in tab.url
    tab.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_a_comparison(browser: Browser, server: str, scheme: str) -> None:
    tab = browser.new_page(color_scheme=scheme, reduced_motion="reduce", viewport={"width": 320, "height": 700})
    tab.goto(server + ADDRESS + "#concern=birthmarks&away=7&tone=brown-or-black")
    tab.locator(".compare-table").first.wait_for()
    results = Axe().run(tab, context={"include": [["form.compare"], [".compare-said"], [".compare-answer"]]})
    assert results.violations_count == 0, results.generate_report()
    assert tab.evaluate("document.documentElement.scrollWidth") <= 320
    small = tab.locator("form.compare :is(button, select):visible").evaluate_all("all => all.filter((one) => one.getBoundingClientRect().height < 43.5).length")
    assert small == 0
    tab.close()


def test_on_paper_a_comparison_is_a_table_of_its_own(browser: Browser, server: str) -> None:
    tab = browser.new_page(viewport={"width": 1100, "height": 800})
    tab.goto(server + ADDRESS + "#concern=melasma")
    tab.locator(".compare-table").first.wait_for()
    tab.emulate_media(media="print")
    expect(tab.get_by_role("columnheader", name=WORDS["columns"]["harms"]).first).to_be_visible()
    assert tab.locator(".compare-table tbody td").first.evaluate("cell => getComputedStyle(cell).display") == "table-cell"
    expect(tab.locator("form.compare")).to_be_hidden()
    expect(tab.locator("#tables")).to_be_hidden()
    pages = re.findall(rb"/MediaBox \[0 0 (\d+) (\d+)\]", tab.pdf(prefer_css_page_size=True))
    assert all(int(width) > int(height) for width, height in pages)
    tab.close()


def test_without_javascript_every_concern_has_its_table(browser: Browser, server: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    tab = context.new_page()
    tab.goto(server + ADDRESS)
    expect(tab.locator("form.compare")).to_be_hidden()
    for concern in SITE.concerns.values():
        expect(tab.locator(f"h3#{concern.id}")).to_be_visible()
        rows = tab.locator(f"h3#{concern.id}").evaluate("heading => heading.nextElementSibling.querySelectorAll('tbody tr').length")
        assert rows == len(concern.options)
    context.close()
