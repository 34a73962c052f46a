"""Search brings readers what they ask for, in their own words and in an advert's."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
import yaml
from playwright.sync_api import BrowserContext, Page, expect

from tests.paths import PROJECT

pytestmark = pytest.mark.browser

QUESTIONS = PROJECT / "tests" / "questions.yml"
#: An advert's own words, slips included → the claim that answers them.
ADVERT_WORDS = {
    "painless": "pico-painless", "pain free laser": "pico-painless", "no down time": "pico-no-downtime", "lunchtime laser": "lunchtime-laser",
    "non invasive": "resurfacing-non-invasive", "no side affects": "pico-no-side-effects", "zero side effects": "pico-no-side-effects",
    "melisma": "pico-clears-melasma", "glass skin": "weekly-laser-toning-for-clear-skin", "all skin types": "pico-safe-for-all-skin-types",
    "skin whitening": "permanent-skin-whitening", "fine with a tan": "fine-on-tanned-skin", "patch test": "patch-test-makes-it-safe",
    "carbon facial": "carbon-facial-no-risk", "hollywood peel": "carbon-facial-no-risk", "unlimited laser": "unlimited-sessions-one-price",
    "buy 3 get 1 free": "buy-three-get-one-free", "first session free": "first-session-free", "offer ends today": "discount-ends-today",
    "FDA approved": "fda-approved-laser", "medical grade laser": "medical-grade-laser", "award winning clinic": "award-winning-clinic",
    "doctor supervised": "doctor-supervised", "certified laser technician": "certified-laser-specialist", "clinically proven": "clinically-proven",
    "safe during pregnancy": "laser-suitable-in-pregnancy", "laser for teenagers": "laser-fine-for-teenagers", "accutane": "laser-fine-on-isotretinoin",
    "lifetime results": "lifetime-results", "permanently removes wrinkles": "resurfacing-removes-wrinkles-for-good", "one and done": "one-session-is-enough",
    "tattoo removal in 3 sessions": "removes-any-tattoo-in-3-sessions", "eyebrow tattoo removal": "cosmetic-eyebrow-tattoo-removal-is-safe",
    "dark circles": "pico-fades-dark-circles", "shrinks pores": "pico-shrinks-pores", "non surgical facelift": "resurfacing-non-surgical-facelift",
    "under eye bags": "laser-removes-under-eye-bags", "keloid removal": "laser-removes-keloids", "we remove moles": "moles-can-be-lasered",
    "skin cancer": "removes-skin-cancer", "home laser pen": "home-laser-same-as-clinic", "numbing cream at home": "numbing-cream-at-home-under-wrap",
    "pico lazer": "pico-is-picosure", "picosure": "pico-is-picosure", "no peeling": "no-peeling", "back at the gym": "gym-same-day",
}  # fmt: skip


@pytest.fixture(scope="module")
def searching(window: BrowserContext, server: str) -> Iterator[Page]:
    """One tab whose search is asked again and again."""
    tab = window.new_page()
    tab.goto(f"{server}/?q=laser")
    expect(tab.locator(".md-search-result__link").first).to_be_visible()
    yield tab
    tab.close()


def results_of(tab: Page, words: str) -> list[str]:
    """The addresses that the search shows for some words, the parts of each page included, in order."""
    for asked, shown in (("", "!{}"), (words, "{}")):
        tab.locator(".md-search__input").fill(asked)
        tab.locator(".md-search__input").press("End")  # the search listens to keys
        tab.wait_for_function(shown.format("document.querySelector('.md-search-result__link')"), timeout=10_000)
    tab.evaluate("() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))")
    return tab.evaluate("[...document.querySelectorAll('.md-search-result__link')].map(a => a.getAttribute('href'))")


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("pico laser hurt", "/recovery/on-the-day/"),
        ("melasma", "/concerns/melasma/"),
        ("why pico is different", "/how-it-works/why-pico-is-different/"),
        ("fraxel", "/treatments/laser-resurfacing/"),
        ("make-up after laser", "/recovery/make-up-and-shaving/"),
        ("vinegar soaks", "/recovery/aftercare/"),
        ("mole removal", "/concerns/moles-and-growths/"),
        ("day by day recovery", "/recovery/day-by-day/"),
        ("fitzpatrick", "/safety/skin-tone/"),
        ("blister fever who to call", "/safety/when-to-get-help/"),
        ("register check doctor", "/choose-a-provider/check-a-register/"),
    ],
)
def test_search_brings_the_page_in_the_first_three_results(searching: Page, words: str, wanted: str) -> None:
    results_of(searching, words)
    links = searching.evaluate("[...document.querySelectorAll('.md-search-result__link')].map(a => new URL(a.href).pathname)")
    assert wanted in list(dict.fromkeys(links))[:3]


@pytest.mark.parametrize("question", yaml.safe_load(QUESTIONS.read_text("utf-8")), ids=lambda question: question["asks"])
def test_a_readers_own_question_brings_its_answer_among_the_first_three_pages(searching: Page, question: dict[str, Any]) -> None:
    found = [urlsplit(address).path for address in results_of(searching, question["asks"])]
    assert {f"/{page}/" for page in question["pages"]} & set(list(dict.fromkeys(found))[:3]), "\n".join(dict.fromkeys(found))


@pytest.mark.parametrize(("words", "claim"), ADVERT_WORDS.items())
def test_search_finds_a_claim_from_the_adverts_own_words(searching: Page, words: str, claim: str) -> None:
    found = results_of(searching, words)
    assert any(f"#{claim}" in address for address in found), "\n".join(found[:12])
