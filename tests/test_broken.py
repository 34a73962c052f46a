"""An editor who breaks something is told everything that is wrong, where, and what to write instead, in one run and without a traceback."""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path

import pytest

from tests.conftest import run
from tests.paths import BROKEN

EXPECTED = (BROKEN / "problems.txt").read_text("utf-8").splitlines()


def problem_lines(text: str) -> list[str]:
    return [line for line in text.splitlines() if re.match(r"(content|docs)/\S+:\d+: ", line)]


def test_check_lists_every_problem_of_the_broken_project_and_no_other() -> None:
    done = run("laserguide", "check", "--root", str(BROKEN), cwd=BROKEN)
    assert problem_lines(done.stdout) == EXPECTED
    assert done.returncode == 1
    assert "Traceback" not in done.stdout + done.stderr


@pytest.mark.slow
def test_the_build_lists_the_same_problems_and_stops(tmp_path: Path) -> None:
    done = run("mkdocs", "build", "-d", str(tmp_path), cwd=BROKEN)
    printed = (done.stdout + done.stderr).replace("ERROR   -  ", "")
    assert problem_lines(printed) == EXPECTED
    assert done.returncode != 0
    assert "Traceback" not in printed


def test_the_toy_project_has_no_problem(toy: Path) -> None:
    done = run("laserguide", "check", cwd=toy)
    assert done.stdout == "0 problem(s) in 4 pages and 2 references\n"
    assert done.returncode == 0


def test_a_folder_that_is_no_guide_is_named(tmp_path: Path) -> None:
    done = run("laserguide", "check", "--root", str(tmp_path), cwd=tmp_path)
    assert done.returncode == 2
    assert str(tmp_path) in done.stderr


@pytest.mark.parametrize(
    ("file", "old", "new", "problem"),
    [
        ("content/findings/toy-blisters.yml", "limited", "lmited", "content/findings/toy-blisters.yml:8: `certainty` cannot be `lmited`: did you mean `limited`?"),
        ("content/findings/toy-blisters.yml", "first-2020", "first-202", "content/findings/toy-blisters.yml:10: there is no reference `first-202`: did you mean `first-2020`?"),
        ("content/treatments/toy-laser.yml", "page: treatments/toy-laser.md", "page: treatments/toy.md", "content/treatments/toy-laser.yml:5: there is no page `treatments/toy.md`: did you mean `treatments/toy-laser.md`?"),
        ("docs/treatments/toy-laser.md", "{#risks}", "{#risk}", "docs/treatments/toy-laser.md:15: a treatment page needs the section `risks` (harms, in numbers): add `## … {#risks}` in its place"),
        ("docs/treatments/toy-laser.md", "reviewed_by: null", "reviewed: null", "docs/treatments/toy-laser.md:10: `reviewed` is not a key here: did you mean `reviewed_by`?"),
    ],
)  # fmt: skip
def test_one_mistake_gives_its_own_line_and_no_avalanche(toy: Path, file: str, old: str, new: str, problem: str) -> None:
    text = (toy / file).read_text("utf-8")
    assert old in text
    (toy / file).write_text(text.replace(old, new, 1), "utf-8")
    printed = problem_lines(run("laserguide", "check", cwd=toy).stdout)
    assert problem in printed
    assert len(printed) <= 2, printed


def test_an_empty_content_folder_is_told_not_traced(tmp_path: Path) -> None:
    shutil.copytree(BROKEN / "docs", tmp_path / "docs")
    (tmp_path / "content").mkdir()
    done = run("laserguide", "check", cwd=tmp_path)
    assert done.returncode == 1
    assert "content/strings.yml:1: this file is missing" in done.stdout
    assert "Traceback" not in done.stderr


def test_the_broken_project_is_whole() -> None:
    assert len(EXPECTED) >= 40
    assert os.path.realpath(BROKEN / "content" / "strings.yml").endswith("content/strings.yml")
