"""A reader at one of the site's tools: what to enter, by mouse, finger or keyboard, and what to find in the answer and on paper."""

from __future__ import annotations

import io
from dataclasses import dataclass

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Locator, Page, expect
from pypdf import PdfReader


@dataclass(frozen=True)
class Entry:
    """One thing that a reader enters: the role and name of its control, and the option or text. `group` names a radio button's group, `typed` is
    what a keyboard types where that differs, and what does not `stay` leaves its field once the answer is there."""

    role: str
    name: str
    value: str = ""
    group: str = ""
    typed: str = ""
    stays: bool = True

    def place(self, tab: Page) -> Locator:
        """The control, found as a screen reader finds it: by its role and its name."""
        within = tab.get_by_role("group", name=self.group, exact=True) if self.group else tab
        return within.get_by_role(self.role, name=self.name, exact=True)

    def held(self, tab: Page) -> bool:
        """Whether the control holds what was entered."""
        place = self.place(tab)
        if self.role in ("checkbox", "radio"):
            return place.is_checked()
        return place.evaluate("field => field.selectedOptions ? field.selectedOptions[0].text : field.value") == self.value


@dataclass(frozen=True)
class Tool:
    """One tool. `answer` is where it answers, and `says` what the answer must hold. `whole` counts what the page holds without JavaScript, `choices`
    is what the address gets, `show` and `printing` name two of its `buttons`. It `keeps` choices if asked, and then `comes_back` with the answer."""

    name: str
    address: str
    kind: str
    title: str
    answer: str
    entries: tuple[Entry, ...]
    says: tuple[str, ...]
    whole: dict[str, int]
    show: str = ""
    choices: str = ""
    printing: str = ""
    paper: tuple[str, ...] = ()
    not_on_paper: tuple[str, ...] = ()
    buttons: tuple[str, ...] = ()
    keeps: bool = True
    comes_back: bool = True

    @property
    def form(self) -> str:
        return f"form.{self.kind}"

    def open(self, window: BrowserContext, server: str, choices: str = "") -> Page:
        """The tool in a new tab."""
        tab = window.new_page()
        self.go(tab, server, choices)
        return tab

    def go(self, tab: Page, server: str, choices: str = "") -> None:
        """Loads the tool anew, since a change behind the `#` alone loads nothing."""
        tab.goto("about:blank")
        tab.goto(server + self.address + choices, wait_until="domcontentloaded")
        tab.locator(self.form).wait_for(state="visible")

    def by_mouse(self, tab: Page) -> None:
        """Clicks through to an answer."""
        for entry in self.entries:
            place = entry.place(tab)
            if entry.role == "combobox":
                place.select_option(label=entry.value)
            else:
                place.click()
                if entry.value:
                    place.fill(entry.value)
        if self.show:
            tab.get_by_role("button", name=self.show, exact=True).click()

    def by_touch(self, tab: Page) -> None:
        """Taps through to an answer."""
        for entry in self.entries:
            place = entry.place(tab)
            place.tap()
            if entry.role == "combobox":
                place.select_option(label=entry.value)
            elif entry.value:
                place.fill(entry.value)
        if self.show:
            tab.get_by_role("button", name=self.show, exact=True).tap()

    def by_keyboard(self, tab: Page) -> None:
        """Gets an answer with Tab, arrows, Space, Enter and letters alone, from the form's start on."""
        tab.locator(self.form).evaluate("form => { form.tabIndex = -1; form.focus(); form.removeAttribute('tabindex'); }")
        for entry in self.entries:
            place = entry.place(tab)
            if entry.role == "radio":
                tab_to(tab, tab.get_by_role("group", name=entry.group, exact=True))
                tab.keyboard.press("Space")
                for _ in range(10):
                    if place.is_checked():
                        break
                    tab.keyboard.press("ArrowDown")
                continue
            tab_to(tab, place)
            if entry.role == "checkbox":
                tab.keyboard.press("Space")
            else:
                tab.keyboard.type(entry.typed or (entry.value.split()[0] if entry.role == "combobox" else entry.value))
        if self.show:
            tab_to(tab, tab.get_by_role("button", name=self.show, exact=True))
            tab.keyboard.press("Enter")

    def answers(self, tab: Page) -> None:
        """Fails unless the answer is there and holds what it must."""
        place = tab.locator(self.answer)
        expect(place).to_be_visible()
        said = " ".join(place.inner_text().split())
        assert [words for words in self.says if words not in said] == []


def tab_to(tab: Page, place: Locator) -> None:
    """Presses Tab until the focus is in a place."""
    for _ in range(80):
        if place.evaluate("place => place.contains(document.activeElement)"):
            return
        tab.keyboard.press("Tab")
    raise AssertionError(f"the keyboard does not reach {place}")


def printed(tab: Page, size: str = "A4") -> PdfReader:
    """What a tab prints, read back."""
    return PdfReader(io.BytesIO(tab.pdf(format=size, prefer_css_page_size=True)))


def axe_finds_nothing(tab: Page, *within: str) -> None:
    """Fails on what axe finds in a page, or in parts of it. Only what is wrong is worked out in full, which takes half as long."""
    context = {"include": [[place] for place in within]} if within else None
    results = Axe().run(tab, context=context, options={"resultTypes": ["violations"]})
    assert results.violations_count == 0, results.generate_report()
