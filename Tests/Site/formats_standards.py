"""Exports in formats of others, read by the programs of those others: huggingface_hub, cyclonedx-python-lib, mlcroissant.

Every number that comes back is held against the document of the same run (`export --format json`).
"""

import hashlib
import json
import logging
import math
import re
from pathlib import Path

# What the Hub asks of a dataset's name; only its server checks it.
HUB_DATASET = re.compile(r"^(?:[\w-]+/)?[\w.-]+$", re.ASCII)
SETTINGS = {"zero-shot-image-classification": "zero-shot", "image-classification": "fine-tuned"}


def key(measure: dict) -> tuple:
    """What tells the measures of a document apart."""
    group = measure["group"] or {}
    return (
        measure["id"], measure["setting"], measure["variant"], group.get("attribute"), group.get("name"), group.get("minus"),
        measure["class"])


def numbers(document: dict) -> dict[tuple, tuple]:
    return {
        key(measure): (measure["point"], measure["lower"], measure["upper"], measure["n"])
        for measure in document["measures"] if measure["point"] is not None}


def check_model_index(file: Path, document: dict) -> list[str]:
    from huggingface_hub import ModelCard, metadata_load
    from huggingface_hub.repocard_data import eval_results_to_model_index, model_index_to_eval_results

    card, index = ModelCard.load(file), metadata_load(file)["model-index"]
    name, results = model_index_to_eval_results(index)
    faults = []
    if card.data.model_name != name or name != document["model"]["name"] or card.data.eval_results != results:
        faults.append(f"another model: {name!r}")
    if not card.text.strip().startswith("## Audit of"):
        faults.append("the text below the front matter is not the report's")
    # What a program that changes one result writes back; it leaves out nothing and adds nothing.
    again = eval_results_to_model_index(name, results)
    if model_index_to_eval_results(again) != (name, results):
        faults.append("results are lost on the way through huggingface_hub")
    if len(again[0]["results"]) != len(index[0]["results"]):
        faults.append("two results are about the same pictures")
    expected = numbers(document)
    seen: set[tuple] = set()
    for result in results:
        slice, found = result.dataset_args, result.metric_args
        group = found if "minus" in found else slice
        place = (
            result.metric_type, SETTINGS[result.task_type], slice["variant"], group.get("attribute"), group.get("group"),
            found.get("minus"), slice.get("class"))
        if place in seen or not HUB_DATASET.match(result.dataset_type):
            faults.append(f"twice, or a name that the Hub refuses: {place} {result.dataset_type!r}")
        seen.add(place)
        told = (result.metric_value, found["lower"], found["upper"], found["n"])
        if expected.get(place) != told:
            faults.append(f"{place}: {told}, expected {expected.get(place)}")
        if slice["sha256"] != document["dataset"]["digest"] or result.dataset_split != document["dataset"]["split"]:
            faults.append(f"{place}: another dataset")
    faults += [f"not there: {place}" for place in expected if place[0] == "accuracy" and place not in seen]
    return faults


def check_cyclonedx(file: Path, document: dict) -> list[str]:
    from cyclonedx.schema import SchemaVersion
    from cyclonedx.validation.json import JsonStrictValidator

    text = file.read_text(encoding="utf-8")
    fault = JsonStrictValidator(SchemaVersion.V1_6).validate_str(text)
    if fault:
        return [str(fault)[:500]]
    bom = json.loads(text)
    components = {one["bom-ref"]: one for one in [bom["metadata"]["component"], *bom["components"]]}
    faults = [] if len(components) == len(bom["components"]) + 1 else ["two components of one name"]
    if bom["metadata"].get("timestamp") != document["run"]["finished"]:
        faults.append("another time than the run's")
    if components["model"]["hashes"][0]["content"] != document["model"]["digest"]:
        faults.append("another model")
    if components["dataset"]["hashes"][0]["content"] != document["dataset"]["digest"]:
        faults.append("another dataset")
    for dependency in bom["dependencies"]:
        faults += [f"no component {ref}" for ref in [dependency["ref"], *dependency["dependsOn"]] if ref not in components]
    count = {"model": 0, "head": 0}
    expected = numbers(document)
    for name, setting in [("model", "zero-shot"), ("head", "fine-tuned")]:
        if name not in components:
            continue
        here = {(place[0], value[:3]) for place, value in expected.items() if place[1] == setting}
        slices = set()
        for metric in components[name]["modelCard"]["quantitativeAnalysis"]["performanceMetrics"]:
            interval = metric["confidenceInterval"]
            told = tuple(float(number) for number in (metric["value"], interval["lowerBound"], interval["upperBound"]))
            count[name] += 1
            if (metric["type"], told) not in here:
                faults.append(f"{name}: {metric['type']} {told} is not in the report")
            if (metric["type"], metric.get("slice")) in slices:
                faults.append(f"{name}: {metric['type']} of {metric.get('slice')} twice")
            slices.add((metric["type"], metric.get("slice")))
        if len(components[name]["modelCard"]["properties"]) != count[name]:
            faults.append(f"{name}: not every metric has its number of pictures")
    classes = [
        one["value"] for one in components["dataset"]["data"][0]["contents"]["properties"] if one["name"] == "vlm-audit:class"]
    if classes != document["dataset"]["classes"]:
        faults.append(f"other classes: {classes}")
    if not count["model"] and any(place[1] == "zero-shot" for place in expected):
        faults.append("no metrics")
    return faults


def check_croissant(file: Path, document: dict, dataset: Path | None = None) -> list[str]:
    """Where the dataset's folder is given, its files are loaded, too."""
    import mlcroissant

    # It warns of what nobody knows, such as the licence, and of what it reads.
    logging.getLogger("absl").setLevel(logging.ERROR)
    if dataset:
        placed = dataset / file.name
        placed.write_bytes(file.read_bytes())
        file = placed
    try:
        loaded = mlcroissant.Dataset(str(file))
    except mlcroissant.ValidationError as error:
        return [str(error)[:1000]]
    unknown = {"citeAs", "datePublished", "license", "version"}
    faults = [
        f"an unexpected warning: {warning}" for warning in loaded.metadata.ctx.issues.warnings
        if not any(f"/{name}\"" in warning for name in unknown)]
    records = {record["pictures/path"]: record for record in loaded.records("pictures")}
    classes = [record["classes/name"] for record in loaded.records("classes")]
    if classes != document["dataset"]["classes"]:
        faults.append(f"other classes: {classes}")
    if json.loads(file.read_text(encoding="utf-8"))["identifier"] != f"sha256:{document['dataset']['digest']}":
        faults.append("another dataset")
    columns = {field.name: field.id for one in loaded.metadata.record_sets if one.id == "pictures" for field in one.fields}
    for picture in document["pictures"]:
        record = records.get(picture["path"])
        if not record:
            faults.append(f"not there: {picture['path']!r}")
            continue
        told = (record["pictures/sha256"], record["pictures/class"], record["pictures/split"])
        if told != (picture["digest"], picture["class"], document["dataset"]["split"]):
            faults.append(f"{picture['path']!r}: {told}")
        groups = {
            name: record[column] for name, column in columns.items()
            if column.startswith("pictures/group-") and isinstance(record[column], str)}
        if groups != picture["groups"]:
            faults.append(f"{picture['path']!r}: groups {groups}, expected {picture['groups']}")
        for region, known in picture["regions"].items():
            boxes = record.get(f"pictures/{region}-boxes")
            if known["source"] == "metadata" and (missing(boxes) or len(boxes) != known["count"]):
                faults.append(f"{picture['path']!r}: {region} {boxes}, expected {known['count']}")
    if dataset:
        faults += check_files(loaded, records, dataset)
    return faults


def missing(value: object) -> bool:
    return value is None or isinstance(value, float) and math.isnan(value)


def check_files(loaded: object, records: dict[str, dict], dataset: Path) -> list[str]:
    """The pictures as mlcroissant finds and decodes them."""
    found = {record["contents/path"].decode(): record["contents/image"] for record in loaded.records("contents")}
    faults = [] if found.keys() == records.keys() else [f"{len(found)} files, expected {len(records)}"]
    for path, record in records.items():
        if hashlib.sha256((dataset / path).read_bytes()).hexdigest() != record["pictures/sha256"]:
            faults.append(f"{path!r} has another content")
        width, height = found[path].size if path in found else (0, 0)
        for region in ("face", "evidence", "text"):
            boxes = record.get(f"pictures/{region}-boxes")
            for x, y, w, h in [] if missing(boxes) else boxes:
                if x >= width or y >= height or w <= 0 or h <= 0:
                    faults.append(f"{path!r}: a box beside the picture")
    return faults
