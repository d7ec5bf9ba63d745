"""The reference receiver over a real socket: what is described is kept, all else is refused, nothing more is stored."""

from __future__ import annotations

import importlib.util
import io
import json
import socket
import sqlite3
import sys
import threading
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT

_SPEC = importlib.util.spec_from_file_location("receiver", ROOT / "docs/feedback-receiver/receiver.py")
assert _SPEC and _SPEC.loader
receiver: Any = importlib.util.module_from_spec(_SPEC)
sys.modules["receiver"] = receiver
_SPEC.loader.exec_module(receiver)

ORIGIN = "https://portal.example.org"
GOOD = {"version": 1, "page": "guides/refused", "language": "zh", "clear": "partly", "text": "第三步没看懂"}


class Server:
    def __init__(self, path: Path, limit: Any = None) -> None:
        self.path = path
        self.store = receiver.Store(str(path))
        self.server = receiver.Receiver(("127.0.0.1", 0), self.store, ORIGIN, limit=limit)
        threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()

    def raw(self, data: bytes, wait: float = 10) -> bytes:
        """What comes back for these bytes."""
        with socket.create_connection(self.server.server_address, timeout=wait) as line:
            got = b""
            try:
                line.sendall(data)
                while part := line.recv(65536):
                    got += part
            except (ConnectionResetError, BrokenPipeError):
                pass
            return got

    def ask(self, body: bytes, method: str = "POST", path: str = "/feedback", **headers: str) -> bytes:
        sent = {"Host": "x", "Origin": ORIGIN, "Content-Type": "application/json", "Content-Length": str(len(body))}
        sent |= {name.replace("_", "-"): value for name, value in headers.items()}
        lines = "".join(f"{name}: {value}\r\n" for name, value in sent.items() if value)
        return self.raw(f"{method} {path} HTTP/1.1\r\n{lines}\r\n".encode() + body)

    def status(self, *args: Any, **kwargs: Any) -> int:
        return int(self.ask(*args, **kwargs).split(b" ", 2)[1])


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    made = Server(tmp_path / "words.db")
    yield made
    made.server.shutdown()
    made.server.server_close()
    made.store.close()


def coded(**changes: Any) -> bytes:
    return json.dumps({**GOOD, **changes}, ensure_ascii=False).encode()


def test_what_is_described_is_kept_and_nothing_else(server: Server) -> None:
    answer = server.ask(coded(), User_Agent="Canary-731946", Cookie="a=731946")
    assert b" 204 " in answer and f"Access-Control-Allow-Origin: {ORIGIN}".encode() in answer
    assert b"731946" not in server.path.read_bytes() and b"127.0.0.1" not in server.path.read_bytes()
    (row,) = server.store.rows()
    assert row[1:] == ("guides/refused", "zh", "partly", "第三步没看懂") and row[0] == date.fromisoformat(row[0]).isoformat()
    with sqlite3.connect(server.path) as base:
        assert [column[1] for column in base.execute("PRAGMA table_info(words)")] == [
            "id", "day", "page", "language", "clear", "text",
        ]  # fmt: skip


@pytest.mark.parametrize(
    "body",
    [
        b"", b"{", b"[]", b"null", b"\xff\xfe{}", b"[" * 4000, b'{"version":NaN}',
        coded(version=2), coded(version=True), coded(version="1"), coded(text=7), coded(text=["x"]), coded(text="x" * 1001),
        coded(text="a\x00b"), coded(text="\u202eabc"), coded(page="../../etc/passwd"), coded(page="guides/../secret"),
        coded(page="guides/" + "x" * 200), coded(language="zh'; --"), coded(clear="maybe"), coded(clear="", text="  "),
        coded(extra=1), json.dumps({**GOOD, "text": "\ud800"}).encode(),
    ],
)  # fmt: skip
def test_what_is_not_as_described_is_refused(server: Server, body: bytes) -> None:
    assert server.status(body) == 400
    assert server.store.rows() == []


def test_quotes_are_text_like_any_other(server: Server) -> None:
    text = "'); DROP TABLE words; -- \" <script>alert(1)</script>"
    assert server.status(coded(text=text)) == 204
    assert server.store.rows()[0][4] == text


def test_only_the_portal_may_send_and_only_there(server: Server) -> None:
    assert server.status(coded(), Origin="https://evil.example") == 403
    assert b"Access-Control-Allow-Origin" not in server.ask(coded(), Origin="https://evil.example")
    assert server.status(coded(), Origin="null") == 403 and server.status(coded(), Origin="") == 403
    assert server.status(coded(), Content_Type="text/plain") == 415
    for path in ("/", "/feedback/", "/feedback?x=1", "/../words.db", "//etc/passwd", "/%2e%2e/words.db"):
        assert server.status(coded(), path=path) == 404, path
        assert server.status(b"", "GET", path) == 404, path
    assert server.store.rows() == []


def test_other_methods_show_nothing(server: Server) -> None:
    preflight = server.ask(b"", "OPTIONS")
    assert b" 204 " in preflight and b"Access-Control-Allow-Methods: POST" in preflight
    assert b"Access-Control-Allow-Headers: Content-Type" in preflight
    assert server.status(b"", "OPTIONS", Origin="https://evil.example") == 403
    for method in ("GET", "HEAD", "PUT", "DELETE", "PATCH"):
        answer = server.ask(b"", method)
        assert b" 405 " in answer and answer.endswith(b"\r\n\r\n"), method
    assert server.status(b"", "TRACE") == 501


def test_sizes_are_held_before_anything_is_read(server: Server) -> None:
    assert server.status(b"", Content_Length="9000") == 413
    assert server.status(b"", Content_Length="-1") == 411 and server.status(b"", Content_Length="1e3") == 411
    assert server.status(coded(), Transfer_Encoding="chunked") == 411
    heavy = server.raw(b"POST /feedback HTTP/1.1\r\nX-Long: " + b"x" * 70_000 + b"\r\n\r\n")
    assert heavy.split(b" ")[1] in {b"431", b"400"}
    longest = coded(text="债" * 1000)
    assert len(longest) < receiver.LARGEST and server.status(longest) == 204


def test_a_slow_sender_is_cut_off_and_others_are_served(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(receiver, "SECONDS", 0.6)
    started = time.monotonic()
    slow = [socket.create_connection(server.server.server_address, timeout=10) for _ in range(5)]
    for line in slow:
        line.sendall(f"POST /feedback HTTP/1.1\r\nOrigin: {ORIGIN}\r\nContent-Type: application/json\r\n".encode())
    assert server.status(coded()) == 204
    gone = 0
    for line in slow:
        try:
            while True:
                line.sendall(b"X: y\r\n")
                time.sleep(0.05)
                assert time.monotonic() - started < 8
        except OSError:
            gone += 1
        line.close()
    assert gone == 5 and len(server.store.rows()) == 1


def test_a_flood_is_stopped_and_a_new_day_begins_anew(tmp_path: Path) -> None:
    made = Server(tmp_path / "words.db", receiver.Limit(a_day=3, all_a_day=100))
    assert [made.status(coded()) for _ in range(5)] == [204, 204, 204, 429, 429]
    assert len(made.store.rows()) == 3
    limit, day = receiver.Limit(a_day=1, all_a_day=3), date(2026, 11, 24)
    assert [limit.allows(sender, day) for sender in ("1.1.1.1", "1.1.1.1", "1.1.1.2", "1.1.1.3", "1.1.1.4")] == [
        True, False, True, True, False,
    ]  # fmt: skip
    assert limit.allows("1.1.1.1", day + timedelta(days=1))
    assert receiver._network("2001:db8::1") == receiver._network("2001:db8::2") != receiver._network("2001:db9::1")
    assert all(b"1.1.1" not in mark for mark in limit._seen)
    made.server.shutdown()
    made.server.server_close()


def test_export_and_forgetting(server: Server) -> None:
    server.store.add(date(2025, 1, 1), "guides/refused", "en", "no", "=HYPERLINK(1)")
    server.store.add(date(2026, 11, 1), "", "zh", "", "一句\n两行")
    out = io.StringIO()
    receiver.export(server.store, out)
    head, first = out.getvalue().splitlines()[:2]
    assert (head, first) == ("day,page,language,clear,text", "2025-01-01,guides/refused,en,no,'=HYPERLINK(1)")
    assert server.store.forget(date(2026, 1, 1)) == 1 and len(server.store.rows()) == 1
    assert b"HYPERLINK" not in server.path.read_bytes()
