"""What tests of leaks share: what is typed where, how everything is pressed, what is looked through, and the outside."""

from __future__ import annotations

import http.server
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

NUMBER, DAY = "731946", "2031-07-19"
"""The canaries: for everything that is typed, and for days."""

LANGUAGES = ["zh", "en"] if os.environ.get("LEAKS") == "all" else ["zh"]
"""The English pages hold the same scripts and have to be asked for."""

BROWSERS_OWN = (".googleapis.com:443", ".google.com:443", ".gvt1.com")
"""Where Chromium itself calls, whatever page is shown. What a page asks for is heard in the page as well."""

OUTSIDE = "http://outside.example/"

TYPE = """([canary, day]) => {
  const free = field => !['radio', 'button', 'submit', 'file', 'color'].includes(field.type) && field.id !== 'case-keep';
  const tell = field => ['input', 'change'].forEach(name => field.dispatchEvent(new Event(name, {bubbles: true})));
  let count = 0;
  document.querySelectorAll('article input, article textarea, article select').forEach(field => {
    if (!free(field)) return;
    if (field.type === 'checkbox') { if (!field.checked) field.click(); return; }
    if (field.tagName === 'SELECT') field.selectedIndex = field.options.length - 1;
    else field.value = field.type === 'date' ? day : canary;
    tell(field);
    count += 1;
  });
  return count;
}"""
"""Every field gets a canary, whether it makes sense or not; every box a tick, every list its last choice."""

SENSIBLE = """([canary, day]) => {
  const page = window.ydtPage;
  if (!page) return null;
  document.querySelector('[data-do=reset]').click();
  const right = () => !page.panel.accept(page.declaration, page.fields.read(), true).problems.length;
  let count = 0;
  page.form.querySelectorAll('input').forEach(field => {
    if (['radio', 'checkbox', 'color'].includes(field.type)) return;
    const before = field.value;
    field.value = field.type === 'date' ? day : canary;
    if (right()) count += 1; else field.value = before;
  });
  page.form.dispatchEvent(new Event('input', {bubbles: true}));
  return count;
}"""
"""In a calculator: the example, with a canary in every field in which it makes sense. So there is an answer to take away."""

PRESS = """async () => {
  let count = 0;
  for (const button of document.querySelectorAll('article button')) {
    if (button.offsetParent === null || button.disabled) continue;
    button.click();
    count += 1;
    await new Promise(done => requestAnimationFrame(done));
  }
  return count;
}"""

WALK = """([way]) => {
  const answers = () => [...document.querySelectorAll('.step.is-now .answers a')];
  document.querySelector('[data-do=restart]').click();
  for (let n = 0; n < 20 && answers().length; n += 1) answers()[way === 'first' ? 0 : answers().length - 1].click();
}"""
"""A flow to one of its ends, by the first or the last of the answers."""

KEPT = """async () => JSON.stringify([
  document.cookie, Object.entries(localStorage), Object.entries(sessionStorage), document.title, history.state, window.name,
  await indexedDB.databases(), await caches.keys(), location.href,
])"""
"""Everything that can stay behind on the device, the tab's title and the address."""


class _Listener(http.server.BaseHTTPRequestHandler):
    heard: list[str]

    def _hear(self) -> None:
        length = int(self.headers.get("Content-Length") or 0)
        self.heard.append(f"{self.command} {self.path} {self.headers} {self.rfile.read(length).decode('utf-8', 'replace')}")
        self.send_response(204)
        self.end_headers()

    do_GET = do_POST = do_HEAD = do_PUT = do_OPTIONS = do_CONNECT = _hear

    def log_message(self, format: str, *args: object) -> None:
        """Keep test output readable."""


@contextmanager
def outside() -> Iterator[tuple[str, list[str]]]:
    """A proxy that plays everything but this machine: its address, and the list of what it hears."""
    handler = type("Listener", (_Listener,), {"heard": []})
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", handler.heard
    server.shutdown()


class Watched:
    """A browser context that is listened to: what goes over the network, what the console says, what stays behind."""

    def __init__(self, chromium: Any, address: str, proxy: str, heard: list[str], with_policy: bool) -> None:
        self.context = chromium.new_context(
            bypass_csp=not with_policy, accept_downloads=True, proxy={"server": proxy, "bypass": "127.0.0.1"}
        )
        self.address, self.heard = address, heard
        self.out: list[str] = []
        self.context.on("request", lambda request: self.out.append(request.url + (request.post_data or "")))
        self.context.on("console", lambda message: self.out.append("console " + message.text))
        self.tab = self.context.new_page()
        self.tab.on("dialog", lambda dialog: dialog.dismiss())
        self.tab.on("websocket", lambda socket: self.out.append("socket " + socket.url))
        self.tab.add_init_script("window.print = () => {}")

    def open(self, page: str) -> None:
        """A page of the site, alive; what was heard before still counts."""
        self.tab.goto(self.address + page)
        self.here = self.tab.url

    def look(self) -> None:
        """Note what the page left behind; the address is still the one that was opened."""
        self.out.append("kept " + self.tab.evaluate(KEPT))
        assert self.tab.url == self.here

    def hits(self) -> list[str]:
        """Everything in which a canary was found, and all that went outside. Pictures made in the page are no way out."""
        inside = [text for text in self.out if not text.startswith("data:image/")]
        found = [text for text in inside if NUMBER in text or DAY in text]
        strange = [text for text in inside if text.startswith(("http", "socket")) and not text.startswith(self.address)]
        return found + strange + [call for call in self.heard if not any(own in call.split(" ")[1] for own in BROWSERS_OWN)]
