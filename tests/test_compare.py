"""'Compare your options' in a real browser: no option is lost, and what nobody knows is never called a fit."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import product

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from laserguide.concern import Option
from tests.reader import printed
from tests.tools import SITE, TOOLS

pytestmark = pytest.mark.browser

WORDS = SITE.strings["compare"]
TOOL = TOOLS["compare"]
AWAY = (None, 0, 2, 7, 14)
VISITS = (None, 0, 1, 3, 6)


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


def test_nothing_fits_is_said_with_what_would_have_to_give(window: BrowserContext, server: str) -> None:
    tab = window.new_page()
    page = "**" + TOOL.address

    def only_long(route: object) -> None:
        response = route.fetch()
        start, _, rest = response.text().partition('id="comparison">')
        data, _, end = rest.partition("</script>")
        facts = json.loads(data)
        facts["concerns"]["melasma"]["options"] = [{**option, "away": 10, "visits": 5} for option in facts["concerns"]["melasma"]["options"]]
        route.fulfill(response=response, body=f'{start}id="comparison">{json.dumps(facts).replace("<", chr(92) + "u003c")}</script>{end}')

    tab.route(page, only_long)
    tab.goto(server + TOOL.address + "#concern=melasma&away=2")
    expect(tab.locator(".compare-answer")).to_contain_text(WORDS["nothing"])
    expect(tab.locator(".compare-give li")).to_have_text(
        [f"With up to 14 days away, {len(SITE.concerns['melasma'].options)} more fit: " + "; ".join(o.name for o in SITE.concerns["melasma"].options) + "."]
    )
    tab.goto(server + TOOL.address + "#concern=melasma&away=2&visits=1")
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


def test_choices_stand_in_the_address_and_come_back_from_it(window: BrowserContext, server: str, tool: Page) -> None:
    compare(tool, "acne-scars", away="2", visits="3", tone=True)
    assert tool.url.endswith("#concern=acne-scars&away=2&visits=3&tone=brown-or-black")
    tab = TOOL.open(window, server, tool.url.removeprefix(server + TOOL.address))
    expect(tab.get_by_label(WORDS["visits"])).to_have_value("3")
    expect(tab.locator(".compare-answer h3")).to_have_text("Acne scars")
    assert tab.locator(".compare-table__name").all_inner_texts() == tool.locator(".compare-table__name").all_inner_texts()
    tab.close()


def test_a_hostile_change_of_the_address_is_ignored(tool: Page) -> None:
    tool.get_by_role("button", name=WORDS["again"]).click()
    hostile = ("#concern=<img src=x onerror=alert(1)>&away=1e9&visits=NaN&tone=x", "#concern=__proto__&away=-1", "#concern=melasma%00", "#away=14.0&visits=03")
    for hash in hostile:
        tool.evaluate("(hash) => { location.hash = hash; }", hash)
        expect(tool.locator(".compare-answer > *")).to_have_count(0)
        assert tool.evaluate("[...new FormData(document.querySelector('form.compare')).values()]") == ["", "", ""]


def test_it_starts_again_and_asks_for_a_concern_first(tool: Page) -> None:
    compare(tool, "melasma", away="0")
    tool.get_by_role("button", name=WORDS["again"]).press("Enter")
    expect(tool.locator(".compare-answer > *")).to_have_count(0)
    expect(tool.get_by_label(WORDS["concern"])).to_have_value("")
    tool.get_by_role("button", name=WORDS["show"], exact=True).press("Enter")
    expect(tool.locator(".compare-said")).to_have_text(WORDS["choose_first"])
    expect(tool.get_by_label(WORDS["concern"])).to_be_focused()
    assert "#" not in tool.url


def test_on_paper_a_comparison_is_a_table_of_its_own(window: BrowserContext, server: str) -> None:
    tab = TOOL.open(window, server, "#concern=melasma")
    tab.set_viewport_size({"width": 1100, "height": 800})
    tab.locator(".compare-table").first.wait_for()
    tab.emulate_media(media="print")
    expect(tab.get_by_role("columnheader", name=WORDS["columns"]["harms"]).first).to_be_visible()
    assert tab.locator(".compare-table tbody td").first.evaluate("cell => getComputedStyle(cell).display") == "table-cell"
    expect(tab.locator("form.compare")).to_be_hidden()
    expect(tab.locator("#tables")).to_be_hidden()
    assert all(page.mediabox.width > page.mediabox.height for page in printed(tab).pages)
    tab.close()
