"""What tests share: the site built once, served once, and one browser."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from filelock import FileLock
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.built import BuiltPage, read_site
from tests.paths import PROJECT, TOY

NO_CHROMIUM = (
    "no Chromium found. Install one (Debian: `apt-get install chromium`), or name it in CHROMIUM=/path/to/chromium, "
    "or run the tests that need no browser: `make test-fast`"
)
DESK = {"width": 1280, "height": 900}
QUIET = {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}


def run(*command: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Runs a Python module's command line in a folder and keeps what it prints."""
    return subprocess.run([sys.executable, "-m", *command], cwd=cwd, env=os.environ | QUIET, capture_output=True, text=True, timeout=300, check=False)


@pytest.fixture(scope="session")
def site_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real guide, built by MkDocs as `mkdocs build` does it: once, by the worker that comes first."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    folder, built = shared / "site", shared / "site.built"
    with FileLock(shared / "site.lock", timeout=300):
        if not built.exists():
            done = run("mkdocs", "build", "--clean", "-d", str(folder), cwd=PROJECT)
            if done.returncode:
                pytest.exit(f"the site does not build:\n{done.stdout}{done.stderr}", returncode=1)
            built.touch()
    return folder


@pytest.fixture(scope="session")
def site(site_folder: Path) -> dict[str, BuiltPage]:
    """The real guide's pages by address."""
    return read_site(site_folder)


@pytest.fixture
def toy(tmp_path: Path) -> Path:
    """A copy of the toy project to change at will."""
    return Path(shutil.copytree(TOY, tmp_path / "toy", symlinks=False))


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Says nothing."""

    def send_error(self, code: int, *rest: object, **more: object) -> None:
        """Answers with the site's own 404 page, as a host would."""
        if code != 404:
            super().send_error(code, *rest, **more)
            return
        body = (Path(self.directory) / "404.html").read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@pytest.fixture(scope="session")
def server(site_folder: Path) -> Iterator[str]:
    """The address of the built site on this machine."""
    httpd = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(site_folder)))
    threading.Thread(target=httpd.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{httpd.server_port}"
    httpd.shutdown()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One installed Chromium for all browser tests."""
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    path = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, names)), None)
    if path is None:
        pytest.fail(NO_CHROMIUM, pytrace=False)
    arguments = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-component-update", "--disable-sync"]
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=arguments)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def window(browser: Browser) -> Iterator[BrowserContext]:
    """A desktop window whose tabs load what they share only once."""
    context = browser.new_context(viewport=DESK, reduced_motion="reduce")
    yield context
    context.close()


@pytest.fixture(scope="module")
def desk(browser: Browser) -> Iterator[tuple[Page, list[str]]]:
    """One desktop tab for many tests (a new one costs a second), with what went wrong in it."""
    tab = browser.new_page(viewport=DESK)
    wrong: list[str] = []
    tab.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
    tab.on("pageerror", lambda error: wrong.append(str(error)))
    tab.on("request", lambda request: wrong.append(request.url) if not re.match(r"http://127\.0\.0\.1|data:|blob:", request.url) else None)
    yield tab, wrong
    tab.close()


@pytest.fixture(scope="session")
def plain(browser: Browser) -> Iterator[BrowserContext]:
    """A phone's window without JavaScript."""
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 800})
    yield context
    context.close()


@pytest.fixture(scope="module")
def tool(request: pytest.FixtureRequest, window: BrowserContext, server: str) -> Iterator[Page]:
    """The tool that a test file is about (its `TOOL`) in one tab for many tests."""
    tab = request.module.TOOL.open(window, server)
    yield tab
    tab.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A fresh tab at desktop width."""
    context = browser.new_context(viewport=DESK)
    yield context.new_page()
    context.close()
