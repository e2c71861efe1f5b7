"""Makes the golden data of the image tests: small pictures and image.json, in the folder `image` beside this script.

Run it where Pillow and numpy are installed; the committed data come from Pillow 13.0 with libjpeg-turbo 3.2:

    python3 -m venv venv && venv/bin/pip install pillow numpy
    venv/bin/python Tests/Golden/make_image_golden.py

Pixels stand in image.json as base64 of height x width x 3 bytes, RGB, row by row from the top.
"""

import base64
import json
import random
import struct
import zlib
from pathlib import Path

import numpy as np
from PIL import Image, ImageFilter, ImageOps, __version__

FOLDER = Path(__file__).parent / "image"
FILTERS = {"lanczos": Image.LANCZOS, "bilinear": Image.BILINEAR, "bicubic": Image.BICUBIC}
MEAN = np.array([0.48145466, 0.4578275, 0.40821073], np.float32)
STD = np.array([0.26862954, 0.26130258, 0.27577711], np.float32)
RANDOM = random.Random(20240229)


def photo(width, height):
    """Slow colour waves with hard edges and noise: something for every part of a filter to do."""
    y, x = np.mgrid[0:height, 0:width]
    waves = [np.sin(x / 5 + c) * np.cos(y / (4 + c)) * 90 + 128 for c in range(3)]
    pixels = np.stack(waves, axis=-1)
    pixels[(x // 7 + y // 5) % 3 == 0] += 110
    noise = np.array([RANDOM.randint(-40, 40) for _ in range(pixels.size)]).reshape(pixels.shape)
    return Image.fromarray(np.clip(pixels + noise, 0, 255).astype(np.uint8))


def described(image, **more):
    image = image.convert("RGB")
    data = base64.b64encode(image.tobytes()).decode()
    return {**more, "width": image.width, "height": image.height, "pixels": data}


def on_white(image):
    """The picture upright and flattened on white, by Pillow's own orientation and paste."""
    image = ImageOps.exif_transpose(image)
    if image.mode == "I;16":
        return Image.fromarray((np.asarray(image) >> 8).astype(np.uint8)).convert("RGB")
    image = image.convert("RGBA")
    paper = Image.new("RGB", image.size, "white")
    paper.paste(image.convert("RGB"), mask=image.getchannel("A"))
    return paper


# --- PNG in all its forms; Pillow writes neither interlaced files nor 16-bit colour. ---

CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
ADAM7 = [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)]


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(name, colour, depth, width=13, height=9, interlaced=False, palette=None, transparent=None, extra=b""):
    largest = len(palette) if palette else 2**depth
    channels = range(CHANNELS[colour])
    values = [[[RANDOM.randrange(largest) for _ in channels] for _ in range(width)] for _ in range(height)]
    if transparent is not None and not palette:
        values[2][3] = list(struct.unpack(f">{len(transparent) // 2}H", transparent))
    raw = b""
    for left, top, dx, dy in ADAM7 if interlaced else [(0, 0, 1, 1)]:
        for row in values[top::dy]:
            bits = "".join(f"{v:0{depth}b}" for pixel in row[left::dx] for v in pixel)
            if bits:
                bits += "0" * (-len(bits) % 8)
                raw += b"\0" + int(bits, 2).to_bytes(len(bits) // 8, "big")
    data = b"\x89PNG\r\n\x1a\n"
    data += chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, int(interlaced)))
    data += extra
    data += chunk(b"PLTE", b"".join(bytes(c) for c in palette)) if palette else b""
    data += chunk(b"tRNS", transparent) if transparent else b""
    data += chunk(b"IDAT", zlib.compress(raw, 9)) + chunk(b"IEND", b"")
    (FOLDER / name).write_bytes(data)


def tiff(orientation, order):
    """A TIFF directory of two entries: image width, which is ignored, and the orientation."""
    pack = {"II": "<", "MM": ">"}[order]
    head = order.encode() + struct.pack(pack + "HI", 42, 8)
    width = struct.pack(pack + "HHII", 0x0100, 4, 1, 24)
    entry = struct.pack(pack + "HHIHH", 0x0112, 3, 1, orientation, 0)
    return head + struct.pack(pack + "H", 2) + width + entry + struct.pack(pack + "I", 0)


def make_files():
    palette = [[RANDOM.randrange(256) for _ in range(3)] for _ in range(11)]
    png("grey-1.png", 0, 1)
    png("grey-2.png", 0, 2)
    png("grey-4.png", 0, 4)
    png("grey-8.png", 0, 8)
    png("grey-16.png", 0, 16)
    png("grey-8-transparent.png", 0, 8, transparent=struct.pack(">H", 77))
    png("rgb-8.png", 2, 8)
    png("rgb-8-gamma.png", 2, 8, extra=chunk(b"gAMA", struct.pack(">I", 100000)))
    png("rgb-8-transparent.png", 2, 8, transparent=struct.pack(">HHH", 12, 34, 56))
    png("rgb-16.png", 2, 16)
    png("palette-4.png", 3, 4, palette=palette)
    png("palette-8-transparent.png", 3, 8, palette=palette, transparent=bytes([0, 255, 128, 40, 200]))
    png("grey-alpha-8.png", 4, 8)
    png("grey-alpha-16.png", 4, 16)
    png("rgba-8.png", 6, 8)
    png("rgba-16.png", 6, 16)
    png("grey-1-interlaced.png", 0, 1, interlaced=True)
    png("rgb-8-interlaced.png", 2, 8, interlaced=True)
    png("palette-4-interlaced.png", 3, 4, interlaced=True, palette=palette)
    png("rgba-8-interlaced.png", 6, 8, interlaced=True)
    png("one-pixel.png", 2, 8, width=1, height=1)
    png("rgb-8-orientation-6.png", 2, 8, extra=chunk(b"eXIf", tiff(6, "MM")))

    small = photo(24, 17)
    small.save(FOLDER / "baseline-444.jpg", quality=92, subsampling=0)
    small.save(FOLDER / "baseline-422.jpg", quality=85, subsampling=1)
    small.save(FOLDER / "baseline-420.jpg", quality=75, subsampling=2)
    small.save(FOLDER / "progressive.jpg", quality=80, progressive=True)
    small.convert("L").save(FOLDER / "grey.jpg", quality=85)
    inks = Image.merge("CMYK", [*photo(24, 17).split(), photo(24, 17).getchannel(1)])
    inks.save(FOLDER / "cmyk.jpg", quality=90)
    small.resize((1, 1)).save(FOLDER / "one-pixel.jpg", quality=90)
    for orientation in range(1, 9):
        order = "II" if orientation % 2 else "MM"
        exif = b"Exif\0\0" + tiff(orientation, order)
        small.save(FOLDER / f"orientation-{orientation}.jpg", quality=90, subsampling=0, exif=exif)


def make_values(source):
    tiny = source.crop((4, 5, 7, 7))
    dot = source.crop((9, 9, 10, 10))
    # The last two make Pillow 13 and later start with the columns.
    sizes = [(20, 13), (60, 47), (45, 12), (17, 31), (44, 32), (3, 5), (1, 1), (45, 31), (47, 9), (41, 22)]
    sizes = [(source, "photo", size) for size in sizes]
    sizes += [(tiny, "tiny", (16, 11)), (dot, "dot", (6, 6))]
    resize = [
        described(image.resize(size, FILTERS[name]), source=label, filter=name)
        for image, label, size in sizes
        for name in FILTERS
    ]
    blur = [
        described(image.filter(ImageFilter.GaussianBlur(sigma)), source=label, sigma=sigma)
        for image, label in [(source, "photo"), (tiny, "tiny"), (dot, "dot")]
        for sigma in [10, 5, 1, 0.3, 2.7]
    ]
    # Torchvision's rules: the long side truncates, and half an odd difference rounds to even.
    crop = []
    cases = [(45, 31, 16), (45, 31, 13), (34, 31, 20), (31, 28, 28), (20, 31, 13), (8, 9, 24), (31, 31, 31)]
    for width, height, side in cases:
        box = (0, 0, width, height)
        image = source.crop(box)
        short, long = sorted(image.size)
        far = int(side * long / short)
        sides = (side, far) if width <= height else (far, side)
        x, y = round((sides[0] - side) / 2), round((sides[1] - side) / 2)
        square = image.resize(sides, Image.BICUBIC).crop((x, y, x + side, y + side))
        crop.append(described(square, box=box[2:], side=side))
    table = (np.arange(256, dtype=np.float32)[None] / np.float32(255) - MEAN[:, None]) / STD[:, None]
    return {"resize": resize, "blur": blur, "crop": crop, "normalised": [float(v) for v in table.ravel()]}


FOLDER.mkdir(exist_ok=True)
for old in FOLDER.iterdir():
    old.unlink()
make_files()
decode = [described(on_white(Image.open(path)), file=path.name) for path in sorted(FOLDER.iterdir())]
source = photo(45, 31)
source.save(FOLDER / "photo.png", optimize=True)
golden = {"pillow": __version__, "decode": decode, **make_values(source)}
(FOLDER / "image.json").write_text(json.dumps(golden, indent=1) + "\n")
