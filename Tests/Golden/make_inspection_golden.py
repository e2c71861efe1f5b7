#!/usr/bin/env python3
"""Write inspection.json: what ImageHash, Pillow, NumPy and cleanlab say, for the tests of the dataset audit.

    python3 -m venv venv && venv/bin/pip install pillow numpy imagehash cleanlab
    venv/bin/python Tests/Golden/make_inspection_golden.py

Written with Pillow 13.0, numpy 2.4.6, ImageHash 4.3.2 and cleanlab 2.9.0. Pictures are files that lie beside this script
already; JPEG files are left out, because decoders may differ by a level.
"""
import json
import sys
from pathlib import Path

import imagehash
import numpy as np
from cleanlab.count import compute_confident_joint, get_confident_thresholds
from cleanlab.filter import find_label_issues
from PIL import Image

HERE = Path(__file__).parent
OUT = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / "inspection.json"
PICTURES = [
    "clip-tiny/image0.png", "clip-tiny/image1.png", "clip-tiny/image2.png", "image/photo.png", "image/rgb-8.png",
    "image/grey-8.png", "image/palette-4.png"]
RANDOM = np.random.default_rng(2021)


def picture(name):
    image = Image.open(HERE / name).convert("RGB")
    colours, luma = np.asarray(image).astype(int), np.asarray(image.convert("L")).astype(float)
    short = min(image.size)
    small = image.convert("L")
    if short > 224:
        small = small.resize([side * 224 // short for side in image.size], Image.BILINEAR)
    level = np.asarray(small).astype(float)
    laplacian = level[:-2, 1:-1] + level[2:, 1:-1] + level[1:-1, :-2] + level[1:-1, 2:] - 4 * level[1:-1, 1:-1]
    shares = np.bincount(luma.astype(int).ravel(), minlength=256) / luma.size
    shares = shares[shares > 0]
    chroma = np.sort((colours.max(2) - colours.min(2)).ravel())
    return {
        "file": name, "perceptual": str(imagehash.phash(image)), "difference": str(imagehash.dhash(image)),
        "brightness": luma.mean() / 255, "contrast": luma.std() / 255,
        "entropy": float(-(shares * np.log2(shares)).sum()),
        "colour": int(chroma[int(np.ceil(0.99 * chroma.size)) - 1]) / 255, "sharpness": laplacian.var()}


def labels(name, count, classes, sharpness, wrong):
    """Probabilities around a true class, and labels of which a share was exchanged; all on a grid of 1/1000."""
    true = RANDOM.integers(0, classes, count)
    given = np.where(RANDOM.random(count) < wrong, RANDOM.integers(0, classes, count), true)
    logits = RANDOM.normal(size=(count, classes)) + sharpness * np.eye(classes)[true]
    rows = np.exp(logits) / np.exp(logits).sum(1, keepdims=True)
    rows = np.round(rows, 3)
    rows[:, -1] = np.round(1 - rows[:, :-1].sum(1), 3)
    # Every class is there, as cleanlab asks for.
    given[:classes] = np.arange(classes)
    joint = compute_confident_joint(given, rows, calibrate=False)
    issues = find_label_issues(
        given, rows, filter_by="confident_learning", return_indices_ranked_by="normalized_margin", n_jobs=1)
    return {
        "name": name, "classes": classes, "labels": given.tolist(), "probabilities": rows.tolist(),
        "thresholds": get_confident_thresholds(given, rows).tolist(), "joint": joint.tolist(),
        "issues": [int(index) for index in issues]}


golden = {
    "pictures": [picture(name) for name in PICTURES],
    "labels": [
        labels("a good classifier, few errors", 90, 3, 3, 0.1),
        labels("a poor classifier, many errors", 120, 4, 1, 0.3),
        labels("a classifier that knows nothing", 60, 5, 0, 0.5),
        labels("two classes", 40, 2, 2, 0.2),
    ]}
text = json.dumps(golden)
OUT.write_text(text.replace('}, {', '},\n{').replace('], [', '],[') + "\n")
print(f"{OUT}: {OUT.stat().st_size} bytes", [len(case["issues"]) for case in golden["labels"]])
