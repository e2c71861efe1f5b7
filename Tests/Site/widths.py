"""No page is wider than its window, down to the narrowest phone and at a zoom of 200 %."""

from browser import Browser, Tab, View
from built_site import BuiltSite
from failure import Failure

# A window of 1280 px at 200 % is one of 640 px with twice the device pixels.
VIEWS = [View(320), View(390), View(640, scale=2), View(820)]

# What sticks out of the window, less what scrolls or is cut off in a box of its own.
TOO_WIDE = """() => {
  const root = document.documentElement, width = root.clientWidth;
  if (root.scrollWidth <= width) return null;
  const free = element => {
    for (let box = element.parentElement; box && box !== document.body; box = box.parentElement)
      if (getComputedStyle(box).overflowX !== "visible") return false;
    return true;
  };
  const element = [...document.body.querySelectorAll("*")].find(
    element => element.getBoundingClientRect().right > width + 0.5 && free(element));
  return [root.scrollWidth, element ? element.tagName.toLowerCase() + "." + element.className : "unknown"];
}"""


async def check(site: BuiltSite, browser: Browser, pages: list[str]) -> list[Failure]:
    failures: list[Failure] = []
    for view in VIEWS:
        async def look(tab: Tab, page: str) -> list[Failure]:
            wide = await tab.evaluate(TOO_WIDE)
            return [Failure(page, "too-wide", f"{wide[0]} px by {wide[1]}", str(view))] if wide else []

        failures += await browser.visit([(page, site.address(page)) for page in pages], look, view)
    return failures
