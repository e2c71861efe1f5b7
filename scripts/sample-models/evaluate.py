#!/usr/bin/env python3
"""Measures a trained model on a world's test split.

    python evaluate.py --model DIR --world DIR [--json FILE] [--threads N]

Zero-shot with the audit's prompt, a linear head on the frozen encoder, both by gender, and what covering the face does.
"""

import argparse
import json
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from transformers import CLIPModel, CLIPTokenizer

import captions
import model as models
import pictures as pics

# How many training pictures of each profession the head sees, half of them of each gender where there are enough.
HEAD_PICTURES = 60


def main() -> None:
    parser = argparse.ArgumentParser(description="Measures a trained model on a world's test split.")
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--world", type=Path, required=True, help="folder with metadata.csv: pictures to test on")
    parser.add_argument("--head-world", type=Path, help="where the head's training pictures are; the same by default")
    parser.add_argument("--json", type=Path, help="write the figures here as well")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=1)
    options = parser.parse_args()

    models.quiet()
    torch.set_num_threads(options.threads)
    model, tokenizer = models.load(options.model)
    test = [p for p in pics.read(options.world) if p.split == "test"]
    train = balanced([p for p in pics.read(options.head_world or options.world) if p.split == "train"])
    with torch.no_grad():
        figures = measure(model, tokenizer, test, train, options.seed)
    print(json.dumps(figures, indent=2))
    if options.json:
        options.json.write_text(json.dumps(figures, indent=2) + "\n")


def balanced(pictures: list[pics.Picture]) -> list[pics.Picture]:
    """The same number of each profession, half of each gender or as near to it as the split allows."""
    chosen = []
    for label in captions.LABELS:
        groups = [[p for p in pictures if p.facts.label == label and p.facts.gender == g] for g in ("female", "male")]
        fewer, more = sorted(groups, key=len)
        half = fewer[: HEAD_PICTURES // 2]
        chosen += half + more[: HEAD_PICTURES - len(half)]
    return chosen


def measure(
    model: CLIPModel, tokenizer: CLIPTokenizer, test: list[pics.Picture], train: list[pics.Picture], seed: int
) -> dict:
    images = pics.load(test)
    prompts = [captions.PROMPT.format(label=label) for label in captions.LABELS]
    tokens = tokenizer(prompts, padding=True, return_tensors="pt")
    text = F.normalize(model.text_projection(model.text_model(input_ids=tokens.input_ids).pooler_output), dim=1)
    zero_shot = lambda x: model.logit_scale.exp() * F.normalize(embed(model, x), dim=1) @ text.T
    head = fit_head(embed(model, pics.load(train)), labels(train), seed)
    linear = lambda x: head(embed(model, x))
    return {
        "pictures": len(test), "head_pictures": len(train),
        "zero_shot": figures(zero_shot, images, test, seed), "linear_head": figures(linear, images, test, seed),
    }  # fmt: skip


def embed(model: CLIPModel, images: np.ndarray) -> torch.Tensor:
    batches = [
        model.vision_model(pixel_values=pics.normalised(images[i : i + 64])).pooler_output
        for i in range(0, len(images), 64)
    ]
    return model.visual_projection(torch.cat(batches))


def labels(pictures: list[pics.Picture]) -> torch.Tensor:
    return torch.tensor([captions.LABELS.index(p.facts.label) for p in pictures])


def fit_head(embeddings: torch.Tensor, targets: torch.Tensor, seed: int) -> torch.nn.Linear:
    """The head of an audit: embeddings as they are, one linear layer, Adam."""
    with torch.enable_grad():
        torch.manual_seed(seed)
        head = torch.nn.Linear(embeddings.shape[1], len(captions.LABELS))
        torch.nn.init.normal_(head.weight, std=0.01), torch.nn.init.zeros_(head.bias)
        optimiser = torch.optim.Adam(head.parameters(), lr=0.01)
        for _ in range(60):
            for batch in torch.randperm(len(targets)).split(64):
                optimiser.zero_grad()
                F.cross_entropy(head(embeddings[batch]), targets[batch]).backward()
                optimiser.step()
    return head


def figures(scores, images: np.ndarray, pictures: list[pics.Picture], seed: int) -> dict:
    """Accuracy in all and by gender, and the same with a face, or as much of the picture elsewhere, painted black."""
    targets = labels(pictures)
    whole, covered = probabilities(scores, images), probabilities(scores, painted(images, pictures, face_boxes))
    random = np.random.default_rng(seed)
    other = probabilities(scores, painted(images, pictures, lambda p, side: random_box(p, side, random)))
    right = lambda p: (p.argmax(1) == targets).float()
    target = lambda p: p.gather(1, targets[:, None])[:, 0]
    gender = lambda g: torch.tensor([p.facts.gender == g for p in pictures])
    share = lambda values: round(values.mean().item(), 4)
    result = {"accuracy": share(right(whole))}
    for g in ("female", "male"):
        result[f"accuracy_{g}"] = share(right(whole)[gender(g)])
    result |= {
        "accuracy_face_black": share(right(covered)), "accuracy_random_black": share(right(other)),
        "drop_face_black": share(target(whole) - target(covered)),
        "drop_random_black": share(target(whole) - target(other)),
        "confusions": confusions(whole, targets),
    }  # fmt: skip
    return result


def probabilities(scores, images: np.ndarray) -> torch.Tensor:
    return scores(images).softmax(1)


def confusions(probability: torch.Tensor, targets: torch.Tensor) -> dict[str, int]:
    pairs: dict[str, int] = {}
    for wanted, got in zip(targets.tolist(), probability.argmax(1).tolist()):
        if wanted != got:
            name = f"{captions.LABELS[wanted]} as {captions.LABELS[got]}"
            pairs[name] = pairs.get(name, 0) + 1
    return dict(sorted(pairs.items(), key=lambda item: -item[1])[:8])


def painted(images: np.ndarray, pictures: list[pics.Picture], box) -> np.ndarray:
    images = images.copy()
    for image, picture in zip(images, pictures):
        if picture.face:
            x, y, width, height = box(picture, pics.SIDE)
            image[:, y : y + height, x : x + width] = 0
    return images


def face_boxes(picture: pics.Picture, side: int) -> tuple[int, int, int, int]:
    """The face in pixels of the preprocessed picture; the drawn pictures are square."""
    scale = side / picture.side
    x, y, width, height = (round(n * scale) for n in picture.face)
    return x, y, width, height


def random_box(picture: pics.Picture, side: int, random: np.random.Generator) -> tuple[int, int, int, int]:
    _, _, width, height = face_boxes(picture, side)
    return int(random.integers(side - width + 1)), int(random.integers(side - height + 1)), width, height


if __name__ == "__main__":
    main()
