#!/usr/bin/env python3
"""Write the tiny CLIP checkpoint, the three pictures and the expected values that the Swift tests are held against.

    python3 -m venv venv && venv/bin/pip install torch transformers pillow numpy safetensors
    venv/bin/python Tests/Golden/make_clip_golden.py                 # writes Tests/Golden/clip-tiny, about a minute

Written with torch 2.15.0, transformers 5.23.0, Pillow 13.0.0; golden.json records the versions that were really used.

What is written, all under clip-tiny/:

  config.json model.safetensors vocab.json merges.txt preprocessor_config.json
        a Hugging Face CLIP with random weights in F16: picture 224, patch 32 (50 tokens), width 32, 2 heads, 2 layers in both
        towers, projection 16. Its byte-pair vocabulary is trained here, on the sentences below.
  image0.png image1.png image2.png
        pictures drawn here; the third is 300 x 260, so that resizing and cropping are part of the test.
  golden.json
        prompts, token ids, digests of 8-bit pixels, tokenizer cases, scalars, and in "tensors" a sentence on every tensor.
  golden.safetensors
        the tensors, F32 (indices I64). All values are computed in float32 from the F16 weights widened to float32.

Conventions (the same as everywhere in this project): a picture is resized by Pillow's bicubic to its short side, long side
truncated, centre crop at round-half-even; x = (byte / 255 - mean) / std; the mask m is 1 where the picture is kept;
x' = m x + (1 - m) blur(x); blur is Pillow's GaussianBlur(10) of the 8-bit crop; up-sampling is bilinear with
align_corners=False; objective = score + 1e-4 sum|1 - m| + 1e-2 (sum|dv|^3 + sum|dh|^3); Adam 0.1; clamp to [0, 1].
"""
import hashlib, json, math, os, sys
import numpy as np
import torch
import torch.nn.functional as F
import transformers, PIL
from PIL import Image, ImageDraw, ImageFilter
from safetensors.torch import save_file
from transformers import CLIPConfig, CLIPModel, CLIPTokenizer

OUT = sys.argv[1] if len(sys.argv) > 1 else os.path.join(os.path.dirname(os.path.abspath(__file__)), "clip-tiny")
# Of the first 600 seeds, one where every picture is moderately sure of prompt 0 (0.73 to 0.84) and cosines are positive.
SEED = 332
SIZE, TARGET, JITTER, JITTER_SEED = 224, 0, 4, 42
PROMPTS = ["a photo of a chef", "a photo of a doctor", "a photo of a firefighter"]
MEAN = torch.tensor([0.48145466, 0.4578275, 0.40821073]).view(1, 3, 1, 1)
STD = torch.tensor([0.26862954, 0.26130258, 0.27577711]).view(1, 3, 1, 1)

os.makedirs(OUT, exist_ok=True)
torch.set_num_threads(1)
tensors, notes = {}, {}
facts = {"versions": {"torch": torch.__version__, "transformers": transformers.__version__, "pillow": PIL.__version__, "numpy": np.__version__}}


def put(name, value, note=None):
    """Keep one golden tensor; the note goes to golden.json under the name without its picture number."""
    value = torch.as_tensor(value).detach().clone().contiguous()
    tensors[name] = value if value.dtype == torch.int64 else value.float()
    if note:
        notes["".join("*" if c.isdigit() and name[:i].endswith("image") else c for i, c in enumerate(name))] = f"{list(value.shape)} {note}"


# ---------------------------------------------------------------------------------------------- vocabulary and tokenizer

CORPUS = """a photo of a chef a photo of a doctor a photo of an engineer a photo of a farmer a photo of a firefighter a photo of
a judge a photo of a mechanic a photo of a pilot a photo of a police a photo of a waiter the doctor and the farmer eat the food of the
chef the judge is at the door of the photo of the pilot it is 's a photo that they 're in the engineer there""".split()


def byte_symbols():
    """CLIP's table of one printable character per byte, in the order of its vocabulary."""
    own = list(range(33, 127)) + list(range(161, 173)) + list(range(174, 256))
    rest = [b for b in range(256) if b not in own]
    return [chr(b) for b in own] + [chr(256 + i) for i in range(len(rest))]


def train_merges(count):
    """Plain byte-pair training: merge the most frequent neighbours, ties by spelling."""
    words = [list(w[:-1]) + [w[-1] + "</w>"] for w in CORPUS]
    merges = []
    while len(merges) < count:
        pairs = {}
        for w in words:
            for p in zip(w, w[1:]):
                pairs[p] = pairs.get(p, 0) + 1
        best = min(pairs, key=lambda p: (-pairs[p], p))
        merges.append(best)
        for k, w in enumerate(words):
            out, i = [], 0
            while i < len(w):
                if i + 1 < len(w) and (w[i], w[i + 1]) == best:
                    out.append(w[i] + w[i + 1])
                    i += 2
                else:
                    out.append(w[i])
                    i += 1
            words[k] = out
    return merges


symbols = byte_symbols()
merges = train_merges(48)
vocabulary = symbols + [s + "</w>" for s in symbols] + ["".join(m) for m in merges] + ["<|startoftext|>", "<|endoftext|>"]
assert len(set(vocabulary)) == len(vocabulary)
with open(os.path.join(OUT, "vocab.json"), "w") as f:
    json.dump({v: i for i, v in enumerate(vocabulary)}, f, ensure_ascii=False)
with open(os.path.join(OUT, "merges.txt"), "w") as f:
    f.write("#version: 0.2\n" + "\n".join(" ".join(m) for m in merges) + "\n")
START, END = len(vocabulary) - 2, len(vocabulary) - 1
tokenizer = CLIPTokenizer.from_pretrained(OUT)
assert tokenizer(PROMPTS[0])["input_ids"][0] == START and tokenizer(PROMPTS[0])["input_ids"][-1] == END
facts["prompts"] = PROMPTS
facts["tokens"] = [tokenizer(p)["input_ids"] for p in PROMPTS]

# Texts on which the Swift tokenizer must give what transformers gives.
CASES = [
    "", " ", "a photo of a chef", "A Photo  of\ta\nCHEF", "they're the doctor's", "I'LL we'd you've I'm can't", "'s's 'S", "x'sy", "''s",
    "2000 Audi S4", "12,345.67", "½ ² Ⅳ ٣ १२", "Ram C/V Cargo Van", "café cafe\u0301", "Å \u212b A\u030a", "ﬁre ﬀ", "Straße STRASSE ẞ", "İstanbul ı",
    "ΟΔΥΣΣΕΥΣ", "写真 of a 医者", "ภาพถ่าย", "हिन्दी", "नमस्ते", "한국어 \u1112\u1161\u11ab", "العربية", "👩‍🚒 🚒", "🇩🇪", "a\u00a0b\u2003c\u3000d", "a\u200bb",
    "tab\x0bff\x0c\x1c\x85\u2028\u2029x", "nul\x00bel\x07", "!!!???...", "don\u2019t", "_under_score_", "a-b_c+d=e", "𝒜𝔅 𐐀 𐐨", "Ǆ ǅ ǆ", "x\u0301\u0302y", "\u0301x", "ʰ ª º ˑ",
    "the photo that is there", "photophoto", "firefighterfirefighters", "(a) [photo] {of} <chef>", "a|photo|of",
    "x'S y'LL 'RE", "a 'photo' 'the' ''t", "1st 2nd 10th", "a\u180ephoto", "\u1e9b\u0323", "\u0958", "\U0001d15e", "ΑΣ ΑΣ.", "Ꮃ ᏸ Ꭰ", "\u00ad soft", "ﷺ",
    "</w> photo</w>", "&", "a & b", "＃１２ ａｂｃ", "①②", "々〆", "ー", "\ufffd", "q\u0307\u0323", "e\u0301\u0323", "Ⅷ ⅷ", "\u2126 \u212a",
    "\ufeffa photo", "é\u0323", "ꙮ Ꙁ", "ß", "ŉ",
]
facts["tokenizer_cases"] = [{"text": t, "ids": tokenizer(t)["input_ids"]} for t in CASES]

# ------------------------------------------------------------------------------------------------------------- checkpoint


def make_checkpoint():
    torch.manual_seed(SEED)
    shared = dict(hidden_size=32, intermediate_size=128, num_attention_heads=2, num_hidden_layers=2, projection_dim=16, hidden_act="quick_gelu")
    model = CLIPModel(CLIPConfig(
        projection_dim=16,
        vision_config=dict(shared, image_size=SIZE, patch_size=32),
        text_config=dict(shared, vocab_size=len(vocabulary), max_position_embeddings=77, bos_token_id=START, eos_token_id=END, pad_token_id=END)))
    with torch.no_grad():  # away from the near-zero start, so that attention and gradients are not trivial
        for name, p in model.named_parameters():
            if p.ndim >= 2:
                p.mul_(4.0 if "q_proj" in name or "k_proj" in name else 2.0)
            elif "bias" in name:
                p.normal_(0, 0.02)
            elif "norm" in name:
                p.add_(0.1 * torch.randn_like(p))
        model.logit_scale.fill_(4.6052)
    model.half().save_pretrained(OUT)


make_checkpoint()
with open(os.path.join(OUT, "preprocessor_config.json"), "w") as f:
    json.dump(dict(crop_size=SIZE, do_center_crop=True, do_normalize=True, do_resize=True, feature_extractor_type="CLIPFeatureExtractor",
                   image_mean=MEAN.flatten().tolist(), image_std=STD.flatten().tolist(), resample=3, size=SIZE), f, indent=1)


def load_model(dtype=torch.float32, act=None, vision_eps=None):
    config = CLIPConfig.from_pretrained(OUT)
    if act:
        config.vision_config.hidden_act = config.text_config.hidden_act = act
    if vision_eps:
        config.vision_config.layer_norm_eps = vision_eps
    model = CLIPModel.from_pretrained(OUT, config=config, dtype=dtype, attn_implementation="eager").eval()
    for p in model.parameters():
        p.requires_grad_(False)
    return model


# --------------------------------------------------------------------------------------------------------------- pictures


def draw(k):
    """Smooth shapes and a little regular texture, so that a picture is a few KB as PNG and its blur differs from it."""
    w, h = (300, 260) if k == 2 else (SIZE, SIZE)
    y, x = np.mgrid[0:h, 0:w]
    base = np.stack([90 + 60 * (x * (k + 1) // 48 % 2), 70 + 120 * y // h, 200 - 110 * x // w], -1).astype(np.uint8)
    im = Image.fromarray(base)
    d = ImageDraw.Draw(im)
    if k == 0:
        d.ellipse((60, 30, 150, 130), fill=(226, 176, 142)); d.rectangle((40, 130, 180, 223), fill=(245, 245, 245)); d.ellipse((85, 65, 97, 77), fill=(20, 20, 30)); d.ellipse((118, 65, 130, 77), fill=(20, 20, 30))
    elif k == 1:
        d.polygon([(20, 200), (110, 20), (200, 190)], fill=(30, 140, 60)); d.rectangle((150, 20, 210, 60), fill=(250, 210, 40)); d.line((0, 120, 223, 90), fill=(190, 20, 30), width=9)
    else:
        d.ellipse((150, 90, 270, 240), fill=(200, 40, 40)); d.rectangle((20, 20, 120, 110), fill=(240, 240, 250)); d.ellipse((50, 40, 90, 80), fill=(15, 60, 150))
    a = np.asarray(im).astype(np.int32)
    a[(x // 3 + y // 3) % 4 == 0] -= 24
    return Image.fromarray(np.clip(a, 0, 255).astype(np.uint8))


def prepare(im, size):
    """The 8-bit crop: short side to size by bicubic, long side truncated, centre crop."""
    w, h = im.size
    im = im.resize((size, int(size * h / w)) if w <= h else (int(size * w / h), size), Image.BICUBIC)
    left, top = int(round((im.size[0] - size) / 2.0)), int(round((im.size[1] - size) / 2.0))
    return im.crop((left, top, left + size, top + size))


def pixels(im):
    """1 x 3 x size x size, normalised."""
    return (torch.from_numpy(np.asarray(im, dtype=np.float32).copy()).permute(2, 0, 1)[None] / 255 - MEAN) / STD


def digest(im):
    return hashlib.sha256(np.ascontiguousarray(np.asarray(im, dtype=np.uint8)).tobytes()).hexdigest()


crops, inputs, blurred, wide, wide_blurred = [], [], [], [], []
facts["images"] = []
for k in range(3):
    path = os.path.join(OUT, f"image{k}.png")
    draw(k).save(path, optimize=True)
    im = Image.open(path).convert("RGB")
    crop, large = prepare(im, SIZE), prepare(im, SIZE + JITTER)
    soft, large_soft = crop.filter(ImageFilter.GaussianBlur(10)), large.filter(ImageFilter.GaussianBlur(10))
    inputs.append(pixels(crop)); blurred.append(pixels(soft)); wide.append(pixels(large)); wide_blurred.append(pixels(large_soft))
    facts["images"].append({"file": f"image{k}.png", "crop224_sha256": digest(crop), "blur224_sha256": digest(soft),
                            "crop228_sha256": digest(large), "blur228_sha256": digest(large_soft)})
facts["sha256_of"] = "height x width x 3 bytes, RGB interleaved, row by row"

# ------------------------------------------------------------------------------------------------- embeddings, gradients


class Scorer:
    """One checkpoint variant: unit-length embeddings of pictures and of the prompts, and the two scores."""

    def __init__(self, **options):
        self.model = load_model(**options)
        self.dtype = next(self.model.parameters()).dtype
        t = tokenizer(PROMPTS, padding=True, return_tensors="pt")
        self.text_features = self.model.text_projection(self.model.text_model(**t).pooler_output)
        self.text = F.normalize(self.text_features, dim=-1)
        self.scale = self.model.logit_scale.exp()

    def features(self, x):
        return self.model.visual_projection(self.model.vision_model(pixel_values=x).pooler_output)

    def embed(self, x):
        return F.normalize(self.features(x), dim=-1)

    def logits(self, x):
        return self.scale * self.embed(x) @ self.text.T

    def score(self, x, kind):
        return (self.embed(x) @ self.text.T)[:, TARGET] if kind == "cosine" else self.logits(x).softmax(-1)[:, TARGET]

    def gradient(self, x, kind):
        x = x.clone().requires_grad_(True)
        self.score(x, kind).sum().backward()
        return x.grad[0]


plain = Scorer()
generator = np.random.default_rng(7)
sample = torch.from_numpy(np.sort(generator.choice(3 * SIZE * SIZE, 500, replace=False)))
put("gradient.index", sample, "flat indices into 3 x 224 x 224 (channel, row, column) of the sampled gradient entries")


def put_gradient(name, g, what):
    put(f"{name}.pooled", F.avg_pool2d(g[None], 16)[0], f"{what}: mean over each 16 x 16 block, channel x row x column")
    put(f"{name}.norm", g.double().norm().reshape(1), f"{what}: L2 norm of all 3 x 224 x 224 entries")
    put(f"{name}.sampled", g.flatten()[sample], f"{what}: entries at gradient.index")


put("text.features", plain.text_features, "text features before normalisation, one row per prompt")
put("text.embedding", plain.text, "text embeddings of unit length, one row per prompt")
facts["logit_scale_exp"] = plain.scale.item()
t0 = tokenizer(PROMPTS[:1], return_tensors="pt")
hidden = plain.model.text_model(**t0, output_hidden_states=True).hidden_states
put("text.hidden.end", torch.stack([h[0, -1] for h in hidden]), "prompt 0, end token: after the embedding, after each text layer")
for k in range(3):
    x = inputs[k]
    put(f"image{k}.features", plain.features(x)[0], "image features before normalisation (visual_projection of the pooled class token)")
    put(f"image{k}.embedding", plain.embed(x)[0], "image embedding of unit length")
    put(f"image{k}.logits", plain.logits(x)[0], "exp(logit_scale) x cosine with each prompt")
    put_gradient(f"image{k}.gradient.cosine", plain.gradient(x, "cosine"), "d cosine with prompt 0 / d normalised pixels")
    put_gradient(f"image{k}.gradient.softmax", plain.gradient(x, "softmax"), "d softmax(logits)[0] / d normalised pixels")
hidden = plain.model.vision_model(pixel_values=inputs[0], output_hidden_states=True).hidden_states
put("image0.hidden.class", torch.stack([h[0, 0] for h in hidden]), "class token: after pre-layer-norm, after each vision layer")
put("image0.hidden.patch", torch.stack([h[0, 1] for h in hidden]), "first patch token: after pre-layer-norm, after each vision layer")

for name, options, what in [("gelu", dict(act="gelu"), "hidden_act gelu (exact, erf) in both towers"), ("epsilon", dict(vision_eps=1e-2), "vision layer_norm_eps 1e-2")]:
    variant = Scorer(**options)
    put(f"{name}.text.embedding", variant.text, f"{what}: text embeddings of unit length")
    for k in range(3):
        put(f"{name}.image{k}.embedding", variant.embed(inputs[k])[0], f"{what}: image embedding of unit length")
        put(f"{name}.image{k}.logits", variant.logits(inputs[k])[0], f"{what}: logits")
        put_gradient(f"{name}.image{k}.gradient.cosine", variant.gradient(inputs[k], "cosine"), f"{what}: d cosine with prompt 0 / d normalised pixels")

# --------------------------------------------------------------------------------------------- Meaningful Perturbation


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


def perturb(scorer, k, kind, init, iterations, jitter=0, seed=None):
    """The mask after the last step and the objective before each step.

    With jitter J, random numbers come from one SplitMix64(seed): first 784 draws z give the mask, row by row, as
    Float(z >> 40) x 2^-24; then, for each iteration, two draws: row offset = z % J, column offset = z % J. The 224 window at
    that offset is taken of the 228 picture and of its blur; the mask does not move.
    """
    cast = lambda v: v.to(scorer.dtype)
    x, b = (wide[k], wide_blurred[k]) if jitter else (inputs[k], blurred[k])
    x, b = cast(x), cast(b)
    draws = SplitMix64(seed) if seed is not None else None
    if init == "random":
        start = torch.tensor([(draws.next() >> 40) * 2.0**-24 for _ in range(784)], dtype=scorer.dtype).view(1, 1, 28, 28)
    else:
        start = torch.full((1, 1, 28, 28), float(init), dtype=scorer.dtype)
    m = start.clone().requires_grad_(True)
    optimiser = torch.optim.Adam([m], lr=0.1)
    objective = []
    for _ in range(iterations):
        r, c = (draws.next() % jitter, draws.next() % jitter) if jitter else (0, 0)
        xw, bw = x[:, :, r : r + SIZE, c : c + SIZE], b[:, :, r : r + SIZE, c : c + SIZE]
        up = F.interpolate(m, size=(SIZE, SIZE), mode="bilinear", align_corners=False)
        loss = scorer.score(up * xw + (1 - up) * bw, kind)[0] + 1e-4 * (1 - m).abs().sum()
        loss = loss + 1e-2 * ((m[:, :, 1:] - m[:, :, :-1]).abs().pow(3).sum() + (m[..., 1:] - m[..., :-1]).abs().pow(3).sum())
        optimiser.zero_grad()
        loss.backward()
        objective.append(loss.item())
        optimiser.step()
        with torch.no_grad():
            m.clamp_(0, 1)
    return m.detach()[0, 0], objective


exact = Scorer(dtype=torch.float64)
runs = [("cosine.half", dict(kind="cosine", init=0.5, iterations=300), range(3)),
        ("softmax.half", dict(kind="softmax", init=0.5, iterations=300), range(3)),
        ("cosine.ones", dict(kind="cosine", init=1, iterations=20), range(1)),
        ("cosine.random.jitter", dict(kind="cosine", init="random", iterations=300, jitter=JITTER, seed=JITTER_SEED), range(3))]
facts["perturbation"], masks = {}, {}
for name, options, which in runs:
    entry = dict({key: str(value) if key == "init" else value for key, value in options.items()}, images=[])
    for k in which:
        m, objective = perturb(plain, k, **options)
        m64, objective64 = perturb(exact, k, **options)
        masks[name, k] = m
        full = f"perturbation.{name}.image{k}"
        put(f"{full}.mask", m, f"final mask after {options['iterations']} steps")
        put(f"{full}.objective", objective[:20], "objective before each of the first 20 steps")
        put(f"{full}.final", [objective[-1]], "objective before the last step")
        # How far float32 is from float64 on the same run: what a second float32 implementation may be expected to differ by.
        entry["images"].append({"mask_float32_minus_float64_max": (m - m64).abs().max().item(), "mask_float32_minus_float64_mean": (m - m64).abs().mean().item(),
                              "objective20_float32_minus_float64_max": max(abs(a - b) for a, b in zip(objective[:20], objective64[:20])),
                              "final_float32_minus_float64": objective[-1] - objective64[-1],
                              "mask_mean": m.mean().item(), "score_of_picture": plain.score(inputs[k], options["kind"]).item()})
    facts["perturbation"][name] = entry
facts["jitter_draws"] = "SplitMix64; see perturb() in make_clip_golden.py"
facts["splitmix64_seed42_first"] = [str(v) for v in (lambda g: [g.next() for _ in range(4)])(SplitMix64(JITTER_SEED))]

# --------------------------------------------------------------------------------------------------------------- deletion

facts["deletion_area"] = {}
for k in range(3):
    A = F.interpolate((1 - masks["cosine.half", k])[None, None], size=(SIZE, SIZE), mode="bilinear", align_corners=False)[0, 0].flatten()
    put(f"deletion.image{k}.attribution", A[sample % (SIZE * SIZE)], "1 - mask of perturbation.cosine.half at 224 x 224: entries at gradient.index % 50176")
    order = torch.argsort(A, descending=True, stable=True)
    for substrate, fill in [("mean", torch.zeros(3, 1)), ("black", (-MEAN / STD).view(3, 1))]:
        for step in (1792, SIZE):
            flat, variants = inputs[k].reshape(3, -1).clone(), []
            variants.append(flat.clone())
            for s in range(math.ceil(SIZE * SIZE / step)):
                flat[:, order[s * step : (s + 1) * step]] = fill
                variants.append(flat.clone())
            v = torch.stack(variants).reshape(-1, 3, SIZE, SIZE)
            p = torch.cat([plain.logits(v[j : j + 32]).softmax(-1)[:, TARGET] for j in range(0, len(v), 32)])
            put(f"deletion.image{k}.{substrate}.step{step}", p, f"softmax(logits)[0] with 0, {step}, ... pixels replaced ({substrate}), most salient first, ties by position")
            facts["deletion_area"][f"image{k}.{substrate}.step{step}"] = ((p.double().sum() - p[0] / 2 - p[-1] / 2) / (len(p) - 1)).item()

# ------------------------------------------------------------------------------------------------------------ linear head

torch.manual_seed(3)
labels = torch.arange(30) % 3
features = torch.randn(30, 16) + 1.5 * torch.randn(3, 16)[labels]
weight, bias = (torch.rand(3, 16) * 2 - 1) / 4, (torch.rand(3) * 2 - 1) / 4
put("head.features", features, "30 training rows")
put("head.labels", labels, "class of each row")
put("head.initial.weight", weight, "class x feature")
put("head.initial.bias", bias, "one per class")
for name, batch in [("full", 30), ("batches", 8)]:
    w, b = weight.clone().requires_grad_(True), bias.clone().requires_grad_(True)
    optimiser, losses, at = torch.optim.Adam([w, b], lr=0.01), [], 0
    for _ in range(50):
        rows = slice(at, at + batch)
        loss = F.cross_entropy(features[rows] @ w.T + b, labels[rows])
        optimiser.zero_grad()
        loss.backward()
        losses.append(loss.item())
        optimiser.step()
        at = 0 if at + batch >= 30 else at + batch
    how = "all 30 rows at every step" if batch == 30 else "rows 0..<8, 8..<16, 16..<24, 24..<30, then again"
    put(f"head.{name}.weight", w, f"after 50 steps of Adam 0.01 on the mean cross-entropy, {how}")
    put(f"head.{name}.bias", b, "the same")
    put(f"head.{name}.loss", losses, "loss of each step's rows before the step")
    put(f"head.{name}.final", F.cross_entropy(features @ w.T + b, labels).reshape(1), "loss of all 30 rows after the last step")

# ------------------------------------------------------------------------------------------------------------------ write

facts["tensors"] = notes
save_file(tensors, os.path.join(OUT, "golden.safetensors"))
with open(os.path.join(OUT, "golden.json"), "w") as f:
    json.dump(facts, f, ensure_ascii=False, indent=1, sort_keys=True)
    f.write("\n")
total = sum(os.path.getsize(os.path.join(OUT, n)) for n in os.listdir(OUT))
print(f"{OUT}: {total} bytes in {len(os.listdir(OUT))} files, {len(tensors)} tensors")
for k in range(3):
    print(f"image{k} logits {[round(v, 3) for v in tensors[f'image{k}.logits'].tolist()]} mask mean {masks['cosine.half', k].mean():.3f}",
          [round(v, 4) for v in (tensors[f'perturbation.cosine.half.image{k}.objective'][0].item(), tensors[f'perturbation.cosine.half.image{k}.final'].item())], facts["perturbation"]["cosine.half"]["images"][k])
