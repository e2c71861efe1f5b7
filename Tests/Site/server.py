"""Serves a site on the loopback address under the strictest policy that it has to work with."""

import threading
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Iterator

POLICY = {
    "Content-Security-Policy": "default-src 'none'; img-src 'self'; style-src 'self'; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'none'",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


class StrictHandler(SimpleHTTPRequestHandler):
    # Keeps connections open: a page of the gallery asks for more than a hundred pictures.
    protocol_version = "HTTP/1.1"
    # SimpleHTTPRequestHandler would ask the machine's list of types, which may not know all of these.
    extensions_map = {
        ".css": "text/css; charset=utf-8", ".html": "text/html; charset=utf-8", ".jpg": "image/jpeg",
        ".json": "application/json", ".png": "image/png", ".svg": "image/svg+xml", "": "application/octet-stream"}

    def do_GET(self) -> None:
        # Browsers ask for it by themselves, whatever the page says.
        if self.path == "/favicon.ico":
            self.send_response(204)
            self.end_headers()
        else:
            super().do_GET()

    def end_headers(self) -> None:
        for name, value in POLICY.items():
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, format: str, *arguments: object) -> None:
        pass


class QuietServer(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, address: object) -> None:
        """A browser that goes to the next page hangs up; what it misses is found on the page."""


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """The origin of a server that runs until the end of the block."""
    server = QuietServer(("127.0.0.1", 0), partial(StrictHandler, directory=folder))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
