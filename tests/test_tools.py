"""What every tool of the reader promises, in a real browser: it answers everybody, on any device and on paper, and tells nobody."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.reader import Tool, axe_finds_nothing, printed
from tests.tools import OWN, SITE, TOOLS

pytestmark = pytest.mark.browser

#: The five decision aids share one script: what rests on the script alone is tested on one of them, and what rests on the page on each.
ONE_OF_EACH_KIND = list({tool.kind: tool for tool in reversed(TOOLS.values())}.values())
one_of_each_kind = pytest.mark.parametrize("each", ONE_OF_EACH_KIND, indirect=True, ids=lambda tool: tool.name)
WORDS = SITE.strings["tools"]
KEPT = "Object.keys(localStorage).filter((key) => key.startsWith('laser-skin-guide:'))"
REFUSE_STORAGE = "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('refused', 'SecurityError'); } });"
CONTROLS = ":is(button, select, input, textarea, summary)"
MARKUP = "<img src=x onerror=alert(1)>"
HOSTILE = (MARKUP, '"><script>alert(1)</script>', "__proto__", "constructor", "-1", "1e9", "NaN", "9", "\0", "[object]", "2026-02-29", "tomorrow", "on", "best")


@dataclass
class Answered:
    """A tab with a tool's answer, what was requested while a reader got it, and what went wrong in it."""

    tab: Page
    sent: list[str]
    wrong: list[str]


@pytest.fixture(scope="module", params=TOOLS.values(), ids=lambda tool: tool.name)
def each(request: pytest.FixtureRequest) -> Tool:
    """Each tool, one after the other."""
    return request.param


@pytest.fixture(scope="module")
def phone(browser: Browser) -> Iterator[BrowserContext]:
    """A phone with a touch screen."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True, reduced_motion="reduce")
    yield context
    context.close()


@pytest.fixture(scope="module")
def refusing(browser: Browser) -> Iterator[BrowserContext]:
    """A browser that refuses storage."""
    context = browser.new_context()
    context.add_init_script(REFUSE_STORAGE)
    yield context
    context.close()


@pytest.fixture(scope="module")
def keeping(browser: Browser) -> Iterator[BrowserContext]:
    """A browser in which nothing has been kept yet."""
    context = browser.new_context()
    yield context
    context.close()


@pytest.fixture(scope="module")
def answered(window: BrowserContext, server: str, each: Tool) -> Iterator[Answered]:
    """Each tool with an answer that a reader clicked together, for the tests that only look at it."""
    tab = window.new_page()
    tab.add_init_script("window.print = () => {}")
    wrong = watched(tab)
    each.go(tab, server)
    sent: list[str] = []
    tab.on("request", lambda request: sent.append(f"{request.method} {request.url}"))
    each.by_mouse(tab)
    yield Answered(tab, sent, wrong)
    tab.close()


def watched(tab: Page, where: str = "") -> list[str]:
    """What goes wrong in a tab from now on: errors of scripts, or of those in a folder, and boxes that pop up."""
    wrong: list[str] = []
    tab.on("pageerror", lambda error: wrong.append(text) if where in (text := error.stack or str(error)) else None)
    tab.on("dialog", lambda dialog: (wrong.append(dialog.message), dialog.dismiss()))
    return wrong


def bare(text: str) -> str:
    """Text as it is found again in a PDF, which knows neither spaces nor the hyphens at the ends of lines."""
    return re.sub(r"[\s\u00ad\u2010-]", "", text)


def test_the_mouse_gets_an_answer(answered: Answered, each: Tool) -> None:
    each.answers(answered.tab)
    assert answered.wrong == []


def test_nothing_leaves_the_page_and_nothing_is_kept_unasked(answered: Answered, site_folder: Path, each: Tool, server: str) -> None:
    files = {f"GET {server}/{path.relative_to(site_folder).as_posix()}" for part in ("assets", "search") for path in (site_folder / part).rglob("*.*")}
    assert [request for request in answered.sent if request not in files] == [], "a page may still load its own files, and nothing else"
    assert answered.tab.evaluate(KEPT) == []
    assert answered.tab.url == server + each.address + each.choices


def test_a_screen_reader_finds_roles_and_names(answered: Answered, each: Tool) -> None:
    tab = answered.tab
    expect(tab.get_by_role("form", name=each.title, exact=True)).to_be_visible()
    for entry in each.entries:
        expect(entry.place(tab)).to_have_count(1)
    keep = (WORDS["forget"],) if each.keeps else ()
    named = [tab.get_by_role("button", name=name, exact=True) for name in (*each.buttons, *keep)]
    assert [button.count() for button in named] == [1] * len(named)
    assert tab.locator(f"{each.form} button:visible, {each.answer} button:visible").count() == len(named)
    place = tab.locator(each.answer)
    assert place.evaluate("place => place.ariaLive ?? (place === document.activeElement && 'focused')") in ("polite", "focused")
    assert tab.get_by_role("region", name=re.compile(".")).and_(place).count() == 1, "the answer has a role and a name"


@one_of_each_kind
def test_axe_finds_nothing_on_a_page_with_an_answer(answered: Answered, each: Tool) -> None:
    axe_finds_nothing(answered.tab)


def test_in_the_dark_at_320_pixels_the_answer_is_dark_fits_and_axe_finds_nothing(answered: Answered, each: Tool) -> None:
    tab = answered.tab
    tab.emulate_media(color_scheme="dark")
    expect(tab.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    tab.set_viewport_size({"width": 320, "height": 700})
    try:
        red, green, blue = map(int, re.findall(r"\d+", tab.locator(each.answer).evaluate("place => getComputedStyle(place).backgroundColor"))[:3])
        assert red + green + blue < 300
        assert tab.evaluate("document.documentElement.scrollWidth") <= 320
        wide = tab.locator(f":is({each.form}, {each.answer}) :visible").evaluate_all(
            "all => all.filter(one => one.getBoundingClientRect().right > innerWidth + 1).map(one => one.outerHTML.slice(0, 200))"
        )
        assert wide == []
        axe_finds_nothing(tab, each.form, each.answer)
    finally:
        tab.emulate_media(color_scheme="light")
        tab.set_viewport_size({"width": 1280, "height": 900})


def test_the_paper_holds_the_answer(answered: Answered, each: Tool) -> None:
    if each.printing:
        answered.tab.get_by_role("button", name=each.printing, exact=True).click()
    paper = bare(" ".join(page.extract_text() for page in printed(answered.tab).pages))
    answered.tab.evaluate("dispatchEvent(new Event('afterprint'))")
    assert [words for words in each.paper if bare(words) not in paper] == []
    assert [words for words in each.not_on_paper if bare(words) in paper] == []


def test_after_a_new_start_the_keyboard_alone_gets_the_same_answer(answered: Answered, server: str, each: Tool) -> None:
    answered.tab.locator(each.form).evaluate("form => form.reset()")
    if each.show:
        expect(answered.tab.locator(each.answer)).to_be_hidden()
    each.by_keyboard(answered.tab)
    each.answers(answered.tab)
    assert answered.tab.url == server + each.address + each.choices
    if each.show:
        expect(answered.tab.locator(each.answer)).to_be_focused()


def test_fingers_get_the_same_answer_and_hit_every_control(phone: BrowserContext, server: str, each: Tool) -> None:
    tab = each.open(phone, server)
    each.by_touch(tab)
    each.answers(tab)
    small = tab.locator(f":is({each.form}, {each.answer}) {CONTROLS}:visible").evaluate_all(
        """all => all.map((one) => [one, one.matches("[type=checkbox], [type=radio]") ? one.closest("label") : one])
             .map(([one, target]) => [one, target.getBoundingClientRect()]).filter(([, box]) => box.width < 44 || box.height < 44)
             .map(([one, box]) => `${one.outerHTML.slice(0, 100)}: ${box.width} x ${box.height}`)"""
    )
    assert small == []
    tab.close()


def test_without_javascript_the_form_is_hidden_and_all_is_on_the_page(plain: BrowserContext, server: str, each: Tool) -> None:
    tab = plain.new_page()
    tab.goto(server + each.address, wait_until="domcontentloaded")
    expect(tab.locator(each.form)).to_be_hidden()
    found = tab.evaluate(
        "all => Object.fromEntries(all.map((one) => [one, [...document.querySelectorAll(one)].filter((e) => !e.closest('[hidden]')).length]))", list(each.whole)
    )
    assert found == each.whole
    tab.close()


@one_of_each_kind
def test_where_storage_is_refused_the_tool_works_and_says_so(refusing: BrowserContext, server: str, each: Tool) -> None:
    tab = refusing.new_page()
    wrong = watched(tab, "/tools/")  # the theme's own scripts do not bear a refusal
    each.go(tab, server)
    each.by_mouse(tab)
    each.answers(tab)
    if each.keeps:
        box = tab.get_by_role("checkbox", name=WORDS["keep"], exact=True)
        box.click()
        expect(box).not_to_be_checked()
        expect(tab.locator("[data-kept]")).to_have_text(WORDS["refused"])
        tab.get_by_role("button", name=WORDS["forget"], exact=True).click()
    assert wrong == []
    tab.close()


@pytest.mark.parametrize("each", [tool for tool in ONE_OF_EACH_KIND if tool.keeps], indirect=True, ids=lambda tool: tool.name)
def test_choices_are_kept_only_if_asked_and_forgotten_when_told(keeping: BrowserContext, server: str, each: Tool) -> None:
    tab = each.open(keeping, server)
    tab.get_by_role("checkbox", name=WORDS["keep"], exact=True).check()
    each.by_mouse(tab)
    assert len(tab.evaluate(KEPT)) == 1
    assert OWN not in tab.url
    each.go(tab, server)
    assert [entry.name for entry in each.entries if entry.stays and not entry.held(tab)] == []
    expect(tab.get_by_role("checkbox", name=WORDS["keep"], exact=True)).to_be_checked()
    if each.comes_back:
        each.answers(tab)
    tab.get_by_role("button", name=WORDS["forget"], exact=True).click()
    expect(tab.locator("[data-kept]")).to_have_text(WORDS["forgotten"])
    assert tab.evaluate(KEPT) == []
    assert [entry.name for entry in each.entries if entry.held(tab)] == []
    expect(tab.locator(each.answer)).to_be_hidden()
    tab.close()


@one_of_each_kind
def test_a_hostile_or_broken_address_changes_nothing(answered: Answered, window: BrowserContext, server: str, each: Tool) -> None:
    named = answered.tab.locator(f"{each.form} :is(input, select, textarea, button)")
    fields = sorted(set(named.evaluate_all("all => all.map((one) => one.name || one.id)")))
    attacks = "&".join(f"{quote(name)}={quote(value)}" for name in fields for value in HOSTILE)
    broken = "__proto__=x&constructor=x&%E0%A4%A&&==%00&=5&submit=1&elements=x&reset=x&" + "&".join(f"{quote(name)}=%" for name in fields)
    tab = window.new_page()
    wrong = watched(tab)
    each.go(tab, server, f"?{MARKUP}#{attacks}&{broken}&{MARKUP}")
    chosen, untouched = tab.locator(each.form).evaluate(
        """form => {
             const untouched = form.cloneNode(true);
             untouched.reset();
             return [form, untouched].map((one) => [...new FormData(one)]);
           }"""
    )
    assert chosen == untouched
    if each.show:
        expect(tab.locator(each.answer)).to_be_hidden()
    assert tab.locator("img[src=x]").count() == 0
    assert wrong == []
    tab.close()
