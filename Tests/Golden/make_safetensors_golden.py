#!/usr/bin/env python3
"""Write clip-tiny's little sister: one safetensors file with a tensor of every type that the Swift reader knows.

    venv/bin/python Tests/Golden/make_safetensors_golden.py          # needs torch, safetensors; writes safetensors/types.safetensors

Written by the package `safetensors` 0.8.0 with torch 2.15.0. The values are chosen to be exact in Swift's literals:
zero of both signs, the smallest subnormal, the largest finite number, infinity, not-a-number, and a few in between.
"""
import os, sys
import torch
from safetensors.torch import save_file

OUT = sys.argv[1] if len(sys.argv) > 1 else os.path.join(os.path.dirname(os.path.abspath(__file__)), "safetensors")
os.makedirs(OUT, exist_ok=True)
inf, nan = float("inf"), float("nan")
save_file({
    "float32": torch.tensor([[0.0, -0.0, 1.5], [2.0**-149, 3.4028234663852886e38, -inf]], dtype=torch.float32),
    "float16": torch.tensor([[0.0, -0.0], [1.5, 2.0**-24], [65504.0, -2.0**-14], [inf, -inf], [nan, 0.333251953125]], dtype=torch.float16),
    "bfloat16": torch.tensor([0.0, -0.0, 1.5, 2.0**-133, 3.3895313892515355e38, -inf, nan, 0.333984375], dtype=torch.bfloat16),
    "float64": torch.tensor([0.1], dtype=torch.float64),
    "int64": torch.tensor([0, -1, 2**63 - 1, -(2**63)]),
    "int32": torch.tensor([7], dtype=torch.int32), "int16": torch.tensor([7], dtype=torch.int16), "int8": torch.tensor([7], dtype=torch.int8),
    "uint8": torch.tensor([7, 8, 9], dtype=torch.uint8), "uint16": torch.tensor([7], dtype=torch.uint16),
    "uint32": torch.tensor([7], dtype=torch.uint32), "uint64": torch.tensor([7], dtype=torch.uint64),
    "bool": torch.tensor([True, False, True]),
    "scalar": torch.tensor(4.6052), "empty": torch.zeros(0, 3), "name with \"quotes\", \\ and é": torch.tensor([1.0]),
}, os.path.join(OUT, "types.safetensors"), metadata={"format": "pt", "note": "line\nbreak \"quoted\" é"})
os.chmod(os.path.join(OUT, "types.safetensors"), 0o644)
