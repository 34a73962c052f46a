"""'Your question sheet': the questions that the facts choose, on one or two pages, and nothing that a reader types leaves the device."""

from __future__ import annotations

import itertools
from typing import get_args

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from laserguide.model import Concern
from laserguide.provider import Flag
from laserguide.question import SUBJECTS, QuestionList, sheet
from tests.reader import printed
from tests.tools import OWN, SITE, TOOLS

TOOL = TOOLS["ask"]
LISTS = list(SITE.questions.values())
TREATMENTS = ("", *SITE.treatments)
CONCERNS = ("", *get_args(Concern))
CHOICES = list(itertools.product(TREATMENTS, CONCERNS, (False, True)))
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
def test_the_print_button_prints_only_the_sheet_on_at_most_two_pages(window: BrowserContext, server: str) -> None:
    tab = window.new_page()
    tab.add_init_script("window.print = () => { window.printed = (window.printed ?? 0) + 1; }")
    TOOL.go(tab, server)
    make(tab)
    assert len(printed(tab).pages) <= 2
    make(tab, "vessel-lasers-and-ipl", "vessels-and-redness", "united-states", marks_easily=True, own=OWN)
    answer = "They said that it depends on the day, and that the doctor looks at it first."
    for note in tab.locator(".ask__question textarea").all():
        note.fill(answer)
    tab.get_by_role("button", name="Print my sheet").click()
    assert tab.evaluate("window.printed") == 1
    assert len(printed(tab).pages) <= 2
    assert len(printed(tab, "Letter").pages) <= 2
    tab.emulate_media(media="print")
    for hidden in ("h1", ".question-sheet >> nth=0", ".tool__keep", "#ask-treatment", ".md-footer", ".ask__question textarea >> nth=0", "[data-print]"):
        expect(tab.locator(hidden).first).to_be_hidden()
    expect(tab.get_by_role("textbox", name="Clinic")).to_be_visible()
    expect(tab.get_by_text(answer).first).to_be_visible()
    expect(tab.get_by_role("checkbox", name="Someone senior close by")).to_be_visible()
    tab.close()


@browser_test
def test_without_a_sheet_the_page_is_printed_with_only_the_lists_that_were_opened(window: BrowserContext, server: str) -> None:
    tab = TOOL.open(window, server)
    lists = tab.locator("details.more-questions")
    tab.locator("details.more-questions summary").nth(3).focus()
    tab.keyboard.press("Enter")
    assert len(printed(tab).pages) <= 9
    tab.emulate_media(media="print")
    assert [i for i in range(lists.count()) if lists.nth(i).is_visible()] == [3]
    expect(tab.locator("form.ask")).to_be_hidden()
    tab.close()


@browser_test
def test_without_javascript_the_sheet_for_everybody_is_there_to_print_and_write_on(plain: BrowserContext, server: str) -> None:
    tab = plain.new_page()
    tab.goto(server + TOOL.address, wait_until="domcontentloaded")
    assert tab.locator("ol.question-sheet").first.locator("strong").all_inner_texts() == asked()
    tab.emulate_media(media="print")
    expect(tab.locator(".writing-lines").first).to_be_visible()
    expect(tab.locator("details.more-questions").first).to_be_hidden()
    tab.close()


@browser_test
def test_an_address_brings_choices_and_nothing_else(window: BrowserContext, server: str) -> None:
    tab = TOOL.open(window, server, "#treatment=pico-laser&concern=%3Cimg%20src=x%3E&country=nowhere&skin=on&ask-own=Hello&note=Hello&treatment=x")
    assert shown(tab) == asked("pico-laser")
    assert tab.locator("form.ask img").count() == 0
    assert "Hello" not in tab.locator("form.ask").inner_text()
    tab.close()


@browser_test
def test_what_is_typed_into_a_sheet_is_kept_if_asked_and_never_sent(browser: Browser, server: str) -> None:
    context = browser.new_context()
    tab = TOOL.open(context, server)
    sent: list[str] = []
    tab.on("request", lambda request: sent.append(f"{request.url} {request.post_data}"))

    make(tab, "pico-laser", country="wales", own=OWN)
    tab.get_by_role("textbox", name=f"Their answer: {OWN}").fill("Private words")
    tab.get_by_role("checkbox", name="Keep my choices on this device").check()
    tab.get_by_role("textbox", name="Clinic").fill("Bay Clinic")
    tab.get_by_role("checkbox", name="I have nothing in writing.").check()
    assert [words for words in ("Private", "sister", "Bay") for said in (tab.url, *sent) if words in said] == []
    TOOL.go(tab, server)
    assert shown(tab) == [*asked("pico-laser"), OWN]
    expect(tab.get_by_role("textbox", name=f"Their answer: {OWN}")).to_have_value("Private words")
    expect(tab.get_by_role("textbox", name="Clinic")).to_have_value("Bay Clinic")
    expect(tab.get_by_role("checkbox", name="I have nothing in writing.")).to_be_checked()
    expect(tab.get_by_role("combobox", name="Where do you live?")).to_have_value("wales")
    tab.get_by_role("button", name="Forget my choices").click()
    expect(tab.get_by_role("region", name="My questions")).to_be_hidden()
    context.close()


@browser_test
def test_broken_memory_is_ignored(browser: Browser, server: str) -> None:
    context = browser.new_context()
    tab = context.new_page()
    failures: list[str] = []
    tab.on("pageerror", lambda error: failures.append(str(error)))
    tab.goto(server + TOOL.address)
    for held in ("{", "[1]", "null", '{"own":[1,"<img src=x>"],"notes":{"a":1},"off":7,"fields":[["a"]],"open":true,"choices":5}'):
        tab.evaluate("held => localStorage.setItem('laser-skin-guide:ask', held)", held)
        tab.reload(wait_until="domcontentloaded")
        make(tab, "pico-laser")
        assert shown(tab) == asked("pico-laser")
        assert tab.locator("form.ask img").count() == 0
    assert failures == []
    context.close()
