#!/usr/bin/env python3
"""Write faithfulness.json: what PyTorch and SciPy say about insertion, scores of other classifiers, blind rankings,
explanations with a normalised score, and how alike two maps are.

    python3 -m venv venv && venv/bin/pip install torch transformers pillow numpy scipy safetensors
    venv/bin/python Tests/Golden/make_faithfulness_golden.py         # some seconds

Written with torch 2.15.0, transformers 5.23.0, Pillow 13.0.0, numpy 2.4.6 and scipy 1.17.1. It needs the checkpoint, the pictures and
the masks in clip-tiny/, which make_clip_golden.py writes; pictures are prepared as described there. Image 0 and 1 are 224 x 224
already. The map of a picture is 1 - mask of perturbation.cosine.half.

  insertion   from the picture blurred by Pillow's GaussianBlur(10) to the picture, 1792 pixels a step, most salient first, equal ones
              by position: softmax(logits)[0] of the prompts ("zeroShot") and softmax(W z + b)[0] of a linear head ("fineTuned") on the
              embedding before normalisation; the head is head.full.weight and head.full.bias of clip-tiny/golden.safetensors
  deletion    to the mean colour, likewise: the linear head's probability and the cosine with prompt 0
  floors      deletion curves of softmax(logits)[0] in the order of a random map (28 x 28 values uniform from SplitMix64, whose seed is
              the first eight bytes, little-endian, of the SHA-256 of "7\\n" + "ab" x 32 + "\\nrandom ranking") and of a Gaussian around the
              centre of standard deviation 7 cells
  ends        both scores of the picture and of its blur
  matched     for image 1, Meaningful Perturbation from a mask of 0.5 without jitter on (y - y_blurred) / (y_clean - y_blurred), with y the cosine
              ("cosine") or the softmax probability ("softmax"): the objective before each of the first 20 steps and the mean of the
              final mask after 60 steps
  agreement   scipy.stats.spearmanr of all cells, and the share of the 39 most salient cells of the first map (stable sort) that are
              among those of the second
"""
import hashlib, json, math
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from PIL import Image, ImageFilter
from safetensors.torch import load_file
from scipy import stats
from transformers import CLIPModel, CLIPTokenizer

HERE = Path(__file__).parent
TINY = HERE / "clip-tiny"
SIZE, STEP = 224, 1792
torch.set_num_threads(1)
known = json.loads((TINY / "golden.json").read_text())
tensors = load_file(TINY / "golden.safetensors")
MEAN = torch.tensor([0.48145466, 0.4578275, 0.40821073]).view(1, 3, 1, 1)
STD = torch.tensor([0.26862954, 0.26130258, 0.27577711]).view(1, 3, 1, 1)
model = CLIPModel.from_pretrained(TINY, dtype=torch.float32, attn_implementation="eager").eval()
for p in model.parameters():
    p.requires_grad_(False)
tokens = CLIPTokenizer.from_pretrained(TINY)(known["prompts"], padding=True, return_tensors="pt")
text = F.normalize(model.text_projection(model.text_model(**tokens).pooler_output), dim=-1)
weight, bias = tensors["head.full.weight"], tensors["head.full.bias"]


def features(x):
    return model.visual_projection(model.vision_model(pixel_values=x).pooler_output)


SCORES = {
    "cosine": lambda z: (F.normalize(z, dim=-1) @ text.T)[:, 0],
    "zeroShot": lambda z: (model.logit_scale.exp() * F.normalize(z, dim=-1) @ text.T).softmax(-1)[:, 0],
    "fineTuned": lambda z: (z @ weight.T + bias).softmax(-1)[:, 0],
}


def pixels(im):
    return (torch.from_numpy(np.asarray(im, dtype=np.float32).copy()).permute(2, 0, 1)[None] / 255 - MEAN) / STD


def enlarged(values):
    return F.interpolate(values.reshape(1, 1, 28, 28), size=(SIZE, SIZE), mode="bilinear", align_corners=False).flatten()


def curve(start, finish, small, names):
    """Embeddings along the exchange are made once; every score judges them."""
    order = torch.argsort(enlarged(small), descending=True, stable=True)
    flat, end, shown = start.reshape(3, -1).clone(), finish.reshape(3, -1), []
    shown.append(flat.clone())
    for s in range(math.ceil(SIZE * SIZE / STEP)):
        places = order[s * STEP : (s + 1) * STEP]
        flat[:, places] = end[:, places]
        shown.append(flat.clone())
    z = features(torch.stack(shown).reshape(-1, 3, SIZE, SIZE))
    return {name: numbers(SCORES[name](z)) for name in names}


def numbers(values):
    return [float(f"{v:.7g}") for v in torch.as_tensor(values).flatten().tolist()]


class SplitMix64:
    def __init__(self, seed):
        self.state = seed

    def next(self):
        mask = (1 << 64) - 1
        self.state = (self.state + 0x9E3779B97F4A7C15) & mask
        z = self.state
        z = ((z ^ z >> 30) * 0xBF58476D1CE4E5B9) & mask
        z = ((z ^ z >> 27) * 0x94D049BB133111EB) & mask
        return z ^ z >> 31


def matched(x, b, score):
    f = lambda v: SCORES[score](features(v))[0]
    clean, blurred = f(x), f(b)
    m = torch.full((1, 1, 28, 28), 0.5).requires_grad_(True)
    optimiser, objective = torch.optim.Adam([m], lr=0.1), []
    for _ in range(60):
        up = F.interpolate(m, size=(SIZE, SIZE), mode="bilinear", align_corners=False)
        y = (f(up * x + (1 - up) * b) - blurred) / (clean - blurred)
        loss = y + 1e-4 * (1 - m).abs().sum()
        loss = loss + 1e-2 * ((m[:, :, 1:] - m[:, :, :-1]).abs().pow(3).sum() + (m[..., 1:] - m[..., :-1]).abs().pow(3).sum())
        optimiser.zero_grad()
        loss.backward()
        objective.append(loss.item())
        optimiser.step()
        with torch.no_grad():
            m.clamp_(0, 1)
    return {"objective": numbers(objective[:20]), "maskMean": m.mean().item()}


seed = int.from_bytes(hashlib.sha256(("7\n" + "ab" * 32 + "\nrandom ranking").encode()).digest()[:8], "little")
draws = SplitMix64(seed)
random = torch.tensor([(draws.next() >> 40) * 2.0**-24 for _ in range(784)])
row, column = np.mgrid[0:28, 0:28] - 13.5
centre = torch.from_numpy(np.exp(-(row**2 + column**2) / (2 * 7.0**2))).float().flatten()
golden = {"insertion": [], "deletion": [], "floors": [], "ends": []}
maps = []
for k in range(2):
    im = Image.open(TINY / f"image{k}.png").convert("RGB")
    x, b = pixels(im), pixels(im.filter(ImageFilter.GaussianBlur(10)))
    maps.append(1 - tensors[f"perturbation.cosine.half.image{k}.mask"].flatten())
    golden["insertion"].append(curve(b, x, maps[k], ["zeroShot", "fineTuned"]))
    golden["deletion"].append(curve(x, torch.zeros_like(x), maps[k], ["fineTuned", "cosine"]))
    golden["floors"].append({name: curve(x, torch.zeros_like(x), small, ["zeroShot"])["zeroShot"]
                             for name, small in [("random", random), ("centre", centre)]})
    golden["ends"].append({score: [SCORES[name](features(v))[0].item() for v in (x, b)]
                           for score, name in [("cosine", "cosine"), ("softmax", "zeroShot")]})
    if k == 1:  # blurring takes nothing from the scores of image 0
        golden["matched"] = {"cosine": matched(x, b, "cosine"), "softmax": matched(x, b, "zeroShot")}
golden["randomMapStart"] = numbers(random[:4])


def agreement(one, other):
    top = lambda v: set(torch.argsort(v, descending=True, stable=True)[:39].tolist())
    return {"rankCorrelation": float(stats.spearmanr(one.numpy(), other.numpy()).statistic),
            "topOverlap": len(top(one) & top(other)) / 39}


golden["agreement"] = {"maps": agreement(maps[0], maps[1]), "mapAndCentre": agreement(maps[0], centre)}
target = HERE / "faithfulness.json"
target.write_text(json.dumps(golden, indent=1) + "\n")
print(f"{target}: {target.stat().st_size} bytes")
