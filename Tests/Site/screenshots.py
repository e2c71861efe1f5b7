"""Pages look as they looked when somebody last approved of them, in small pictures, with tolerance for their finest lines."""

import shutil
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageChops, ImageFilter

from browser import Browser, Tab, View
from built_site import BuiltSite, kind
from failure import Failure

HERE = Path(__file__).parent
REFERENCES = HERE / "screenshots"
# What is seen instead, and where it differs; not committed.
ACTUAL = HERE / "actual"

VIEWS = {"light": View(1000, 2400), "dark": View(1000, 2400, dark=True)}
# Pixels of a reference for each pixel of the page.
SCALE = 0.36
COLOURS = 48
# A pixel differs where a channel is further off than this, of 255; letters drawn a little differently stay below.
TOLERANCE = 48
# Share of pixels that may differ: a number may change its digits, a line may not break elsewhere.
MOST = 0.005

# What changes from render to render: when, how long, on which machine. A script may set styles where a page may not.
MASK = """selectors => {
  for (const element of document.querySelectorAll(selectors)) element.style.visibility = "hidden";
}"""
MASKED = "footer dd"
# Pages that are not compared: this one says when, where and by what command, so that its lines break elsewhere each time.
LEFT_OUT = {"provenance"}


async def check(site: BuiltSite, browser: Browser, accept: bool) -> list[Failure]:
    pages = {kind: typical(kind, pages) for kind, pages in site.kinds().items() if kind not in LEFT_OUT}
    expected = {f"{kind}-{scheme}.png" for kind in pages for scheme in VIEWS}
    if accept:
        REFERENCES.mkdir(exist_ok=True)
    shutil.rmtree(ACTUAL, ignore_errors=True)
    failures: list[Failure] = []
    for stale in sorted(path for path in REFERENCES.glob("*.png") if path.name not in expected):
        if accept:
            stale.unlink()
        else:
            failures.append(Failure(stale.name, "screenshot", "shows a page that the site no longer has"))
    for scheme, view in VIEWS.items():
        async def look(tab: Tab, page: str) -> list[Failure]:
            picture = await photograph(tab)
            reference = REFERENCES / f"{kind(page)}-{scheme}.png"
            if accept:
                reduced(picture).save(reference, optimize=True)
                return []
            return compare(page, picture, reference)

        failures += await browser.visit([(page, site.address(page)) for page in pages.values()], look, view)
    return failures


def typical(kind: str, pages: list[str]) -> str:
    """The page that stands for a kind: the one of its name, else the first."""
    return f"{kind}.html" if f"{kind}.html" in pages else pages[0]


async def photograph(tab: Tab) -> Image.Image:
    """The upper part of a page, made small."""
    await tab.evaluate(MASK, MASKED)
    with Image.open(BytesIO(await tab.screenshot())) as picture:
        size = round(picture.width * SCALE), round(picture.height * SCALE)
        return picture.convert("RGB").resize(size, Image.Resampling.LANCZOS)


def reduced(picture: Image.Image) -> Image.Image:
    """A picture in few colours; this way of choosing them keeps the rare ones, such as those of verdicts."""
    return picture.quantize(COLOURS, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)


def compare(page: str, picture: Image.Image, reference: Path) -> list[Failure]:
    if not reference.is_file():
        return [Failure(page, "screenshot", "has no reference", reference.name)]
    with Image.open(reference) as expected:
        differing = difference(expected.convert("RGB"), picture)
    share = differing.histogram()[255] / (differing.width * differing.height)
    if share <= MOST:
        return []
    ACTUAL.mkdir(exist_ok=True)
    reduced(picture).save(ACTUAL / reference.name)
    differing.save(ACTUAL / f"{reference.stem}-difference.png")
    return [Failure(page, "screenshot", f"{share:.1%} of the pixels differ from the reference", f"actual/{reference.name}")]


def difference(expected: Image.Image, actual: Image.Image) -> Image.Image:
    """White where two pictures of the same size differ, after the finest lines of both are softened."""
    soft = [picture.filter(ImageFilter.GaussianBlur(0.8)) for picture in (expected, actual)]
    red, green, blue = ImageChops.difference(*soft).split()
    furthest = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    return furthest.point(lambda value: 255 if value > TOLERANCE else 0)
