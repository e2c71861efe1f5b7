"""On paper nothing is folded away, tables repeat their heads, and no card is cut by the end of a sheet."""

import re
import unicodedata
from io import BytesIO

from pypdf import PdfReader

from browser import Browser, Tab, View
from built_site import BuiltSite
from failure import Failure

# What has to stay whole, by the classes of the stylesheet.
WHOLE = ".card, .facts, .finding, .board, .tile, .figure figcaption"

LOOK = """whole => {
  const isShown = element => element.checkVisibility({contentVisibilityAuto: true, visibilityProperty: true});
  const text = element => element.textContent.trim().slice(0, 60);
  return {
    folded: [...document.querySelectorAll("details")].filter(
      details => isShown(details.parentElement) && [...details.children].some(
        child => !child.matches("summary") && !isShown(child))).map(text),
    heads: [...document.querySelectorAll("thead")].filter(
      head => isShown(head) && getComputedStyle(head).display !== "table-header-group").map(text),
    cut: [...document.querySelectorAll(whole)].filter(
      box => isShown(box) && getComputedStyle(box).breakInside === "auto" && !box.matches("figcaption")).map(text),
    cards: [...document.querySelectorAll(whole)].filter(isShown).map(box => box.innerText),
    told: [...document.querySelectorAll("details > :not(summary)")].filter(isShown).map(box => box.innerText.slice(0, 400)),
  };
}"""


async def check(site: BuiltSite, browser: Browser, pages: list[str]) -> list[Failure]:
    async def look(tab: Tab, page: str) -> list[Failure]:
        return judge(page, await tab.evaluate(LOOK, WHOLE), await tab.pdf(format="A4", print_background=True))

    # A sheet of A4 less its margins is about this wide.
    return await browser.visit([(page, site.address(page)) for page in pages], look, View(width=720, print=True))


def judge(page: str, seen: dict, pdf: bytes) -> list[Failure]:
    sheets = [letters(sheet.extract_text()) for sheet in PdfReader(BytesIO(pdf)).pages]
    paper = "".join(sheets)
    failures = [Failure(page, "print", "stays folded", text) for text in seen["folded"]]
    failures += [Failure(page, "print", "the head of a table does not repeat", text) for text in seen["heads"]]
    failures += [Failure(page, "print", "may be cut by the end of a sheet", text) for text in seen["cut"]]
    for text in seen["cards"]:
        if letters(text) in paper and not any(letters(text) in sheet for sheet in sheets):
            failures.append(Failure(page, "print", "is cut by the end of a sheet", text[:60]))
    for text in seen["told"]:
        if letters(text)[:40] not in paper:
            failures.append(Failure(page, "print", "is on the screen and not on paper", text[:60]))
    return failures


def letters(text: str) -> str:
    """The letters of a text alone: a PDF knows spaces only as gaps, and no text behind some figures and signs of a font."""
    return re.sub(r"[^A-Za-z]+", "", unicodedata.normalize("NFKC", text))
