#!/usr/bin/env python3
"""Write pointing.json: how much made-up maps point at regions by several definitions, and how far maps are apart.

    python3 -m venv venv && venv/bin/pip install torch numpy scipy
    venv/bin/python Tests/Golden/make_pointing_golden.py

Written with torch 2.15.0, numpy 2.4.6 and scipy 1.17.1. The maps are those of localisation.json. The tolerance is the distance
transform of SciPy, the top of a map is sorted by NumPy; pixels tie where they are within 1e-6 of one another.
"""
import json
import sys
from pathlib import Path

import numpy as np
import torch
from scipy import ndimage

FOLDER = Path(__file__).parent
OUT = Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER / "pointing.json"
TOLERANCE, TOP = 15, 0.05


def hit(large, mask):
    return float(mask[large >= large.max() * (1 - 1e-6)].mean())


def top_share(large, mask):
    room = TOP * large.size
    last = np.sort(large, axis=None)[::-1][int(np.ceil(room)) - 1]
    above, tied = large > last * (1 + 1e-6), np.abs(large - last) <= last * 1e-6
    return float((mask[above].sum() + (room - above.sum()) * mask[tied].mean()) / room)


def scores(large, mask):
    # Of a region without a pixel nothing is near.
    near = ndimage.distance_transform_edt(~mask) <= TOLERANCE if mask.any() else mask
    return {
        "top-pixel": [hit(large, mask), float(mask.mean())],
        "near-top-pixel": [hit(large, near), float(near.mean())],
        "top-share": [top_share(large, mask), float(mask.mean())],
        "mass": [float(large[mask].sum() / large.sum()) if large.any() else None, float(mask.mean())]}


def case(entry):
    values = np.array(entry["values"], np.float32).reshape(entry["cells"], entry["cells"])
    side = entry["side"]
    large = torch.nn.functional.interpolate(
        torch.from_numpy(values)[None, None].double(), size=(side, side), mode="bilinear", align_corners=False)[0, 0].numpy()
    y, x = np.mgrid[:side, :side] + 0.5
    box, ellipse = np.zeros((side, side), bool), np.zeros((side, side), bool)
    for left, top, width, height in entry["boxes"]:
        box |= (x >= left) & (x < left + width) & (y >= top) & (y < top + height)
        ellipse |= (((x - left - width / 2) / (width / 2)) ** 2 + ((y - top - height / 2) / (height / 2)) ** 2) <= 1
    return {"name": entry["name"], "box": scores(large, box), "ellipse": scores(large, ellipse)}


def distance(one, other):
    a, b = np.array(one["values"]), np.array(other["values"])
    return float(np.abs(a / a.sum() - b / b.sum()).sum() / 2) if a.any() and b.any() else None


maps = json.loads((FOLDER / "localisation.json").read_text())
pairs = [(one, other) for one in maps for other in maps if one["cells"] == other["cells"] and one["name"] < other["name"]]
golden = {
    "scores": [case(entry) for entry in maps],
    "distances": [{"one": one["name"], "other": other["name"], "distance": distance(one, other)} for one, other in pairs[:12]]}
OUT.write_text(json.dumps(golden, indent=1) + "\n")
print(f"{OUT}: {OUT.stat().st_size} bytes")
