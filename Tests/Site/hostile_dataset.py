#!/usr/bin/env python3
"""Draws a small dataset whose names try to break out of the page that shows them.

    .build-site/bin/python Tests/Site/hostile_dataset.py FOLDER

writes FOLDER/dataset, 16 pictures to audit and 16 to train with, and FOLDER/texts.json, what the site has to show of it.
"""

import csv
import json
import random
import sys
from pathlib import Path

from PIL import Image, ImageDraw

# As many words as the sample model reads in a prompt.
CLASSES = [
    '"><script>canary=1</script>',
    "<img src=x onerror=alert(1)>",
    "quote\"\u0308 onclick='alert(1)",
    "\u202Egnp.exe\u202C \u05E9\u05DC\u05D5\u05DD",
    "two\nlines {{frame}} &lt;b&gt;",
    "../../../etc/passwd",
    "=HYPERLINK(\"x\")",
    "\U0001F469\u200D\U0001F52C javascript:a()",
]
GROUPS = ["</title><svg onload=alert(1)>", "very long " * 400, "x" * 4000, ""]
FILES = ['"><b>{}.png', "a'b\u0301 {}.png", "\u202E{}gpj.png", "line\nbreak {}.png"]
SIDE = 96


def main(folder: Path) -> None:
    dataset = folder / "dataset"
    dataset.mkdir(parents=True, exist_ok=True)
    with open(dataset / "metadata.csv", "w", newline="", encoding="utf-8") as table:
        rows = csv.writer(table)
        rows.writerow(["file_name", "label", "split", "group_gender", 'group_"><i>', "face_bbox", "text"])
        for index in range(32):
            name = FILES[index % 4].format(index)
            draw(dataset / name, index)
            rows.writerow([
                name, CLASSES[index // 2 % 8], "train" if index < 16 else "test", GROUPS[index % 4], GROUPS[index % 2],
                "30 20 24 24" if index % 3 else "", CLASSES[0]])
    # Of longer names pages show the first 80 characters, with the length.
    texts = [as_shown(text)[:80] for text in CLASSES + GROUPS[:3]]
    (folder / "texts.json").write_text(json.dumps(texts), encoding="utf-8")


def draw(file: Path, seed: int) -> None:
    """Coloured rectangles, other ones in each picture."""
    dice = random.Random(seed)
    picture = Image.new("RGB", (SIDE, SIDE), tuple(dice.randrange(256) for _ in range(3)))
    pen = ImageDraw.Draw(picture)
    for _ in range(12):
        x, y = dice.randrange(SIDE), dice.randrange(SIDE)
        pen.rectangle((x, y, x + dice.randrange(8, 40), y + dice.randrange(8, 40)), fill=tuple(dice.randrange(256) for _ in range(3)))
    picture.save(file)


def as_shown(text: str) -> str:
    """A text as a page has to show it: marks that turn its direction are named, the rest stays as it is."""
    return "".join(
        f"[U+{ord(sign):X}]" if "\u202A" <= sign <= "\u202E" or "\u2066" <= sign <= "\u2069" else sign for sign in text)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
