"""Makes the golden data of the tests of rarer picture forms: pictures and forms.json, in `image-forms` beside this script.

Run it where Pillow and numpy are installed; the committed data come from Pillow 13.0 with libjpeg-turbo 3.2 and libwebp 1.6:

    python3 -m venv venv && venv/bin/pip install pillow numpy
    venv/bin/python Tests/Golden/make_image_forms_golden.py

Pixels stand in forms.json as base64 of height x width x 3 bytes, RGB, row by row from the top, upright and on white.
"""

import base64
import json
from pathlib import Path

import numpy as np
from PIL import Image, ImageOps

FOLDER = Path(__file__).parent / "image-forms"
RANDOM = np.random.default_rng(20240301)


def photo(width, height):
    """Slow colour waves and noise."""
    y, x = np.mgrid[0:height, 0:width]
    waves = [np.sin(x / 5 + c) * np.cos(y / (4 + c)) * 90 + 128 for c in range(3)]
    noise = RANDOM.integers(-20, 20, (height, width, 3))
    return Image.fromarray(np.clip(np.stack(waves, axis=-1) + noise, 0, 255).astype(np.uint8))


def on_white(path):
    """The picture upright and flattened on white, by Pillow's own orientation and paste."""
    image = ImageOps.exif_transpose(Image.open(path)).convert("RGBA")
    paper = Image.new("RGB", image.size, "white")
    paper.paste(image.convert("RGB"), mask=image.getchannel("A"))
    return {
        "file": path.name,
        "width": paper.width,
        "height": paper.height,
        "pixels": base64.b64encode(paper.tobytes()).decode(),
    }


def exif(orientation):
    notes = Image.Exif()
    notes[0x0112] = orientation
    return notes


def with_transform(name, data, transform):
    """Exchanges the last byte of Adobe's marker, which says how the components are to be read."""
    data = bytearray(data)
    data[data.index(b"Adobe") + 11] = transform
    (FOLDER / name).write_bytes(data)


FOLDER.mkdir(exist_ok=True)
for old in FOLDER.iterdir():
    old.unlink()
small = photo(26, 19)
alpha = Image.fromarray(np.linspace(0, 255, 26 * 19).reshape(19, 26).astype(np.uint8))
clear = small.copy()
clear.putalpha(alpha)

small.save(FOLDER / "lossless.webp", lossless=True, exact=True)
small.convert("L").save(FOLDER / "lossless-grey.webp", lossless=True)
clear.save(FOLDER / "lossless-alpha.webp", lossless=True, exact=True)
small.save(FOLDER / "lossy.webp", quality=80)
photo(27, 15).save(FOLDER / "lossy-odd.webp", quality=30)
clear.save(FOLDER / "lossy-alpha.webp", quality=80)
for orientation in range(1, 9):
    small.save(FOLDER / f"orientation-{orientation}.webp", quality=80, exif=exif(orientation))
small.save(FOLDER / "rgb.jpg", quality=85, keep_rgb=True)
small.convert("L").save(FOLDER / "progressive-grey.jpg", quality=85, progressive=True)
inks = Image.merge("CMYK", [*photo(26, 19).split(), photo(26, 19).getchannel(1)])
inks.save(FOLDER / "cmyk.jpg", quality=85)
with_transform("ycck.jpg", (FOLDER / "cmyk.jpg").read_bytes(), 2)
(FOLDER / "cmyk.jpg").unlink()
inks.save(FOLDER / "progressive-cmyk.jpg", quality=85, progressive=True)

forms = [on_white(path) for path in sorted(FOLDER.iterdir())]
(FOLDER / "forms.json").write_text(json.dumps(forms, indent=1) + "\n")
small.save(FOLDER / "animation.webp", save_all=True, append_images=[photo(26, 19)], duration=100)
