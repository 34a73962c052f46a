"""'Your question sheet': the questions that the facts choose, on one or two pages, and nothing that a reader types leaves the device."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from typing import get_args

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from laserguide.guide import load
from laserguide.model import Concern
from laserguide.provider import Flag
from laserguide.question import SUBJECTS, QuestionList, sheet
from tests.paths import PROJECT

SITE = load(PROJECT).site
ADDRESS = "/choose-a-provider/ask/"
LISTS = list(SITE.questions.values())
TREATMENTS = ("", *SITE.treatments)
CONCERNS = ("", *get_args(Concern))
CHOICES = list(itertools.product(TREATMENTS, CONCERNS, (False, True)))
OWN = "May my sister come with me?"
browser_test = pytest.mark.browser


def asked(treatment: str = "", concern: str = "", *, marks_easily: bool = False) -> list[str]:
    return [question.ask for question in sheet(LISTS, treatment, concern, marks_easily=marks_easily)]


def test_every_sheet_has_one_question_for_each_of_twelve_subjects_in_their_order() -> None:
    assert len(SUBJECTS) == 12
    for treatment, concern, skin in CHOICES:
        found = sheet(LISTS, treatment, concern, marks_easily=skin)
        assert [question.subject for question in found] == list(SUBJECTS), (treatment, concern, skin)
        assert len({question.ask for question in found}) == len(found)


def test_what_is_most_about_the_reader_goes_first() -> None:
    def first(subject: str) -> str:
        return next(question.ask for question in sheet(LISTS, "pico-laser", "tattoos", marks_easily=True) if question.subject == subject)

    held = {name: {q.subject: q.ask for q in SITE.questions[name].questions if q.subject} for name in ("skin-tone", "tattoos", "pico-laser")}
    assert first("harm") == held["skin-tone"]["harm"]
    assert first("laser") == held["tattoos"]["laser"]
    assert first("comfort") == held["pico-laser"]["comfort"]


def test_an_unknown_choice_gets_the_sheet_for_everybody() -> None:
    assert asked("no-such-laser", "no-such-concern") == asked()


def test_a_list_without_readers_or_without_subjects_is_refused() -> None:
    question = {"ask": "Who?", "listen_for": "A name."}
    with pytest.raises(ValueError, match="needs readers and a question with a `subject`"):
        QuestionList(id="toy", title="Toy", always=True, questions=(question,))
    with pytest.raises(ValueError, match="needs readers and a question with a `subject`"):
        QuestionList(id="toy", title="Toy", questions=({**question, "subject": "who"},))
    with pytest.raises(ValueError, match="two questions have the subject `who`"):
        QuestionList(id="toy", title="Toy", always=True, questions=({**question, "subject": "who"}, {**question, "subject": "who"}))


def test_a_sign_has_a_weight_and_words_to_tick_or_neither() -> None:
    with pytest.raises(ValueError, match="needs both `weight` and `tick`"):
        Flag(sign="No name", why={"text": "You cannot look it up."}, instead="Ask", weight="leave")


@pytest.fixture(scope="module")
def tool(browser: Browser, server: str) -> Iterator[Page]:
    """The tool in one tab for many tests."""
    tab = browser.new_page(viewport={"width": 1280, "height": 900})
    tab.goto(server + ADDRESS)
    tab.locator("form.ask").wait_for(state="visible")
    yield tab
    tab.close()


def make(tab: Page, treatment: str = "", concern: str = "", country: str = "", *, marks_easily: bool = False, own: str = "") -> None:
    """A sheet for these choices, all entered as a reader would."""
    tab.locator("form.ask").wait_for(state="visible")
    if tab.get_by_role("button", name="Start again").is_visible():
        tab.get_by_role("button", name="Start again").click()
    tab.get_by_role("combobox", name="Which treatment?").select_option(treatment)
    tab.get_by_role("combobox", name="What for?").select_option(concern)
    tab.get_by_role("combobox", name="Where do you live?").select_option(country)
    tab.get_by_role("checkbox", name="My skin is brown or black").set_checked(marks_easily)
    tab.get_by_role("textbox", name="A question of your own").fill(own)
    tab.get_by_role("button", name="Make my sheet").click()


def shown(tab: Page) -> list[str]:
    return tab.locator(".ask__question > strong").all_inner_texts()


def pages_of(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", pdf))


@browser_test
def test_the_browser_chooses_what_the_facts_choose_for_every_reader(tool: Page) -> None:
    found = tool.evaluate(
        """async (choices) => {
             const { choose, listsOn } = await import(document.querySelector("script[src$='tools/ask.js']").src.replace("ask.js", "ask-choose.js"));
             const lists = listsOn(document);
             return choices.map(([treatment, concern, skin]) => choose(lists, { treatment, concern, skin }).map((question) => question.ask));
           }""",
        CHOICES,
    )
    assert found == [asked(treatment, concern, marks_easily=skin) for treatment, concern, skin in CHOICES]


@browser_test
def test_a_sheet_has_the_questions_the_register_and_the_readers_own_question(tool: Page) -> None:
    make(tool, "pico-laser", "melasma", "ireland", marks_easily=True, own=OWN)
    expect(tool.get_by_role("region", name="My questions")).to_be_focused()
    assert shown(tool) == [*asked("pico-laser", "melasma", marks_easily=True), OWN]
    expect(tool.locator(".ask__for")).to_contain_text("13 questions")
    expect(tool.locator(".ask__register")).to_contain_text(SITE.registers["ireland"].check[0].name)
    assert tool.url.endswith("#treatment=pico-laser&concern=melasma&country=ireland&skin=brown-or-black")


@browser_test
def test_a_new_choice_changes_the_sheet_and_answers_stay(tool: Page) -> None:
    make(tool, own=OWN)
    tool.get_by_role("textbox", name=f"Their answer: {OWN}").fill("Yes, in the waiting room")
    tool.get_by_role("combobox", name="What for?").select_option("tattoos")
    assert shown(tool) == [*asked("", "tattoos"), OWN]
    expect(tool.get_by_role("textbox", name=f"Their answer: {OWN}")).to_have_value("Yes, in the waiting room")


@browser_test
def test_a_question_can_be_taken_off(tool: Page) -> None:
    make(tool)
    tool.get_by_role("button", name=f"Take this question off: {asked()[2]}").click()
    assert shown(tool) == [ask for i, ask in enumerate(asked()) if i != 2]
    expect(tool.locator(".ask__for")).to_contain_text("11 questions")
    expect(tool.get_by_role("region", name="My questions")).to_be_focused()


@browser_test
def test_the_print_button_prints_only_the_sheet_on_at_most_two_pages(browser: Browser, server: str) -> None:
    tab = browser.new_page(viewport={"width": 1280, "height": 900})
    tab.add_init_script("window.print = () => { window.printed = (window.printed ?? 0) + 1; }")
    tab.goto(server + ADDRESS)
    make(tab)
    assert pages_of(tab.pdf(format="A4")) <= 2
    make(tab, "vessel-lasers-and-ipl", "vessels-and-redness", "united-states", marks_easily=True, own=OWN)
    answer = "They said that it depends on the day, and that the doctor looks at it first."
    for note in tab.locator(".ask__question textarea").all():
        note.fill(answer)
    tab.get_by_role("button", name="Print my sheet").click()
    assert tab.evaluate("window.printed") == 1
    assert pages_of(tab.pdf(format="A4")) <= 2
    assert pages_of(tab.pdf(format="Letter")) <= 2
    tab.emulate_media(media="print")
    for hidden in ("h1", ".question-sheet >> nth=0", ".tool__keep", "#ask-treatment", ".md-footer", ".ask__question textarea >> nth=0", "[data-print]"):
        expect(tab.locator(hidden).first).to_be_hidden()
    expect(tab.get_by_role("textbox", name="Clinic")).to_be_visible()
    expect(tab.get_by_text(answer).first).to_be_visible()
    expect(tab.get_by_role("checkbox", name="Someone senior close by")).to_be_visible()
    tab.close()


@browser_test
def test_without_a_sheet_the_page_is_printed_with_only_the_lists_that_were_opened(browser: Browser, server: str) -> None:
    tab = browser.new_page(viewport={"width": 1280, "height": 900})
    tab.goto(server + ADDRESS)
    tab.locator("form.ask").wait_for(state="visible")
    lists = tab.locator("details.more-questions")
    tab.locator("details.more-questions summary").nth(3).focus()
    tab.keyboard.press("Enter")
    assert pages_of(tab.pdf(format="A4")) <= 9
    tab.emulate_media(media="print")
    assert [i for i in range(lists.count()) if lists.nth(i).is_visible()] == [3]
    expect(tab.locator("form.ask")).to_be_hidden()
    tab.close()


@browser_test
def test_the_keyboard_alone_makes_a_sheet(browser: Browser, server: str) -> None:
    tab = browser.new_page()
    tab.goto(server + ADDRESS)
    tab.get_by_label("Which treatment?").focus()
    for typed in ("p", "m", "i"):
        tab.keyboard.press(typed)
        tab.keyboard.press("Tab")
    tab.keyboard.press("Space")
    tab.keyboard.press("Tab")
    tab.keyboard.type(OWN)
    tab.keyboard.press("Enter")
    expect(tab.get_by_role("region", name="My questions")).to_be_focused()
    assert shown(tab) == [*asked("pico-laser", "melasma", marks_easily=True), OWN]
    for _ in range(5):
        tab.keyboard.press("Tab")
    tab.keyboard.type("An answer")
    assert tab.locator(".ask__question textarea").first.input_value() == "An answer"
    tab.close()


@browser_test
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_a_sheet(browser: Browser, server: str, scheme: str) -> None:
    tab = browser.new_page(color_scheme=scheme, reduced_motion="reduce", viewport={"width": 320, "height": 700})
    tab.goto(server + ADDRESS)
    make(tab, "pico-laser", "tattoos", "united-states", marks_easily=True, own=OWN)
    results = Axe().run(tab)
    assert results.violations_count == 0, results.generate_report()
    assert tab.evaluate("document.documentElement.scrollWidth") <= 320
    small = tab.locator(".ask :is(button, select, input[type=text], textarea, .tool__choice):visible").evaluate_all(
        "all => all.filter(one => one.getBoundingClientRect().height < 44).map(one => one.outerHTML)"
    )
    assert small == []
    tab.close()


@browser_test
def test_without_javascript_questions_checklist_signs_and_registers_are_on_the_page(browser: Browser, server: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    tab = context.new_page()
    tab.goto(server + ADDRESS)
    expect(tab.locator("form.ask")).to_be_hidden()
    assert tab.locator("ol.question-sheet").first.locator("strong").all_inner_texts() == asked()
    assert tab.locator("details.more-questions li").count() == sum(len(one.questions) for one in LISTS)
    assert tab.locator(".register-list > li").count() == len(SITE.registers)
    signs = [flag for stage in SITE.flags.values() for flag in stage.flags if flag.tick]
    assert tab.locator("article > .ticks > li").count() == len(signs) + sum(len(one.standards) for one in SITE.standards.values())
    tab.emulate_media(media="print")
    expect(tab.locator(".writing-lines").first).to_be_visible()
    expect(tab.locator("details.more-questions").first).to_be_hidden()
    context.close()


@browser_test
def test_an_address_brings_choices_and_nothing_else(browser: Browser, server: str) -> None:
    tab = browser.new_page()
    failures: list[str] = []
    tab.on("pageerror", lambda error: failures.append(str(error)))
    tab.goto(server + ADDRESS + "#treatment=pico-laser&concern=%3Cimg%20src=x%3E&country=nowhere&skin=on&ask-own=Hello&note=Hello&treatment=x")
    tab.locator("form.ask").wait_for(state="visible")
    assert shown(tab) == asked("pico-laser")
    assert tab.locator("form.ask img").count() == 0
    assert "Hello" not in tab.locator("form.ask").inner_text()
    tab.goto("about:blank")
    tab.goto(server + ADDRESS + "#&&==%00&treatment=%5Bobject%5D&__proto__=x")
    tab.locator("form.ask").wait_for(state="visible")
    expect(tab.get_by_role("region", name="My questions")).to_be_hidden()
    assert failures == []
    tab.close()


@browser_test
def test_what_is_typed_is_kept_only_if_asked_and_never_sent(browser: Browser, server: str) -> None:
    context = browser.new_context()
    tab = context.new_page()
    tab.goto(server + ADDRESS, wait_until="networkidle")
    sent: list[str] = []
    tab.on("request", lambda request: sent.append(request.url))
    kept = "Object.keys(localStorage).filter((key) => key.startsWith('laser-skin-guide:'))"

    make(tab, "pico-laser", country="wales", own=OWN)
    tab.get_by_role("textbox", name=f"Their answer: {OWN}").fill("Private words")
    assert tab.evaluate(kept) == []
    assert "Private" not in tab.url
    assert "sister" not in tab.url

    tab.get_by_role("checkbox", name="Keep my choices on this device").check()
    tab.get_by_role("textbox", name="Clinic").fill("Bay Clinic")
    tab.get_by_role("checkbox", name="I have nothing in writing.").check()
    assert {url.removeprefix(server) for url in sent} <= {"/assets/icon.svg"}  # the browser's own, for the tab
    tab.goto(server + ADDRESS)
    tab.reload()
    assert shown(tab) == [*asked("pico-laser"), OWN]
    expect(tab.get_by_role("textbox", name=f"Their answer: {OWN}")).to_have_value("Private words")
    expect(tab.get_by_role("textbox", name="Clinic")).to_have_value("Bay Clinic")
    expect(tab.get_by_role("checkbox", name="I have nothing in writing.")).to_be_checked()
    expect(tab.get_by_role("combobox", name="Where do you live?")).to_have_value("wales")

    tab.get_by_role("button", name="Forget my choices").click()
    assert tab.evaluate(kept) == []
    expect(tab.get_by_role("region", name="My questions")).to_be_hidden()
    tab.reload()
    expect(tab.get_by_role("combobox", name="Where do you live?")).to_have_value("")
    context.close()


@browser_test
def test_broken_memory_is_ignored(browser: Browser, server: str) -> None:
    context = browser.new_context()
    tab = context.new_page()
    failures: list[str] = []
    tab.on("pageerror", lambda error: failures.append(str(error)))
    tab.goto(server + ADDRESS)
    for held in ("{", "[1]", "null", '{"own":[1,"<img src=x>"],"notes":{"a":1},"off":7,"fields":[["a"]],"open":true,"choices":5}'):
        tab.evaluate("held => localStorage.setItem('laser-skin-guide:ask', held)", held)
        tab.reload(wait_until="domcontentloaded")
        make(tab, "pico-laser")
        assert shown(tab) == asked("pico-laser")
        assert tab.locator("form.ask img").count() == 0
    assert failures == []
    context.close()


@browser_test
def test_the_tool_works_where_storage_is_refused(browser: Browser, server: str) -> None:
    tab = browser.new_page()
    tab.add_init_script("Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('refused', 'SecurityError'); } });")
    tab.goto(server + ADDRESS)
    make(tab, "pico-laser")
    assert shown(tab) == asked("pico-laser")
    tab.get_by_role("checkbox", name="Keep my choices on this device").click()
    expect(tab.get_by_role("checkbox", name="Keep my choices on this device")).not_to_be_checked()
    expect(tab.locator("[data-kept]")).to_have_text(SITE.strings["tools"]["refused"])
    tab.close()
