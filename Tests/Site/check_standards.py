#!/usr/bin/env python3
"""Exports a run in formats of others and reads them with the programs of those others.

    .build-site/bin/python Tests/Site/check_standards.py PROGRAM OUTPUT RUN [--dataset FOLDER]

PROGRAM is vlm-audit, OUTPUT the folder with its database. With the folder of the audited dataset, its files are loaded
through what was exported (a file is put into a copy of it). Prints one line for each fault; the exit status is 1 where
there is one.
"""

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import formats_standards


def export(program: Path, output: Path, run: str, format: str, file: Path) -> Path:
    for attempt in (file, file.with_name(f"again-{file.name}")):
        subprocess.run(
            [program, "export", run, "--output", output, "--format", format, "--to", attempt], check=True,
            stdout=subprocess.DEVNULL)
    if file.read_bytes() != attempt.read_bytes():
        sys.exit(f"{format}: two exports of one run differ")
    return file


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program", type=Path)
    parser.add_argument("output", type=Path)
    parser.add_argument("run")
    parser.add_argument("--dataset", type=Path, help="the folder of the audited dataset")
    options = parser.parse_args()
    faults: list[str] = []
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        program = options.program.resolve()
        report = export(program, options.output, options.run, "json", folder / "report.json")
        document = json.loads(report.read_text(encoding="utf-8"))
        dataset = options.dataset and Path(shutil.copytree(options.dataset, folder / "dataset"))
        checks = [
            ("model-index", "card.md", formats_standards.check_model_index, []),
            ("cyclonedx", "bom.cdx.json", formats_standards.check_cyclonedx, []),
            ("croissant", "croissant.json", formats_standards.check_croissant, [dataset])]
        for format, name, check, more in checks:
            start = time.monotonic()
            found = check(export(program, options.output, options.run, format, folder / name), document, *more)
            faults += [f"{format}: {fault}" for fault in found]
            outcome = f"{len(found)} faults" if found else "good"
            print(f"  {format}: {outcome}, {time.monotonic() - start:.0f} s", file=sys.stderr, flush=True)
    print("\n".join(faults[:20]), end="\n" if faults else "")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
