"""nginx and Caddy on this machine, started with the very configuration that docs/host.md tells people to use.

Only what names a machine is changed: the address, the folder, the certificate.
"""

from __future__ import annotations

import contextlib
import http.client
import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.conftest import ROOT

DOCS = ROOT / "docs/hosting"


@dataclass(frozen=True)
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes


@dataclass(frozen=True)
class Server:
    port: int

    def ask(self, path: str, method: str = "GET", **headers: str) -> Answer:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        connection.request(method, path, headers={name.replace("_", "-"): value for name, value in headers.items()})
        got = connection.getresponse()
        answer = Answer(got.status, {name.lower(): value for name, value in got.getheaders()}, got.read())
        connection.close()
        return answer


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


@contextlib.contextmanager
def running(command: list[str], port: int, work: Path) -> Iterator[Server]:
    with (work / "log").open("wb") as log, subprocess.Popen(command, cwd=work, stdout=log, stderr=log) as process:
        try:
            for _ in range(100):
                with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 0.2):
                    break
                assert process.poll() is None, (work / "log").read_text()
                time.sleep(0.1)
            yield Server(port)
        finally:
            process.terminate()
            try:
                process.wait(3)
            except subprocess.TimeoutExpired:
                process.kill()  # Caddy waits for connections that a browser would keep open


@contextlib.contextmanager
def nginx(site: Path, root: Path, work: Path) -> Iterator[Server]:
    """nginx with docs/hosting/nginx.conf. `root` is what the server shows, `site` the folder the site lies in."""
    port, program = free_port(), shutil.which("nginx") or "/usr/sbin/nginx"
    text = (DOCS / "nginx.conf").read_text("utf-8")
    text = "server {" + text.split("server {")[2]  # the first only leads to the second
    for old, new in (
        ("listen 443 ssl;", f"listen 127.0.0.1:{port};"), ("root /srv/portal/site;", f"root {root};"),
        ("include /srv/portal/site/", f"include {site}/"), ("ssl_certificate ", "# "), ("ssl_certificate_key ", "# "),
    ):  # fmt: skip
        assert old in text
        text = text.replace(old, new)
    temporary = "".join(
        f"{kind}_temp_path {work}/{kind};\n" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    module = Path("/usr/lib/nginx/modules/ngx_http_brotli_static_module.so")
    brotli = module.exists()
    (work / "nginx.conf").write_text(
        (f"load_module {module};\n" if brotli else "")
        + ("user root;\n" if os.geteuid() == 0 else "")  # a test's folders are closed to other users
        + f"daemon off; pid {work}/pid; error_log stderr;\nevents {{}}\nhttp {{\ninclude /etc/nginx/mime.types;\n{temporary}"
        + ("brotli_static on;\n" if brotli else "")
        + text
        + "}\n"
    )
    command = [program, "-p", str(work), "-c", str(work / "nginx.conf"), "-e", "stderr"]
    with running(command, port, work) as server:
        yield server


@contextlib.contextmanager
def caddy(site: Path, root: Path, work: Path) -> Iterator[Server]:
    """Caddy with docs/hosting/Caddyfile."""
    port = free_port()
    text = (DOCS / "Caddyfile").read_text("utf-8")
    for old, new in (
        ("portal.example.org {", f"http://127.0.0.1:{port} {{"), ("root * /srv/portal/site", f"root * {root}"),
        ("import /srv/portal/site/", f"import {site}/"),
    ):  # fmt: skip
        assert old in text
        text = text.replace(old, new)
    (work / "Caddyfile").write_text("{\n\tadmin off\n}\n" + text)
    with running([shutil.which("caddy") or "caddy", "run", "--config", "Caddyfile"], port, work) as server:
        yield server
