#!/usr/bin/env python3
"""Makes the README's pictures of a report from a built site; scripts/screenshots starts it."""

import argparse
import asyncio
from io import BytesIO
from pathlib import Path

from PIL import Image

from browser import Browser, Tab, View, browsing
from built_site import BuiltSite
from failure import Failure
from screenshots import typical

DOCS = Path(__file__).resolve().parents[2] / "docs"
# Enough for a page of words, and for pages with photos and heat maps.
FEW, MANY = 48, 160
# Of a picture of one page, and of the pages that stand side by side.
WIDE, NARROW = View(1200, 1150, scale=2), View(820, 1250, dark=True, scale=2)
SIDE_BY_SIDE = ("fairness", "gallery", "images")
# Pixels of the README's pictures, and of the line between pages side by side; grey, for readers of either scheme.
WIDTH, LINE = 1200, 3
GREY = (128, 128, 128)

# The last line at or above a height that cuts through nothing.
CUT = """limit => {
  const boxes = [...document.querySelectorAll("p, h1, h2, h3, img, tr, dt, dd, .card, .finding, .figure, .limits")].map(
    element => element.getBoundingClientRect());
  for (let height = limit; height > limit / 2; height--)
    if (!boxes.some(box => box.top < height && height < box.bottom + 8)) return height;
  return limit;
}"""


async def photograph(browser: Browser, site: BuiltSite, kinds: tuple[str, ...], view: View) -> list[Image.Image]:
    """The upper part of a page of each kind."""
    pages = {typical(kind, site.kinds()[kind]): kind for kind in kinds}
    pictures: dict[str, Image.Image] = {}

    async def look(tab: Tab, page: str) -> list[Failure]:
        height = await tab.evaluate(CUT, view.height)
        clip = {"x": 0, "y": 0, "width": view.width, "height": height}
        pictures[pages[page]] = Image.open(BytesIO(await tab.screenshot(clip=clip))).convert("RGB")
        return []

    await browser.visit([(page, site.address(page)) for page in pages], look, view)
    return [pictures[kind] for kind in kinds]


def scaled(picture: Image.Image, width: int) -> Image.Image:
    return picture.resize((width, round(picture.height * width / picture.width)), Image.Resampling.LANCZOS)


def beside(pictures: list[Image.Image]) -> Image.Image:
    """Pages cut to one height, with a line between them."""
    width = (WIDTH - LINE * (len(pictures) - 1)) // len(pictures)
    small = [scaled(picture, width) for picture in pictures]
    height = min(picture.height for picture in small)
    row = Image.new("RGB", (width * len(small) + LINE * (len(small) - 1), height), GREY)
    for index, picture in enumerate(small):
        row.paste(picture.crop((0, 0, width, height)), (index * (width + LINE), 0))
    return row


def write(picture: Image.Image, name: str, colours: int) -> None:
    reduced = picture.quantize(colours, method=Image.Quantize.MEDIANCUT, kmeans=2, dither=Image.Dither.NONE)
    reduced.save(DOCS / name, optimize=True)
    print(f"docs/{name}: {picture.width} x {picture.height}, {(DOCS / name).stat().st_size / 1000:.0f} kB")


async def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", type=Path, help="the folder of the sample audit's report, or of the sample models' comparison")
    site = BuiltSite.at(parser.parse_args().site)
    name = "diff" if (site.folder / "comparison.json").is_file() else "report"
    async with browsing() as browser:
        for ending, dark in (("", False), ("-dark", True)):
            view = View(WIDE.width, WIDE.height, dark=dark, scale=WIDE.scale)
            first = await photograph(browser, site, ("index",), view)
            write(scaled(first[0], WIDTH), f"{name}{ending}.png", FEW if name == "report" else 2 * FEW)
        if name == "report":
            write(beside(await photograph(browser, site, SIDE_BY_SIDE, NARROW)), "report-pages.png", MANY)


if __name__ == "__main__":
    asyncio.run(main())
