"""The manifest of a site, computed a second time with Python's own SHA-256 and SQLite."""

import hashlib
import json
import sqlite3
import struct
from pathlib import Path

from jsonschema import Draft202012Validator

SCHEMA = Path(__file__).resolve().parents[2] / "docs" / "manifest.schema.json"
MANIFEST = "manifest.json"
# The list of files cannot be in the manifest, because the manifest is in the list.
LIST = "site-manifest.json"


def faults_of(site: Path) -> list[str]:
    """What is wrong with the manifest of a site: its form, and the digests of files."""
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    try:
        manifest = json.loads((site / MANIFEST).read_text(encoding="utf-8"))
    except ValueError as error:
        return [str(error)]
    faults = [f"{error.json_path}: {error.message[:300]}" for error in Draft202012Validator(schema).iter_errors(manifest)]
    if faults:
        return faults
    found = {
        str(file.relative_to(site)): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in site.rglob("*") if file.is_file() and file.name not in (MANIFEST, LIST)}
    faults += [
        f"{path}: {manifest['files'].get(path)} is not {found.get(path)}"
        for path in sorted(found.keys() | manifest["files"].keys()) if manifest["files"].get(path) != found.get(path)]
    if (site / LIST).is_file() and json.loads((site / LIST).read_text(encoding="utf-8"))["files"] != sorted([*found, MANIFEST]):
        faults.append(f"{LIST} is not the list of the manifest's files")
    for key in ("tables", "pictures"):
        names = [entry.get("name", entry.get("path")) for entry in manifest[key]]
        if names != sorted(names):
            faults.append(f"{key} are not in order")
    return faults


def faults_of_rows(site: Path, database: Path) -> list[str]:
    """The same of the digests of rows, for a database with one run, all of whose rows belong to it."""
    manifest = json.loads((site / MANIFEST).read_text(encoding="utf-8"))
    connection = sqlite3.connect(f"file:{database}?mode=ro", uri=True)
    connection.text_factory = bytes
    names = [
        name.decode() for (name,) in connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'grdb_%' ORDER BY name")]
    listed = {table["name"]: table for table in manifest["tables"]}
    faults = [] if sorted(listed) == names else [f"tables {sorted(listed.keys() ^ set(names))}"]
    for name in names:
        digests = [row_digest(connection, name, row) for row in rows(connection, name)]
        expected = {"name": name, "rows": len(digests), "sha256": digest_of_all(digests)}
        if listed.get(name) != expected:
            faults.append(f"{listed.get(name)} is not {expected}")
    return faults


def rows(connection: sqlite3.Connection, table: str) -> list[dict[str, object]]:
    cursor = connection.execute(f"SELECT * FROM {table}")
    columns = [column[0] for column in cursor.description]
    return [dict(zip(columns, row)) for row in cursor]


def row_digest(connection: sqlite3.Connection, table: str, row: dict[str, object]) -> str:
    kinds = {name.decode(): kind.decode().lower() for _, name, kind, *_ in connection.execute(f"PRAGMA table_info({table})")}
    content = f"{table}\n".encode()
    for name in sorted(row):
        value = row[name]
        if value is None:
            continue
        if table == "image" and name == "problem" and b": expected " in value:
            # The path in front is that of whichever file of these bytes was read last.
            value = value[value.index(b": expected "):]
        data = value if isinstance(value, bytes) else str(value).encode() if isinstance(value, int) else struct.pack(">d", value)
        content += f"{name} {kinds[name]} {len(data)}\n".encode() + data + b"\n"
    return hashlib.sha256(content).hexdigest()


def digest_of_all(digests: list[str]) -> str:
    return hashlib.sha256("".join(f"{digest}\n" for digest in sorted(digests)).encode()).hexdigest()
