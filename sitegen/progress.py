"""What a build says while it works: lines that change on a terminal, plain lines elsewhere."""

from __future__ import annotations

import sys
import time

import click

from sitegen.many import Tally

EVERY = 5.0


class Progress:
    """One line that changes on a terminal, plain lines elsewhere."""

    def __init__(self) -> None:
        self.live = sys.stderr.isatty()

    def say(self, text: str) -> None:
        if self.live:
            click.echo(f"\r\x1b[K{text} …", nl=False, err=True)
        else:
            click.echo(text, err=True)

    def done(self) -> None:
        if self.live:
            click.echo("\r\x1b[K", nl=False, err=True)


class Meter:
    """A bar on a terminal; elsewhere a line every five seconds."""

    def __init__(self) -> None:
        self._started = self._said = time.monotonic()
        self._live = sys.stderr.isatty()

    def tell(self, tally: Tally) -> None:
        now = time.monotonic()
        if now - self._said < (0.1 if self._live else EVERY):
            return
        self._said = now
        rate = tally.done / (now - self._started)
        text = f"{tally.done} of {tally.total} editions, {tally.failed} failed, {rate:.1f} a second"
        if self._live:
            full = 30 * tally.done // max(1, tally.total)
            click.echo(f"\r\x1b[K[{'#' * full}{'.' * (30 - full)}] {text}", nl=False, err=True)
        else:
            click.echo(text, err=True)

    def end(self) -> None:
        if self._live:
            click.echo("\r\x1b[K", nl=False, err=True)
