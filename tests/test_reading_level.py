"""Nearly every adult can read every page."""

from __future__ import annotations

import statistics

import pytest
from justhtml import JustHTML

from tests import reading_level
from tests.built import BuiltPage
from tests.paths import PAGES, address

HIGHEST_GRADE = 7.0
HIGHEST_MEDIAN = 6.0
FEWEST_WORDS = 150  # a grade over fewer words says little


@pytest.mark.parametrize("path", PAGES)
def test_the_page_reads_at_grade_seven_or_lower_without_a_sentence_over_25_words(site: dict[str, BuiltPage], path: str) -> None:
    reading = reading_level.read(site[address(path)].article)
    assert not reading.too_long, "\n".join(("sentences over 25 words:", *reading.too_long))
    if reading.words >= FEWEST_WORDS:
        assert reading.grade <= HIGHEST_GRADE


def test_half_of_all_pages_read_at_grade_six_or_lower(site: dict[str, BuiltPage]) -> None:
    readings = [reading_level.read(site[address(path)].article) for path in PAGES]
    grades = [reading.grade for reading in readings if reading.words >= FEWEST_WORDS]
    assert len(grades) > len(PAGES) / 2, "the measure saw too little text to be trusted"
    assert statistics.median(grades) <= HIGHEST_MEDIAN


def read(html: str) -> reading_level.Reading:
    return reading_level.read(JustHTML(f"<article>{html}</article>", sanitize=False).query("article")[0])


def test_a_known_text_has_the_grade_worked_out_by_hand() -> None:
    # 12 words, 2 sentences, 14 syllables: 0.39 × 6 + 11.8 × 14/12 - 15.59 = 0.5
    reading = read("<p>The cat sat on the mat. It was a very warm morning.</p>")
    assert (reading.words, reading.sentences, reading.syllables, reading.grade) == (12, 2, 14, 0.5)


def test_headings_marks_sources_and_skipped_parts_do_not_count() -> None:
    extra = "<h2>Head</h2><div class='footnote'><p>A source.</p></div><div data-measure='skip'><p>Meta.</p></div><svg><text>Label</text></svg>"
    assert read(f"<p>One two three<sup>1</sup>.</p>{extra}").words == 3


def test_a_short_cell_is_a_label_and_a_long_one_a_sentence() -> None:
    assert read("<table><tr><td>Two words</td><td>This cell has a whole sentence in it</td></tr></table>").sentences == 1


def test_a_long_sentence_is_named() -> None:
    assert read("<p>" + "word " * 26 + ".</p>").too_long
    assert not read("<p>" + "word " * 25 + ".</p>").too_long
