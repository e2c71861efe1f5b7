#!/usr/bin/env python3
"""Checks the checks: each has to find its fault in the broken report beside this file.

    .build-site/bin/python Tests/Site/check_broken.py
"""

import asyncio
import contextlib
import io
import sys
from pathlib import Path

from browser import browsing
from built_site import BuiltSite
from check import Findings, check_site

BROKEN = Path(__file__).parent / "broken"
# Beginnings of lines that have to come up, each at least once.
EXPECTED = [
    "index.html: active-content: <script>", "index.html: active-content: <td onclick",
    "index.html: axe color-contrast:", "index.html: axe image-alt:", "index.html: broken-anchor: #nowhere",
    "index.html: broken-link: missing.png", "index.html: broken-link: nowhere.html", "index.html: console: a warning",
    "index.html: dialog: hello", "index.html: failed-request: http://elsewhere.invalid/picture.png",
    "index.html: image-without-alt: http://elsewhere.invalid/picture.png", "index.html: keyboard: no outline where the focus is",
    "index.html: keyboard: no skip link", "index.html: keyboard: another choice shows the same layers",
    "index.html: link-leaves-site: http://elsewhere.invalid/", "index.html: missing-image:", "index.html: nu error:",
    "index.html: print: is cut by the end of a sheet", "index.html: print: may be cut by the end of a sheet",
    "index.html: print: stays folded", "index.html: print: the head of a table does not repeat", "index.html: repeated-id:",
    "index.html: script: a text of the dataset was run", "index.html: too-wide:", "manifest.json: digests:",
    "orphan.html: orphan:",
    "broken: unseen-text: Words that no page shows",
]


async def main() -> int:
    said = io.StringIO()
    async with browsing() as browser:
        with contextlib.redirect_stdout(said), contextlib.redirect_stderr(io.StringIO()):
            await check_site(BuiltSite.at(BROKEN), browser, Findings(), ["Words that no page shows"])
    lines = said.getvalue().splitlines()
    missed = [expected for expected in EXPECTED if not any(line.startswith(expected) for line in lines)]
    for expected in missed:
        print(f"the checks passed over: {expected}")
    print(f"{len(EXPECTED) - len(missed)} of {len(EXPECTED)} faults of the broken report were found", file=sys.stderr)
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
