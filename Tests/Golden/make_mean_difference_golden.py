#!/usr/bin/env python3
"""Write mean-difference.json: what SciPy says about the difference of the means of two independent groups.

    python3 -m venv venv && venv/bin/pip install scipy
    venv/bin/python Tests/Golden/make_mean_difference_golden.py      # some seconds

Written with scipy 1.17.1 and numpy 2.4.6: BCa intervals from 1,000,000 resamples, whose own error is about a thousandth of the
interval's width.
"""
import json
import sys
from pathlib import Path

import numpy as np
from scipy import stats

OUT = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent / "mean-difference.json"
RANDOM = np.random.default_rng(7)


def case(name, first, second, level=0.95):
    first, second = np.round(first, 6), np.round(second, 6)
    result = stats.bootstrap(
        (first, second), lambda a, b, axis: a.mean(axis) - b.mean(axis), n_resamples=1_000_000, confidence_level=level,
        method="BCa", batch=10_000, vectorized=True, rng=np.random.default_rng(1)).confidence_interval
    return {"name": name, "first": first.tolist(), "second": second.tolist(), "level": level,
            "difference": float(first.mean() - second.mean()), "lower": float(result.low), "upper": float(result.high)}


cases = [
    case("of one kind", RANDOM.normal(0.4, 0.1, 30), RANDOM.normal(0.35, 0.1, 25)),
    case("a long tail in the first", RANDOM.exponential(0.3, 20), RANDOM.normal(0.2, 0.05, 40)),
    case("a long tail in the second, 99 %", RANDOM.normal(0.2, 0.05, 40), RANDOM.exponential(0.3, 20), level=0.99),
    case("many against few", RANDOM.beta(2, 8, 60), RANDOM.beta(2, 5, 8)),
]
OUT.write_text(json.dumps(cases, indent=1) + "\n")
print(f"{OUT}: {OUT.stat().st_size} bytes")
