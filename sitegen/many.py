"""All editions of a folder into sites beside one another: jobs handed out a few at a time, sites taken in one by one.

There is one writer, this process; each site is swapped in whole. A worker that dies takes nothing with it: its editions are
built again, alone where it is not clear which of them killed it. What is wrong with one edition stops no other.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, CancelledError, Executor, Future, wait
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from sitegen import edition_files, generator, packed
from sitegen.crews import Crew
from sitegen.machine import Locked, Refused, lock, refusing
from sitegen.many_job import HERE, Delivery, Order, carry_out
from sitegen.publish import MARKER, builds, fresh_folder
from sitegen.reading import shown
from sitegen.shared_files import SharedFiles
from sitegen.source import BadInput, Problem, Problems, Source

DEATHS = 2
"""How often a worker may die over one edition, with nothing else in its hands, before the edition is given up."""


@dataclass
class Tally:
    """How far it is: names of editions, and what was wrong."""

    total: int
    built: int = 0
    unchanged: int = 0
    pages: int = 0
    problems: list[Problem] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)
    locked: list[str] = field(default_factory=list)
    recalled: list[str] = field(default_factory=list)
    failed: int = 0
    again: int = 0

    @property
    def done(self) -> int:
        return self.built + self.unchanged + self.failed


Tell = Callable[[Tally], None]


@dataclass(frozen=True)
class Plan:
    """What all jobs of a run share."""

    root: Path
    out: Path
    content: bytes
    epoch: int
    languages: tuple[str, ...] = ()
    release: bool = False

    @property
    def project(self) -> str:
        return packed.digest(self.content)

    def order(self, path: Path, there: frozenset[str], remote: bool) -> Order:
        """The job of one edition. Raises BadInput, OSError, Refused."""
        name, where = path.stem, shown(self.root, path)
        problems = Problems()
        files = edition_files.gathered(self.root, path, problems)
        problems.stop_if_any()
        mark = generator.mark(HERE / "node_modules")
        edition = packed.pack(files, compress=remote)
        return Order(name, where, edition, self.project, mark, self.epoch, self.languages, self.release, there, None, remote)


def editions_in(folder: Path) -> list[Path]:
    """The editions of a folder in the order of their names. Raises Refused where there is none."""
    found = sorted(folder.glob("*.yml"))
    if not found:
        raise Refused(f"{folder} holds no edition; put one NAME.yml for each there, its folder beside it")
    return found


class Run:
    """One run over a folder of editions."""

    def __init__(self, plan: Plan, crew: Crew, tell: Tell) -> None:
        self.plan, self.crew, self.tell = plan, crew, tell
        self.tally = Tally(0)
        self._alone: deque[tuple[Order, int]] = deque()
        self._open: dict[Future[Delivery], tuple[Order, int]] = {}

    def build(self, paths: Sequence[Path]) -> Tally:
        """Build them all. Raises Locked, Refused; sites that are done stay."""
        out = self.plan.out
        if out.is_symlink() or (out / MARKER).exists():
            raise Refused(f"{out} holds one site; name another folder with --out")
        self.tally = Tally(len(paths))
        with lock(out), refusing(out):
            out.mkdir(parents=True, exist_ok=True)
            self.shared = SharedFiles(out / ".shared")
            (out / ".inputs").mkdir(exist_ok=True)
            try:
                self._all(iter(paths))
            except BaseException:
                self.crew.stop(at_once=True)
                raise
            self.crew.stop()
            self.shared.tidy()
        return self.tally

    def _all(self, paths: Iterator[Path]) -> None:
        executor = self.crew.start()
        window, left = 2 * self.crew.hands() + 1, True
        while left or self._open or self._alone:
            while left and not self._alone and len(self._open) < window:
                left = self._next(executor, paths)
            if self._alone and not self._open:
                self._hand(executor, *self._alone.popleft())
            if not self._open:
                continue
            done, _ = wait(self._open, return_when=FIRST_COMPLETED)
            if self._take(executor, done):
                self.crew.stop(at_once=True)
                executor = self.crew.start()
            self.tell(self.tally)

    def _next(self, executor: Executor, paths: Iterator[Path]) -> bool:
        """Hand out the next edition; False where there is none."""
        path = next(paths, None)
        if path is None:
            return False
        name = shown(self.plan.root, path)
        if not re.fullmatch(r"[a-z0-9][a-z0-9_-]*", path.stem):
            right = "use small letters, digits, - and _, a letter or digit first"
            self._wrong([Problem(Source(name), "this cannot be the name of a site's folder", right)])
            return True
        try:
            order = self.plan.order(path, self.shared.here, self.crew.remote)
        except BadInput as error:
            self._wrong(error.problems)
            return True
        except (OSError, Refused) as error:
            self._failed(str(error) if isinstance(error, Refused) else f"{name}: {error.strerror}")
            return True
        if self._inputs(order) == self._built_from(order.name):
            self.tally.unchanged += 1
        else:
            self._hand(executor, order, 0)
        return True

    def _hand(self, executor: Executor, order: Order, deaths: int) -> None:
        try:
            future = executor.submit(carry_out, order)
        except BrokenExecutor as error:  # noticed while handing out: taken in like one that broke later
            future = Future()
            future.set_exception(error)
        self._open[future] = (order, deaths)

    def _take(self, executor: Executor, done: set[Future[Delivery]]) -> bool:
        """Take in what is done. True where the executor is broken and what it had in its hands has to be done again."""
        broken = False
        for future in done:
            order, deaths = self._open.pop(future)
            try:
                delivery = future.result()
            except BrokenExecutor:
                self._open[future] = (order, deaths)
                broken = True
                break
            except (Exception, CancelledError) as error:
                self._lost(order, deaths + 1, f"{type(error).__name__}: {error}")
                continue
            if delivery.foreign:
                right = "update its checkout and packages, and start it again"
                raise Refused(f"{delivery.foreign}; {right}")
            if delivery.wants_content:
                self._hand(executor, replace(order, content=self.plan.content), deaths)
            else:
                self._receive(order, delivery)
        if broken:
            alone = len(self._open) == 1
            for order, deaths in self._open.values():
                self._lost(order, deaths + alone, "its worker died")
            self._open.clear()
        return broken

    def _lost(self, order: Order, deaths: int, why: str) -> None:
        self.tally.again += 1
        if deaths >= DEATHS:
            self._failed(f"{order.shown}: given up after {deaths} workers were lost over it ({why})")
        else:
            self._alone.append((order, deaths))

    def _receive(self, order: Order, delivery: Delivery) -> None:
        if delivery.problems:
            self._wrong(delivery.problems)
        elif delivery.stuck and not self.crew.remote:
            raise Refused(delivery.failure)
        elif delivery.failure:
            self._failed(delivery.failure)
        else:
            try:
                self._put(order, delivery)
            except Locked as error:
                self.tally.locked.append(str(error))
                self._failed(str(error))
            except packed.Damaged as error:
                self._failed(f"{order.shown}: {error}")

    def _put(self, order: Order, delivery: Delivery) -> None:
        target = self.plan.out / order.name
        with fresh_folder(target, order.name) as fresh:
            for path, mark, body in packed.unpack(delivery.site):
                self.shared.place(mark, body, fresh / path)
        record = f"{self._inputs(order)} {fresh.name}"
        (self.plan.out / ".inputs" / order.name).write_text(record, "utf-8")
        self.tally.built += 1
        self.tally.pages += delivery.pages
        self.tally.recalled.extend(delivery.recalled)

    def _inputs(self, order: Order) -> str:
        how = [*order.languages, *["release"] * order.release]
        given = (order.generator, order.project, packed.digest(order.edition), str(order.epoch), *how)
        return packed.digest("\0".join(given).encode())

    def _built_from(self, name: str) -> str:
        """What the site that stands was built from; empty where that is not known."""
        target = self.plan.out / name
        with suppress(OSError, ValueError):
            mark, build = (self.plan.out / ".inputs" / name).read_text("utf-8").split(" ")
            if target.is_symlink() and target.resolve() == (builds(target) / build).resolve() and (target / MARKER).exists():
                return mark
        return ""

    def _wrong(self, problems: Sequence[Problem]) -> None:
        self.tally.problems.extend(problems)
        self.tally.failed += 1

    def _failed(self, why: str) -> None:
        self.tally.failures.append(why)
        self.tally.failed += 1
