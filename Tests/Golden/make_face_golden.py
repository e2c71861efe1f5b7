#!/usr/bin/env python3
"""Expected values of the face detector, from facenet-pytorch.

    python3 Tests/Golden/make_face_golden.py [SHARED]

Needs torch, torchvision, numpy, Pillow, safetensors and facenet-pytorch 2.6.0 (installed with --no-deps; of its other
requirements nothing is used here). Writes into Tests/Golden/faces:

* made-up.json: networks whose weights are drawn from SplitMix64, on a picture that is a formula, so that nothing but the
  numbers that came out has to be kept: what each network answers, and the faces that all three find together.
* photos.json, with the folder SHARED: the faces in photos of it, by their path there, with the real weights. Rows are
  left, upper, right and lower edge, probability, and the five places as x, y.
"""
import json
import sys
import types
from pathlib import Path

import numpy as np
import torch
from PIL import Image

# facenet_pytorch downloads weights that are not needed here with it.
sys.modules.setdefault("requests", types.ModuleType("requests"))
sys.modules.setdefault("requests.adapters", types.ModuleType("requests.adapters"))
sys.modules["requests.adapters"].HTTPAdapter = object

from facenet_pytorch import MTCNN  # noqa: E402
from facenet_pytorch.models.utils.detect_face import detect_face  # noqa: E402

FOLDER = Path(__file__).parent / "faces"
# A seed and a gain of the layers before the softmax with which some of the picture passes all three networks.
SEED = 20460
GAIN = 8
THRESHOLDS = [0.6, 0.6, 0.6]
WIDTH, HEIGHT = 96, 78


def uniform(seed, count):
    """The first numbers of SplitMix64 as floats in [0, 1), as SplitMix64.swift draws them."""
    with np.errstate(over="ignore"):
        z = np.uint64(seed) + np.arange(1, count + 1, dtype=np.uint64) * np.uint64(0x9E3779B97F4A7C15)
        z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
        z = z ^ (z >> np.uint64(31))
    return (z >> np.uint64(40)).astype(np.float32) * np.float32(2.0**-24)


def tensors(networks):
    """Name, shape and scale of every tensor; the scale keeps values of one size from layer to layer."""
    table = []
    for name, network in networks.items():
        for key, value in network.state_dict().items():
            shape = list(value.shape)
            if "prelu" in key:
                scale = 0.25
            elif key.endswith("bias"):
                scale = 0.125
            else:
                fan = int(np.prod(shape[1:]))
                scale = 2.0 ** -round(np.log2(np.sqrt(fan / 6)))
                if key.startswith(("conv4_1", "dense5_1", "dense6_1")):
                    scale *= GAIN
                if key.startswith(("conv4_2", "dense5_2", "dense6_2")):
                    scale /= 8
            table.append({"name": f"{name}.{key}", "shape": shape, "scale": scale})
    return table


def made_up_networks(noise=0.0):
    """The networks; `noise` changes every weight by a share of at most so much."""
    detector = MTCNN(keep_all=True, thresholds=THRESHOLDS)
    networks = {"pnet": detector.pnet, "rnet": detector.rnet, "onet": detector.onet}
    table = tensors(networks)
    states = {name: {} for name in networks}
    for index, entry in enumerate(table):
        count = int(np.prod(entry["shape"]))
        values = (2 * uniform(SEED + index, count) - 1) * np.float32(entry["scale"])
        values *= 1 + np.float32(noise) * (2 * uniform(SEED - 1 - index, count) - 1)
        network, key = entry["name"].split(".", 1)
        states[network][key] = torch.from_numpy(values.reshape(entry["shape"]))
    for name, network in networks.items():
        network.load_state_dict(states[name])
    return detector, table


def picture():
    y, x = np.mgrid[0:HEIGHT, 0:WIDTH]
    planes = [7 * x + 3 * y + x * y // 16, x * x // 8 + 11 * y, (x ^ y) * 5]
    return np.stack([plane % 256 for plane in planes], axis=2).astype(np.uint8)


def rounded(values, digits):
    return [round(float(value), digits) for value in np.asarray(values).ravel()]


def faces(detector, image):
    boxes, points = detect_face(
        image, detector.min_face_size, detector.pnet, detector.rnet, detector.onet, detector.thresholds,
        detector.factor, detector.device)
    boxes, points = np.array(boxes[0], dtype=np.float64), np.array(points[0], dtype=np.float64)
    if len(boxes) == 0:
        return []
    order = np.argsort((boxes[:, 2] - boxes[:, 0]) * (boxes[:, 3] - boxes[:, 1]))[::-1]
    return [
        rounded(boxes[i, :4], 2) + [round(float(boxes[i, 4]), 5)] + rounded(points[i], 1) for i in order
    ]


def made_up():
    detector, table = made_up_networks()
    image = picture()
    with torch.no_grad():
        x = (torch.from_numpy(image).permute(2, 0, 1)[None].float() - 127.5) * 0.0078125
        answers = {}
        offsets, probabilities = detector.pnet(x[:, :, :23, :31])
        answers["pnet"] = torch.cat([probabilities[:, 1:], offsets], 1)[0].permute(1, 2, 0)
        offsets, probabilities = detector.rnet(x[:, :, 10:34, 20:44])
        answers["rnet"] = torch.cat([probabilities[:, 1:], offsets], 1)[0]
        offsets, places, probabilities = detector.onet(x[:, :, 10:58, 20:68])
        answers["onet"] = torch.cat([probabilities[:, 1:], offsets, places], 1)[0]
        found = faces(detector, image)
        # A probability at a threshold would make the golden values depend on the order of sums.
        shaken = faces(made_up_networks(noise=1e-6)[0], image)
        assert len(found) == len(shaken) and np.abs(np.array(found) - np.array(shaken)).max() < 0.11
    (FOLDER / "made-up.json").write_text(
        json.dumps(
            {
                "seed": SEED, "thresholds": THRESHOLDS, "tensors": table, "picture": [WIDTH, HEIGHT],
                "answers": {
                    name: {"shape": list(value.shape), "values": rounded(value.numpy(), 6)}
                    for name, value in answers.items()
                },
                "faces": found,
            }) + "\n")
    print(f"made-up.json: {len(found)} faces")


def photos(shared):
    detector = MTCNN(keep_all=True)
    files = sorted(shared.glob("oracles/faces/*.jpg")) + sorted(
        shared.glob("data/occupation/sample/test/*/*.jpg"))
    found = {}
    with torch.no_grad():
        for file in files:
            found[str(file.relative_to(shared))] = faces(detector, np.array(Image.open(file).convert("RGB")))
    lines = [f"  {json.dumps(name)}: {json.dumps(rows)}" for name, rows in found.items()]
    (FOLDER / "photos.json").write_text("{\n" + ",\n".join(lines) + "\n}\n")
    counts = [len(rows) for rows in found.values()]
    print(f"photos.json: {len(files)} photos, {sum(counts)} faces, {counts.count(0)} photos without one")


FOLDER.mkdir(exist_ok=True)
made_up()
if len(sys.argv) > 1:
    photos(Path(sys.argv[1]))
