"""What comes with a site for programs keeps to its published schema: numbers, and the manifest, whose digests are right."""

import json
from pathlib import Path

from jsonschema import Draft202012Validator

import manifest
from built_site import BuiltSite
from failure import Failure

DOCS = Path(__file__).resolve().parents[2] / "docs"
# By the name of the document: its schema.
SCHEMAS = {"report.json": "report.schema.json", "comparison.json": "comparison.schema.json"}


def check(site: BuiltSite) -> list[Failure]:
    return check_numbers(site) + check_manifest(site)


def check_manifest(site: BuiltSite) -> list[Failure]:
    if site.is_single_file or not (site.folder / manifest.MANIFEST).is_file():
        return []
    return [Failure(manifest.MANIFEST, "digests", fault) for fault in manifest.faults_of(site.folder)]


def check_numbers(site: BuiltSite) -> list[Failure]:
    if site.is_single_file:
        return []
    return [
        failure for name, schema in SCHEMAS.items() if (site.folder / name).is_file() and (DOCS / schema).is_file()
        for failure in check_document(site.folder / name, DOCS / schema)]


def check_document(document: Path, schema_file: Path) -> list[Failure]:
    schema = json.loads(schema_file.read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    try:
        numbers = json.loads(document.read_text(encoding="utf-8"))
    except ValueError as error:
        return [Failure(document.name, "json", str(error))]
    return [
        Failure(document.name, "schema", error.message, error.json_path)
        for error in Draft202012Validator(schema).iter_errors(numbers)]
