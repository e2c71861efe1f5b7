"""What a check found wrong: one line for each finding."""

import re
from dataclasses import dataclass

LONGEST = 300


@dataclass(frozen=True)
class Failure:
    # Path of the page below the site's folder.
    page: str
    # Short name of what was broken.
    rule: str
    what: str
    # A selector, a line number, a width; empty where the whole page is meant.
    where: str = ""

    def __str__(self) -> str:
        line = f"{self.page}: {self.rule}: {self.what}" + (f" [{self.where}]" if self.where else "")
        line = re.sub(r"\s+", " ", line)
        return line if len(line) <= LONGEST else line[:LONGEST - 1] + "…"
