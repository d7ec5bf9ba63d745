"""A small receiver for readers' words: the standard library, one file, one SQLite database.

It keeps what docs/feedback.md describes and nothing else: page, language, answer, text, and the day. No address, no time
finer than a day, no header of the request. How often somebody sends is counted in memory by a hash whose salt is thrown
away every day and never written down.

    python receiver.py serve --database words.db --origin https://portal.example.org
    python receiver.py export --database words.db > words.csv
    python receiver.py forget --database words.db --days 365
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import ipaddress
import json
import re
import secrets
import sqlite3
import sys
import threading
from collections import Counter
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, TextIO

PATH = "/feedback"
LARGEST = 8 * 1024
"""Bytes of a request's body; the longest valid one is smaller."""
LONGEST = 1000
"""Characters of text."""
A_DAY = 20
"""How many a sender may leave a day, and…"""
ALL_A_DAY = 2000
"""…how many all senders together, so that a flood does not fill the disk."""
SECONDS = 5
"""How long a request may take to arrive."""
AT_ONCE = 32
"""Connections served at a time; more are closed at once."""
_PAGE = re.compile(r"(?:(?:guides|calculators|letters|flows)/[a-z0-9][a-z0-9_-]{0,80})?")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})?")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_KEYS = {"version", "page", "language", "clear", "text"}


class Wrong(Exception):
    """A body that is not what docs/feedback.md describes."""


def accept(body: bytes) -> tuple[str, str, str, str]:
    """Page, language, answer and text of a body. Raises Wrong and says what is wrong with it."""
    try:
        given = json.loads(body.decode("utf-8"), parse_constant=_no_constant)
    except (ValueError, RecursionError) as error:
        raise Wrong("not JSON in UTF-8") from error
    if not isinstance(given, dict) or given.keys() != _KEYS:
        raise Wrong(f"the keys must be {', '.join(sorted(_KEYS))}")
    if type(given["version"]) is not int or given["version"] != 1:
        raise Wrong("version must be 1")
    page, language, clear, text = (given[key] for key in ("page", "language", "clear", "text"))
    if not all(isinstance(value, str) for value in (page, language, clear, text)):
        raise Wrong("page, language, clear and text must be texts")
    if not _PAGE.fullmatch(page) or not _LANGUAGE.fullmatch(language):
        raise Wrong("page or language is not of the form described")
    if clear not in {"", "yes", "partly", "no"}:
        raise Wrong("clear must be yes, partly, no or empty")
    if len(text) > LONGEST or _CONTROL.search(text) or any("\ud800" <= c <= "\udfff" for c in text):
        raise Wrong(f"text must be at most {LONGEST} characters, none of them a control character")
    if not clear and not text.strip():
        raise Wrong("nothing was said")
    return page, language, clear, text


def _no_constant(name: str) -> Any:
    raise ValueError(name)


class Store:
    """The database: one table, one row for each message."""

    def __init__(self, path: str) -> None:
        self._lock = threading.Lock()
        self._base = sqlite3.connect(path, check_same_thread=False)
        with self._lock, self._base:
            self._base.execute("PRAGMA secure_delete = ON")
            self._base.execute(
                "CREATE TABLE IF NOT EXISTS words (id INTEGER PRIMARY KEY, day TEXT NOT NULL, page TEXT NOT NULL,"
                " language TEXT NOT NULL, clear TEXT NOT NULL, text TEXT NOT NULL)"
            )

    def add(self, day: date, page: str, language: str, clear: str, text: str) -> None:
        with self._lock, self._base:
            values = (day.isoformat(), page, language, clear, text)
            self._base.execute("INSERT INTO words (day, page, language, clear, text) VALUES (?, ?, ?, ?, ?)", values)

    def rows(self) -> list[tuple[str, ...]]:
        asked = "SELECT day, page, language, clear, text FROM words ORDER BY id"
        with self._lock, closing(self._base.execute(asked)) as found:
            return list(found)

    def forget(self, before: date) -> int:
        """Delete what is older; returns how many."""
        with self._lock, self._base:
            return self._base.execute("DELETE FROM words WHERE day < ?", (before.isoformat(),)).rowcount

    def close(self) -> None:
        self._base.close()


def export(store: Store, out: TextIO) -> None:
    """Everything as CSV. A cell that a spreadsheet would take for a formula gets an apostrophe before it."""
    writer = csv.writer(out)
    writer.writerow(["day", "page", "language", "clear", "text"])
    for row in store.rows():
        writer.writerow(["'" + cell if cell.lstrip()[:1] in {"=", "+", "-", "@"} else cell for cell in row])


class Limit:
    """How many messages came today, by sender and in all. In memory only; a new day begins with a new salt."""

    def __init__(self, a_day: int = A_DAY, all_a_day: int = ALL_A_DAY) -> None:
        self._lock = threading.Lock()
        self._most, self._most_in_all = a_day, all_a_day
        self._day, self._salt = date.min, b""
        self._seen: Counter[bytes] = Counter()

    def allows(self, sender: str, day: date) -> bool:
        """Count one message; false where there were too many."""
        with self._lock:
            if day != self._day:
                self._day, self._salt = day, secrets.token_bytes(32)
                self._seen.clear()
            mark = hashlib.blake2b(_network(sender).encode(), key=self._salt, digest_size=16).digest()
            if self._seen[mark] >= self._most or self._seen.total() >= self._most_in_all:
                return False
            self._seen[mark] += 1
            return True


def _network(sender: str) -> str:
    """The address, or of an IPv6 address the network that one connection has."""
    try:
        address = ipaddress.ip_address(sender)
    except ValueError:
        return sender[:64]
    return str(ipaddress.ip_network((address, 64), strict=False)) if address.version == 6 else str(address)


class Receiver(ThreadingHTTPServer):
    """Answers one path for one origin."""

    daemon_threads = True
    request_queue_size = 64

    def __init__(self, place: tuple[str, int], store: Store, origin: str, proxied: bool = False, limit: Limit | None = None):
        super().__init__(place, Handler)
        self.store, self.origin, self.proxied = store, origin, proxied
        self.limit = limit or Limit()
        self._free = threading.BoundedSemaphore(AT_ONCE)

    def process_request(self, request: Any, client_address: Any) -> None:
        if not self._free.acquire(blocking=False):
            self.shutdown_request(request)
            return
        try:
            super().process_request(request, client_address)
        except RuntimeError:  # no thread to be had
            self._free.release()
            self.shutdown_request(request)

    def process_request_thread(self, request: Any, client_address: Any) -> None:
        # A timer, not the socket's own: a body that trickles in byte by byte never lets a read time out.
        timer = threading.Timer(SECONDS, self.shutdown_request, [request])
        timer.daemon = True
        timer.start()
        try:
            super().process_request_thread(request, client_address)
        finally:
            timer.cancel()
            self._free.release()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A connection that broke is nobody's business, and its address is not to be printed."""


class Handler(BaseHTTPRequestHandler):
    """One request on one connection."""

    server: Receiver
    server_version, sys_version = "receiver", ""
    timeout = SECONDS

    def do_POST(self) -> None:
        length = self.headers.get("Content-Length", "")
        if self.path != PATH:
            self._answer(404)
        elif self.headers.get("Origin") != self.server.origin:
            self._answer(403)
        elif self.headers.get_content_type() != "application/json":
            self._answer(415)
        elif self.headers.get("Transfer-Encoding") or not re.fullmatch(r"[0-9]{1,9}", length):
            self._answer(411)
        elif int(length) > LARGEST:
            self._answer(413)
        else:
            self._take(self.rfile.read(int(length)), int(length))

    def _take(self, body: bytes, length: int) -> None:
        today = datetime.now(UTC).date()
        try:
            if len(body) != length:
                raise Wrong("the body is shorter than it says")
            said = accept(body)
        except Wrong as wrong:
            self._answer(400, str(wrong))
            return
        if not self.server.limit.allows(self._sender(), today):
            self._answer(429)
            return
        self.server.store.add(today, *said)
        self._answer(204)

    def _sender(self) -> str:
        """Who sends: behind a proxy of one's own, whom that proxy names last."""
        named = self.headers.get("X-Forwarded-For", "") if self.server.proxied else ""
        return named.rpartition(",")[2].strip() or self.client_address[0]

    def do_OPTIONS(self) -> None:
        self._answer(204 if self.path == PATH and self.headers.get("Origin") == self.server.origin else 403)

    def do_GET(self) -> None:
        self._answer(405 if self.path == PATH else 404)

    do_HEAD = do_PUT = do_DELETE = do_PATCH = do_GET

    def _answer(self, status: int, text: str = "") -> None:
        body = text.encode()
        self.send_response(status)
        if self.headers.get("Origin") == self.server.origin:
            self.send_header("Access-Control-Allow-Origin", self.server.origin)
            self.send_header("Access-Control-Allow-Methods", "POST")
            self.send_header("Access-Control-Allow-Headers", "Content-Type")
        for name, value in (("Vary", "Origin"), ("Cache-Control", "no-store"), ("X-Content-Type-Options", "nosniff")):
            self.send_header(name, value)
        self.send_header("Cross-Origin-Resource-Policy", "cross-origin")
        if status != 204:
            self.send_header("Content-Type", "text/plain; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
        self.send_header("Connection", "close")
        self.end_headers()
        self.close_connection = True
        if body and self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Nothing is logged: a log would hold addresses and times."""


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description="Receives readers' words (docs/feedback.md).")
    parser.add_argument("do", choices=["serve", "export", "forget"])
    parser.add_argument("--database", required=True)
    parser.add_argument("--origin", help="the portal's scheme and host, as the browser sends it")
    parser.add_argument("--port", type=int, default=8079)
    parser.add_argument("--behind-proxy", action="store_true", help="trust X-Forwarded-For of a proxy on this machine")
    parser.add_argument("--days", type=int, default=365)
    given = parser.parse_args()
    store = Store(given.database)
    if given.do == "export":
        export(store, sys.stdout)
    elif given.do == "forget":
        print(store.forget(datetime.now(UTC).date() - timedelta(days=given.days)))
    else:
        if not re.fullmatch(r"https?://[^/\s]+", given.origin or ""):
            parser.error("serve needs --origin, such as https://portal.example.org")
        Receiver(("127.0.0.1", given.port), store, given.origin, given.behind_proxy).serve_forever()
    store.close()


if __name__ == "__main__":
    main()
