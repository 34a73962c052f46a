"""`mkdocs serve` as an editor meets it: edits appear, mistakes are told, and the server lives on."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.conftest import QUIET

pytestmark = pytest.mark.slow
PATIENCE = 60  # seconds
PAGE = "treatments/toy-laser/"


class Served:
    """A running `mkdocs serve`, with what it has printed."""

    def __init__(self, folder: Path, log: Path) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        self.address = f"http://127.0.0.1:{port}/"
        self._log = log
        with log.open("w") as out:
            command = [sys.executable, "-m", "mkdocs", "serve", "-a", f"127.0.0.1:{port}"]
            self.process = subprocess.Popen(command, cwd=folder, env=os.environ | QUIET | {"PYTHONUNBUFFERED": "1"}, stdout=out, stderr=out)

    @property
    def printed(self) -> str:
        return self._log.read_text("utf-8")

    def page(self) -> str:
        try:
            with urllib.request.urlopen(self.address + PAGE, timeout=5) as answer:
                return answer.read().decode("utf-8")
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            return ""

    def until(self, seen: Callable[[], bool], what: str) -> None:
        deadline = time.monotonic() + PATIENCE
        while not seen():
            assert self.process.poll() is None, f"the server died:\n{self.printed}"
            assert time.monotonic() < deadline, f"{what} did not come:\n{self.printed}"
            time.sleep(0.2)


@pytest.fixture
def served(toy: Path, tmp_path: Path) -> Iterator[Served]:
    config = toy / "mkdocs.yml"
    config.write_text(config.read_text("utf-8") + "watch: [content]\n", "utf-8")
    server = Served(toy, tmp_path / "log.txt")
    server.until(lambda: "Toy laser" in server.page(), "the first page")
    yield server
    server.process.terminate()
    server.process.wait(timeout=10)


def test_an_edit_appears_a_mistake_is_told_and_mending_it_brings_the_page_back(served: Served, toy: Path) -> None:
    fact = toy / "content" / "findings" / "toy-blisters.yml"
    page = toy / "docs" / "treatments" / "toy-laser.md"
    good_fact, good_page = fact.read_text("utf-8"), page.read_text("utf-8")
    assert "about 13 in 100 people" in served.page()

    fact.write_text(good_fact.replace("happened_to: 10", "happened_to: 20"), "utf-8")
    served.until(lambda: "25 in 100 people" in served.page(), "the changed fact")

    fact.write_text(good_fact.replace("certainty: limited", "certainty: lmited"), "utf-8")
    told = "content/findings/toy-blisters.yml:8: `certainty` cannot be `lmited`: did you mean `limited`?"
    served.until(lambda: told in served.printed, "the message about the fact")
    assert served.process.poll() is None, "the server lives on while the fact is broken"

    fact.write_text(good_fact, "utf-8")
    served.until(lambda: "about 13 in 100 people" in served.page(), "the mended fact")

    page.write_text(good_page.replace('number("toy-blisters")', 'number("toy-blister")'), "utf-8")
    served.until(lambda: "docs/treatments/toy-laser.md:23: there is no finding `toy-blister`" in served.printed, "the message about the page")

    page.write_text(good_page.replace("For readers of tests.", "For readers of live tests."), "utf-8")
    served.until(lambda: "live tests" in served.page(), "the mended page")
    assert not re.search(r"Traceback", served.printed)
