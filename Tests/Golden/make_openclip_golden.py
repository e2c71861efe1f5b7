#!/usr/bin/env python3
"""Write openclip.json: what open_clip itself computes with the weights of clip-tiny in its own layout.

    python3 -m venv venv && venv/bin/pip install open_clip_torch transformers safetensors pillow
    venv/bin/python Tests/Golden/make_openclip_golden.py            # writes Tests/Golden/openclip.json

Written with open_clip 3.3.0 and torch 2.15.0. The weights are those of clip-tiny (F16 widened to F32), renamed here; the
tests rename them as well and write them with SafeTensorsWriter. Recorded are, with quick_gelu and without it (then open_clip
uses the exact GELU), the embeddings before normalisation of the three pictures, prepared by open_clip, and of the three
prompts; the configuration as open_clip writes it; and the names and shapes of all tensors, for CLIP and CustomTextCLIP.
"""
import json, os
import open_clip, torch
from PIL import Image
from open_clip.transform import image_transform
from safetensors.torch import load_file

HERE = os.path.dirname(os.path.abspath(__file__))
TINY = os.path.join(HERE, "clip-tiny")
torch.set_num_threads(1)
hf = {k: v.float() for k, v in load_file(os.path.join(TINY, "model.safetensors")).items() if v.is_floating_point()}
facts = json.load(open(os.path.join(TINY, "golden.json")))


def layers(kind, prefix):
    out = {}
    for i in range(2):
        old, new = f"{kind}.encoder.layers.{i}.", f"{prefix}transformer.resblocks.{i}."
        for part in ["weight", "bias"]:
            out[f"{new}attn.in_proj_{part}"] = torch.cat([hf[f"{old}self_attn.{p}_proj.{part}"] for p in "qkv"])
            for a, b in [("self_attn.out_proj", "attn.out_proj"), ("layer_norm1", "ln_1"), ("layer_norm2", "ln_2"),
                         ("mlp.fc1", "mlp.c_fc"), ("mlp.fc2", "mlp.c_proj")]:
                out[f"{new}{b}.{part}"] = hf[f"{old}{a}.{part}"]
    return out


def state(text):
    out = {"logit_scale": hf["logit_scale"],
           "visual.class_embedding": hf["vision_model.embeddings.class_embedding"],
           "visual.conv1.weight": hf["vision_model.embeddings.patch_embedding.weight"],
           "visual.positional_embedding": hf["vision_model.embeddings.position_embedding.weight"],
           "visual.proj": hf["visual_projection.weight"].T.contiguous(),
           f"{text}token_embedding.weight": hf["text_model.embeddings.token_embedding.weight"],
           f"{text}positional_embedding": hf["text_model.embeddings.position_embedding.weight"],
           f"{text}text_projection": hf["text_projection.weight"].T.contiguous()}
    for part in ["weight", "bias"]:
        out[f"visual.ln_pre.{part}"] = hf[f"vision_model.pre_layrnorm.{part}"]
        out[f"visual.ln_post.{part}"] = hf[f"vision_model.post_layernorm.{part}"]
        out[f"{text}ln_final.{part}"] = hf[f"text_model.final_layer_norm.{part}"]
    return out | layers("vision_model", "visual.") | layers("text_model", text)


config = {"embed_dim": 16,
          "vision_cfg": {"image_size": 224, "layers": 2, "width": 32, "patch_size": 32, "head_width": 16},
          "text_cfg": {"context_length": 77, "vocab_size": 562, "width": 32, "heads": 2, "layers": 2}}
tokens = torch.zeros(3, 77, dtype=torch.long)
for row, ids in enumerate(facts["tokens"]):
    tokens[row, : len(ids)] = torch.tensor(ids)
golden = {"versions": {"open_clip": open_clip.__version__, "torch": torch.__version__}, "embeddings": {}, "shapes": {}}
for quick in [True, False]:
    for kind, prefix in [(open_clip.CLIP, ""), (open_clip.CustomTextCLIP, "text.")]:
        model = kind(quick_gelu=quick, **config).eval()
        missing = model.load_state_dict(state(prefix), strict=True)
        prepare = image_transform(224, is_train=False, mean=model.visual.image_mean if hasattr(model.visual, "image_mean") else None)
        pictures = torch.stack([prepare(Image.open(os.path.join(TINY, f"image{k}.png"))) for k in range(3)])
        with torch.no_grad():
            values = {"images": model.encode_image(pictures).tolist(), "texts": model.encode_text(tokens).tolist()}
        name = "quick_gelu" if quick else "gelu"
        if prefix:
            assert values == golden["embeddings"][name], "the two classes differ"
        golden["embeddings"][name] = values
        golden["shapes"][kind.__name__] = {key: list(value.shape) for key, value in model.state_dict().items()}
golden["config"] = {"model_cfg": {**config, "quick_gelu": True},
                    "preprocess_cfg": {"mean": list(open_clip.OPENAI_DATASET_MEAN), "std": list(open_clip.OPENAI_DATASET_STD)}}
with open(os.path.join(HERE, "openclip.json"), "w") as f:
    json.dump(golden, f, indent=1)
    f.write("\n")
