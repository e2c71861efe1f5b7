#!/usr/bin/env python3
"""Reads exported files with programs that we did not write, and says what is wrong with them.

    python3 Tests/Site/check_exports.py json FILE            against docs/report.schema.json, and that against its own
    python3 Tests/Site/check_exports.py csv FILE JSON        one table against the document of the same run
    python3 Tests/Site/check_exports.py markdown FILE [TEXT ...]   as GitHub reads it; each TEXT has to be seen
    python3 Tests/Site/check_exports.py manifest SITE [DATABASE]   the digests of a site, and of the rows of a single run
    python3 Tests/Site/check_exports.py model-index|cyclonedx|croissant FILE JSON   see formats_standards.py

The first three need jsonschema, cmarkgfm (GitHub's own reader), markdown-it-py and linkify-it-py. Prints one line for each fault; the exit
status is 1 where there is one, and 3 where a package is missing.
"""

import csv
import io
import json
import re
import sys
from html.parser import HTMLParser
from pathlib import Path

STANDARDS = {"model-index": "check_model_index", "cyclonedx": "check_cyclonedx", "croissant": "check_croissant"}

try:
    if {"standards", *STANDARDS} & set(sys.argv[1:2]):
        import cyclonedx
        import huggingface_hub
        import mlcroissant
    else:
        import cmarkgfm
        import jsonschema
        from cmarkgfm.cmark import Options
        from linkify_it import LinkifyIt
        from markdown_it import MarkdownIt

        import manifest
except ImportError as error:
    print(f"{error.name} is missing")
    sys.exit(3)

SCHEMA = Path(__file__).resolve().parents[2] / "docs" / "report.schema.json"
# What GitHub takes, in characters.
COMMENT = 65_536


def check_json(file: str) -> list[str]:
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    text = Path(file).read_bytes().decode("utf-8")

    def refuse(name: str) -> None:
        raise ValueError(f"{name} is no JSON")

    unsorted: list[str] = []

    def ordered(pairs: list[tuple[str, object]]) -> dict:
        keys = [key for key, _ in pairs]
        if keys != sorted(set(keys)):
            unsorted.append(f"keys twice or not sorted: {keys}")
        return dict(pairs)

    document = json.loads(text, parse_constant=refuse, object_pairs_hook=ordered)
    faults = [
        f"{error.json_path}: {error.message[:300]}"
        for error in jsonschema.Draft202012Validator(schema).iter_errors(document)] + unsorted
    faults += [f"no description: {place}" for place in undescribed(schema)]
    names = [json.dumps([m[k] for k in ("id", "setting", "variant", "group", "class")]) for m in document["measures"]]
    faults += [f"twice: {name}" for name in set(names) if names.count(name) > 1]
    defined = [definition["id"] for definition in document["definitions"]]
    if defined != sorted(set(measure["id"] for measure in document["measures"])):
        faults.append("definitions are not those of the measures")
    for measure in document["measures"]:
        if measure["point"] is not None and not measure["lower"] <= measure["upper"]:
            faults.append(f"the interval of {measure} is none")
    return faults


def undescribed(schema: object, place: str = "#", named: bool = False) -> list[str]:
    """Properties and definitions without a description, those that point to a described definition aside."""
    if isinstance(schema, list):
        return [fault for index, part in enumerate(schema) for fault in undescribed(part, f"{place}/{index}")]
    if not isinstance(schema, dict):
        return []
    faults = [place] if named and not {"description", "$ref"} & schema.keys() else []
    for key, part in schema.items():
        inner = key in ("properties", "$defs") and not place.endswith(("/oneOf/0", "/oneOf/1"))
        if inner:
            faults += [fault for name, one in part.items() for fault in undescribed(one, f"{place}/{key}/{name}", True)]
        elif key not in ("enum", "const", "required", "properties"):
            faults += undescribed(part, f"{place}/{key}")
    return faults


TRIGGERS = tuple("=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20")
NUMBERS = {
    "n", "point", "lower", "upper", "level", "p", "probability", "deletion_area", "normalised_deletion_area",
    *(f"{region}_{what}" for region in ("face", "evidence", "text") for what in ("count", "hit", "mass", "chance", "centre"))}


def check_csv(file: str, document_file: str) -> list[str]:
    content = Path(file).read_bytes()
    document = json.loads(Path(document_file).read_bytes())
    text = content.decode("utf-8")
    rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    head, body = rows[0], rows[1:]
    faults = [] if len(set(head)) == len(head) else ["two columns of one name"]
    if not text.endswith("\r\n") or text.startswith("\uFEFF") or "\0" in text:
        faults.append("not UTF-8 lines that end in CRLF")
    faults += [f"row {number} has {len(row)} cells" for number, row in enumerate(body, 2) if len(row) != len(head)]
    for row in rows:
        for column, cell in zip(head, row):
            if row is not head and column in NUMBERS:
                if cell:
                    float(cell)
            elif cell.startswith(TRIGGERS):
                faults.append(f"a formula in {column}: {cell[:60]!r}")
    lines = [dict(zip(head, row)) for row in body]

    def plain(cell: str) -> str:
        return cell[1:] if cell.startswith("'") and cell[1:].startswith(TRIGGERS) else cell

    def number(cell: str) -> float | None:
        return float(cell) if cell else None

    if "measure" in head:
        found = [(line["measure"], plain(line["group"]), number(line["point"]), number(line["p"])) for line in lines]
        expected = [
            (m["id"], (m["group"] or {"name": ""})["name"], m["point"], m["p"]) for m in document["measures"]]
    else:
        found = [
            (plain(line["path"]), line["variant"], line["setting"], plain(line["predicted"]), number(line["deletion_area"]),
             number(line["face_hit"]))
            for line in lines]
        expected = []
        for picture in document["pictures"]:
            for variant in document["run"]["variants"]:
                for setting in ("zero-shot", "fine-tuned"):
                    answer = picture["variants"][variant]["settings"].get(setting, {})
                    expected.append((
                        picture["path"], variant, setting, answer.get("predicted", ""), answer.get("deletionArea"),
                        answer.get("regions", {}).get("face", {}).get("hit")))
    if found != expected:
        faults.append(f"rows differ from the document, first {next(((a, b) for a, b in zip(found, expected) if a != b), 'in number')}")
    return faults


# What the file itself writes; anything else came from the data.
TAGS = {"h2", "h3", "p", "ul", "li", "strong", "blockquote", "table", "thead", "tbody", "tr", "th", "td", "code"}


class Reading(HTMLParser):
    """The tags of a page, and what a reader sees of it outside of code."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.text = ""
        self.code = 0
        self.feed(html)

    def handle_starttag(self, tag: str, attributes: list) -> None:
        self.tags.append(tag + "".join(f" {name}" for name, _ in attributes))
        self.code += tag == "code"
        self.text += " "

    def handle_endtag(self, tag: str) -> None:
        self.code -= tag == "code"

    def handle_data(self, data: str) -> None:
        if not self.code:
            self.text += data

    def handle_comment(self, data: str) -> None:
        self.tags.append(f"comment {data}")


# What GitHub and GitLab make links of after the Markdown was read.
REFERENCES = [
    r"@[A-Za-z0-9]", r"(?<![A-Za-z0-9])#[0-9]", r"![0-9]", r"\bGH-[0-9]", r"\b[0-9a-fA-F]{7,40}\b", r"https?://", r"www\.",
    r":[a-z0-9_+-]+:", "[\u202A-\u202E\u2066-\u2069]"]


def check_markdown(file: str, texts: list[str]) -> list[str]:
    content = Path(file).read_bytes().decode("utf-8")
    faults = [] if len(content) < COMMENT else [f"{len(content)} characters"]
    linkify = MarkdownIt("gfm-like", {"html": True})
    linkify.linkify = LinkifyIt(options={"fuzzy_link": False, "fuzzy_email": True, "fuzzy_ip": False})
    for name, html in [
        ("cmark-gfm", cmarkgfm.github_flavored_markdown_to_html(content, Options.CMARK_OPT_UNSAFE)),
        ("markdown-it", linkify.render(content)),
    ]:
        page = Reading(html)
        faults += [f"{name}: <{tag}>" for tag in sorted(set(page.tags) - TAGS)]
        faults += [
            f"{name}: {match.group()!r} in {page.text[max(0, match.start() - 20):match.end() + 20]!r}"
            for pattern in REFERENCES for match in [re.search(pattern, page.text)] if match]
        seen = " ".join(page.text.replace("\u2060", "").split())
        faults += [f"{name}: does not show {text!r}" for text in texts if " ".join(text.split()) not in seen]
    return faults


def check_manifest(site: Path, database: Path | None = None) -> list[str]:
    schema = json.loads(manifest.SCHEMA.read_text(encoding="utf-8"))
    faults = [f"no description: {place}" for place in undescribed(schema)] + manifest.faults_of(site)
    return faults + (manifest.faults_of_rows(site, database) if database else [])


def check_standard(kind: str, file: str, document_file: str) -> list[str]:
    import formats_standards

    document = json.loads(Path(document_file).read_text(encoding="utf-8"))
    return getattr(formats_standards, STANDARDS[kind])(Path(file), document)


def main() -> int:
    kind, *arguments = sys.argv[1:]
    checks = {
        "json": lambda: check_json(*arguments), "csv": lambda: check_csv(*arguments),
        "markdown": lambda: check_markdown(arguments[0], arguments[1:]), "available": lambda: [],
        "manifest": lambda: check_manifest(*map(Path, arguments)),
        "standards": lambda: [], **{name: lambda name=name: check_standard(name, *arguments) for name in STANDARDS}}
    faults = checks[kind]()
    print("\n".join(faults[:20]), end="")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
