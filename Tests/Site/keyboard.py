"""A page works without a mouse: everything is reached, in order, and one sees where one is."""

from browser import Browser, Tab, View
from built_site import BuiltSite
from failure import Failure

# Long galleries repeat themselves; their first hundreds of stops stand for the rest.
MOST_STOPS = 400

# Everything that the Tab key has to reach; of a group of radio buttons it reaches the chosen one.
EXPECTED = """most => {
  const stops = [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']")].filter(
    element => element.checkVisibility() && (element.type !== "radio" || element.checked));
  stops.forEach((element, index) => element.dataset.stop = index);
  return Math.min(stops.length, most);
}"""

# What has the focus, and whether its outline is seen: its own, or that of the label after a hidden radio button.
FOCUSED = """() => {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  const shown = element.type === "radio" && getComputedStyle(element).opacity === "0" ? element.nextElementSibling : element;
  const style = getComputedStyle(shown), box = shown.getBoundingClientRect();
  return {
    stop: Number(element.dataset.stop ?? -1),
    name: element.tagName.toLowerCase() + (element.className ? "." + element.className : "") + " " +
      JSON.stringify((element.textContent || element.id).trim().slice(0, 40)),
    isOutlined: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
    isInWindow: box.right > 0 && box.left < innerWidth && box.bottom > 0 && box.top < innerHeight && box.width > 0,
  };
}"""

IS_IN_MAIN = "() => document.querySelector('main').contains(document.activeElement)"
CHOSEN = "() => document.querySelector('.viewer input:checked')?.id ?? null"
SHOWN_PANES = "() => [...document.querySelectorAll('.pane')].filter(pane => pane.checkVisibility()).map(pane => pane.className)"


async def check(site: BuiltSite, browser: Browser, pages: list[str]) -> list[Failure]:
    async def look(tab: Tab, page: str) -> list[Failure]:
        return await walk(tab, page) + await skip(tab, page) + await choose(tab, page)

    return await browser.visit([(page, site.address(page)) for page in pages], look, View())


async def walk(tab: Tab, page: str) -> list[Failure]:
    failures: list[Failure] = []
    reached: list[int] = []
    expected = await tab.evaluate(EXPECTED, MOST_STOPS)
    for _ in range(expected):
        await tab.keyboard.press("Tab")
        focus = await tab.evaluate(FOCUSED)
        if focus is None:
            break
        if not reached and not focus["name"].startswith("a.skip"):
            failures.append(Failure(page, "keyboard", "the first stop is not the skip link", focus["name"]))
        reached.append(focus["stop"])
        if not focus["isOutlined"]:
            failures.append(Failure(page, "keyboard", "no outline where the focus is", focus["name"]))
        if not focus["isInWindow"]:
            failures.append(Failure(page, "keyboard", "the focus is out of sight", focus["name"]))
    if reached != list(range(expected)):
        failures.append(Failure(page, "keyboard", f"Tab reaches {len(set(reached))} of {expected} stops, or not in their order"))
    return failures


async def skip(tab: Tab, page: str) -> list[Failure]:
    """The skip link leads behind the menu: what has the focus next is in the content."""
    link = tab.locator("a.skip")
    if await link.count() == 0:
        return [Failure(page, "keyboard", "no skip link")]
    await link.focus()
    await tab.keyboard.press("Enter")
    await tab.keyboard.press("Tab")
    return [] if await tab.evaluate(IS_IN_MAIN) else [Failure(page, "keyboard", "the skip link does not lead to the content")]


async def choose(tab: Tab, page: str) -> list[Failure]:
    """The arrow keys change what a viewer of layers shows."""
    before, panes = await tab.evaluate(CHOSEN), await tab.evaluate(SHOWN_PANES)
    if before is None:
        return []
    await tab.locator(".viewer input:checked").focus()
    await tab.keyboard.press("ArrowRight")
    if await tab.evaluate(CHOSEN) == before:
        return [Failure(page, "keyboard", "an arrow key does not choose another layer")]
    if await tab.evaluate(SHOWN_PANES) == panes:
        return [Failure(page, "keyboard", "another choice shows the same layers")]
    return []
