"""A site on disk, as the program wrote it: its pages, and what kind each one is."""

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote


@dataclass(frozen=True)
class BuiltSite:
    folder: Path
    # Paths of the pages below the folder, in order.
    pages: tuple[str, ...]
    # A report in one file brings its pictures with it and is opened from disk alone.
    is_single_file: bool = False

    @staticmethod
    def at(path: Path) -> "BuiltSite":
        path = path.resolve()
        if path.is_file():
            return BuiltSite(path.parent, (path.name,), is_single_file=True)
        pages = sorted(str(page.relative_to(path)) for page in path.rglob("*.html"))
        if "index.html" not in pages:
            raise SystemExit(f"{path}: expected a report with an index.html but found none; build or render it first.")
        return BuiltSite(path, tuple(pages))

    @property
    def name(self) -> str:
        return self.pages[0] if self.is_single_file else self.folder.name

    def address(self, page: str, origin: str = "") -> str:
        """Where a browser finds a page: on the server of that origin, or on disk."""
        return f"{origin}/{quote(page)}" if origin else (self.folder / page).as_uri()

    def kinds(self) -> dict[str, list[str]]:
        """Pages by kind: those of pictures, those of the gallery, and each other page as a kind of its own."""
        kinds: dict[str, list[str]] = {}
        for page in self.pages:
            kinds.setdefault(kind(page), []).append(page)
        return kinds

    def examples(self, count: int) -> list[str]:
        """At most so many pages of each kind, spread over its list."""
        return [page for pages in self.kinds().values() for page in spread(pages, count)]


def kind(page: str) -> str:
    path = Path(page)
    if path.parent != Path("."):
        return str(path.parent)
    return "gallery" if path.stem.startswith("gallery") else path.stem


def spread(items: list[str], count: int) -> list[str]:
    if len(items) <= count:
        return items
    return [items[index * len(items) // count] for index in range(count)]
