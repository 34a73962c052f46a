"""Makes the pictures that stand for the guide elsewhere: when a page is shared, on a phone's home screen, and at the top of the home page.

    pip install -r requirements-figures.txt
    python scripts/share_images.py            # writes docs/assets/share/, the icons and hero.svg
    python scripts/share_images.py --check    # exits 1 if any of them is not what this would write

Words come from mkdocs.yml, people from the drawing that the pages use, colours from picture.css, letters from the guide's own font.
The same versions of the packages give the same bytes.
"""

from __future__ import annotations

import html
import io
import re
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import resvg_py
import yaml
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont
from jinja2 import Environment, FileSystemLoader
from PIL import Image

PROJECT = Path(__file__).parent.parent
ASSETS = PROJECT / "docs" / "assets"
TEMPLATES = PROJECT / "laserguide" / "templates"
FONT = ASSETS / "fonts" / "atkinson-hyperlegible-next.woff2"
FAMILY = "Atkinson Hyperlegible Next"
ICON = (ASSETS / "icon.svg").read_text("utf-8")
WIDE = 1200
MOST_BYTES = 60_000
LINE = 22  # letters of a title that fit on a line
#: The file of the home page's picture; the others are named after the folder of their section.
HOME = "home"


def main(check: bool) -> int:
    """Writes what differs, or with `check` only names it."""
    stale = [(path, made) for path, made in images() if not path.exists() or path.read_bytes() != made]
    for path, made in stale:
        if not check:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(made)
        print(f"{path.relative_to(PROJECT)}: {'not up to date' if check else f'written, {len(made)} bytes'}")
    return 1 if check and stale else 0


def images() -> Iterator[tuple[Path, bytes]]:
    """Every file with its bytes."""
    colours, on_paper = drawing_colours({}), drawing_colours({"--d-backdrop": "#faf6ee"})
    drawings = Environment(loader=FileSystemLoader([TEMPLATES, PROJECT / "scripts" / "share"]), trim_blocks=True, lstrip_blocks=True, autoescape=False)  # noqa: S701
    yield ASSETS / "hero.svg", painted(drawings.get_template("hero.svg.j2").render(), colours).encode()
    with tempfile.TemporaryDirectory() as folder:
        fonts = [str(path) for path in static_fonts(Path(folder))]
        for name, words in sections().items():
            lines = [html.escape(line) for line in wrapped(words)]
            svg = painted(drawings.get_template("share.svg.j2").render(lines=lines, name=site_name(), icon=inner(ICON)), on_paper)
            png = paletted(drawn(svg, WIDE, fonts))
            if len(png) > MOST_BYTES:
                raise SystemExit(f"{name}.png has {len(png)} bytes, more than {MOST_BYTES}. Draw less.")
            yield ASSETS / "share" / f"{name}.png", png
    square = ICON.replace('rx="11"', 'rx="0"')
    lowered = square.replace('viewBox="0 0', 'viewBox="0 -4').replace("<rect ", '<rect y="-4" ').replace("M0 0h", "M0-4h")
    for file, svg, size, clear in (
        ("icon-192", ICON, 192, True),
        ("icon-512", ICON, 512, True),
        ("icon-maskable-512", lowered, 512, False),  # a phone may cut a circle out of it, so the ray stands nearer to the middle
        ("apple-touch-icon", square, 180, False),
    ):
        yield ASSETS / f"{file}.png", paletted(drawn(svg, size, []), clear)


def sections() -> dict[str, str]:
    """The title of each section, by its folder, as the menu has it."""
    folders = {HOME: site_name()}
    for entry in config()["nav"]:
        ((title, pages),) = entry.items()
        if isinstance(pages, list):
            folders[pages[0].split("/")[0]] = title
    return folders


def site_name() -> str:
    """The guide's name."""
    return config()["site_name"]


def config() -> dict:
    """mkdocs.yml."""
    return yaml.safe_load((PROJECT / "mkdocs.yml").read_text("utf-8"))


def inner(svg: str) -> str:
    """What stands inside a drawing, without its frame and title."""
    return re.sub(r"^<svg[^>]*>(?:<title>.*?</title>)?|</svg>\s*$", "", svg)


def wrapped(title: str) -> list[str]:
    """A title in lines that fit beside the people."""
    lines = [""]
    for word in title.split():
        fits = len(lines[-1]) + len(word) < LINE
        lines[-1:] = [f"{lines[-1]} {word}".strip()] if fits else [lines[-1], word]
    return lines


def drawing_colours(values: dict[str, str]) -> dict[str, dict[str, str]]:
    """What picture.css says of each class, as SVG attributes.

    A colour counts as first set, which is that of the light scheme; `values` go before.
    """
    tokens, css = (re.sub(r"/\*.*?\*/", "", (ASSETS / "css" / name).read_text("utf-8"), flags=re.S) for name in ("tokens.css", "picture.css"))
    for name, value in re.findall(r"(--[\w-]+):\s*([^;]+);", tokens + css):
        values.setdefault(name, value)
    rules: dict[str, dict[str, str]] = {}
    for selectors, body in re.findall(r"([^{}]+)\{([^{}]*)\}", css):
        wanted = [one.strip()[1:] for one in selectors.split(",") if re.fullmatch(r"\.d-[\w-]+", one.strip())]
        marks = {key: value for key, value in re.findall(r"([\w-]+):\s*([^;]+);", body) if key.startswith(("fill", "stroke"))}
        for name in wanted:
            rules.setdefault(name, {}).update({key: re.sub(r"var\((--[\w-]+)\)", lambda m: values[m[1]], value) for key, value in marks.items()})
    return rules


def painted(svg: str, colours: dict[str, dict[str, str]]) -> str:
    """The drawing with attributes in place of classes, for where no style sheet reaches; in one line."""

    def attributes(match: re.Match[str]) -> str:
        merged: dict[str, str] = {}
        for name in match[1].split():
            merged |= colours.get(name, {})
        return "".join(f' {key}="{value}"' for key, value in merged.items())

    return re.sub(r"> <", "><", " ".join(re.sub(r' class="([^"]+)"', attributes, svg).split())) + "\n"


def static_fonts(folder: Path) -> Iterator[Path]:
    """Regular and bold, as the renderer wants them: one plain file a weight."""
    for weight, style in ((400, "Regular"), (700, "Bold")):
        font = instantiateVariableFont(TTFont(FONT, recalcTimestamp=False), {"wght": weight})
        font.flavor = None
        font["OS/2"].usWeightClass = weight
        for ident, words in ((1, FAMILY), (2, style), (4, f"{FAMILY} {style}"), (16, FAMILY), (17, style)):
            font["name"].setName(words, ident, 3, 1, 0x409)
        path = folder / f"{style}.ttf"
        font.save(path)
        yield path


def drawn(svg: str, wide: int, fonts: list[str]) -> Image.Image:
    """The picture, `wide` pixels across, with no font but ours."""
    made = resvg_py.svg_to_bytes(svg_string=svg, width=wide, font_files=fonts or None, font_family=FAMILY, skip_system_fonts=True)
    return Image.open(io.BytesIO(bytes(made)))


def paletted(image: Image.Image, transparent: bool = False) -> bytes:
    """A small PNG with at most 128 colours."""
    way = Image.Quantize.FASTOCTREE if transparent else Image.Quantize.MEDIANCUT  # only the first knows transparency
    few = (image if transparent else image.convert("RGB")).quantize(128, way, dither=Image.Dither.NONE)
    made = io.BytesIO()
    few.save(made, "PNG", optimize=True)
    return made.getvalue()


if __name__ == "__main__":
    if sys.argv[1:] not in ([], ["--check"]):
        raise SystemExit(__doc__)
    raise SystemExit(main(check=bool(sys.argv[1:])))
