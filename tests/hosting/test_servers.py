"""The documented configurations of nginx and Caddy over real sockets, at the root of a host and below a path.

`make hosting` installs the servers and runs it; it builds two sites, too long for every test run.
"""

from __future__ import annotations

import gzip
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from sitegen.compress import twins
from sitegen.headers import ASKED, CACHED, HEADERS, closed
from sitegen.policy import POLICY
from tests.conftest import ROOT
from tests.hosting import servers

pytestmark = pytest.mark.skipif("HOSTING" not in os.environ, reason="make hosting")

SERVERS = {"nginx": servers.nginx, "caddy": servers.caddy}
EVERY = {**HEADERS, **closed(POLICY)}
EDITION = {"/": "at-root", "/portal/": "example-ngo"}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The example edition for the root of a host and for a sub-path, both with compressed twins."""
    folder = tmp_path_factory.mktemp("hosted")
    text = (ROOT / "content/editions/example-ngo.yml").read_text("utf-8")
    (folder / "at-root.yml").write_text(
        text.replace(".example/portal/", ".example/").replace("id: example-ngo", "id: at-root")
    )
    shutil.copytree(ROOT / "content/editions/example-ngo", folder / "at-root")
    found = {}
    for at, edition in {"/": str(folder / "at-root.yml"), "/portal/": "example-ngo"}.items():
        out = folder / f"www{at}".rstrip("/") if at != "/" else folder / "root"
        command = [sys.executable, "build.py", "build", "--jobs", "1", "--edition", edition, "--out", str(out)]
        subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
        for name in ("index.html", "guides/refused.html"):
            assert (out / name).is_file()
        twins(out.resolve())
        found[at] = out
    return found


@pytest.fixture(params=[(name, at) for name in SERVERS for at in EDITION], ids=lambda pair: "".join(pair))
def hosted(request: Any, built: dict[str, Path], tmp_path: Path) -> Iterator[tuple[servers.Server, str, Path]]:
    name, at = request.param
    site = built[at]
    with SERVERS[name](site, site if at == "/" else site.parent, tmp_path) as server:
        yield server, at, site


def test_as_documented(hosted: tuple[servers.Server, str, Path]) -> None:
    server, at, site = hosted
    asset = next(
        path.name for path in (site / "assets").iterdir() if path.name.startswith("site.") and path.suffix == ".css"
    )

    # Pages and assets: status, type, every header once and as generated, cached for a year or asked for again.
    for path, kind, cache in (
        ("", "text/html; charset=utf-8", ASKED), ("guides/refused.html", "text/html; charset=utf-8", ASKED),
        ("en/", "text/html; charset=utf-8", ASKED), (f"assets/{asset}", "text/css", CACHED),
    ):  # fmt: skip
        answer = server.ask(at + path)
        assert answer.status == 200, path
        assert answer.headers["content-type"].startswith(kind)
        assert answer.headers["cache-control"] == cache, path
        assert {name: answer.headers.get(name.lower()) for name in EVERY} == EVERY, path
        assert answer.headers["strict-transport-security"] == "max-age=63072000"
        assert "/" not in answer.headers.get("server", "")  # the server's version is nobody's business
    assert server.ask(at).body == (site / "index.html").read_bytes()

    # Unknown addresses: our page, status 404, the same headers, never kept.
    for path in ("no-such-page.html", "assets/gone.0123456789.css", "guides/", "assets/"):
        answer = server.ask(at + path)
        assert (answer.status, answer.headers["cache-control"]) == (404, ASKED), path
        assert answer.body == (site / "404.html").read_bytes(), path
        assert {name: answer.headers.get(name.lower()) for name in EVERY} == EVERY, path

    # What is for the server is not shown.
    for path in ("_headers", "_headers.nginx.conf", "_headers.caddy", "_redirects", ".youdetan", ".git/config"):
        assert server.ask(at + path).status == 404, path

    for method in ("POST", "PUT", "DELETE", "OPTIONS"):
        assert server.ask(at, method).status == 405, method
    assert server.ask(at, "HEAD").body == b""

    # Compressed twins, by what the browser asks for.
    plain = (site / "guides/refused.html").read_bytes()
    packed = server.ask(at + "guides/refused.html", Accept_Encoding="gzip")
    assert packed.headers["content-encoding"] == "gzip" and gzip.decompress(packed.body) == plain
    better = server.ask(at + "guides/refused.html", Accept_Encoding="gzip, br")
    if better.headers["content-encoding"] == "br":  # nginx needs a module for it
        assert better.body == (site / "guides/refused.html.br").read_bytes()
        assert len(better.body) < len(packed.body)
    assert "content-encoding" not in server.ask(at + "guides/refused.html").headers

    # An address of an edition whose first language is another one.
    moved = server.ask(at + "zh/guides/refused.html")
    assert moved.status == 301 and moved.headers["location"].endswith(at + "guides/refused.html")
