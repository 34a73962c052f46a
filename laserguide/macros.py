"""The guide's macros for the engines: the only module that knows an engine exists.

MkDocs calls `define_env` once a build, Zensical once a page, so nothing is remembered here. A problem in the content ends the build with the
list of problems, in the engine's own kind of error, so that no reader of a log meets a traceback for a misspelt word.
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from laserguide.fragments import MACROS, Fragments
from laserguide.guide import Guide, load
from laserguide.problems import ContentError

_CODE = Path(__file__).parent
_LOADED = {path: path.stat().st_mtime_ns for path in _CODE.glob("*.py")}


def define_env(env: Any) -> None:
    """Registers the macros with the engine. Raises the engine's build error for content with problems."""
    if _code_changed():
        _with_new_code(env)
        return
    guide = load(Path(env.project_dir))
    if guide.problems:
        raise _as_build_error(ContentError(guide.problems))
    for name in MACROS:
        env.macro(_on_this_page(env, guide, name), name)


def _on_this_page(env: Any, guide: Guide, name: str) -> Callable[..., str]:
    """A macro of one build (MkDocs) or one page (Zensical): the guide is loaded anew for each, so it never outlives an edit."""

    def macro(*arguments: str) -> str:
        path = getattr(env.page, "path", None) or env.page.file.src_uri
        return getattr(Fragments(guide, path), name)(*arguments)

    return macro


def _as_build_error(error: ContentError) -> Exception:
    """MkDocs prints its own BuildError without a traceback. Without MkDocs the ContentError itself is as good."""
    try:
        from mkdocs.exceptions import BuildError
    except ImportError:
        return error
    return BuildError(f"{len(error.problems)} problem(s) in the content\n{error}")


def _code_changed() -> bool:
    return {path: path.stat().st_mtime_ns for path in _CODE.glob("*.py")} != _LOADED


def _with_new_code(env: Any) -> None:
    """While `serve` runs, an edit to the package takes effect at the next build, as an edit to a page does."""
    for name in [name for name in sys.modules if name == "laserguide" or name.startswith("laserguide.")]:
        del sys.modules[name]
    importlib.import_module("laserguide.macros").define_env(env)
