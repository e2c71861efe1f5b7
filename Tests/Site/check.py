#!/usr/bin/env python3
"""Opens a built site in a real browser and lists what is wrong with it, one line for each finding.

    scripts/check-site output/RUN report.html
    scripts/check-site --screenshots output/RUN        the sample audit's: compares it with Tests/Site/screenshots
    scripts/check-site --accept output/RUN             makes what it looks like now the reference
"""

import argparse
import asyncio
import json
import sys
import time
from contextlib import nullcontext
from pathlib import Path
from typing import Awaitable

import accessibility
import data
import keyboard
import printing
import screenshots
import validation
import widths
from browser import Browser, View, browsing
from built_site import BuiltSite
from failure import Failure
from loading import Loading
from server import serving

# Examples of each kind of page for the checks that are too slow for all.
EXAMPLES = 10


class Findings:
    """What all checks found, and how long each took."""

    def __init__(self) -> None:
        self.failures: list[Failure] = []

    async def add(self, title: str, check: Awaitable[list[Failure]]) -> None:
        start = time.monotonic()
        failures = list(dict.fromkeys(await check))
        for failure in failures:
            print(failure, flush=True)
        outcome = f"{len(failures)} findings" if failures else "good"
        print(f"  {title}: {outcome}, {time.monotonic() - start:.0f} s", file=sys.stderr, flush=True)
        self.failures += failures


async def check_site(site: BuiltSite, browser: Browser, findings: Findings, texts: list[str]) -> None:
    print(f"{site.name}: {len(site.pages)} pages", file=sys.stderr)
    loading = Loading(site)
    examples, few = site.examples(EXAMPLES), site.examples(2)
    await findings.add("from disk, scripts on", loading.open_all(browser, "", View()))
    with nullcontext("") if site.is_single_file else serving(site.folder) as origin:
        await findings.add(
            "over HTTP with a strict policy, scripts off, dark",
            loading.open_all(browser, origin, View(dark=True, scripts=False)))
    await findings.add("links", asyncio.to_thread(loading.judge_all, texts))
    await findings.add("HTML, CSS, SVG", asyncio.to_thread(validation.check, site))
    await findings.add("report.json", asyncio.to_thread(data.check, site))
    await findings.add(f"axe, {len(examples)} pages in four views", accessibility.check(site, browser, examples))
    await findings.add("widths", widths.check(site, browser, examples))
    await findings.add("keyboard", keyboard.check(site, browser, few))
    await findings.add("print", printing.check(site, browser, few))


async def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sites", nargs="+", type=Path, help="folders of reports, or reports in one file")
    parser.add_argument("--screenshots", action="store_true", help="compare the site with the references, too")
    parser.add_argument("--accept", action="store_true", help="write the references and check nothing else")
    parser.add_argument("--texts", type=Path, help="a JSON list of texts that every site has to show")
    options = parser.parse_args()
    texts = json.loads(options.texts.read_text(encoding="utf-8")) if options.texts else []
    findings = Findings()
    async with browsing() as browser:
        for path in options.sites:
            site = BuiltSite.at(path)
            if not options.accept:
                await check_site(site, browser, findings, texts)
            if options.screenshots or options.accept:
                await findings.add("screenshots", screenshots.check(site, browser, options.accept))
    print(f"{len(findings.failures)} findings" if findings.failures else "every check passed", file=sys.stderr)
    return 1 if findings.failures else 0


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
