"""The service worker in Chromium: kept only when asked for, only the site's own files, nine known pitfalls."""

from __future__ import annotations

import functools
import http.server
import os
import shutil
import threading
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from sitegen.editions import load_edition
from sitegen.headers import HEADERS, WORKER_POLICY, closed
from sitegen.load import load_library
from sitegen.policy import POLICY
from sitegen.publish import publish
from sitegen.site import Site
from sitegen.worker import script
from tests.conftest import ROOT

pytestmark = pytest.mark.browser
long = pytest.mark.skipif("BROWSERS" not in os.environ, reason="make browsers")

HOME = "portal/index.html"
KEYS = """async () => { const found = []; for (const name of await caches.keys()) {
  for (const key of await (await caches.open(name)).keys()) { found.push(key.url); } } return found; }"""
WORKERS = "async () => (await navigator.serviceWorker.getRegistrations()).map(one => one.scope)"


class Host(http.server.SimpleHTTPRequestHandler):
    """A host that sends our headers, and can play a network's login page."""

    captive = False

    def do_GET(self) -> None:
        if Host.captive and urlsplit(self.path).path.endswith((".js", ".css")):
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(b"<h1>Please log in</h1>")
            return
        super().do_GET()

    def end_headers(self) -> None:
        worker = urlsplit(self.path).path.endswith("/sw.js")
        for name, value in {**HEADERS, **closed(WORKER_POLICY if worker else POLICY)}.items():
            self.send_header(name, value)
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Keep test output readable."""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[Site]]:
    """A site with the worker on, in one language and with few pages, and its Site."""
    from sitegen.assemble import assemble

    root = tmp_path_factory.mktemp("kept")
    for name in ("content", "calculators"):
        shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "mkdocs.yml", root)
    for name in ("templates", "node_modules"):
        (root / name).symlink_to(ROOT / name, target_is_directory=True)
    edition = root / "content/editions/example-ngo.yml"
    edition.write_text(edition.read_text("utf-8") + "service_worker: true\n", "utf-8")
    library, problems = load_library(root)
    files = load_edition(library, edition, problems)
    assert files is not None, list(map(str, problems))
    site = assemble(library, files, "zh", date(2026, 11, 24))
    publish(root, root / "out", [site], 1, lambda text: None, 1795478400)
    return (root / "out").resolve(), [site]


@pytest.fixture
def hosted(made: tuple[Path, list[Site]], tmp_path: Path) -> Iterator[tuple[str, Path, list[Site]]]:
    """A copy of the site below a path of a host of its own."""
    shutil.copytree(made[0], tmp_path / "portal")
    (tmp_path / "index.html").write_text("<h1>another site of this host</h1>")
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Host, directory=str(tmp_path)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/", tmp_path / "portal", made[1]
    Host.captive = False
    server.shutdown()


@pytest.fixture
def tab(chromium: Any) -> Iterator[Any]:
    context = chromium.new_context(viewport={"width": 360, "height": 800}, locale="zh-CN")
    yield context.new_page()
    context.close()


def keep(tab: Any, at: str) -> None:
    tab.goto(at + HOME)
    tab.locator(".y-keep button").click()
    tab.locator(".y-keep[data-kept=yes]").wait_for(timeout=20000)


def changed(folder: Path, sites: list[Site], page: str, old: str, new: str) -> None:
    """Publish a new version in which one page differs."""
    text = (folder / page).read_text("utf-8")
    assert old in text
    (folder / page).write_text(text.replace(old, new), "utf-8")
    (folder / "sw.js").write_bytes(script(ROOT, folder, sites))


def settled(tab: Any) -> None:
    """Wait until a new worker, if one was found, is at work."""
    tab.evaluate("""async () => { const one = await navigator.serviceWorker.getRegistration();
      if (!one) { return; } await one.update().catch(() => null);
      const busy = () => one.installing || one.waiting || (one.active && one.active.state !== 'activated');
      for (let n = 0; n < 100 && busy(); n += 1) {
        await new Promise(go => setTimeout(go, 50)); } }""")


def test_nothing_is_kept_before_the_reader_asks_and_all_of_it_after(tab: Any, hosted: Any) -> None:
    at, _, _ = hosted
    tab.goto(at + HOME)
    tab.get_by_text("存一份离线看").wait_for()
    assert "12 MB" in tab.locator(".y-keep").text_content() and "别存" in tab.locator(".y-keep").text_content()
    assert tab.evaluate(KEYS) == [] and tab.evaluate(WORKERS) == []
    keep(tab, at)
    assert "看不出你读过哪一页" in tab.locator(".y-keep").text_content()
    assert "页脚" in tab.locator("#exit-hint").text_content()
    tab.context.set_offline(True)
    for page in ("portal/guides/refused.html", "portal/", "portal/calculators/true_apr.html"):
        tab.goto(at + page)
        assert tab.locator("h1").count() >= 1
    tab.locator("#calc[data-ready]").wait_for()
    tab.locator("#search-input").fill("利率")
    tab.locator(".search-result").first.wait_for()
    # Deleting it leaves nothing.
    tab.locator(".y-keep button").click()
    tab.get_by_text("已经删掉").wait_for()
    assert tab.evaluate(KEYS) == [] and tab.evaluate(WORKERS) == []


def test_what_is_typed_never_enters_and_404_stays_404(tab: Any, hosted: Any) -> None:
    at, _, _ = hosted
    keep(tab, at)
    before = sorted(tab.evaluate(KEYS))
    assert all(urlsplit(key).path.startswith("/portal/") and not urlsplit(key).query for key in before)
    tab.goto(at + "portal/calculators/true_apr.html?principal=731946#principal=731946")
    tab.locator("#f-principal").fill("731946")
    answer = tab.goto(at + "portal/no-such-page-731946.html")
    assert answer.status == 404
    tab.goto(at + HOME)
    assert sorted(tab.evaluate(KEYS)) == before
    everything = tab.evaluate("""async () => { let all = ""; for (const name of await caches.keys()) {
      const cache = await caches.open(name); for (const key of await cache.keys()) {
      all += key.url; if (/kept$|html$/.test(key.url)) all += await (await cache.match(key)).text(); } } return all; }""")
    assert "731946" not in everything


@long
def test_a_new_version_is_there_after_one_load_whatever_the_clock_says(tab: Any, hosted: Any) -> None:
    at, folder, sites = hosted
    keep(tab, at)
    tab.clock.set_fixed_time("1999-01-01T00:00:00")
    changed(folder, sites, "guides/refused.html", "<h1", "<p>第二版</p><h1")
    tab.goto(at + HOME)
    settled(tab)
    tab.context.set_offline(True)
    tab.goto(at + "portal/guides/refused.html")
    assert tab.get_by_text("第二版").count() == 1


@long
def test_two_tabs_of_two_versions(tab: Any, hosted: Any) -> None:
    at, folder, sites = hosted
    keep(tab, at)
    old = next((folder / "assets").glob("site-zh.*.js"))
    new = old.with_name("site-zh.ffffffffff.js")
    other = tab.context.new_page()
    other.goto(at + HOME)
    old.rename(new)
    for path in folder.rglob("*.html"):
        path.write_text(path.read_text("utf-8").replace(old.name, new.name), "utf-8")
    (folder / "sw.js").write_bytes(script(ROOT, folder, sites))
    tab.goto(at + HOME)
    settled(tab)
    kept = [key.rpartition("/")[2] for key in tab.evaluate(KEYS)]
    assert old.name in kept and new.name in kept  # the tab that is still open may ask for it
    changed(folder, sites, HOME.removeprefix("portal/"), "<h1", "<p>第三版</p><h1")
    tab.goto(at + HOME)
    settled(tab)
    kept = [key.rpartition("/")[2] for key in tab.evaluate(KEYS)]
    assert old.name not in kept and new.name in kept


@long
def test_what_is_not_a_file_of_the_list_never_gets_in(tab: Any, hosted: Any) -> None:
    at, folder, _ = hosted
    tab.goto(at + HOME)
    tab.get_by_text("存一份离线看").wait_for()
    (folder / "guides/refused.html").write_text("<h1>Please log in</h1>")
    tab.locator(".y-keep button").click()
    tab.get_by_text("没有存全").wait_for(timeout=20000)
    assert tab.evaluate(KEYS) == [] and tab.evaluate(WORKERS) == []


@long
def test_a_login_page_of_the_network_changes_nothing(tab: Any, hosted: Any) -> None:
    at, _, _ = hosted
    keep(tab, at)
    before = sorted(tab.evaluate(KEYS))
    Host.captive = True
    tab.goto(at + HOME)
    settled(tab)
    assert sorted(tab.evaluate(KEYS)) == before and len(tab.evaluate(WORKERS)) == 1
    assert tab.locator(".y-keep[data-kept=yes]").count() == 1  # its scripts came from what is kept


@long
def test_no_room(tab: Any, hosted: Any) -> None:
    at, _, _ = hosted
    session = tab.context.new_cdp_session(tab)
    session.send("Storage.overrideQuotaForOrigin", {"origin": at.rstrip("/"), "quotaSize": 60000})
    tab.goto(at + HOME)
    tab.locator(".y-keep button").click()
    tab.get_by_text("空间不够").wait_for(timeout=20000)
    assert tab.evaluate(KEYS) == [] and tab.evaluate(WORKERS) == []
    assert tab.goto(at + "portal/guides/refused.html").status == 200


@long
def test_cleared_storage_and_the_neighbours_on_the_host(tab: Any, hosted: Any) -> None:
    at, _, _ = hosted
    tab.goto(at)
    tab.evaluate("caches.open('theirs').then(cache => cache.put('/x', new Response('x')))")
    keep(tab, at)
    assert tab.evaluate(WORKERS) == [at + "portal/"]
    tab.goto(at)
    assert tab.evaluate("navigator.serviceWorker.controller") is None
    tab.evaluate("caches.keys().then(names => Promise.all(names.filter(n => n !== 'theirs').map(n => caches.delete(n))))")
    assert tab.goto(at + HOME).status == 200
    tab.get_by_text("存一份离线看").wait_for()
    assert tab.evaluate(KEYS) == [at + "x"]


def test_the_kill_switch_works_at_one_load(tab: Any, hosted: Any) -> None:
    at, folder, _ = hosted
    tab.goto(at)
    tab.evaluate("caches.open('theirs').then(cache => cache.put('/x', new Response('x')))")
    keep(tab, at)
    shutil.copyfile(ROOT / "templates/worker/off.js", folder / "sw.js")
    tab.goto(at + HOME)
    settled(tab)
    tab.wait_for_function("async () => (await navigator.serviceWorker.getRegistrations()).length === 0")
    assert tab.evaluate(KEYS) == [at + "x"]
    assert tab.goto(at + HOME).status == 200
