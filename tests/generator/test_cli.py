"""The command line: every option does what it says, every exit code means what the README says, nothing else is printed."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from sitegen import machine, publish
from tests.conftest import ROOT

Run = subprocess.CompletedProcess[str]


def run(project: Path, *arguments: str, typed: str = "", **env: str) -> Run:
    command = [sys.executable, "build.py", "--project", str(project), *arguments]
    given = {**os.environ, **env}
    return subprocess.run(command, cwd=ROOT, env=given, input=typed, capture_output=True, text=True, check=False)


def test_a_reader_that_has_read_enough_ends_nothing_badly() -> None:
    """`build.py check | head -1` in a shell with pipefail."""
    ended = subprocess.Popen(
        [sys.executable, "build.py", "check"], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert ended.stdout is not None and ended.stderr is not None
    ended.stdout.close()
    assert ended.stderr.read() == ""
    assert ended.wait() == 0


def test_an_edition_by_its_path_in_one_language_to_a_place_of_its_own(
    small: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """`--edition PATH --language --out --jobs`, with a line for each step and nothing besides."""
    place = tmp_path_factory.mktemp("elsewhere")
    text = (small / "content/editions/default.yml").read_text("utf-8")
    (place / "ours.yml").write_text(text.replace("id: default", "id: ours"), "utf-8")
    out = place / "deep/er/site"
    done = run(
        small, "build", "--edition", str(place / "ours.yml"), "--language", "en", "--out", str(out), "--jobs", "2"
    )
    assert done.returncode == 0, done.stderr
    pages = len(list(out.resolve().rglob("*.html"))) - 1
    assert done.stderr == f"reading\nbuilding en\nen: {pages} pages\n"
    assert re.fullmatch(
        rf"{pages} pages in \d+\.\d s: {out}\n"
        rf"Look at it: open {out}/en/index.html in a browser, or run 'python build.py serve'\n",
        done.stdout,
    )
    assert not (out / "index.html").exists() and (out / "en/index.html").exists()
    assert {path.name for path in (out.parent).iterdir()} == {"site", ".site.d", ".site.lock"}
    assert (small / "work/ours/en/docs/index.md").exists()


def test_languages_side_by_side_give_the_bytes_of_one_after_the_other(small: Path) -> None:
    """`--jobs 2` as `--jobs 1`, and two builds at one time do not meet."""
    given = {"SOURCE_DATE_EPOCH": "1795392000"}
    with machine.lock(small / "work/default"):
        one = run(small, "build", "--out", str(small / "one"), "--jobs", "1", **given)
    two = run(small, "build", "--out", str(small / "two"), "--jobs", "2", **given)
    assert (one.returncode, two.returncode) == (0, 0), one.stderr + two.stderr
    assert (small / "work/default-2/zh/docs").exists() and (small / "work/default/zh/docs").exists()
    first, second = ((small / name).resolve() for name in ("one", "two"))
    paths = sorted(path.relative_to(first) for path in first.rglob("*") if path.is_file())
    assert paths == sorted(path.relative_to(second) for path in second.rglob("*") if path.is_file())
    assert [path for path in paths if (first / path).read_bytes() != (second / path).read_bytes()] == []


def test_bad_input_ends_with_2_and_leaves_the_old_site(small: Path) -> None:
    old = small / "site"
    old.mkdir()
    (old / publish.MARKER).write_text("ours")
    path = small / "content/zh/guides/today.md"
    path.write_text(path.read_text("utf-8") + '\n{{ fact("nothing") }}\n', "utf-8")
    line = len(path.read_text("utf-8").splitlines())
    for command in (["build", "--out", str(old)], ["check"]):
        done = run(small, *command)
        assert done.returncode == 2
        said = done.stderr.removeprefix("reading\n").removeprefix("building zh, en\n")
        fault = f"content/zh/guides/today.md:{line}:1: there is no fact 'nothing'; "
        assert said.startswith(fault) and said.endswith("1 problem found; nothing was built\n")
        assert said.count("\n") == 2 and done.stdout == ""
    assert [path.name for path in old.iterdir()] == [publish.MARKER]


def test_a_release_refuses_facts_past_their_review(small: Path) -> None:
    late = {"SOURCE_DATE_EPOCH": "1924905600"}  # 2030-12-31
    for command in (["build", "--release", "--out", str(small / "site")], ["check", "--release"]):
        done = run(small, *command, **late)
        assert done.returncode == 2
        assert "was to be reviewed by" in done.stderr and "Traceback" not in done.stderr
    assert not (small / "site").exists()
    assert run(small, "check", **late).returncode == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["build", "--jobs", "0"], "Invalid value for '--jobs'"),
        (["build", "--language", "fr"], "the edition has no language 'fr'; it has: zh, en"),
        (["build", "--edition", "nobody"], "content/editions/nobody.yml:1:1: the file is missing"),
        (["build", "--colour"], "No such option '--colour'."),
        (["paint"], "No such command 'paint'"),
        (["calc", "nothing"], "there is no calculator 'nothing'; there are: "),
        (["calc", "true_apr"], "principal: "),
    ],
)
def test_what_was_typed_wrong_is_named_with_2(small: Path, arguments: list[str], said: str) -> None:
    done = run(small, *arguments, typed="{}")
    assert done.returncode == 2, done.stdout
    assert said in done.stderr and "Traceback" not in done.stderr


def test_a_date_that_is_none_is_named(small: Path) -> None:
    done = run(small, "check", SOURCE_DATE_EPOCH="tomorrow")
    assert (done.returncode, done.stdout) == (2, "")
    assert "SOURCE_DATE_EPOCH is 'tomorrow'; set it to seconds since 1970, or unset it" in done.stderr


def test_a_broken_template_is_named_with_its_line(small: Path) -> None:
    (small / "templates").unlink()
    shutil.copytree(ROOT / "templates", small / "templates")
    for name, before, broken, said in (
        ("templates/main.html", "{% block libs %}\n", "{{ nothing.at.all }}", "'nothing' is undefined"),
        ("templates/pages/guide.md", "", "{% if %}", "Expected an expression"),
    ):
        path = small / name
        whole = path.read_text("utf-8")
        path.write_text(whole.replace(before, f"{before}{broken}\n", 1), "utf-8")
        line = path.read_text("utf-8").split("\n").index(broken) + 1
        done = run(small, "build", "--language", "zh", "--jobs", "1", "--out", str(small / "site"))
        assert done.returncode == 2, done.stderr
        assert f"{name}:{line}:1: the template fails: {said}" in done.stderr and "Traceback" not in done.stderr
        assert not (small / "site").exists()
        path.write_text(whole, "utf-8")


@pytest.mark.parametrize("place", ["content/sections.yml/site", "x" * 300])
def test_a_place_where_nothing_can_be_written_ends_with_3(small: Path, place: str) -> None:
    done = run(small, "build", "--language", "zh", "--out", str(small / place))
    assert done.returncode == 3, done.stderr
    assert "The old site stands as it was." in done.stderr and "Traceback" not in done.stderr


def test_a_missing_package_ends_with_3() -> None:
    """As with a Python that has none of the packages."""
    done = subprocess.run([sys.executable, "-S", "build.py"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (3, "")
    right = "run 'make setup', or see 'Windows and macOS' in README.md"
    assert re.fullmatch(rf"build\.py: the package '\w+' is missing; {re.escape(right)}\n", done.stderr)


def test_a_taken_port_ends_with_3(small: Path) -> None:
    import socket

    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = run(small, "serve", "--port", str(port))
    assert done.returncode == 3
    assert f"the preview cannot use port {port}" in done.stderr and "choose another --port" in done.stderr


def test_ctrl_c_while_languages_render_ends_quietly_with_130(small: Path) -> None:
    command = [sys.executable, "build.py", "--project", str(small), "build", "--out", str(small / "site"), "--jobs", "2"]
    started = subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True, start_new_session=True)
    assert started.stderr is not None
    while not list(small.glob("work/default/zh/docs/*.md")):
        assert started.poll() is None
    os.killpg(started.pid, signal.SIGINT)
    assert started.stderr.read() == "reading\nbuilding zh, en\ninterrupted; the old site stands as it was\n"
    assert started.wait() == 130
    assert not (small / "site").exists() and list((small / ".site.d").iterdir()) == []
