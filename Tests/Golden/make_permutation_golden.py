#!/usr/bin/env python3
"""Write permutation.json: what SciPy says about whether the means of two groups differ by more than chance.

    python3 -m venv venv && venv/bin/pip install scipy
    venv/bin/python Tests/Golden/make_permutation_golden.py      # about ten seconds

Written with scipy 1.17.1 and numpy 2.4.6. Small groups are exact; of larger ones the p-value is of 1,000,000 random divisions, whose
own error is below 0.0006.
"""
import json
import sys
from math import comb
from pathlib import Path

import numpy as np
from scipy import stats

OUT = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent / "permutation.json"
RANDOM = np.random.default_rng(11)


def case(name, first, second):
    first, second = np.round(np.asarray(first, float), 6), np.round(np.asarray(second, float), 6)
    is_exact = comb(len(first) + len(second), len(first)) <= 10_000
    result = stats.permutation_test(
        (first, second), lambda a, b, axis: a.mean(axis) - b.mean(axis), permutation_type="independent",
        n_resamples=np.inf if is_exact else 1_000_000, batch=20_000, vectorized=True, rng=np.random.default_rng(3))
    return {"name": name, "first": first.tolist(), "second": second.tolist(), "isExact": is_exact,
            "p": float(result.pvalue)}


cases = [
    case("three and three", [0.1, 0.2, 0.3], [0.4, 0.5, 0.6]),
    case("ties", [0, 1, 1, 0, 1], [0, 0, 0, -1, 0, 1]),
    case("two against many", [2.5, 1.9], RANDOM.normal(0, 1, 30)),
    case("seven and eight", RANDOM.normal(0, 1, 7), RANDOM.normal(0.8, 1, 8)),
    case("changes of hits", RANDOM.choice([-1, 0, 1], 60, p=[0.1, 0.8, 0.1]), RANDOM.choice([-1, 0, 1], 50, p=[0.3, 0.6, 0.1])),
    case("no difference", RANDOM.normal(0.1, 1, 40), RANDOM.normal(0.1, 1, 45)),
]
OUT.write_text(json.dumps(cases, indent=1) + "\n")
print(f"{OUT}: {OUT.stat().st_size} bytes")
