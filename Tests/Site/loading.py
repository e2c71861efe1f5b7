"""Every page opens in silence, with all its pictures and no link that leads nowhere."""

from urllib.parse import unquote, urldefrag, urljoin, urlsplit

from browser import Browser, Tab, View
from built_site import BuiltSite
from failure import Failure

# Pictures further down the page load only when somebody comes near: here all of them are asked for.
LOAD_PICTURES = """async () => {
  for (const image of document.images) image.loading = "eager";
  await Promise.all([...document.images].map(image => image.decode().catch(() => {})));
}"""

CONTENTS = """() => ({
  lost: [...document.images].filter(image => !image.naturalWidth).map(image => image.currentSrc || image.src),
  nameless: [...document.images].filter(image => image.getAttribute("alt") === null).map(image => image.src),
  ids: [...document.querySelectorAll("[id]")].map(element => element.id),
  links: [...document.querySelectorAll("a[href], link[href]")].map(element => element.getAttribute("href")),
  files: [...document.querySelectorAll("img[src], source[srcset]")].flatMap(element =>
    element.matches("img") ? [element.getAttribute("src")]
      : element.getAttribute("srcset").startsWith("data:") ? []
      : element.getAttribute("srcset").split(",").map(source => source.trim().split(/\\s+/)[0])),
  text: document.body.innerText,
  active: [...document.querySelectorAll("*")].filter(element =>
    element.matches("script, iframe, object, embed, form, base") || element.getAttributeNames().some(name => name.startsWith("on") || name === "style" || name === "autofocus")
  ).map(element => element.outerHTML.slice(0, 100)),
  canary: window.canary,
})"""


class Loading:
    """Opens pages and remembers what they hold, so that links can be followed in the end."""

    def __init__(self, site: BuiltSite):
        self.site = site
        self.ids: dict[str, set[str]] = {}
        self.links: dict[str, set[str]] = {}
        self.texts: dict[str, str] = {}

    async def open_all(self, browser: Browser, origin: str, view: View) -> list[Failure]:
        async def look(tab: Tab, page: str) -> list[Failure]:
            await tab.evaluate(LOAD_PICTURES)
            return self.judge(page, await tab.evaluate(CONTENTS), str(view))

        return await browser.visit([(page, self.site.address(page, origin)) for page in self.site.pages], look, view)

    def judge(self, page: str, contents: dict, view: str) -> list[Failure]:
        self.ids[page] = set(contents["ids"])
        self.links[page] = set(contents["links"] + contents["files"])
        self.texts[page] = words(contents["text"])
        failures = [Failure(page, "missing-image", image, view) for image in contents["lost"]]
        failures += [Failure(page, "image-without-alt", image) for image in contents["nameless"]]
        if len(self.ids[page]) < len(contents["ids"]):
            failures.append(Failure(page, "repeated-id", "two elements share an id"))
        failures += [Failure(page, "active-content", element) for element in contents["active"]]
        if contents["canary"] is not None:
            failures.append(Failure(page, "script", "a text of the dataset was run as a script"))
        return failures

    def judge_all(self, texts: list[str]) -> list[Failure]:
        """Once every page was opened: what they show together; the texts are those that some page has to show."""
        return self.follow_links() + self.unreached() + self.lacking(texts)

    def follow_links(self) -> list[Failure]:
        """Each link leads to a file of the site and to a place on its page."""
        return [
            failure for page in sorted(self.links) for link in sorted(self.links[page])
            for failure in self.follow(page, link)]

    def follow(self, page: str, link: str) -> list[Failure]:
        target, fragment = urldefrag(link)
        parts = urlsplit(target)
        if parts.scheme == "data":
            return []
        if parts.scheme or parts.netloc or target.startswith("/"):
            return [Failure(page, "link-leaves-site", link)]
        path = unquote(urljoin(page, target)) if target else page
        if path not in self.ids:
            exists = not path.startswith("..") and (self.site.folder / path).is_file()
            return [] if exists and not fragment else [Failure(page, "broken-link", link)]
        if fragment and unquote(fragment) not in self.ids[path]:
            return [Failure(page, "broken-anchor", link)]
        return []

    def unreached(self) -> list[Failure]:
        """Pages that nobody gets to from the first one."""
        if self.site.is_single_file:
            return []
        reached, waiting = {"index.html"}, ["index.html"]
        while waiting:
            page = waiting.pop()
            for link in self.links[page]:
                path = unquote(urljoin(page, urldefrag(link)[0]))
                if path in self.links and path not in reached:
                    reached.add(path)
                    waiting.append(path)
        return [Failure(page, "orphan", "no way of links leads here") for page in self.site.pages if page not in reached]

    def lacking(self, texts: list[str]) -> list[Failure]:
        """Texts that no page shows letter by letter."""
        return [
            Failure(self.site.name, "unseen-text", text) for text in texts
            if not any(words(text) in shown for shown in self.texts.values())]


# Marks that pages put around words that run from right to left; they are not seen.
ISOLATES = dict.fromkeys(range(0x2066, 0x206A))


def words(text: str) -> str:
    return " ".join(text.translate(ISOLATES).split())
