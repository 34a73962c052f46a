"""YAML is read without its silent surprises, and every value knows its line."""

from __future__ import annotations

from datetime import date

import pytest

from laserguide.yaml_lines import line_of, read


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("no", "no"), ("yes", "yes"), ("on", "on"), ("15:30", "15:30"), ("0x10", "0x10"), ("1_000", "1_000"), ("012", "012"), (".5", ".5"),
        ("true", True), ("false", False), ("null", None), ("47", 47), ("-3", -3), ("4.5", 4.5), ("2026-11-20", date(2026, 11, 20)), ("[a, b]", ("a", "b")),
    ],
)  # fmt: skip
def test_a_plain_value_means_what_it_looks_like(written: str, value: object) -> None:
    read_value, _, problems = read(f"key: {written}\n", "f.yml")
    assert not problems
    assert read_value == {"key": value}
    assert type(read_value["key"]) is type(value)


def test_a_key_written_twice_is_a_problem_at_the_second() -> None:
    value, _, problems = read("a: 1\nb: 2\na: 3\n", "f.yml")
    assert [str(problem) for problem in problems] == ["f.yml:3: `a` is written twice: keep one of the two"]
    assert value == {"a": 1, "b": 2}


def test_every_part_knows_its_line() -> None:
    _, lines, _ = read("a:\n  - b: 1\n    c: 2\n  - d\n", "f.yml", first_line=10)
    assert line_of(lines, ("a", 0, "c")) == 12
    assert line_of(lines, ("a", 1)) == 13
    assert line_of(lines, ("a", 0, "missing")) == 11


def test_text_that_is_not_yaml_is_one_problem_with_its_line() -> None:
    value, _, problems = read('a: 1\nb: "open\n', "f.yml")
    assert value is None
    assert len(problems) == 1


def test_a_date_that_does_not_exist_is_a_problem() -> None:
    _, _, problems = read("day: 2026-02-30\n", "f.yml")
    assert [problem.line for problem in problems] == [1]
