#!/usr/bin/env python3
"""How fast faces are found, beside facenet-pytorch: the same photos, one core, in turns.

    env -u OPENBLAS_CORETYPE -u OPENBLAS_L2_SIZE OMP_NUM_THREADS=1 taskset -c 0 \\
        python3 Tests/Golden/measure_face_speed.py .build/release/vlm-audit mtcnn.safetensors FOLDER [ROUNDS]

Needs what make_face_golden.py needs. Both decode the JPEG files; of ours the start of the program and the reading of the
weights count too, of facenet-pytorch they do not.
"""
import json
import statistics
import subprocess
import sys
import time
import types
from pathlib import Path

import torch
from PIL import Image

for name in ("requests", "requests.adapters"):
    sys.modules.setdefault(name, types.ModuleType(name))
sys.modules["requests.adapters"].HTTPAdapter = object

from facenet_pytorch import MTCNN  # noqa: E402

program, weights, folder = sys.argv[1:4]
rounds = int(sys.argv[4]) if len(sys.argv) > 4 else 5
files = sorted(str(path) for path in Path(folder).rglob("*.jpg"))
torch.set_num_threads(1)
detector = MTCNN(keep_all=True)


def theirs():
    start, count = time.perf_counter(), 0
    for file in files:
        boxes, _ = detector.detect(Image.open(file).convert("RGB"))
        count += 0 if boxes is None else len(boxes)
    return time.perf_counter() - start, count


def ours():
    command = [program, "faces", "--json", "--quiet", "--workers", "1", "--detector", weights] + files
    start = time.perf_counter()
    output = subprocess.run(command, check=True, capture_output=True).stdout
    return time.perf_counter() - start, sum(len(picture["faces"]) for picture in json.loads(output))


detector.detect(Image.open(files[0]).convert("RGB"))
ours()
times = {"facenet-pytorch": [], "vlm-audit": []}
for _ in range(rounds):
    for name, run in (("facenet-pytorch", theirs), ("vlm-audit", ours)):
        seconds, count = run()
        times[name].append(1000 * seconds / len(files))
        print(f"{name}: {times[name][-1]:.2f} ms a photo, {count} faces", flush=True)
medians = {name: statistics.median(values) for name, values in times.items()}
print(", ".join(f"{name} {value:.2f} ms" for name, value in medians.items()), end="; ")
print(f"{medians['facenet-pytorch'] / medians['vlm-audit']:.1f} times as fast; torch {torch.__version__}")
