"""What drawings need beyond a template: SVG breaks no lines of text, and Markdown takes a blank line for the end of a drawing."""

from __future__ import annotations

import html
import textwrap


def flat(drawing: str) -> str:
    """A drawing as one line, so that Markdown takes it whole."""
    return " ".join(drawing.split()).replace("> <", "><")


def lines(text: str, wide: int) -> list[str]:
    """The text in lines of at most `wide` characters, safe inside SVG; a longer word keeps its own line."""
    return [html.escape(line) for line in textwrap.wrap(text, wide, break_long_words=False, break_on_hyphens=False)]
