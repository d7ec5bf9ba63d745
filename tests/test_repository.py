"""Guards over the repository itself: sizes, one-way imports, names that must not stand in it, docs that say what is."""

from __future__ import annotations

import ast
import re
import subprocess
from pathlib import Path

import pytest

from tests.conftest import ROOT

LONGEST = 300
TRACKED = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False).stdout.split("\n")
CODE = [path for path in TRACKED if path.endswith((".py", ".js")) and (ROOT / path).exists()]
ORDER = [
    "source", "yamlfile", "schema", "placed", "model_learning", "model", "edition_model", "vocabulary", "case_model",
    "reading", "flows", "flow_picture", "cache", "dialect", "targets", "letters", "letter_body", "calculation", "case_load",
    "png", "debian", "share_pictures", "load", "policy", "sheet_codes", "edition_base", "site", "assemble", "reads", "facts",
    "calls", "linking", "pictures", "illustrate", "letter_data", "prose", "quiz", "sharing", "paths", "listings", "tables",
    "templating", "flow_pages", "calculator_pages", "embeds", "feedback", "letter_pages", "case_page", "case_bar",
    "referrals", "edition_difference", "sheets", "recall", "pages", "prose_rules", "number_words", "lengths", "authored",
    "myth_rules", "plan_rules", "quiz_rules", "picture_rules", "path_rules", "flow_check", "letter_names", "letter_check",
    "case_check", "check", "drawings", "images", "phone_numbers", "contrast", "edition_files", "edition_texts",
    "edition_check", "editions", "edition_update", "readings", "review", "whole", "kept", "search", "postprocess",
    "mkdocs_config", "headers", "feeds", "styles", "theme", "frame", "worker", "assets", "renderer", "render", "compress",
    "machine", "publish", "remake", "follow", "preview", "edition_questions", "scaffold", "starting", "archive", "offline",
    "slides", "leading", "pack", "packing", "printing", "upload", "carry", "packed", "generator", "variants", "many_job",
    "crews", "shared_files", "many", "progress", "many_command", "cli",
]  # fmt: skip


def test_no_file_of_code_is_long() -> None:
    long = {path: n for path in CODE if (n := (ROOT / path).read_text("utf-8").count("\n")) > LONGEST}
    assert long == {}


def _imports(path: Path, package: str) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == package:
            rest = node.module.split(".")[1:]
            found |= {rest[0]} if rest else {alias.name for alias in node.names}
    return found


def test_imports_run_one_way() -> None:
    """A module of the generator imports only modules that stand before it; what is only for types is looked at too."""
    rank = {name: n for n, name in enumerate(ORDER)}
    wrong = []
    for path in sorted((ROOT / "sitegen").glob("*.py")):
        name = path.stem.partition("_")[0] if path.stem.startswith(("calculation_",)) else path.stem
        if name == "__init__":
            continue
        assert name in rank, f"{path.name} has no place in the order of modules"
        for other in _imports(path, "sitegen"):
            group = other.partition("_")[0] if other.startswith("calculation_") else other
            if group in {"calculation", "load"} and name == "calculation":
                continue  # calculators are part of the library, and are asked with it
            if group in rank and rank[group] > rank[name]:
                wrong.append(f"{path.name} imports {other}")
    assert wrong == []


def test_calculators_import_calculators_only() -> None:
    allowed = {"calculators", "typing", "__future__", "dataclasses", "collections", "math"}
    for path in sorted((ROOT / "calculators").glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            names = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            names += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            assert {name.split(".")[0] for name in names} <= allowed, path.name


def test_only_render_and_its_configuration_know_the_renderer() -> None:
    modules = sorted((ROOT / "sitegen").glob("*.py"))
    knows = [path.name for path in modules if re.search(r"(from|import) mkdocs\b", path.read_text("utf-8"))]
    assert knows == ["render.py", "renderer.py"]


def test_lock_files_name_no_host() -> None:
    locked = [f"requirements/{name}.txt" for name in ("build", "sheets", "test", "proof")]
    for name in (*locked, "package-lock.json", ".npmrc"):
        assert not re.search(r"https?://|file:|index-url|find-links", (ROOT / name).read_text("utf-8")), name


@pytest.mark.parametrize("path", [p for p in TRACKED if p.startswith("docs/tasks/") and p.endswith(".md")])
def test_task_pages_name_files_and_commands_that_exist(path: str) -> None:
    text = (ROOT / path).read_text("utf-8")
    for name in re.findall(r"`((?:content|calculators|docs|sitegen|tests)/[A-Za-z0-9_./-]+\.(?:md|py|yml))`", text):
        invented = ("loan_holiday", "lost-my-job", "after-a-fall", "pause-request", "our-name", "/de/")
        made_up = any(part in name for part in invented)
        assert made_up or (ROOT / name).exists(), f"{path} names {name}"
    commands = {"build", "serve", "check", "calc", "new", "accept", "review", "offline", "order", "pack", "sheets"}
    for command in re.findall(r"python build\.py ([a-z]+)", text):
        assert command in commands, f"{path} names the command {command}"


def test_every_decision_is_listed() -> None:
    listed = (ROOT / "docs/decisions/README.md").read_text("utf-8")
    for path in (ROOT / "docs/decisions").glob("0*.md"):
        assert f"| {path.name[:4]} |" in listed, path.name


def test_every_link_of_the_readme_leads_somewhere() -> None:
    for link in re.findall(r"\]\(([^)#:]+)\)", (ROOT / "README.md").read_text("utf-8")):
        assert (ROOT / link).exists(), link
