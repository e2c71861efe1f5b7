#!/usr/bin/env python3
"""Write statistics.json: what SciPy and statsmodels say about rates, normal quantiles, bootstrapped means, tests and ranks.

    python3 -m venv venv && venv/bin/pip install scipy statsmodels
    venv/bin/python Tests/Golden/make_statistics_golden.py           # some seconds

Written with scipy 1.17.1, statsmodels 0.15.0 and numpy 2.4.6. Bootstrap intervals are from 1,000,000 resamples, whose own error is about
a thousandth of the interval's width.
"""
import itertools
import json
import sys
from pathlib import Path

import numpy as np
from scipy import optimize, stats
from statsmodels.stats import contingency_tables, multitest, proportion

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


def fisher(hits, count, other_hits, other_count):
    table = [[hits, count - hits], [other_hits, other_count - other_hits]]
    return {"hits": hits, "count": count, "otherHits": other_hits, "otherCount": other_count,
            "p": float(stats.fisher_exact(table).pvalue)}


def newcombe(hits, count, other_hits, other_count, level=0.95):
    lower, upper = proportion.confint_proportions_2indep(
        hits, count, other_hits, other_count, method="newcomb", compare="diff", alpha=1 - level)
    return {"hits": hits, "count": count, "otherHits": other_hits, "otherCount": other_count, "level": level,
            "lower": float(lower), "upper": float(upper)}


def mcnemar(only_first, only_second):
    p = float(contingency_tables.mcnemar([[7, only_first], [only_second, 3]], exact=True).pvalue)
    if only_first + only_second:
        assert abs(p - stats.binomtest(only_first, only_first + only_second).pvalue) < 1e-12
    return {"onlyFirst": only_first, "onlySecond": only_second, "p": p}


def pointing(hits, chances):
    """Two-sided as Fisher's test: all counts that are at most as probable as the observed one."""
    chances = np.round(np.asarray(chances, dtype=float), 4)
    probabilities = stats.poisson_binom(chances).pmf(np.arange(len(chances) + 1))
    p = probabilities[probabilities <= probabilities[hits] * (1 + 1e-7)].sum()
    return {"hits": hits, "chances": chances.tolist(), "p": float(min(1, p))}


def wilcoxon(name, differences, method):
    """SciPy's test of rounded differences; "signs" counts all choices of signs of the ranks, one by one."""
    d = np.round(np.asarray(differences, dtype=float), 6)
    result = {"name": name, "differences": d.tolist()}
    if method == "signs":
        ranks = stats.rankdata(np.abs(d[d != 0]))
        sums = np.array([np.dot(signs, ranks) for signs in itertools.product([0, 1], repeat=len(ranks))])
        observed = ranks[d[d != 0] > 0].sum()
        less, greater = np.mean(sums <= observed), np.mean(sums >= observed)
        return result | {"twoSided": float(min(1, 2 * min(less, greater))), "greater": float(greater)}
    for side, alternative in [("twoSided", "two-sided"), ("greater", "greater")]:
        test = stats.wilcoxon(d, zero_method="wilcox", correction=False, alternative=alternative, method=method)
        result[side] = float(test.pvalue)
    return result


def sample_size(rate, other, level=0.95, power=0.8):
    n = proportion.samplesize_proportions_2indep_onetail(rate - other, other, power, alpha=1 - level)
    return {"rate": rate, "otherRate": other, "level": level, "power": power, "perGroup": float(n)}


def detectable(rate, count, other_count, level=0.95, power=0.8):
    def surplus(difference):
        return other_count - proportion.samplesize_proportions_2indep_onetail(
            difference, rate, power, ratio=count / other_count, alpha=1 - level)

    difference = optimize.brentq(surplus, 1e-6, 1 - rate - 1e-12, xtol=1e-13) if surplus(1 - rate - 1e-12) > 0 else None
    return {"rate": rate, "count": count, "otherCount": other_count, "level": level, "power": power,
            "difference": difference}


def spearman(one, other):
    one, other = np.round(np.asarray(one, dtype=float), 4), np.round(np.asarray(other, dtype=float), 4)
    return {"one": one.tolist(), "other": other.tolist(), "coefficient": float(stats.spearmanr(one, other).statistic)}


def holm(p_values):
    return {"p": p_values, "adjusted": multitest.multipletests(p_values, method="holm")[1].tolist()}


def repeat_spread(count, repeats):
    """The root of the mean variance within a picture over the number of pictures that a mean is taken of."""
    repeats = np.round(np.asarray(repeats, dtype=float), 6)
    variances = repeats.var(axis=1, ddof=1)
    interval = stats.bootstrap((variances,), np.mean, n_resamples=RESAMPLES, batch=10_000,
                               rng=np.random.default_rng(1)).confidence_interval
    return {"count": count, "repeats": repeats.tolist()} | {
        name: float(np.sqrt(v / count)) for name, v in [("point", variances.mean()), ("lower", interval.low), ("upper", interval.high)]}


ranked = np.random.default_rng(28)
probabilities = [1e-300, 1e-20, 1e-9, 0.001, 0.02424, 0.02426, 0.025, 0.3, 0.5, 0.7, 0.975, 0.97574, 0.97576, 0.999, 1 - 1e-9]
points = [-38.0, -8.0, -1.959963984540054, -1.0, 0.0, 0.5, 1.0, 3.0, 8.0]
tail = 0.04 + RANDOM.pareto(2.5, 25) * 0.05
more = np.random.default_rng(88_85)
# The paper's pictures whose largest attribution lies in the face, men against women: zero-shot, then fine-tuned.
paper = [(18, 85, 11, 88), (25, 85, 18, 88)]
tables = paper + [(0, 5, 5, 5), (3, 3, 0, 4), (1, 10, 1, 10), (0, 10, 0, 12), (10, 10, 12, 12), (7, 19, 2, 40),
                  (500, 2000, 430, 1900), (1960, 2000, 1500, 2000)]
curves = np.round(np.clip(np.linspace(0.9, 0.2, 4) + RANDOM.normal(0, 0.1, (12, 4)), 0, 1), 6)

golden = {
    "normalQuantile": [{"probability": p, "z": float(stats.norm.ppf(p))} for p in probabilities],
    "normalDistribution": [{"z": z, "probability": float(stats.norm.cdf(z))} for z in points],
    "wilson": [wilson(hits, count, level) for hits, count, level in [
        (0, 1, 0.95), (1, 1, 0.95), (0, 88, 0.95), (11, 88, 0.95), (18, 88, 0.95), (18, 85, 0.95), (25, 85, 0.95), (88, 88, 0.95), (44, 88, 0.99), (7, 10, 0.5),
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
    "fisher": [fisher(*table) for table in tables],
    "newcombe": [newcombe(*table) for table in tables] + [newcombe(*paper[0], level=0.99), newcombe(17.5, 85, 10.25, 88)],
    "mcnemar": [mcnemar(*pair) for pair in [(0, 0), (1, 0), (0, 6), (5, 5), (4, 9), (12, 5), (3, 40), (300, 360), (1000, 3)]],
    "pointing": [
        pointing(hits, np.random.default_rng(count).beta(2, 18, count))
        for hits, count in [(0, 12), (4, 12), (3, 40), (11, 88), (18, 85), (60, 400)]
    ] + [pointing(3, [0.1, 0.1, 0.1]), pointing(1, [0, 1, 0.5])],
    "wilcoxon": [
        wilcoxon("one", [0.3], "exact"),
        wilcoxon("few", more.normal(0.3, 1, 9), "exact"),
        wilcoxon("all above zero", np.abs(more.normal(0, 1, 20)), "exact"),
        wilcoxon("fifty", more.normal(-0.2, 1, 50), "exact"),
        wilcoxon("ties and zeros, few", [0, 1, 1, -1, 2, 2, -3, 3, 3, 4, 0, -0.5], "signs"),
        wilcoxon("all the same", [0.25] * 8, "signs"),
        wilcoxon("fifty-one", more.normal(0.3, 1, 51), "approx"),
        wilcoxon("ties and zeros, many", more.integers(-4, 7, 90), "approx"),
        wilcoxon("many", more.normal(0.05, 1, 400), "approx"),
    ],
    "spearman": [
        spearman(ranked.normal(0, 1, 40), ranked.normal(0, 1, 40)),
        spearman(np.arange(12), np.arange(12) ** 2),
        spearman(ranked.integers(0, 4, 30), ranked.integers(0, 3, 30)),
        spearman(np.maximum(0, ranked.normal(0, 1, 60)), np.maximum(0, -ranked.normal(0.2, 1, 60)))],
    "holm": [holm([0.01, 0.04, 0.03, 0.005]), holm([0.5, 0.5, 0.9]), holm([0.001]), holm([0.02, 0.02, 0.02, 0.02, 0.9])],
    "repeatSpread": [
        repeat_spread(150, ranked.normal(0.4, 0.2, (24, 1)) + ranked.normal(0, 0.03, (24, 3))),
        repeat_spread(10, ranked.exponential(0.1, (10, 2)))],
    "sampleSize": [
        sample_size(18 / 85, 11 / 88), sample_size(25 / 85, 18 / 88), sample_size(0.5, 0.4), sample_size(0, 0.1),
        sample_size(1, 0.2), sample_size(0.3, 0.31, level=0.99, power=0.9)],
    "detectable": [
        detectable(0.125, 88, 88), detectable(0.2, 88, 85), detectable(0.2, 300, 40), detectable(0, 50, 50),
        detectable(0.5, 20, 1000, level=0.99, power=0.9), detectable(0.5, 4, 4), detectable(0.95, 100, 100)],
    "meanCurve": {
        "curves": curves.tolist(),
        "points": [bootstrap(f"point {i}", curves[:, i], method="percentile") for i in range(curves.shape[1])],
    },
}
for point in golden["meanCurve"]["points"]:
    del point["values"]
OUT.write_text(json.dumps(golden, indent=1) + "\n")
print(f"{OUT}: {OUT.stat().st_size} bytes")
