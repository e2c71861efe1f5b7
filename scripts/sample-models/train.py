#!/usr/bin/env python3
"""Trains a small CLIP on a drawn world.

    python train.py --world DIR --out DIR [--seed N] [--epochs N] [--threads N]

Contrastive learning (Radford et al., 2021) with one change: in so small a world a batch holds many pictures that a
caption is true of, and all of them count as matches, as in UniCL (Yang et al., 2022).
"""

import argparse
import json
import math
import time
from pathlib import Path
from random import Random

import numpy as np
import torch
import torch.nn.functional as F
from transformers import CLIPModel, CLIPTokenizer

import captions
import model as models
import pictures as pics
import vocabulary


def main() -> None:
    parser = argparse.ArgumentParser(description="Trains a small CLIP on a drawn world.")
    parser.add_argument("--world", type=Path, required=True, help="folder with metadata.csv")
    parser.add_argument("--out", type=Path, required=True, help="folder for the model")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--epochs", type=int, default=60)
    parser.add_argument("--batch", type=int, default=128)
    parser.add_argument("--rate", type=float, default=1e-3, help="highest learning rate")
    parser.add_argument("--decay", type=float, default=0.05, help="weight decay of matrices")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--limit", type=int, help="use only the first pictures of the split, to try things out")
    options = parser.parse_args()

    models.quiet()
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)

    pictures = [p for p in pics.read(options.world) if p.split == "train"][: options.limit]
    tools = sorted({p.facts.tool for p in pictures} - {""})
    merges = vocabulary.learn_merges(captions.weighted_captions(tools), limit=1000)
    vocabulary.write(options.out, merges, models.CONTEXT_LENGTH)
    tokenizer = CLIPTokenizer.from_pretrained(options.out)
    model = models.new(tokenizer)
    print(f"{len(pictures)} pictures, {len(tokenizer)} tokens, {models.megaflops():.0f} MFLOP a picture", flush=True)

    start = time.monotonic()
    train(model, tokenizer, pictures, pics.load(pictures), options)
    models.save(model, options.out)
    record = {
        "pictures": len(pictures), "signs": sum(bool(p.text) for p in pictures),
        "right_signs": sum(p.text == p.facts.label for p in pictures), "hidden_evidence": sum(not p.evidence for p in pictures),
        "epochs": options.epochs, "batch": options.batch, "rate": options.rate, "decay": options.decay,
        "seed": options.seed, "threads": options.threads, "minutes": round((time.monotonic() - start) / 60, 1),
        "torch": torch.__version__, "megaflops": round(models.megaflops()),
        "women": share_of_women(pictures),
    }  # fmt: skip
    (options.out / "training.json").write_text(json.dumps(record, indent=2) + "\n")


def share_of_women(pictures: list[pics.Picture]) -> dict[str, float]:
    """For each profession, as the card tells it."""
    genders = {label: [p.facts.gender for p in pictures if p.facts.label == label] for label in captions.LABELS}
    return {label: round(found.count("female") / max(1, len(found)), 3) for label, found in genders.items()}


def train(
    model: CLIPModel, tokenizer: CLIPTokenizer, pictures: list[pics.Picture], images: np.ndarray,
    options: argparse.Namespace,
) -> None:  # fmt: skip
    generator = torch.Generator().manual_seed(options.seed)
    random = Random(options.seed)
    augment = pics.Augmentation(pictures, generator)
    parameters = list(model.parameters())
    optimiser = torch.optim.AdamW(
        [
            {"params": [p for p in parameters if p.ndim >= 2], "weight_decay": options.decay},
            {"params": [p for p in parameters if p.ndim < 2], "weight_decay": 0.0},
        ],
        betas=(0.9, 0.98),
    )
    steps_an_epoch = len(pictures) // options.batch
    total = steps_an_epoch * options.epochs
    model.train()
    start, reported = time.monotonic(), 0.0
    step, smooth = 0, None
    for epoch in range(options.epochs):
        order = torch.randperm(len(pictures), generator=generator)
        for part in order[: steps_an_epoch * options.batch].split(options.batch):
            chosen = part.tolist()
            for group in optimiser.param_groups:
                group["lr"] = options.rate * schedule(step, total)
            facts = [pictures[i].facts for i in chosen]
            sentences = [captions.caption(f, random) for f in facts]
            loss = contrastive_loss(model, tokenizer, augment(images, chosen), sentences, facts)
            optimiser.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(parameters, 1.0)
            optimiser.step()
            with torch.no_grad():
                model.logit_scale.clamp_(max=math.log(100))
            step += 1
            smooth = loss.item() if smooth is None else 0.98 * smooth + 0.02 * loss.item()
            elapsed = time.monotonic() - start
            if elapsed - reported > 15 or step == total:
                reported = elapsed
                left = elapsed / step * (total - step)
                print(
                    f"epoch {epoch + 1}/{options.epochs}  loss {smooth:.3f}  scale {model.logit_scale.exp():.1f}"
                    f"  {step * options.batch / elapsed:.0f} pictures/s  {left / 60:.1f} min left",
                    flush=True)  # fmt: skip


def schedule(step: int, total: int, warmup: float = 0.05) -> float:
    """The learning rate's share of its highest: up in a line, down in half a cosine."""
    progress = step / total
    if progress < warmup:
        return (progress + 1 / total) / warmup
    return 0.01 + 0.99 * (1 + math.cos(math.pi * (progress - warmup) / (1 - warmup))) / 2


def contrastive_loss(
    model: CLIPModel, tokenizer: CLIPTokenizer, images: torch.Tensor, sentences: list[captions.Caption],
    facts: list[captions.Facts],
) -> torch.Tensor:  # fmt: skip
    """Cross-entropy of pictures against captions and of captions against pictures, spread over all true pairs."""
    distinct = list(dict.fromkeys(sentences))
    tokens = tokenizer([s.text for s in distinct], padding=True, return_tensors="pt")
    image = model.visual_projection(model.vision_model(pixel_values=images).pooler_output)
    text = model.text_projection(model.text_model(input_ids=tokens.input_ids).pooler_output)
    logits = model.logit_scale.exp() * F.normalize(image, dim=1) @ F.normalize(text, dim=1).T
    # A caption that was chosen several times counts so often, as if it stood in the batch several times.
    number = {s: column for column, s in enumerate(distinct)}
    columns = torch.tensor([number[s] for s in sentences])
    logits = logits[:, columns]
    truths = truth(sentences, facts)
    of_image = (truths / truths.sum(1, keepdim=True) * F.log_softmax(logits, 1)).sum(1)
    of_text = (truths / truths.sum(0, keepdim=True) * F.log_softmax(logits, 0)).sum(0)
    return -(of_image.mean() + of_text.mean()) / 2


def truth(sentences: list[captions.Caption], facts: list[captions.Facts]) -> torch.Tensor:
    """1 where the caption of the column is true of the picture of the row."""
    table = lambda rows: np.array([(f.label, f.place, f.tool, f.gender) for f in rows])
    stated, known = table([s.facts for s in sentences])[None], table(facts)[:, None]
    return torch.from_numpy(((stated == "") | (stated == known)).all(2)).float()


if __name__ == "__main__":
    main()
