"""Makes the one font file of the guide from the npm package that its makers publish.

    npm pack @fontsource-variable/atkinson-hyperlegible-next@5.3.0
    pip install fonttools==4.68.0 brotli==1.2.1
    python scripts/subset_font.py fontsource-variable-atkinson-hyperlegible-next-5.3.0.tgz

The package splits the upright font in two, Latin and Latin extended. This puts the letters of both that the guide uses into one file, keeps
the weights from regular to bold, and writes it with its licence to docs/assets/fonts/. The same package gives the same bytes.
"""

from __future__ import annotations

import io
import sys
import tarfile
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

FONTS = Path(__file__).parent.parent / "docs" / "assets" / "fonts"
NAME = "atkinson-hyperlegible-next"
BASE = [
    *range(0x20, 0x7F),
    *range(0xA0, 0x180),  # Latin-1, and the accents of European names
    *range(0x2010, 0x2027),  # dashes, quotation marks, dots
    *(0x2032, 0x2033, 0x20AC, 0x2122, 0x2191, 0x2193, 0x2212, 0x2215),
]
WEIGHTS = (400, 700)


def main(package: Path) -> None:
    """Reads the package, writes the font and its licence."""
    with tarfile.open(package) as files:
        latin, extended = (_font(files, part) for part in ("latin", "latin-ext"))
        licence = _read(files, "LICENSE")
    _add(extended, to=latin)
    FONTS.mkdir(parents=True, exist_ok=True)
    latin.flavor = "woff2"
    latin.save(FONTS / f"{NAME}.woff2")
    (FONTS / f"{NAME}.LICENSE.txt").write_bytes(licence)


def _read(files: tarfile.TarFile, name: str) -> bytes:
    member = files.extractfile(f"package/{name}")
    if member is None:
        raise SystemExit(f"{name} is not in the package.")
    return member.read()


def _font(files: tarfile.TarFile, part: str) -> TTFont:
    """One part of the package: the wanted letters and weights, without hinting."""
    font = TTFont(io.BytesIO(_read(files, f"files/{NAME}-{part}-wght-normal.woff2")), recalcTimestamp=False)
    options = subset.Options(layout_features=["kern", "mark", "ccmp", "locl"], hinting=False, glyph_names=False, notdef_outline=True)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=BASE)
    cutter.subset(font)
    return instantiateVariableFont(font, {"wght": WEIGHTS})


def _add(extended: TTFont, to: TTFont) -> None:
    """Copies the letters that only the extended part has. Both parts are cuts of one font, so outlines, weights and units agree."""
    known, more = to.getBestCmap(), extended.getBestCmap()
    wanted = {code: glyph for code, glyph in more.items() if code not in known}
    if "HVAR" in to:
        del to["HVAR"]  # it counts glyphs; widths of the weights also stand in gvar
    for glyph in sorted(_with_components(extended, set(wanted.values())), key=extended.getGlyphID):
        outline = extended["glyf"][glyph]
        for component in getattr(outline, "components", []):
            component.glyphName = _renamed(component.glyphName)
        to["glyf"][_renamed(glyph)] = outline
        to["hmtx"][_renamed(glyph)] = extended["hmtx"][glyph]
        to["gvar"].variations[_renamed(glyph)] = extended["gvar"].variations.get(glyph, [])
    to.setGlyphOrder(to["glyf"].glyphOrder)
    for table in to["cmap"].tables:
        if table.isUnicode():
            table.cmap.update({code: _renamed(glyph) for code, glyph in wanted.items()})


def _with_components(font: TTFont, glyphs: set[str]) -> set[str]:
    """The glyphs and those that they are built of."""
    parts = {component.glyphName for glyph in glyphs for component in getattr(font["glyf"][glyph], "components", [])}
    return glyphs | _with_components(font, parts) if parts - glyphs else glyphs | parts


def _renamed(glyph: str) -> str:
    return f"extended.{glyph}"


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    main(Path(sys.argv[1]))
