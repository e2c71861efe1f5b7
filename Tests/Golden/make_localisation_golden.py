#!/usr/bin/env python3
"""Write localisation.json: how well made-up maps point at boxes, by PyTorch's enlargement and NumPy's arithmetic.

    python3 -m venv venv && venv/bin/pip install torch numpy
    venv/bin/python Tests/Golden/make_localisation_golden.py

Written with torch 2.15.0 and numpy 2.4.6. Everything after the enlargement is in double precision. Pixels tie where they are
within 1e-6 of the largest.
"""
import json
import sys
from pathlib import Path

import numpy as np
import torch

OUT = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent / "localisation.json"
RANDOM = np.random.default_rng(28)


def case(name, values, boxes, side=224):
    """Boxes are [x, y, width, height] in pixels of the side x side picture."""
    values = np.round(values, 4).astype(np.float32)
    large = torch.nn.functional.interpolate(
        torch.from_numpy(values)[None, None].double(), size=(side, side), mode="bilinear", align_corners=False)[0, 0].numpy()
    y, x = np.mgrid[:side, :side] + 0.5
    mask = np.zeros((side, side), bool)
    for left, top, width, height in boxes:
        mask |= (x >= left) & (x < left + width) & (y >= top) & (y < top + height)
    tied = large >= large.max() * (1 - 1e-6)
    middle = mask[(side - 1) // 2:side // 2 + 1, (side - 1) // 2:side // 2 + 1]
    return {
        "name": name, "cells": values.shape[0], "values": [float(f"{v:.4f}") for v in values.ravel()], "side": side,
        "boxes": boxes, "tied": int(tied.sum()), "hit": float(mask[tied].mean()),
        "mass": float(large[mask].sum() / large.sum()) if large.any() else None,
        "area": float(mask.mean()), "centre": float(middle.mean())}


def blob(row, column, width, cells=28):
    y, x = np.mgrid[:cells, :cells]
    return np.exp(-((y - row) ** 2 + (x - column) ** 2) / (2 * width ** 2))


noise = RANDOM.random((28, 28)) * 0.2
# A plateau of the largest value, as clamping gives it: 5 x 4 cells from row 6 and column 10.
plateau = noise.copy()
plateau[6:11, 10:14] = 1
# Between equal cells that are not 1, single precision does not give quite the value of the cells.
odd_plateau = noise.copy()
odd_plateau[6:11, 10:14] = 0.7331

cases = [
    case("one peak in the box", noise + blob(9, 12, 3) * 0.7, [[80, 50, 50, 61.5]]),
    case("one peak beside the box", noise + blob(20.4, 12, 3) * 0.7, [[80, 50, 50, 61.5]]),
    case("boxes that overlap, one over the edge", noise + blob(3, 25, 2) * 0.7,
         [[180.2, -12, 80, 60.7], [150, 20.5, 60.5, 30], [100.49, 100.51, 40, 30]]),
    case("a plateau half in the box", plateau, [[96.5, 30, 40.3, 70]]),
    case("a plateau of another value", odd_plateau, [[96.5, 30, 40.3, 70]]),
    case("the same value everywhere", np.full((28, 28), 0.3), [[10, 10, 60, 70]]),
    case("nothing anywhere", np.zeros((28, 28)), [[10, 10, 60, 70]]),
    case("no box", noise, []),
    case("a box thinner than a pixel, between centres", noise, [[50.6, 50, 0.8, 90]]),
    case("half of the centre", noise, [[100, 100, 12, 50]]),
    case("an odd side", RANDOM.random((7, 7)), [[30, 30, 20, 20]], side=75),
]
lines = ",\n".join(" " + json.dumps(entry) for entry in cases)
OUT.write_text(f"[\n{lines}\n]\n")
print(f"{OUT}: {OUT.stat().st_size} bytes", [(entry["name"], entry["tied"], entry["hit"]) for entry in cases])
