"""Makes the archives of the archive tests, in the folder `archive` beside this script.

    python3 Tests/Golden/make_archive_golden.py

The sound ones hold three files of a dataset and what people and systems leave beside them; `evil` ones hold what an
archive must not be able to do.
"""

import io
import tarfile
import zipfile
from pathlib import Path

FOLDER = Path(__file__).parent / "archive"
PICTURE = bytes(n % 251 for n in range(3000))
SOUND = [
    ("idenprof/", None),
    ("idenprof/metadata.csv", b"file_name,group_gender\n"),
    ("./idenprof/test/chef/chef-1.jpg", PICTURE),
    ("idenprof/test/chef/Thumbs.db", b"junk"),
    ("idenprof/test/chef/été.jpg", b"summer"),
    ("idenprof/.DS_Store", b"junk"),
    ("__MACOSX/idenprof/test/chef/._chef-1.jpg", b"junk"),
    ("__MACOSX/idenprof/test/chef/chef-1.jpg", b"junk"),
    ("idenprof/run.exe", b"junk"),
]
EVIL = [
    ("good.jpg", b"first"),
    ("../up.jpg", b"x"),
    ("/absolute.jpg", b"x"),
    ("a/../../up.jpg", b"x"),
    ("b\\..\\..\\up.jpg", b"x"),
    ("good.jpg", b"second"),
]


def tar(name, mode, entries, form, extra=()):
    with tarfile.open(FOLDER / name, mode, format=form) as archive:
        for path, content in entries:
            info = tarfile.TarInfo(path)
            info.type = tarfile.DIRTYPE if content is None else tarfile.REGTYPE
            info.size = len(content or b"")
            archive.addfile(info, io.BytesIO(content or b""))
        for path, kind, target in extra:
            info = tarfile.TarInfo(path)
            info.type, info.linkname = kind, target
            archive.addfile(info)


def zipped(name, entries, links=()):
    with zipfile.ZipFile(FOLDER / name, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, content in entries:
            archive.writestr(zipfile.ZipInfo(path), content or b"", zipfile.ZIP_DEFLATED)
        for path, target in links:
            info = zipfile.ZipInfo(path)
            info.create_system, info.external_attr = 3, 0o120777 << 16
            archive.writestr(info, target)


def locked(name):
    """A stored zip whose entry is marked as encrypted; reading it needs a password that nobody gives."""
    zipped(name, [("a.jpg", b"secret content")])
    data = bytearray((FOLDER / name).read_bytes())
    data[6] |= 1
    central = data.index(b"PK\x01\x02")
    data[central + 8] |= 1
    (FOLDER / name).write_bytes(data)


FOLDER.mkdir(exist_ok=True)
for old in FOLDER.iterdir():
    old.unlink()
zipped("plain.zip", SOUND)
tar("plain.tar", "w", SOUND, tarfile.GNU_FORMAT)
tar("plain.tar.gz", "w:gz", SOUND, tarfile.GNU_FORMAT)
tar("plain.tar.xz", "w:xz", SOUND, tarfile.GNU_FORMAT)
tar("pax.tar", "w", SOUND, tarfile.PAX_FORMAT)
links = [
    ("link.jpg", tarfile.SYMTYPE, "/etc/passwd"),
    ("hard.jpg", tarfile.LNKTYPE, "good.jpg"),
    ("device.jpg", tarfile.CHRTYPE, ""),
    ("pipe.jpg", tarfile.FIFOTYPE, ""),
    ("link.jpg/inside.jpg", tarfile.SYMTYPE, "/etc"),
]
tar("evil.tar", "w", EVIL, tarfile.GNU_FORMAT, links)
zipped("evil.zip", EVIL, [("link.jpg", "/etc/passwd")])
locked("locked.zip")
