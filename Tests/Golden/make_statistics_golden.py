#!/usr/bin/env python3
"""Write statistics.json: what SciPy says about rates, normal quantiles and bootstrapped means.

    python3 -m venv venv && venv/bin/pip install scipy
    venv/bin/python Tests/Golden/make_statistics_golden.py           # some seconds

Written with scipy 1.17.1 and numpy 2.4.6. Bootstrap intervals are from 1,000,000 resamples, whose own error is about
a thousandth of the interval's width.
"""
import json
import sys
from pathlib import Path

import numpy as np
from scipy import stats

OUT = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent / "statistics.json"
RESAMPLES = 1_000_000
RANDOM = np.random.default_rng(20240229)


def wilson(hits, count, level):
    interval = stats.binomtest(hits, count).proportion_ci(confidence_level=level, method="wilson")
    return {"hits": hits, "count": count, "level": level, "lower": interval.low, "upper": interval.high}


def bootstrap(name, values, level=0.95, method="BCa"):
    """The interval of the mean of a sample, rounded first so that the file holds exactly what was resampled."""
    values = np.round(np.asarray(values, dtype=float), 6)
    result = stats.bootstrap((values,), np.mean, n_resamples=RESAMPLES, confidence_level=level, method=method,
                             batch=10_000, rng=np.random.default_rng(1))
    interval = result.confidence_interval
    return {"name": name, "values": values.tolist(), "level": level, "mean": float(values.mean()),
            "lower": float(interval.low), "upper": float(interval.high)}


probabilities = [1e-300, 1e-20, 1e-9, 0.001, 0.02424, 0.02426, 0.025, 0.3, 0.5, 0.7, 0.975, 0.97574, 0.97576, 0.999, 1 - 1e-9]
points = [-38.0, -8.0, -1.959963984540054, -1.0, 0.0, 0.5, 1.0, 3.0, 8.0]
tail = 0.04 + RANDOM.pareto(2.5, 25) * 0.05
curves = np.round(np.clip(np.linspace(0.9, 0.2, 4) + RANDOM.normal(0, 0.1, (12, 4)), 0, 1), 6)

golden = {
    "normalQuantile": [{"probability": p, "z": float(stats.norm.ppf(p))} for p in probabilities],
    "normalDistribution": [{"z": z, "probability": float(stats.norm.cdf(z))} for z in points],
    "wilson": [wilson(hits, count, level) for hits, count, level in [
        (0, 1, 0.95), (1, 1, 0.95), (0, 88, 0.95), (11, 88, 0.95), (18, 85, 0.95), (88, 88, 0.95), (44, 88, 0.99), (7, 10, 0.5),
        (123_456, 1_000_000, 0.95), (1, 2000, 0.999)]],
    "meanBCa": [
        bootstrap("normal", RANDOM.normal(0.4, 0.1, 40)),
        bootstrap("normal, 99 %", RANDOM.normal(-3, 2, 30), level=0.99),
        bootstrap("long tail to the right", tail),
        bootstrap("long tail to the left", -tail),
        bootstrap("exponential, few", RANDOM.exponential(0.3, 8)),
        bootstrap("zeros and ones", [0] * 17 + [1] * 3),
        bootstrap("one outlier", [0.1, 0.11, 0.12, 0.13, 0.14, 0.15, 0.16, 0.17, 0.18, 2.0]),
    ],
    "meanCurve": {
        "curves": curves.tolist(),
        "points": [bootstrap(f"point {i}", curves[:, i], method="percentile") for i in range(curves.shape[1])],
    },
}
for point in golden["meanCurve"]["points"]:
    del point["values"]
OUT.write_text(json.dumps(golden, indent=1) + "\n")
print(f"{OUT}: {OUT.stat().st_size} bytes")
