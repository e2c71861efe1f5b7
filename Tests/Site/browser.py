"""Headless Chromium with a few tabs, and nothing that it could reach beyond this machine."""

import asyncio
import os
import shutil
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import AsyncIterator, Awaitable, Callable, Iterable

from playwright.async_api import Browser as Chromium
from playwright.async_api import Dialog
from playwright.async_api import Page as Tab
from playwright.async_api import Request, async_playwright

from failure import Failure

# What is looked at on one open page, whose path below the site is given.
Look = Callable[[Tab, str], Awaitable[list[Failure]]]

FONTS = Path(__file__).parent / "fonts.conf"
TABS = 3
# Milliseconds; pages need a tenth of a second, busy machines have slow minutes.
PATIENCE = 180_000


@dataclass(frozen=True)
class View:
    """How a page is looked at."""
    width: int = 1440
    height: int = 900
    dark: bool = False
    scripts: bool = True
    # Device pixels for each CSS pixel: 2 where a person has zoomed to 200 %.
    scale: int = 1
    print: bool = False

    def __str__(self) -> str:
        parts = [f"{self.width} px", "dark" if self.dark else "light"]
        return ", ".join(parts + ["scripts off"] * (not self.scripts) + ["print"] * self.print)


class Browser:
    def __init__(self, chromium: Chromium):
        self.chromium = chromium

    async def visit(self, pages: Iterable[tuple[str, str]], look: Look, view: View = View()) -> list[Failure]:
        """Opens pages, given as (path, address), and gathers what was found on them, in the order of the pages."""
        context = await self.chromium.new_context(
            viewport={"width": view.width, "height": view.height}, device_scale_factor=view.scale,
            color_scheme="dark" if view.dark else "light", java_script_enabled=view.scripts, reduced_motion="reduce")
        context.set_default_timeout(PATIENCE)
        waiting = list(enumerate(pages))[::-1]
        found: dict[int, list[Failure]] = {}

        async def work() -> None:
            tab = await context.new_page()
            noise = Noise(tab)
            if view.print:
                await tab.emulate_media(media="print")
            while waiting:
                index, (page, address) = waiting.pop()
                noise.begin(page)
                await tab.goto(address, wait_until="load")
                failures = await look(tab, page)
                found[index] = noise.heard + failures

        try:
            await asyncio.gather(*(work() for _ in range(TABS)))
        finally:
            await context.close()
        return [failure for index in sorted(found) for failure in found[index]]


class Noise:
    """What a quiet page does not do: messages, errors, dialogs, windows, requests that fail.

    A request that leaves the site fails, too: the browser resolves no name.
    """

    def __init__(self, tab: Tab):
        self.page = ""
        self.heard: list[Failure] = []
        tab.on("console", lambda message: message.type in ("warning", "error") and self.note("console", message.text))
        tab.on("pageerror", lambda error: self.note("script-error", str(error)))
        tab.on("dialog", self.dismiss)
        tab.on("popup", lambda other: self.note("popup", other.url))
        tab.on("requestfailed", self.lose)

    def begin(self, page: str) -> None:
        self.page, self.heard = page, []

    def note(self, rule: str, what: str, where: str = "") -> None:
        self.heard.append(Failure(self.page, rule, what, where))

    def lose(self, request: Request) -> None:
        # Leaving a page stops what it still loads; a picture that is missing where it counts is found by itself.
        if request.failure != "net::ERR_ABORTED":
            self.note("failed-request", request.url, request.failure or "")

    async def dismiss(self, dialog: Dialog) -> None:
        self.note("dialog", dialog.message)
        await dialog.dismiss()


@asynccontextmanager
async def browsing() -> AsyncIterator[Browser]:
    """A browser that runs until the end of the block."""
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if program is None:
        raise SystemExit("chromium: expected the browser on the PATH but found none; run scripts/install-checkers.")
    async with async_playwright() as playwright:
        chromium = await playwright.chromium.launch(
            executable_path=program, env=os.environ | {"FONTCONFIG_FILE": str(FONTS)},
            # The sandbox needs rights that containers do not give; the pages are our own. No name but the loopback
            # address is resolved, so that a request that leaves the site fails instead of reaching anyone.
            args=["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--font-render-hinting=none",
                  "--disable-lcd-text", "--force-color-profile=srgb", "--hide-scrollbars",
                  "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"])
        try:
            yield Browser(chromium)
        finally:
            await chromium.close()
