"""`python -m laserguide check`: every problem of the guide, one a line, and exit 1 if there is any."""

from __future__ import annotations

import argparse
import sys
from datetime import date
from pathlib import Path

from laserguide.checks import overdue
from laserguide.guide import load


def main(arguments: list[str] | None = None) -> int:
    """Runs one command. Returns the exit code: 0 when all is well, 1 with problems, 2 for a wrong call."""
    parser = argparse.ArgumentParser(prog="python -m laserguide", description="Checks the Laser Skin Guide.")
    commands = parser.add_subparsers(dest="command", required=True)
    check = commands.add_parser("check", help="list every problem in content/ and docs/, as file:line: what: what to write instead")
    check.add_argument("--root", type=Path, default=Path(), help="the folder that holds content/ and docs/ (default: here)")
    options = parser.parse_args(arguments)
    return _check(options.root)


def _check(root: Path) -> int:
    if not (root / "content").is_dir() or not (root / "docs").is_dir():
        print(f"{root}: there is no content/ and docs/ here: run this in the project's folder, or give --root", file=sys.stderr)
        return 2
    guide = load(root)
    for problem in guide.problems:
        print(problem)
    for note in overdue(guide, date.today()):
        print(f"note: {note}")
    print(f"{len(guide.problems)} problem(s) in {len(guide.pages)} pages and {len(guide.site.references)} references")
    return 1 if guide.problems else 0


if __name__ == "__main__":
    sys.exit(main())
