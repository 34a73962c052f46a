"""The package keeps its shape: arrows go one way, files stay small, and nothing ties it to one engine."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml

from tests.paths import PROJECT

MODULES = sorted((PROJECT / "laserguide").glob("*.py"))
MAY_KNOW_AN_ENGINE = {"macros.py": {"mkdocs"}, "extension.py": {"markdown"}}
ENGINES = {"mkdocs", "material", "zensical", "markdown", "pymdownx", "mkdocs_macros"}
#: Each module may import those to its left.
ORDER = [
    "problems", "model", "question", "provider", "claim", "concern", "decision", "register", "symptom", "picture", "score", "plan", "front_matter", "wording", "yaml_lines", "cross_references", "content", "pages", "citations", "numbers", "exports", "drawing", "rendering", "claim_fragments", "decision_fragments", "provider_fragments", "comparison", "fragments", "guide", "yardstick_checks", "checks", "extension", "macros",
    "__main__",
]  # fmt: skip
each_module = pytest.mark.parametrize("path", MODULES, ids=lambda path: path.name)


def imports(path: Path, top: bool) -> set[str]:
    """The modules that a file imports: at its top only, or anywhere."""
    tree = ast.parse(path.read_text("utf-8"))
    nodes = tree.body if top else list(ast.walk(tree))
    found = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    return found | {node.module for node in nodes if isinstance(node, ast.ImportFrom) and node.module}


@each_module
def test_only_the_seams_know_an_engine(path: Path) -> None:
    known = {name.split(".")[0] for name in imports(path, top=False)} & ENGINES
    assert known <= MAY_KNOW_AN_ENGINE.get(path.name, set())


@each_module
def test_a_module_imports_only_what_comes_before_it(path: Path) -> None:
    if path.stem == "__init__":
        return
    used = {name.split(".")[1] for name in imports(path, top=True) if name.startswith("laserguide.")}
    assert used <= set(ORDER[: ORDER.index(path.stem)])


@each_module
def test_a_module_is_small_and_says_what_it_is_for(path: Path) -> None:
    text = path.read_text("utf-8")
    assert len(text.splitlines()) <= 300
    assert ast.get_docstring(ast.parse(text))


def test_there_are_no_hooks_no_own_plugins_and_no_page_generators() -> None:
    config = (PROJECT / "mkdocs.yml").read_text("utf-8")
    assert not re.search(r"^hooks:", config, re.M)
    plugins = yaml.safe_load(config)["plugins"]
    names = {plugin if isinstance(plugin, str) else next(iter(plugin)) for plugin in plugins}
    assert names <= {"search", "macros", "redirects"}


def test_ci_runs_make_test_and_nothing_weaker() -> None:
    script = (PROJECT / ".ci" / "run").read_text("utf-8")
    assert "exec make test\n" in script
    assert "pytest" in (PROJECT / "Makefile").read_text("utf-8").split("\ntest: ")[1].split("\n\n")[0]


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-test.txt", "requirements-figures.txt"])
def test_requirements_are_pinned_with_hashes_and_name_no_index(name: str) -> None:
    text = (PROJECT / name).read_text("utf-8")
    packages = re.findall(r"^[a-zA-Z0-9_.\[\]-]+==", text, re.M)
    assert len(packages) > 10
    assert text.count("--hash=sha256:") >= len(packages)
    assert "index-url" not in text
    assert "://" not in text


def test_every_dependency_earns_a_line_in_contributing() -> None:
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text("utf-8"))["project"]
    wanted = [*project["dependencies"], *(name for extra in project["optional-dependencies"].values() for name in extra)]
    text = (PROJECT / "CONTRIBUTING.md").read_text("utf-8")
    missing = [name for name in wanted if f"`{re.split('[<>=]', name)[0]}`" not in text]
    assert missing == []


@pytest.mark.parametrize("path", sorted((PROJECT / "docs" / "assets" / "css").glob("*.css")), ids=lambda path: path.name)
def test_a_style_sheet_uses_logical_properties_and_no_other_host(path: Path) -> None:
    text = re.sub(r"/\*.*?\*/", "", path.read_text("utf-8"), flags=re.S)
    assert not re.search(r"(?:margin|padding|border)-(?:left|right|top|bottom)\b|(?<![-\w])(?:left|right)\s*:|text-align:\s*(?:left|right)", text)
    assert "://" not in text
    assert f"assets/css/{path.name}" in (PROJECT / "mkdocs.yml").read_text("utf-8")


def test_templates_and_theme_have_no_inline_script_style_or_handler() -> None:
    files = [*(PROJECT / "laserguide" / "templates").glob("*.j2"), *(PROJECT / "laserguide" / "theme").rglob("*.html")]
    assert files
    for path in files:
        assert not re.search(r"<script(?![^>]*(?:src=|type=\"application/(?:ld\+)?json\"))|<style|\sstyle=|\son[a-z]+=", path.read_text("utf-8")), path.name


@pytest.mark.parametrize("command", ["ruff check .", "ruff format --check .", "codespell"])
def test_the_style_of_the_code_and_the_spelling_are_right(command: str) -> None:
    tool, *arguments = command.split()
    done = subprocess.run([Path(sys.executable).parent / tool, *arguments], cwd=PROJECT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
