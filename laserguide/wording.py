"""Pydantic's complaints in a writer's words: what is wrong, and what to write instead."""

from __future__ import annotations

from typing import Any, get_args

from pydantic import BaseModel

from laserguide.problems import did_you_mean

_PLAIN = {
    "string_type": ("must be text", "write words, in quotes if they look like a number"),
    "int_type": ("must be a whole number", "write digits only, such as 47"),
    "float_type": ("must be a number", "write digits with a point, such as 4.5"),
    "bool_type": ("must be true or false", "write true or false"),
    "date_type": ("must be a date", "write year-month-day, such as 2026-11-20"),
    "tuple_type": ("must be a list", "put each item on its own line after `- `, or in [square, brackets]"),
    "model_type": ("must be a set of `key: value` lines", "see the sample in CONTRIBUTING"),
    "too_short": ("is empty", "give at least one item"),
    "string_too_short": ("is too short", "write a little more"),
    "string_too_long": ("is too long", "shorten it"),
}

_FORMS = {
    "id": "use small letters and digits, joined by single hyphens",
    "DOI": "write the bare DOI, such as 10.1001/archderm.2008.1",
    "PMID": "write the PubMed number only, in quotes",
    "URL": "write the whole address, from https:// on",
}


def reword(detail: dict[str, Any], model: type[BaseModel]) -> tuple[str, str, tuple[str | int, ...]]:
    """(what is wrong, what to write instead, path) for one entry of `ValidationError.errors()`."""
    value = detail["input"]
    path = _path_in_file(detail["loc"], model)
    name = f"`{'.'.join(map(str, path))}`" if path else "this item"
    kind = detail["type"]
    if kind == "missing":
        return f"{name} is missing", "add it; CONTRIBUTING says what it holds", path[:-1]
    if kind == "extra_forbidden":
        known = _keys_at(detail["loc"][:-1], model)
        return f"{name} is not a key here", did_you_mean(str(path[-1]), known, f"use one of: {', '.join(known)}"), path
    if kind in ("literal_error", "union_tag_invalid"):
        allowed = _allowed(detail)
        return f"{name} cannot be {_shown(value, detail)}", did_you_mean(str(value), allowed, f"use one of: {', '.join(allowed)}"), path
    if kind == "union_tag_not_found":
        return f"{name} does not say its kind", "add `kind: frequency`, `kind: measure` or `kind: result`", path
    if kind == "string_pattern_mismatch":
        return f"{name} has the wrong form ({_got(value)})", _FORMS.get(str(path[-1]), _FORMS["id"]), path
    if kind == "too_short" and value:
        return f"{name} has too few items ({len(value)})", f"give at least {detail['ctx']['min_length']}", path
    if kind == "value_error":
        what, _, instead = str(detail["ctx"]["error"]).partition("; ")
        return (f"{name}: {what}" if path else what), instead, path
    if kind.endswith(("_than", "_than_equal")):
        return f"{name} is out of range ({_got(value)})", detail["msg"].removeprefix("Input should be ").capitalize(), path
    what, instead = _PLAIN.get(kind, (detail["msg"][0].lower() + detail["msg"][1:], "see the sample in CONTRIBUTING"))
    return f"{name} {what} ({_got(value)})", instead, path


def _got(value: Any) -> str:
    shown = repr(value) if isinstance(value, str) else str(value)
    return "got nothing" if value is None else f"got {shown[:60]}"


def _shown(value: Any, detail: dict[str, Any]) -> str:
    return f"`{detail['ctx']['tag']}`" if "tag" in detail.get("ctx", {}) else f"`{value}`"


def _allowed(detail: dict[str, Any]) -> list[str]:
    ctx = detail["ctx"]
    listed = ctx.get("expected") or ctx.get("expected_tags") or ""
    return [part.strip(" '") for part in listed.replace(" or ", ", ").split(",")]


def _path_in_file(loc: tuple[str | int, ...], model: type[BaseModel]) -> tuple[str | int, ...]:
    """Pydantic puts union tags (`stated`, `frequency`, type names) into a path; a file has none of them."""
    path: list[str | int] = []
    here: list[type[BaseModel]] = [model]
    for part in loc:
        if isinstance(part, int):
            path.append(part)
            continue
        annotation = next((_field(m, part) for m in here if _field(m, part) is not None), None)
        is_tag = path and annotation is None and not _is_new_key(part, loc)
        if is_tag:
            continue
        path.append(part)
        here = _models(annotation)
    return tuple(path)


def _is_new_key(part: str | int, loc: tuple[str | int, ...]) -> bool:
    return part == loc[-1] and part not in ("stated", "unknown", "counted", "frequency", "measure", "result", "int", "float", "str")


def _field(model: type[BaseModel], name: str | int) -> Any:
    for key, info in model.model_fields.items():
        if name in (key, info.alias):
            return info.annotation
    return None


def _models(annotation: Any) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [model for part in get_args(annotation) for model in _models(part)]


def _keys_at(loc: tuple[str | int, ...], model: type[BaseModel]) -> list[str]:
    here = [model]
    for part in loc:
        inner = [m for outer in here if (found := _field(outer, part)) is not None for m in _models(found)]
        tagged = [m for m in here if m.__name__.lower() == part]
        here = tagged or inner or here
    return list(dict.fromkeys(info.alias or key for m in here for key, info in m.model_fields.items()))
