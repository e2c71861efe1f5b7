"""Reads a drawn world: what metadata.csv says about each picture, and the picture as CLIP's preprocessing leaves it."""

import csv
from dataclasses import dataclass
from multiprocessing.pool import ThreadPool
from pathlib import Path

import numpy as np
import torch
from PIL import Image

from captions import Facts

SIDE = 224
# openai/CLIP, `clip/clip.py`; written to preprocessor_config.json.
MEAN = (0.48145466, 0.4578275, 0.40821073)
DEVIATION = (0.26862954, 0.26130258, 0.27577711)

Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class Picture:
    file: Path
    split: str
    facts: Facts
    # x, y, width, height in pixels of the file.
    face: Box | None
    evidence: tuple[Box, ...]
    text: str
    # Of the square picture, in pixels of the file.
    side: int = 320


def read(world: Path) -> list[Picture]:
    """The rows of metadata.csv, in their order."""
    with open(world / "metadata.csv", newline="", encoding="utf-8") as lines:
        return [picture(world, row) for row in csv.DictReader(lines)]


def picture(world: Path, row: dict[str, str]) -> Picture:
    evidence = boxes(row["evidence_bbox"])
    # A tool that cannot be seen is not a fact of the picture.
    tool = row["tool"] if evidence else ""
    return Picture(
        file=world / row["file_name"],
        split=row["split"],
        facts=Facts(row["label"], row["place"], tool, row["group_gender"]),
        face=next(iter(boxes(row["face_bbox"])), None),
        evidence=evidence,
        text=row["text"],
    )


def boxes(text: str) -> tuple[Box, ...]:
    return tuple(tuple(float(n) for n in box.split()) for box in text.split(";") if box.strip())


def pixels(file: Path) -> np.ndarray:
    """The picture at the model's size: bicubic to the shorter side, centre cropped; bytes, colours first."""
    image = Image.open(file).convert("RGB")
    width, height = image.size
    scale = SIDE / min(width, height)
    image = image.resize((max(SIDE, int(width * scale)), max(SIDE, int(height * scale))), Image.Resampling.BICUBIC)
    left, top = (image.width - SIDE) // 2, (image.height - SIDE) // 2
    cropped = np.asarray(image.crop((left, top, left + SIDE, top + SIDE)))
    return np.ascontiguousarray(cropped.transpose(2, 0, 1))


def load(pictures: list[Picture]) -> np.ndarray:
    """All pixels in memory: 150 kB a picture."""
    images = np.empty((len(pictures), 3, SIDE, SIDE), np.uint8)

    def fill(index: int) -> None:
        images[index] = pixels(pictures[index].file)

    with ThreadPool(torch.get_num_threads()) as pool:
        pool.map(fill, range(len(pictures)), chunksize=64)
    return images


def normalised(images: np.ndarray) -> torch.Tensor:
    """Bytes to the numbers that the model reads."""
    mean, deviation = (torch.tensor(values).view(3, 1, 1) for values in (MEAN, DEVIATION))
    return (torch.from_numpy(images).float() / 255 - mean) / deviation


class Augmentation:
    """Moves, mirrors and tints pictures a little, so that a pixel's place and exact colour mean nothing."""

    def __init__(self, pictures: list[Picture], generator: torch.Generator, shift: int = 20, tint: float = 0.15):
        # Mirrored letters are no letters.
        self.mirrors = torch.tensor([not p.text for p in pictures])
        self.generator, self.shift, self.tint = generator, shift, tint

    def __call__(self, images: np.ndarray, chosen: list[int]) -> torch.Tensor:
        """A batch of the chosen pictures, ready for the model."""
        count = len(chosen)
        shifts = torch.randint(-self.shift, self.shift + 1, (count, 2), generator=self.generator).tolist()
        mirrored = ((torch.rand(count, generator=self.generator) < 0.5) & self.mirrors[chosen]).tolist()
        uniform = lambda *shape: 2 * torch.rand(*shape, generator=self.generator) - 1
        gain = 1 + self.tint * (uniform(count, 1, 1, 1) + 0.5 * uniform(count, 3, 1, 1))
        lift = 0.5 * self.tint * uniform(count, 1, 1, 1)
        # Tint and normalisation are one multiplication and one addition.
        mean, deviation = (torch.tensor(values).view(3, 1, 1) for values in (MEAN, DEVIATION))
        scales, offsets = gain / (255 * deviation), (lift - mean) / deviation
        batch = torch.empty(count, 3, SIDE, SIDE)
        for row, index in enumerate(chosen):
            image = moved(images[index], *shifts[row])
            if mirrored[row]:
                image = np.ascontiguousarray(image[:, :, ::-1])
            batch[row].copy_(torch.from_numpy(image)).mul_(scales[row]).add_(offsets[row])
        return batch


def moved(image: np.ndarray, down: int, right: int) -> np.ndarray:
    """The picture moved by so many pixels; what comes in at an edge is the edge's own pixels."""
    rows = image[:, (np.arange(SIDE) - down).clip(0, SIDE - 1)]
    result = np.empty_like(rows)
    start, end = max(0, right), min(SIDE, SIDE + right)
    result[:, :, start:end] = rows[:, :, start - right : end - right]
    result[:, :, :start] = rows[:, :, :1]
    result[:, :, end:] = rows[:, :, -1:]
    return result
