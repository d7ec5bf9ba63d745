"""What hosts read, looked at without a host: `_headers` and `_redirects` by a reader of their documented rules, workflows
as YAML, the order of upload."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from sitegen.compress import twins
from sitegen.headers import ASKED, CACHED
from sitegen.upload import steps
from tests.conftest import ROOT, pages_of

DOCS = ROOT / "docs/hosting"


def matches(pattern: str, path: str) -> str | None:
    """What the * of a pattern stands for; "" where it has none; None where the path does not match."""
    begin, star, end = pattern.partition("*")
    assert not end  # some hosts refuse anything after the star
    if star:
        return path[len(begin) :] if path.startswith(begin) else None
    return "" if path == pattern else None


def redirect(text: str, path: str) -> tuple[str, int] | None:
    """The first rule that matches, with :splat filled in: what Netlify, Cloudflare Pages and GitLab Pages have in common."""
    for line in text.splitlines():
        source, target, status = line.split()
        rest = matches(source, path)
        if rest is not None:
            return target.replace(":splat", rest), int(status)
    return None


def test_redirects_lead_from_the_first_languages_folder_to_the_root(ngo_site: Path) -> None:
    text = (ngo_site / "_redirects").read_text("utf-8")
    assert redirect(text, "/portal/zh/guides/refused.html") == ("/portal/guides/refused.html", 301)
    assert redirect(text, "/portal/zh/") == ("/portal/", 301)
    for page in pages_of(ngo_site):
        assert redirect(text, "/portal/" + page) is None  # no page of ours stands behind a redirect


def test_assets_are_named_by_their_content(ngo_site: Path) -> None:
    for path in (ngo_site / "assets").rglob("*"):
        if path.is_file():
            assert re.search(r"[.-][0-9a-f]{8,}(\.|/)", path.relative_to(ngo_site).as_posix()), path


@pytest.mark.parametrize("name", ["github-pages", "gitlab-pages", "forgejo-pages"])
def test_workflows_are_yaml_and_run_commands_that_exist(name: str) -> None:
    made = yaml.safe_load((DOCS / f"{name}.yml").read_text("utf-8"))
    jobs = {"pages": made["pages"]} if name == "gitlab-pages" else made["jobs"]
    commands = [line for job in jobs.values() for line in job.get("script", [])]
    commands += [step["run"] for job in jobs.values() for step in job.get("steps", []) if "run" in step]
    assert "make setup" in commands
    build = next(line for line in commands if "build.py" in line)
    words = [word for word in build.split() if word.startswith("--")]
    text = subprocess.run(
        [sys.executable, "build.py", "build", "--help"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert words and all(word in text.stdout for word in words)
    if name != "gitlab-pages":
        assert made[True]["push"]["branches"] == ["main"]  # YAML 1.1 reads the key `on` as true


def test_the_order_of_upload(ngo_site: Path) -> None:
    stored = ["assets/site.0000000000.css", "guides/gone.html", "index.html"]
    made = list(steps(ngo_site, stored))
    puts = [step[1] for step in made if step[0] == "put"]
    assert [step for step in made if step[0] == "delete"] == [("delete", "guides/gone.html"), ("delete", stored[0])]
    assert [step[0] for step in made] == ["put"] * len(puts) + ["delete"] * 2
    first_page = next(n for n, path in enumerate(puts) if path.endswith(".html"))
    assert all(not path.startswith("assets/") for path in puts[first_page:])
    assert set(pages_of(ngo_site)) <= set(puts)
    assert not [path for path in puts if path.rpartition("/")[2].startswith(("_", ".")) or path.endswith((".gz", ".br"))]
    kinds = {step[1]: step[2:] for step in made if step[0] == "put"}
    assert kinds["index.html"] == ("text/html; charset=utf-8", ASKED)
    assert all(cache == CACHED for path, (_, cache) in kinds.items() if path.startswith("assets/"))
    # Stopped at any moment, no page that is up names an asset that is not.
    up: set[str] = set()
    for path in puts:
        up.add(path)
        if path in ("guides/refused.html", "en/index.html"):
            named = re.findall(r'(?:src|href)="(?:\.\./)*(assets/[^"]+)"', (ngo_site / path).read_text("utf-8"))
            assert named and set(named) <= up


def test_the_upload_script_does_it_in_that_order(tmp_path: Path) -> None:
    site = tmp_path / "site"
    for name in ("index.html", "guides/a b.html", "assets/site.1234567890.css", "_headers"):
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text("x")
    fake = tmp_path / "bin/aws"
    fake.parent.mkdir()
    fake.write_text(
        f'#!/bin/sh\nif [ "$2" = list-objects-v2 ]; then echo old.html; else echo "$2 $3 $4" >> {tmp_path}/log; fi\n'
    )
    fake.chmod(0o755)
    environment = {**os.environ, "PATH": f"{fake.parent}:{os.environ['PATH']}", "PYTHON": sys.executable}
    subprocess.run([DOCS / "upload.sh", site, "bucket"], cwd=ROOT, env=environment, check=True, capture_output=True)
    assert (tmp_path / "log").read_text().splitlines() == [
        f"cp {site}/assets/site.1234567890.css s3://bucket/assets/site.1234567890.css",
        f"cp {site}/guides/a b.html s3://bucket/guides/a b.html", f"cp {site}/index.html s3://bucket/index.html",
        "rm s3://bucket/old.html ",
    ]  # fmt: skip


def test_compressed_twins_hold_the_file_and_are_the_same_each_time(tmp_path: Path) -> None:
    text = "还不上的时候，先看看能谈什么。" * 100
    (tmp_path / "page.html").write_text(text, "utf-8")
    (tmp_path / "short.txt").write_text("x")
    assert twins(tmp_path) == 1
    first = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert set(first) == {"page.html", "page.html.gz", "page.html.br", "short.txt"}
    twins(tmp_path)
    assert first == {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert len(first["page.html.br"]) < len(first["page.html"]) / 5
