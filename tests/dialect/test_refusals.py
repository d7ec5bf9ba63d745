"""What is outside the dialect is said so, with its place and what to write instead. The golden file holds every text."""

from __future__ import annotations

import re
from pathlib import Path

from sitegen.dialect import DialectError, compile_source

HERE = Path(__file__).parent
GOLDEN = HERE / "golden" / "messages.txt"
SOURCES = HERE.joinpath("refused.txt").read_text("utf-8").split("---\n")


def messages(source: str) -> list[str]:
    try:
        compile_source(source, "t.py", ["t"])
    except DialectError as error:
        return [str(problem) for problem in error.problems]
    return ["(accepted)"]


def report() -> str:
    """Every source with its problems, as the golden file has it."""
    return "".join(
        f"{source}{''.join(f'    ! {text}{chr(10)}' for text in messages(source))}\n" for source in SOURCES
    )


def test_messages_are_the_golden_ones() -> None:
    assert report() == GOLDEN.read_text("utf-8")


def test_every_source_is_refused_with_a_place_and_a_remedy() -> None:
    assert len(SOURCES) >= 60
    for source in SOURCES:
        for text in messages(source):
            assert re.match(r"t\.py:\d+:\d+: .+; .+", text), (source, text)


def test_all_problems_come_at_once_and_in_order() -> None:
    source = "def t(x: float):\n    a = round(x)\n    b = 2 ** 3\n    return [a, f'{x}', b]\n"
    try:
        compile_source(source, "t.py", ["t"])
    except DialectError as error:
        assert [(problem.line, problem.col) for problem in error.problems] == [(2, 9), (3, 9), (4, 19)]
        assert str(error).splitlines() == [str(problem) for problem in error.problems]
    else:
        raise AssertionError("accepted")


if __name__ == "__main__":
    GOLDEN.write_text(report(), "utf-8")
