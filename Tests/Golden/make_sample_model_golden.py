#!/usr/bin/env python3
"""What transformers makes of the two sample models: the logits of three drawn pictures for the audit's ten prompts.

    ./vlm-audit datasets sample --count 800 --out WORLD
    python3 Tests/Golden/make_sample_model_golden.py WORLD

Needs torch, transformers and Pillow. Copies the pictures into sample-audit/ and writes sample-audit/logits.json.
"""

import json
import shutil
import sys
from pathlib import Path

import torch
from PIL import Image
from transformers import CLIPImageProcessor, CLIPModel, CLIPTokenizer

HERE = Path(__file__).parent
MODELS = HERE.parent.parent / "Sources" / "SampleWorld" / "models"
PICTURES = ["test/chef/chef-0001.jpg", "test/judge/judge-0004.jpg", "test/waiter/waiter-0012.jpg"]
CLASSES = ["chef", "doctor", "engineer", "farmer", "firefighter", "judge", "mechanic", "pilot", "police", "waiter"]


def logits(name: str, pictures: list[Path]) -> list[list[float]]:
    model = CLIPModel.from_pretrained(MODELS / name, dtype=torch.float32, attn_implementation="eager").eval()
    tokenizer, processor = CLIPTokenizer.from_pretrained(MODELS / name), CLIPImageProcessor.from_pretrained(MODELS / name)
    tokens = tokenizer([f"a photo of a {label}" for label in CLASSES], padding=True, return_tensors="pt")
    images = processor([Image.open(p) for p in pictures], return_tensors="pt")
    with torch.no_grad():
        return model(**tokens, pixel_values=images["pixel_values"]).logits_per_image.tolist()


def main() -> None:
    target = HERE / "sample-audit"
    target.mkdir(exist_ok=True)
    copies = [Path(shutil.copy(Path(sys.argv[1]) / picture, target)) for picture in PICTURES]
    golden = {
        "pictures": [copy.name for copy in copies],
        "prompts": [f"a photo of a {label}" for label in CLASSES],
        "logits": {name: logits(name, copies) for name in ("sample-v1", "sample-v2")},
    }
    (target / "logits.json").write_text(json.dumps(golden, indent=1) + "\n")


if __name__ == "__main__":
    main()
