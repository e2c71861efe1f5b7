"""A byte-pair vocabulary in the form of CLIP's, learnt from the captions.

Sennrich et al., Neural machine translation of rare words with subword units, ACL 2016, on bytes; the files are those
that `CLIPTokenizer` of transformers reads. Order of the tokens, as in openai/CLIP, `clip/simple_tokenizer.py`: the symbols
of all bytes, the same at the end of a word, the merges in the order of learning, the two markers.
"""

import json
import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

END_OF_WORD = "</w>"
START, END = "<|startoftext|>", "<|endoftext|>"


def byte_symbols() -> dict[int, str]:
    """A printable character for every byte, in CLIP's order."""
    printable = [*range(33, 127), *range(161, 173), *range(174, 256)]
    others = [byte for byte in range(256) if byte not in printable]
    return {byte: chr(byte) for byte in printable} | {byte: chr(256 + n) for n, byte in enumerate(others)}


def learn_merges(sentences: Iterable[tuple[str, float]], limit: int) -> list[tuple[str, str]]:
    """Merges the most frequent pair of neighbours until every word is one token, or up to a limit.

    `sentences` are plain lower-case sentences with weights. Equal frequencies are settled by spelling, so that the result
    depends on nothing else.
    """
    symbols = byte_symbols()
    counts: Counter[tuple[str, ...]] = Counter()
    for sentence, weight in sentences:
        for word in re.findall(r"[a-z]+|[^\sa-z]+", sentence.lower()):
            spelled = [symbols[byte] for byte in word.encode()]
            counts[(*spelled[:-1], spelled[-1] + END_OF_WORD)] += weight
    merges: list[tuple[str, str]] = []
    while len(merges) < limit:
        pairs: Counter[tuple[str, str]] = Counter()
        for word, weight in counts.items():
            for pair in zip(word, word[1:]):
                pairs[pair] += weight
        if not pairs:
            break
        # Sums of weights are rounded: their last bits depend on the order of adding.
        best = min(pairs, key=lambda pair: (-round(pairs[pair], 9), pair))
        merges.append(best)
        counts = Counter({merged(word, best): weight for word, weight in counts.items()})
    return merges


def merged(word: tuple[str, ...], pair: tuple[str, str]) -> tuple[str, ...]:
    result: list[str] = []
    index = 0
    while index < len(word):
        if word[index : index + 2] == pair:
            result.append(pair[0] + pair[1])
            index += 2
        else:
            result.append(word[index])
            index += 1
    return tuple(result)


def write(folder: Path, merges: list[tuple[str, str]], context_length: int) -> None:
    """Writes the tokenizer's files."""
    symbols = list(byte_symbols().values())
    tokens = [*symbols, *(s + END_OF_WORD for s in symbols), *(a + b for a, b in merges), START, END]
    assert len(set(tokens)) == len(tokens)
    dump = lambda name, value: (folder / name).write_text(json.dumps(value, ensure_ascii=False, indent=2) + "\n")
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "vocab.json").write_text(
        json.dumps({token: number for number, token in enumerate(tokens)}, ensure_ascii=False) + "\n")
    (folder / "merges.txt").write_text("#version: 0.2\n" + "".join(f"{a} {b}\n" for a, b in merges))
    markers = {"bos_token": START, "eos_token": END, "pad_token": END, "unk_token": END}
    dump("special_tokens_map.json", markers)
    dump("tokenizer_config.json", {
        "tokenizer_class": "CLIPTokenizer", "do_lower_case": True, "model_max_length": context_length, **markers,
    })  # fmt: skip
