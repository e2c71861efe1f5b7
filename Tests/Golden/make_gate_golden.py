#!/usr/bin/env python3
"""Writes Tests/Golden/gate/report.json: a real report that a gate is held against, less what no policy asks for.

    ./vlm-audit build --dataset occupation --run sample
    python3 Tests/Golden/make_gate_golden.py output/sample/report.json

Its numbers are those of the sample audit; pictures are taken out, and measures that docs/gate.toml does not name.
"""

import json
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def main() -> None:
    report = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    policy = tomllib.loads((ROOT / "docs" / "gate.toml").read_text(encoding="utf-8"))
    named = {rule["measure"] for rule in policy["rules"]}
    report["measures"] = [measure for measure in report["measures"] if measure["id"] in named and not measure["class"]]
    report["definitions"] = [definition for definition in report["definitions"] if definition["id"] in named]
    report.update(pictures=[], verdicts=[], limits=[], parameters={}, classifiers={}, detectors=[])
    target = ROOT / "Tests" / "Golden" / "gate" / "report.json"
    target.write_text(json.dumps(report, indent=1, sort_keys=True, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
