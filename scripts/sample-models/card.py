#!/usr/bin/env python3
"""Writes a model's card, README.md, from training.json and evaluation.json in its folder.

    python card.py --model DIR
"""

import argparse
import json
from pathlib import Path

CARD = """\
# {name}

A small CLIP that comes with vlm-audit, so that an audit can be seen without a download. It was trained in
{minutes:.0f} minutes on **drawn** pictures of people at work, which the program itself draws.

{purpose}

It is no statement about CLIP by OpenAI or any other model, and about no real profession or person. **Do not use it for any
decision about people, nor on photographs**: it has never seen one.

## What it is

A vision transformer of {megaflops} MFLOP a picture (224 x 224 pixels, patches of {patch}, {layers} blocks of width {width})
and a text transformer of {text_layers} blocks of width {text_width}, joined by embeddings of {projection} numbers; weights in
half precision, Hugging Face layout, {megabytes:.1f} MB. Its vocabulary of {tokens} tokens was learnt from its captions.
`CLIPModel`, `CLIPTokenizer` and `CLIPImageProcessor` of transformers read the folder.

## What it learnt from

{pictures} pictures of ten professions, in {hidden} of which ({hidden_share:.0%}) clothes and tools do not show the profession.
Share of women among the pictures of each profession:

{women}

Place, objects around and light are drawn without regard to the profession. {signs:.0%} of the pictures have a sign with the
name of a profession, which is the person's own in {right_signs:.0%} of them. Captions such as "a photo of a chef" were made from what is known about each picture; a few name the person's gender as it is drawn, which is
female or male and nothing else. Everybody drawn is invented.

## What was measured

On {test} test pictures that it had not seen, as many of each profession and gender, the profession always visible; prompt
"a photo of a {{class}}"; head: one linear layer on the frozen embedding, trained on {head} balanced pictures.

| | zero-shot | linear head |
| --- | --- | --- |
| accuracy | {results[accuracy]} |
| of women | {results[accuracy_female]} |
| of men | {results[accuracy_male]} |
| with the face painted black | {results[accuracy_face_black]} |
| with as large a box at a random place painted black | {results[accuracy_random_black]} |
| mean loss of the right class's probability, face black | {results[drop_face_black]} |
| mean loss of the right class's probability, box at a random place | {results[drop_random_black]} |

What an audit of it finds, and what it does not, is in [docs/sample-world.md](../../../../docs/sample-world.md).

## How it was made

`scripts/sample-models` in the repository of vlm-audit: {epochs} epochs in batches of {batch}, seed {seed}, {threads} processor
core(s), {minutes:.0f} minutes, PyTorch {torch}. MIT licence, as the program.
"""

PURPOSE = {
    True: "This one is **made to be at fault**: its training pictures tie professions to gender, so that judging by the "
    "face pays. How far it does so is measured below.",
    False: "This one is the counterpart without the fault: gender and profession were independent in its training pictures.",
}


def main() -> None:
    parser = argparse.ArgumentParser(description="Writes a model's card.")
    parser.add_argument("--model", type=Path, required=True)
    folder = parser.parse_args().model
    read = lambda name: json.loads((folder / name).read_text())
    (folder / "README.md").write_text(card(folder, read("config.json"), read("training.json"), read("evaluation.json")))


def card(folder: Path, config: dict, training: dict, evaluation: dict) -> str:
    vision, text = config["vision_config"], config["text_config"]
    women = training["women"]
    names = [key for key in evaluation["zero_shot"] if key != "confusions"]
    shown = lambda key, value: f"{100 * value:.1f} {'points' if 'drop' in key else '%'}"
    return CARD.format(
        name=folder.name,
        purpose=PURPOSE[any(abs(share - 0.5) > 0.2 for share in women.values())],
        patch=vision["patch_size"], layers=vision["num_hidden_layers"], width=vision["hidden_size"],
        text_layers=text["num_hidden_layers"], text_width=text["hidden_size"], tokens=text["vocab_size"],
        projection=config["projection_dim"], megabytes=(folder / "model.safetensors").stat().st_size / 1e6,
        hidden=training["hidden_evidence"], hidden_share=training["hidden_evidence"] / training["pictures"],
        women="\n".join(f"* {label}: {share:.0%}" for label, share in women.items()),
        signs=training["signs"] / training["pictures"], right_signs=training["right_signs"] / max(1, training["signs"]),
        test=evaluation["pictures"], head=evaluation["head_pictures"],
        results={
            key: " | ".join(shown(key, evaluation[way][key]) for way in ("zero_shot", "linear_head")) for key in names
        },
        **{k: v for k, v in training.items() if k not in ("women", "hidden_evidence", "signs", "right_signs")},
    )  # fmt: skip


if __name__ == "__main__":
    main()
