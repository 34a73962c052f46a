"""Pictures say what the facts say, in ink and in words, and can be read on a phone."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest
from justhtml import Element, JustHTML

from laserguide.fragments import Fragments
from laserguide.guide import load
from laserguide.picture import Picture
from tests.paths import PROJECT

GUIDE = load(PROJECT)
PICTURES = list(GUIDE.site.pictures.values())
CHARTS = [picture for picture in PICTURES if picture.drawing in ("bars", "spans")]
ON_PAGES = {page.path: [argument for call in page.calls if call.name == "picture" for argument in call.arguments] for page in GUIDE.pages}
WITH_PICTURES = sorted(path for path, idents in ON_PAGES.items() if idents)
each_picture = pytest.mark.parametrize("picture", PICTURES, ids=lambda picture: picture.id)
#: Where the axis of a chart starts, and how long it is, in the drawing's units.
BAR_LEFT, BAR_LONG = 8, 324


def drawn(picture: Picture) -> str:
    """The picture's SVG, as it stands on a page."""
    return re.search(r"<svg.*?</svg>", Fragments(GUIDE, "index.md").picture(picture.id), re.S)[0]


def words_of(svg: str) -> str:
    """The words that a drawing shows, on one line."""
    texts = JustHTML(svg, sanitize=False, fragment=True).query("text")
    return " ".join(" ".join(span.to_text() for span in text.query("tspan")) or text.to_text() for text in texts)


@each_picture
def test_a_picture_is_small_and_brings_no_ids_styles_or_colours_of_its_own(picture: Picture) -> None:
    svg = drawn(picture)
    assert len(gzip.compress(svg.encode())) < 20_000
    assert not re.search(r'\s(id|style|fill|stroke|font-family|onclick)="(?!none)', svg)
    assert 'role="img"' in svg


@each_picture
def test_every_word_of_the_facts_is_drawn(picture: Picture) -> None:
    shown = " ".join(words_of(drawn(picture)).split())
    for label in picture.labels.values():
        assert re.search(r"[\d.,]+".join(map(re.escape, " ".join(label.split()).split("{}"))), shown), label


@each_picture
def test_those_who_cannot_see_a_drawing_hear_its_message_and_what_is_drawn(picture: Picture) -> None:
    drawing = JustHTML(drawn(picture), sanitize=False, fragment=True).query("svg")[0]
    heard = drawing.attrs["aria-label"]
    first = " ".join(picture.in_words.split()).split(". ")[0].rstrip(".")
    assert heard == f"{picture.message} {first}."


def test_every_row_of_a_chart_is_named_in_it() -> None:
    for picture in CHARTS:
        shown = " ".join(words_of(drawn(picture)).split())
        assert [row.name for row in picture.rows if " ".join(row.name.split()) not in shown] == []


def ends(mark: Element) -> tuple[float, float]:
    """Where a bar starts and ends; a dot stands for a single value."""
    if mark.name == "circle":
        return float(mark.attrs["cx"]), float(mark.attrs["cx"])
    return float(mark.attrs["x"]), float(mark.attrs["x"]) + float(mark.attrs["width"])


@pytest.mark.parametrize("picture", CHARTS, ids=lambda picture: picture.id)
def test_a_chart_draws_the_values_of_its_rows(picture: Picture) -> None:
    svg = JustHTML(drawn(picture), sanitize=False, fragment=True)
    marks = [ends(mark) for mark in svg.query(".d-bar") if "d-bar--reach" not in mark.attrs["class"]]
    along = picture.axis.along
    spans = [(along(row.low), along(row.low if row.high is None else row.high)) for row in picture.rows]
    if picture.drawing == "bars":
        spans = [(0, low) for low, _ in spans if low > 0]
        reach = [ends(mark)[1] for mark in svg.query(".d-bar--reach")]
        assert reach == pytest.approx([BAR_LEFT + BAR_LONG * along(row.high) for row in picture.rows if row.high is not None], abs=0.2)
    assert [start for start, _ in marks] == pytest.approx([BAR_LEFT + BAR_LONG * low for low, _ in spans], abs=0.2)
    assert [end for _, end in marks] == pytest.approx([BAR_LEFT + BAR_LONG * high for _, high in spans], abs=1.1)


@each_picture
def test_a_picture_has_words_and_sources_that_go_with_it(picture: Picture) -> None:
    page = Fragments(GUIDE, "index.md").picture(picture.id)
    assert picture.in_words.split(".")[0] in page
    assert re.search(r"\[\^[a-z0-9-]+\]", page)
    assert picture.message.endswith(".")
    assert picture.message.count(". ") == 0
    for row in picture.rows:
        assert f"{row.name} | {row.says}" in page


@pytest.mark.parametrize("path", [page.path for page in GUIDE.pages if page.meta.kind == "treatment" or page.path.startswith("how-it-works/")])
def test_a_guide_has_two_pictures_that_carry_its_argument(path: str) -> None:
    assert len(ON_PAGES[path]) >= 2


@pytest.mark.parametrize("path", WITH_PICTURES)
def test_the_pictures_of_a_page_weigh_little(path: str) -> None:
    together = "".join(drawn(GUIDE.site.pictures[ident]) for ident in ON_PAGES[path])
    assert len(gzip.compress(together.encode())) < 40_000
    assert len(set(ON_PAGES[path])) == len(ON_PAGES[path])


def test_the_shared_parts_are_used() -> None:
    drawings = PROJECT / "laserguide" / "templates" / "drawings"
    text = "\n".join(path.read_text("utf-8") for path in drawings.parent.rglob("*.j2"))
    for name in re.findall(r"macro (\w+)\(", "\n".join(path.read_text("utf-8") for path in drawings.glob("*.j2"))):
        assert len(re.findall(rf"\b{name}\(", text)) > 1, f"{name} is drawn nowhere"


def test_no_drawing_holds_a_word_of_its_own() -> None:
    for path in Path(PROJECT / "laserguide" / "templates" / "drawings").glob("*.svg.j2"):
        text = re.sub(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", "", path.read_text("utf-8"), flags=re.S)
        assert re.findall(r">\s*([^<>\s][^<>]*)<", text) == [], path.name


def test_in_forced_colours_a_drawing_keeps_to_the_colours_of_paper() -> None:
    css = PROJECT / "docs" / "assets" / "css"
    dark = (css / "tokens.css").read_text("utf-8").partition('[data-md-color-scheme="slate"]')[2].partition("}")[0]
    styles = (css / "picture.css").read_text("utf-8")
    of_the_scheme = set(re.findall(r"(--[a-z-]+):", dark)) & set(re.findall(r"var\((--[a-z-]+)", styles))
    forced = styles.partition("@media (forced-colors: active)")[2].partition("@media")[0]
    assert "--paper-sunken" in of_the_scheme
    assert of_the_scheme <= set(re.findall(r"(--[a-z-]+):", forced))
