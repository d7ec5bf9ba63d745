"""The header files on the servers that read them: one value of each header, who may frame what, who may connect where."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from sitegen.policy import POLICY

PAGES = [
    "index.html", "guides/refused.html", "embed/true_apr.html", "en/embed/true_apr.html", "embeds.html", "en/feedback.html",
]  # fmt: skip


def expected(page: str) -> tuple[str, str | None, str]:
    """Policy, X-Frame-Options and resource policy of a page of the example edition."""
    if "embed/" in page:
        return POLICY + "; frame-ancestors *", None, "cross-origin"
    own = POLICY
    if page.endswith("embeds.html"):
        own += "; frame-src 'self'"
    if page.endswith("feedback.html"):
        own = own.replace("connect-src 'none'", "connect-src https://words.debt-help.example")
    return own + "; frame-ancestors 'none'", "DENY", "same-origin"


def rules(text: str) -> list[tuple[str, dict[str, str]]]:
    found: list[tuple[str, dict[str, str]]] = []
    for line in text.splitlines():
        if line.startswith("/"):
            found.append((line, {}))
        else:
            name, _, value = line.strip().partition(": ")
            assert name not in found[-1][1]
            found[-1][1][name] = value
    return found


@pytest.mark.parametrize("page", [*PAGES, "", "en/", "embeds", "blank.html", "case-file.html", "assets/x.css"])
def test_no_path_is_given_a_header_twice(ngo_site: Path, page: str) -> None:
    """Hosts differ on what two values mean; none has to decide."""
    given: dict[str, str] = {}
    for pattern, headers in rules((ngo_site / "_headers").read_text("utf-8")):
        if re.fullmatch(re.escape(pattern).replace(r"\*", ".*"), "/" + page):
            assert not given.keys() & headers.keys(), pattern
            given |= headers
    policy, frame, resource = expected(page + ("" if page.endswith(".html") or not page.endswith("embeds") else ".html"))
    assert given["Content-Security-Policy"] == policy and given.get("X-Frame-Options") == frame
    assert given["Cross-Origin-Resource-Policy"] == resource and given["X-Content-Type-Options"] == "nosniff"


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def _nginx(site: Path, folder: Path, port: int) -> list[str]:
    root = "user root;\n" if os.geteuid() == 0 else ""
    places = " ".join(f"{n}_temp_path {folder}/t;" for n in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
    (folder / "conf").write_text(
        f"{root}daemon off; pid {folder}/pid; error_log {folder}/log;\nevents {{}}\nhttp {{ access_log off; {places}\n"
        f"server {{ listen 127.0.0.1:{port}; root {site}; include {site}/_headers.nginx.conf; }} }}\n"
    )
    return ["nginx", "-p", str(folder), "-c", str(folder / "conf"), "-e", str(folder / "log")]


def _caddy(site: Path, folder: Path, port: int) -> list[str]:
    (folder / "conf").write_text(
        f"{{\n\tadmin off\n}}\nhttp://127.0.0.1:{port} {{\n\troot * {site}\n\timport {site}/_headers.caddy\n"
        "\tfile_server\n}\n"
    )
    return ["caddy", "run", "--config", str(folder / "conf"), "--adapter", "caddyfile"]


@pytest.fixture(params=["nginx", "caddy"])
def server(request: Any, ngo_site: Path, tmp_path: Path) -> Iterator[str]:
    if shutil.which(request.param) is None:
        pytest.skip(f"{request.param} is not installed")
    port = free_port()
    command = {"nginx": _nginx, "caddy": _caddy}[request.param](ngo_site, tmp_path, port)
    running = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    for _ in range(100):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            break
        except OSError:
            time.sleep(0.1)
    yield f"http://127.0.0.1:{port}/"
    running.terminate()
    running.wait(10)


def test_servers_send_what_the_files_say(server: str) -> None:
    for page in PAGES:
        with urllib.request.urlopen(server + page, timeout=10) as answer:
            policy, frame, resource = expected(page)
            assert answer.headers.get_all("Content-Security-Policy") == [policy], page
            assert answer.headers.get_all("X-Frame-Options") == ([frame] if frame else None), page
            assert answer.headers.get_all("Cross-Origin-Resource-Policy") == [resource], page
            assert answer.headers["X-Content-Type-Options"] == "nosniff"
