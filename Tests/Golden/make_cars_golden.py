"""Makes a devkit of three cars as scipy writes it, in the folder `stanford-cars` beside this script.

    python3 -m venv venv && venv/bin/pip install scipy
    venv/bin/python Tests/Golden/make_cars_golden.py

The variables, fields and types are those of the devkit of Stanford Cars. `devkit.json` holds what scipy reads back.
"""

import json
from pathlib import Path

import numpy as np
from scipy.io import loadmat, savemat

FOLDER = Path(__file__).parent / "stanford-cars"
FIELDS = ["bbox_x1", "bbox_y1", "bbox_x2", "bbox_y2", "class", "fname"]
NAMES = ["Ram C/V Cargo Van Minivan 2012", "Acura TL Sedan 2012", "Citroën 2CV 1980"]
TRAIN = [(39, 116, 569, 375, 3, "00001.jpg"), (1, 1, 60, 300, 1, "00002.jpg"), (5, 6, 90, 80, 3, "00003.jpg")]
TEST = [(30, 52, 246, 147, 1, "00001.jpg"), (100, 19, 576, 203, 3, "00002.jpg")]


def record(values, fields):
    smallest = [np.uint8(v) if v < 256 else np.uint16(v) for v in values[:5]]
    return {field: value for field, value in zip(FIELDS, [*smallest, values[5]]) if field in fields}


def annotations(name, rows, fields=FIELDS, compressed=True):
    table = np.empty((1, len(rows)), dtype=[(field, object) for field in fields])
    for index, row in enumerate(rows):
        table[0, index] = tuple(record(row, fields).values())
    savemat(FOLDER / name, {"annotations": table}, do_compression=compressed)


FOLDER.mkdir(exist_ok=True)
for old in FOLDER.iterdir():
    old.unlink()
names = np.empty((1, len(NAMES)), dtype=object)
names[0, :] = NAMES
savemat(FOLDER / "cars_meta.mat", {"class_names": names}, do_compression=True)
annotations("cars_train_annos.mat", TRAIN)
annotations("cars_test_annos.mat", TEST, [field for field in FIELDS if field != "class"])
annotations("cars_test_annos_withlabels.mat", TEST, compressed=False)


def read(name):
    rows = loadmat(FOLDER / name)["annotations"][0]
    return [{f: r[f].item() if r[f].dtype.kind in "ui" else str(r[f].item()) for f in r.dtype.names} for r in rows]


tables = ["cars_train_annos", "cars_test_annos", "cars_test_annos_withlabels"]
facts = {name: read(name + ".mat") for name in tables}
facts["class_names"] = [str(name.item()) for name in loadmat(FOLDER / "cars_meta.mat")["class_names"][0]]
(FOLDER / "devkit.json").write_text(json.dumps(facts, indent=1, ensure_ascii=False) + "\n")
