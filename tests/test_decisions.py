"""Decisions are fair by their facts: every option has the same rows everywhere, counts add up, and nothing is claimed of a standard without a place."""

from __future__ import annotations

import itertools
import re

import pytest

from laserguide.decision import DOING_NOTHING, Counted
from laserguide.guide import load
from laserguide.numbers import RATE, natural
from tests.paths import PROJECT

GUIDE = load(PROJECT)
SITE = GUIDE.site
each_decision = pytest.mark.parametrize("ident", ["acne-scars", "lines", "melasma", "sun-spots", "tattoo"])


def test_the_five_decisions_are_there() -> None:
    assert set(SITE.decisions) == {"acne-scars", "lines", "melasma", "sun-spots", "tattoo"}


@each_decision
def test_doing_nothing_comes_first_and_every_option_has_the_same_rows(ident: str) -> None:
    decision = SITE.decisions[ident]
    assert decision.options[0] == DOING_NOTHING
    assert len(set(decision.options)) == len(decision.options) <= 6
    assert [entry.option for entry in decision.living] == list(decision.options)
    for outcome in decision.outcomes:
        assert [row.option for row in outcome.chances] == list(decision.options)


@each_decision
def test_good_and_harm_are_both_counted_at_least_once(ident: str) -> None:
    for kind in ("benefit", "harm"):
        outcomes = [outcome for outcome in SITE.decisions[ident].outcomes if outcome.kind == kind]
        assert any(isinstance(row.chance, Counted) for outcome in outcomes for row in outcome.chances)


@each_decision
def test_both_ways_of_every_count_add_up_to_the_denominator(ident: str) -> None:
    counted = [row.chance for outcome in SITE.decisions[ident].outcomes for row in outcome.chances if isinstance(row.chance, Counted)]
    for finding in (SITE.findings[found] for chance in counted for found in chance.findings):
        people = natural(finding.value)
        assert 0 <= people.count <= people.base
        assert people.base == 100 or people.of_all, f"{finding.id} is out of {people.base}: a reader compares people in 100"


@each_decision
def test_no_number_is_typed_where_a_finding_holds_it(ident: str) -> None:
    decision = SITE.decisions[ident]
    chances = [row.chance for outcome in decision.outcomes for row in outcome.chances]
    texts = [getattr(chance, name, None) or "" for chance in chances for name in ("unknown", "none", "note")]
    texts += [value.why for value in decision.values]
    assert [text for text in texts if RATE.search(text)] == []


@each_decision
def test_each_option_has_something_for_it_and_something_against_it(ident: str) -> None:
    decision = SITE.decisions[ident]
    for option in decision.options:
        speaks_for = sum(option in value.speaks_for for value in decision.values)
        speaks_against = sum(option in value.speaks_against for value in decision.values)
        assert speaks_for, f"nothing speaks for {option}"
        assert speaks_against, f"nothing speaks against {option}"
        assert abs(speaks_for - speaks_against) <= 4


@each_decision
def test_the_lines_do_not_lean_on_doing_nothing(ident: str) -> None:
    values = SITE.decisions[ident].values
    assert abs(sum(DOING_NOTHING in value.speaks_for for value in values) - sum(DOING_NOTHING in value.speaks_against for value in values)) <= 1


def test_the_pages_of_all_decisions_have_the_same_sections() -> None:
    sections = {tuple(heading.id for heading in page.headings if heading.level == 2) for page in GUIDE.pages if page.meta.kind == "decision"}
    assert len(sections) == 1


def test_the_standard_has_all_its_points_and_the_first_two_parts_are_met() -> None:
    parts = {part.id: part for part in SITE.yardsticks["ipdas"].parts}
    assert {name: part.asked for name, part in parts.items()} == {"qualifying": 6, "certification": 6, "quality": 23}
    assert parts["qualifying"].tally["met"] == 6
    assert parts["certification"].tally["met"] == 6


def test_what_nobody_has_done_is_said_to_be_not_met() -> None:
    quality = next(part for part in SITE.yardsticks["ipdas"].parts if part.id == "quality")
    for words in ("what they need", "Reviewed by", "Tried out", "Is shown to"):
        found = [item for item in quality.items if words in item.item]
        assert len(found) == 2
        assert {item.met for item in found} == {"not met"}


def test_every_point_that_is_met_names_a_page_and_a_section_that_exist() -> None:
    sections = {page.path: {heading.id for heading in page.headings} for page in GUIDE.pages}
    items = list(itertools.chain.from_iterable(part.items for standard in SITE.yardsticks.values() for part in standard.parts))
    for item in items:
        assert (item.where is not None) == (item.met in ("met", "partly"))
        if item.where:
            page, anchor = item.where.split("#")
            assert anchor in sections[page]


def test_no_word_in_a_script_of_the_tool_is_meant_for_readers() -> None:
    for path in (PROJECT / "docs" / "assets" / "js" / "tools").glob("decide*.js"):
        code = re.sub(r"/\*.*?\*/", "", path.read_text("utf-8"), flags=re.S)
        assert not re.search(r"[\"'`][A-Z][a-z]+ [a-z]+", code)
