"""Serving the preview: files from memory, and pages that load themselves again once they were made anew.

The tree is that of a built site and knows nothing of this: the element that loads `follow.js` is added as a page is served.
The policy of the page stands as it is, with `connect-src 'none'`: the page loads one more script of its own host, and the
server holds that script back until the page is another one.
"""

from __future__ import annotations

import contextlib
import hashlib
import mimetypes
import re
import threading
from collections.abc import Collection, Iterator, Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from sitegen.assets import Unavailable

PLACE = "/.preview/"
HELD = 20.0
"""Seconds a question is held back; the page then asks again."""

RECENT = 8
KEPT = 100
_INDEX = re.compile(rb"search/[A-Za-z-]+-[0-9a-f]{10}/")
_SCRIPT = Path(__file__).with_name("follow.js")
_NOTHING = b"<!doctype html><html lang=en><head><title>Preview</title></head><body>There is no page yet; see the terminal."


class Follower:
    """The files that are served now, and who waits for others."""

    def __init__(self) -> None:
        self._tree: Mapping[str, bytes] = {}
        self._changed = threading.Condition()
        self._gone: dict[str, bytes] = {}
        self._recent: dict[str, None] = {}

    def show(self, tree: Mapping[str, bytes]) -> None:
        """Serve these files from now on."""
        with self._changed:
            gone = {**self._gone, **{name: data for name, data in self._tree.items() if name not in tree}}
            self._gone = dict(list(gone.items())[-KEPT:])
            self._tree = tree
            self._changed.notify_all()

    def looked_at(self) -> Collection[str]:
        """The pages asked for last: very likely the ones on somebody's screen."""
        with self._changed:
            return tuple(self._recent)

    def file(self, name: str) -> bytes | None:
        """A file, also one that only pages from before the last saves still name."""
        return self._tree.get(name, self._gone.get(name))

    def page(self, name: str) -> tuple[int, bytes]:
        """Status and HTML of a page, with the element that follows it."""
        with self._changed:
            self._recent = {**{old: None for old in list(self._recent)[-RECENT:] if old != name}, name: None}
            tree = self._tree
        known = tree.get(name)
        html = known or tree.get("404.html", _NOTHING)
        script = f'<script defer src="{PLACE}follow.js" data-seen="{_version(known)}"></script></head>'
        return 200 if known else 404, html.replace(b"</head>", script.encode(), 1)

    def wait(self, name: str, seen: str, seconds: float = HELD) -> bool:
        """Wait until the page is no longer the one that was seen. False when it still is after that time."""
        with self._changed:
            return self._changed.wait_for(lambda: _version(self._tree.get(name)) != seen, seconds)

    @contextlib.contextmanager
    def listening(self, port: int) -> Iterator[str]:
        """Serve on this machine only; gives the address. Raises Unavailable where the port is taken."""
        handler = type("Handler", (_Handler,), {"follower": self})
        try:
            made = ThreadingHTTPServer(("127.0.0.1", port), handler)
        except OSError as error:
            right = "end the other program or choose another --port"
            raise Unavailable(f"the preview cannot use port {port} ({error.strerror}); {right}") from None
        with made as server:
            threading.Thread(target=server.serve_forever, daemon=True).start()
            try:
                yield f"http://127.0.0.1:{server.server_port}/"
            finally:
                server.shutdown()


def _version(data: bytes | None) -> str:
    """A mark of what a page shows. The search index is not part of it: it follows every word saved on any page."""
    return hashlib.sha256(_INDEX.sub(b"", data)).hexdigest()[:16] if data is not None else ""


def _name(path: str) -> str:
    """The file a path means."""
    name = unquote(path).lstrip("/")
    return name + "index.html" if not name or name.endswith("/") else name


class _Handler(BaseHTTPRequestHandler):
    follower: Follower

    def do_GET(self) -> None:
        asked = urlsplit(self.path)
        name = _name(asked.path)
        if asked.path == PLACE + "follow.js":
            self._answer(200, "text/javascript", _SCRIPT.read_bytes())
        elif asked.path == PLACE + "wait.js":
            query = {key: values[0] for key, values in parse_qs(asked.query, keep_blank_values=True).items()}
            changed = self.follower.wait(_name(query.get("page", "")), query.get("seen", ""))
            self._answer(200, "text/javascript", b"location.reload();\n" if changed else b"\n")
        elif name.endswith(".html") or (data := self.follower.file(name)) is None:
            status, html = self.follower.page(name)
            self._answer(status, "text/html", html)
        else:
            self._answer(200, mimetypes.guess_type(name)[0] or "application/octet-stream", data)

    def _answer(self, status: int, kind: str, data: bytes) -> None:
        # A browser that left while it waited is no fault.
        with contextlib.suppress(ConnectionError):
            self.send_response(status)
            self.send_header("Content-Type", f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)
            self.send_header("Content-Length", str(len(data)))
            self.send_header("Cache-Control", "no-store")
            self.end_headers()
            self.wfile.write(data)

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing: a line for each request hides the faults that matter."""
