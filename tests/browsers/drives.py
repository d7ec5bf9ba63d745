"""One small way to drive three engines: Chromium by Playwright, Firefox by WebDriver BiDi, WebKitGTK by WebDriver.

Each opens a page, runs a script in it, types real keys into a field, and tells what the page reported as wrong. Debian has
no geckodriver, and Playwright's Firefox and WebKit are builds of its own: these are the browsers as people install them.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import socket
import subprocess
import threading
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol

MINI_BROWSERS = "/usr/lib/*/webkit2gtk-4.*/MiniBrowser"
NOTING = """() => {
  window.noted = [];
  addEventListener('error', event => window.noted.push('error: ' + (event.message || event.target.outerHTML)), true);
  addEventListener('unhandledrejection', event => window.noted.push('rejection: ' + event.reason));
  addEventListener('securitypolicyviolation', event => window.noted.push('policy: ' + event.violatedDirective));
}"""
"""What a page does to remember what goes wrong in it. Listeners that come after loading miss what went wrong before."""


class Drive(Protocol):
    """A tab of one engine."""

    def open(self, address: str) -> None:
        """Go to an address and wait until it has loaded."""

    def run(self, script: str) -> Any:
        """Run the body of a function in the page and give what it returns."""

    def type(self, selector: str, text: str) -> None:
        """Put the focus into a field, empty it, and press the keys of a text."""

    def faults(self) -> list[str]:
        """What went wrong on the pages so far."""


EMPTIED = "const field = document.querySelector(%s); field.focus(); if (field.select) field.select();"


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


class Chromium:
    def __init__(self, tab: Any) -> None:
        self._tab, self._wrong = tab, list[str]()
        tab.on("console", lambda message: self._wrong.append(f"{message.type}: {message.text}"))
        tab.on("pageerror", lambda error: self._wrong.append(f"error: {error}"))

    def open(self, address: str) -> None:
        self._tab.goto(address)

    def run(self, script: str) -> Any:
        return self._tab.evaluate(f"() => {{ {script} }}")

    def type(self, selector: str, text: str) -> None:
        self.run(EMPTIED % json.dumps(selector))
        self._tab.keyboard.type(text)

    def faults(self) -> list[str]:
        return self._wrong


class Firefox:
    """WebDriver BiDi (W3C) over the socket that Firefox opens for it."""

    def __init__(self, line: Any) -> None:
        self._line, self._number, self._wrong = line, 0, list[str]()
        self._ask("session.new", capabilities={})
        self._ask("session.subscribe", events=["log.entryAdded"])
        self._ask("script.addPreloadScript", functionDeclaration=NOTING)
        self._tab = self._ask("browsingContext.getTree")["contexts"][0]["context"]

    def _ask(self, method: str, **params: Any) -> Any:
        self._number += 1
        self._line.send(json.dumps({"id": self._number, "method": method, "params": params}))
        while True:
            said = json.loads(self._line.recv(timeout=60))
            if said.get("method") == "log.entryAdded":
                self._wrong.append(f"{said['params']['level']}: {said['params']['text']}")
            if said.get("id") == self._number:
                assert said["type"] == "success", said
                return said["result"]

    def open(self, address: str) -> None:
        self._ask("browsingContext.navigate", context=self._tab, url=address, wait="complete")

    def run(self, script: str) -> Any:
        # As JSON: one text is easier to read than BiDi's way of writing values.
        body = f"function () {{ return JSON.stringify((function () {{ {script} }})()) }}"
        target = {"context": self._tab}
        said = self._ask("script.callFunction", functionDeclaration=body, target=target, awaitPromise=False)
        assert said["type"] == "success", said
        return json.loads(said["result"].get("value", "null"))

    def type(self, selector: str, text: str) -> None:
        self.run(EMPTIED % json.dumps(selector))
        keys = [{"type": way, "value": key} for key in text for way in ("keyDown", "keyUp")]
        self._ask("input.performActions", context=self._tab, actions=[{"type": "key", "id": "keys", "actions": keys}])

    def faults(self) -> list[str]:
        return self._wrong + list(self.run("return window.noted"))


class WebKit:
    """WebDriver (W3C) over HTTP. What goes wrong while a page loads is not told: see `loading_faults`."""

    def __init__(self, address: str, browser: str) -> None:
        self._at = address
        options = {"binary": browser, "args": ["--automation"]}
        made = self._ask("/session", {"capabilities": {"alwaysMatch": {"webkitgtk:browserOptions": options}}})
        self._at += f"/session/{made['sessionId']}"
        self._wrong: list[str] = []

    def _ask(self, path: str, body: dict[str, Any]) -> Any:
        data, kind = json.dumps(body).encode(), {"Content-Type": "application/json"}
        with urllib.request.urlopen(urllib.request.Request(self._at + path, data, kind), timeout=120) as answer:
            return json.load(answer)["value"]

    def open(self, address: str) -> None:
        self.faults()
        self._ask("/url", {"url": address})

    def run(self, script: str) -> Any:
        noting = f"if (!window.noted) ({NOTING})();"
        return self._ask("/execute/sync", {"script": f"{noting} {script}", "args": []})

    def type(self, selector: str, text: str) -> None:
        self.run(EMPTIED % json.dumps(selector))
        field = self._ask("/element", {"using": "css selector", "value": selector})
        self._ask(f"/element/{next(iter(field.values()))}/clear", {})
        self._ask(f"/element/{next(iter(field.values()))}/value", {"text": text})

    def faults(self) -> list[str]:
        self._wrong += self.run("const noted = window.noted; window.noted = []; return noted")
        return self._wrong


@contextmanager
def chromium(browser: Any) -> Iterator[Drive]:
    """A tab of a Chromium that runs already, without a network."""
    context = browser.new_context(offline=True)
    yield Chromium(context.new_page())
    context.close()


@contextmanager
def firefox(profile: Path) -> Iterator[Drive]:
    """A tab of the installed Firefox, without a window, in a profile of its own."""
    from websockets.sync.client import connect

    program = shutil.which("firefox-esr") or shutil.which("firefox")
    assert program, "Firefox is missing: sudo apt install firefox-esr"
    command = [program, "--headless", "--no-remote", "--profile", str(profile), "--remote-debugging-port", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        try:
            heard = next(found for said in process.stderr if (found := re.search(r"BiDi listening on (ws://\S+)", said)))
            with connect(f"{heard[1]}/session", max_size=None) as line:
                yield Firefox(line)
        finally:
            process.terminate()


def mini_browser() -> str:
    """The small browser that comes with WebKitGTK."""
    found = sorted(Path("/").glob(MINI_BROWSERS.lstrip("/")))
    assert found, "WebKit is missing: sudo apt install webkit2gtk-driver xvfb"
    return str(found[-1])


@contextmanager
def _screen(command: list[str], **more: Any) -> Iterator[subprocess.Popen[str]]:
    """A program on a screen that nobody sees; it and what it started end together."""
    process = subprocess.Popen(["xvfb-run", "-a", *command], start_new_session=True, text=True, **more)
    try:
        yield process
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait(20)


@contextmanager
def webkit() -> Iterator[Drive]:
    """A tab of WebKitGTK."""
    port = _free_port()
    with _screen(["WebKitWebDriver", f"--port={port}"]):
        for _ in range(100):
            with socket.socket() as one:
                if one.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.1)
        yield WebKit(f"http://127.0.0.1:{port}", mini_browser())


def loading_faults(addresses: list[str], last: str) -> list[str]:
    """What WebKitGTK says on its console while it loads these pages, until it has named `last` and a little longer."""
    command = ["stdbuf", "-oL", mini_browser(), "--enable-write-console-messages-to-stdout=true", *addresses]
    heard: list[str] = []
    with _screen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT) as process:
        out = process.stdout
        assert out is not None
        lines = (line.strip() for line in out if "CONSOLE" in line)
        listener = threading.Thread(target=lambda: heard.extend(lines), daemon=True)
        listener.start()
        for _ in range(300):
            if any(last in line for line in heard):
                break
            time.sleep(0.1)
        time.sleep(5)
    listener.join(5)
    return heard
