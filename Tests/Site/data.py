"""What comes with a site for programs keeps to its published schema: the numbers and the manifest, whose digests are right."""

import json
from pathlib import Path

from jsonschema import Draft202012Validator

import manifest
from built_site import BuiltSite
from failure import Failure

SCHEMA = Path(__file__).resolve().parents[2] / "docs" / "report.schema.json"
REPORT = "report.json"


def check(site: BuiltSite) -> list[Failure]:
    return check_numbers(site) + check_manifest(site)


def check_manifest(site: BuiltSite) -> list[Failure]:
    if site.is_single_file or not (site.folder / manifest.MANIFEST).is_file():
        return []
    return [Failure(manifest.MANIFEST, "digests", fault) for fault in manifest.faults_of(site.folder)]


def check_numbers(site: BuiltSite) -> list[Failure]:
    report = site.folder / REPORT
    if site.is_single_file or not (report.is_file() and SCHEMA.is_file()):
        return []
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    try:
        numbers = json.loads(report.read_text(encoding="utf-8"))
    except ValueError as error:
        return [Failure(REPORT, "json", str(error))]
    return [
        Failure(REPORT, "schema", error.message, error.json_path)
        for error in Draft202012Validator(schema).iter_errors(numbers)]
