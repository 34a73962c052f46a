"""Reads YAML the way a fact file needs it: with the line of every value, and without YAML's silent surprises.

PyYAML keeps the last of two equal keys, reads `no` as False and `15:30` as 930. Here a duplicate key is a problem, only `true` and `false`
are booleans, and numbers are plain decimals. Lists become tuples, since facts are frozen.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, ClassVar

import yaml

from laserguide.problems import Problem

Path = tuple[str | int, ...]
Lines = dict[Path, int]


class _Loader(yaml.CSafeLoader if hasattr(yaml, "CSafeLoader") else yaml.SafeLoader):
    """SafeLoader with a shorter list of words that are not text."""

    yaml_implicit_resolvers: ClassVar[dict[str, list[tuple[str, re.Pattern[str]]]]] = {}


for _tag, _pattern, _first in (
    ("tag:yaml.org,2002:bool", r"^(?:true|false)$", "tf"),
    ("tag:yaml.org,2002:null", r"^(?:null|~|)$", ["n", "~", ""]),
    ("tag:yaml.org,2002:int", r"^-?(?:0|[1-9][0-9]*)$", "-0123456789"),
    ("tag:yaml.org,2002:float", r"^-?[0-9]+\.[0-9]+$", "-0123456789"),
    ("tag:yaml.org,2002:timestamp", r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$", "0123456789"),
):
    _Loader.add_implicit_resolver(_tag, re.compile(_pattern), list(_first))


def read(text: str, file: str, first_line: int = 1) -> tuple[Any, Lines, list[Problem]]:
    """The value of a YAML text, the line of each part by its path, and the problems met.

    A text that is not YAML gives None and one problem. `first_line` is the line of the file on which the text starts.
    """
    loader = _Loader(text)
    try:
        node = loader.get_single_node()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = first_line + (mark.line if mark else 0)
        return None, {}, [Problem(file, line, f"this is not YAML ({error.problem})", "check quotes, colons and indents near this line")]
    except yaml.YAMLError as error:
        return None, {}, [Problem(file, first_line, f"this is not YAML ({error})", "remove the odd character")]
    finally:
        loader.dispose()
    lines: Lines = {}
    problems: list[Problem] = []
    value = _build(node, (), lines, problems, file, first_line, loader) if node is not None else None
    return value, lines, problems


def _build(node: yaml.Node, path: Path, lines: Lines, problems: list[Problem], file: str, first_line: int, loader: Any) -> Any:
    lines[path] = node.start_mark.line + first_line
    if isinstance(node, yaml.SequenceNode):
        return tuple(_build(item, (*path, i), lines, problems, file, first_line, loader) for i, item in enumerate(node.value))
    if isinstance(node, yaml.MappingNode):
        built: dict[str, Any] = {}
        for key, item in node.value:
            name = str(key.value)
            line = key.start_mark.line + first_line
            if name in built:
                problems.append(Problem(file, line, f"`{name}` is written twice", "keep one of the two"))
                continue
            built[name] = _build(item, (*path, name), lines, problems, file, first_line, loader)
            lines[*path, name] = line
        return built
    try:
        return loader.construct_object(node)
    except (ValueError, yaml.YAMLError):
        problems.append(Problem(file, lines[path], f"`{node.value}` cannot be read", "write it in quotes, or write a real date"))
        return None


def line_of(lines: Lines, path: Path) -> int:
    """The line of a value, or of the nearest part around it."""
    return next(lines[part] for part in _outwards(path) if part in lines)


def _outwards(path: Path) -> Iterator[Path]:
    for length in range(len(path), -1, -1):
        yield path[:length]
