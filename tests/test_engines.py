"""MkDocs and Zensical build the same site, page by page."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys

import pytest

from tests.built import BuiltPage, plain, read_site
from tests.paths import PAGES, PROJECT, address

pytestmark = pytest.mark.slow

#: Ids that an engine's theme puts into the article, which the other puts elsewhere: Zensical's target of the "skip to content" link.
THEME_IDS = {"__skip"}


@pytest.fixture(scope="module")
def zensical(tmp_path_factory: pytest.TempPathFactory) -> dict[str, BuiltPage]:
    """The real guide, built by Zensical in a copy of the project (it has no option for another output folder)."""
    copy = tmp_path_factory.mktemp("zensical") / "guide"
    shutil.copytree(PROJECT, copy, ignore=shutil.ignore_patterns(".git", ".venv", "site", "tests", ".cache", "__pycache__"))
    command = [sys.executable, "-m", "zensical", "build", "--clean"]
    done = subprocess.run(command, cwd=copy, env=os.environ | {"PYTHONPATH": str(copy)}, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return read_site(copy / "site")


def text(page: BuiltPage) -> str:
    return re.sub(r"\s+", " ", plain(page.article)).strip()


def links(page: BuiltPage) -> list[str]:
    return page.links("article a[href]")


def article_ids(page: BuiltPage) -> list[str]:
    return [ident for element in page.article.query("[id]") if (ident := element.attrs["id"]) not in THEME_IDS]


def test_both_sites_hold_known_values(site: dict[str, BuiltPage], zensical: dict[str, BuiltPage]) -> None:
    for built in (site, zensical):
        pico = built["/treatments/pico-laser/"]
        assert plain(pico.article.query("h1")[0]) == "Pico laser"
        assert "how-it-works" in pico.ids
        assert len(pico.article.query("svg.people")) >= 3
        assert len(pico.article.query(".footnote li")) >= 30
        assert pico.article.query("abbr[title]")
        assert "At a glance" in text(pico)


def test_both_sites_have_the_same_pages(site: dict[str, BuiltPage], zensical: dict[str, BuiltPage]) -> None:
    assert set(site) == set(zensical)


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("what", ["title", "description", "headings", "ids", "links", "text"])
def test_the_page_is_the_same_in_both(site: dict[str, BuiltPage], zensical: dict[str, BuiltPage], path: str, what: str) -> None:
    look = {
        "title": lambda page: plain(page.document.query("title")[0]),
        "description": lambda page: page.document.query("meta[name=description]")[0].attrs["content"],
        "headings": lambda page: page.headings,
        "ids": article_ids,
        "links": links,
        "text": text,
    }[what]
    assert look(site[address(path)]) == look(zensical[address(path)])


def test_the_declared_difference_still_exists(site: dict[str, BuiltPage], zensical: dict[str, BuiltPage]) -> None:
    def in_article(page: BuiltPage) -> set[str]:
        return THEME_IDS & {element.attrs["id"] for element in page.article.query("[id]")}

    assert in_article(site["/"]) != in_article(zensical["/"])
