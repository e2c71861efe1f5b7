#!/usr/bin/env python3
"""Copies what the audits of the two sample models found, picture by picture, out of the program's database.

    ./vlm-audit build --dataset occupation --model sample-v1 --output DIR
    ./vlm-audit build --dataset occupation --model sample-v2 --output DIR
    python3 Tests/Golden/make_sample_audit_golden.py DIR/audit.sqlite

Needs nothing but Python. The tests of the planted truth read sample-audit/results.csv.
"""

import csv
import sqlite3
import sys
from pathlib import Path

QUERY = """
SELECT model.name AS model, classifier.setting AS setting, sample.path AS path, sample.label AS label,
       sampleGroup.name AS gender, prediction.predicted AS predicted,
       face.hit AS face_hit, face.mass AS face_mass, face.chance AS face_chance,
       evidence.hit AS evidence_hit, evidence.mass AS evidence_mass, evidence.chance AS evidence_chance,
       evidence.centre AS evidence_centre
FROM run
JOIN model ON model.digest = run.modelDigest
JOIN classifier ON classifier.digest IN (run.zeroShotDigest, run.fineTunedDigest)
JOIN runSample ON runSample.run = run.name
JOIN sample ON sample.datasetDigest = run.datasetDigest AND sample.path = runSample.path
JOIN sampleGroup ON sampleGroup.datasetDigest = sample.datasetDigest AND sampleGroup.path = sample.path
JOIN prediction ON prediction.imageDigest = sample.imageDigest AND prediction.classifierDigest = classifier.digest
    AND prediction.variant = 'original'
JOIN localisation AS face ON face.imageDigest = sample.imageDigest AND face.classifierDigest = classifier.digest
    AND face.variant = 'original' AND face.target = prediction.predicted AND face.region = 'face'
    AND face.attributionDigest = run.attributionDigest
JOIN localisation AS evidence ON evidence.imageDigest = sample.imageDigest AND evidence.classifierDigest = classifier.digest
    AND evidence.variant = 'original' AND evidence.target = prediction.predicted AND evidence.region = 'evidence'
    AND evidence.attributionDigest = run.attributionDigest
WHERE run.finishedAt IS NOT NULL AND run.sampleLimit IS NULL AND model.name IN ('sample-v1', 'sample-v2')
    AND sampleGroup.attribute = 'gender'
ORDER BY model.name, setting DESC, path
"""


def cell(value: object) -> object:
    return f"{value:.6g}" if isinstance(value, float) else value


def main() -> None:
    connection = sqlite3.connect(f"file:{sys.argv[1]}?mode=ro", uri=True)
    cursor = connection.execute(QUERY)
    rows = cursor.fetchall()
    target = Path(__file__).parent / "sample-audit" / "results.csv"
    target.parent.mkdir(exist_ok=True)
    with open(target, "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow([column[0] for column in cursor.description])
        writer.writerows([cell(value) for value in row] for row in rows)
    print(f"{target}: {len(rows)} rows")


if __name__ == "__main__":
    main()
