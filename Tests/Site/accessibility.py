"""WCAG 2.2 AA as far as a program can tell: axe-core's rules, those of best practice too."""

from dataclasses import replace
from importlib.resources import files

from browser import Browser, Tab, View
from built_site import BuiltSite
from failure import Failure

AXE = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# Rules that are switched off, each with the reason: none is.
OFF: dict[str, str] = {}

VIEWS = [View(1440), View(1440, dark=True), View(390), View(390, dark=True)]

# axe's preloading would fetch the stylesheet by script, which the pages' policy forbids; no rule of these tags needs it.
RUN = """async ([tags, off]) => {
  const result = await axe.run(document, {
    runOnly: tags, resultTypes: ["violations"], preload: false, rules: Object.fromEntries(off.map(rule => [rule, {enabled: false}]))});
  return result.violations.flatMap(rule => rule.nodes.map(node => [rule.id, rule.help, node.target.join(" "), node.failureSummary]));
}"""


async def check(site: BuiltSite, browser: Browser, pages: list[str]) -> list[Failure]:
    # What is found in several views is one finding.
    found: dict[Failure, list[str]] = {}
    for view in VIEWS:
        async def look(tab: Tab, page: str) -> list[Failure]:
            await tab.evaluate(AXE)
            return [
                Failure(page, f"axe {rule}", why.splitlines()[-1].strip() if why else help, target)
                for rule, help, target, why in await tab.evaluate(RUN, [TAGS, list(OFF)])]

        for failure in await browser.visit([(page, site.address(page)) for page in pages], look, view):
            found.setdefault(failure, []).append(str(view))
    return [replace(failure, where=f"{failure.where}, {' and '.join(views)}") for failure, views in found.items()]
