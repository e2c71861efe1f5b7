"""The architecture, and a trained model's files in Hugging Face layout."""

import json
import logging
from pathlib import Path

import torch
from transformers import CLIPConfig, CLIPModel, CLIPTokenizer

from pictures import DEVIATION, MEAN, SIDE

CONTEXT_LENGTH = 32
EMBEDDING = 64
VISION = dict(hidden_size=96, num_hidden_layers=4, num_attention_heads=3, intermediate_size=384, patch_size=32)
TEXT = dict(hidden_size=64, num_hidden_layers=2, num_attention_heads=2, intermediate_size=256)


def configuration(tokenizer: CLIPTokenizer) -> CLIPConfig:
    markers = dict(
        bos_token_id=tokenizer.bos_token_id, eos_token_id=tokenizer.eos_token_id, pad_token_id=tokenizer.pad_token_id)
    text = dict(TEXT, vocab_size=len(tokenizer), max_position_embeddings=CONTEXT_LENGTH, **markers)
    common = dict(hidden_act="quick_gelu", layer_norm_eps=1e-5, projection_dim=EMBEDDING)
    return CLIPConfig(
        text_config=dict(text, **common), vision_config=dict(VISION, image_size=SIDE, **common),
        projection_dim=EMBEDDING)


def new(tokenizer: CLIPTokenizer) -> CLIPModel:
    """A model with random weights, from torch's current seed."""
    model = CLIPModel(configuration(tokenizer))
    # Patches are few and large: position and content start at comparable sizes.
    for tower in (model.vision_model, model.text_model):
        torch.nn.init.normal_(tower.embeddings.position_embedding.weight, std=0.02)
    return model


def save(model: CLIPModel, folder: Path) -> None:
    """Weights in half precision, the configuration and the preprocessing; the tokenizer's files are there already."""
    half = CLIPModel(model.config)
    half.load_state_dict(model.state_dict())
    half.half().save_pretrained(folder)
    (folder / "model.safetensors").chmod(0o644)
    (folder / "preprocessor_config.json").write_text(json.dumps({
        "image_processor_type": "CLIPImageProcessor", "do_resize": True, "size": {"shortest_edge": SIDE}, "resample": 3,
        "do_center_crop": True, "crop_size": {"height": SIDE, "width": SIDE}, "do_convert_rgb": True,
        "do_rescale": True, "rescale_factor": 1 / 255, "do_normalize": True, "image_mean": MEAN, "image_std": DEVIATION,
    }, indent=2) + "\n")  # fmt: skip


def load(folder: Path) -> tuple[CLIPModel, CLIPTokenizer]:
    """The stored half-precision numbers, computed with in single precision, as vlm-audit does."""
    model = CLIPModel.from_pretrained(folder, dtype=torch.float32, attn_implementation="eager")
    return model.eval(), CLIPTokenizer.from_pretrained(folder)


def megaflops() -> float:
    """Multiplications and additions of one picture's way through the vision tower."""
    width, hidden = VISION["hidden_size"], VISION["intermediate_size"]
    patches = (SIDE // VISION["patch_size"]) ** 2
    tokens = patches + 1
    block = tokens * (4 * width * width + 2 * width * hidden) + 2 * tokens * tokens * width
    patch_embedding = patches * 3 * VISION["patch_size"] ** 2 * width
    return 2e-6 * (patch_embedding + VISION["num_hidden_layers"] * block + width * EMBEDDING)


def quiet() -> None:
    logging.getLogger("transformers").setLevel(logging.ERROR)
