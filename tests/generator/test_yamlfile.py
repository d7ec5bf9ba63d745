"""Strict YAML: what is refused, and where it says the fault stands."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen import yamlfile
from sitegen.source import BadInput

REFUSED = {
    "a: 1\na: 2\n": "f:2:1: the key 'a' stands twice; keep one of them",
    "a: no\n": "f:1:4: 'no' can be read in more than one way; "
    'write "no" in quotes, or true, false, or a plain decimal number',
    "a: 0123\n": "f:1:4: '0123' can be read in more than one way; "
    'write "0123" in quotes, or true, false, or a plain decimal number',
    "a: .nan\n": "f:1:4: '.nan' can be read in more than one way; "
    'write ".nan" in quotes, or true, false, or a plain decimal number',
    "a: &x 1\nb: *x\n": "f:1:4: YAML anchors (&name) are not used here; write the value out",
    "a: !!python/name:os.system\n": "f:1:4: the tag tag:yaml.org,2002:python/name:os.system is not used here; "
    "write plain text or numbers",
    "a: [1,\n b": "f:3:1: YAML cannot be read: did not find expected ',' or ']'; "
    "mend the indentation, quotes or colons here",
    "? [1]\n: 2\n": "f:1:3: a key must be plain text; write 'key: value'",
    "<<: {a: 1}\n": "f:1:1: a key must be plain text; write 'key: value'",
    "a: " + "[" * 200_000: "f:1:36: this is nested more than 32 deep; flatten it",
    'a: "x\\u202ey"': "f:1:4: a control character (U+202E) stands here; delete it",
    "a: " + "[" * 40 + "]" * 40: "f:1:36: this is nested more than 32 deep; flatten it",
}


@pytest.mark.parametrize("text", REFUSED, ids=lambda text: text[:20].strip())
def test_what_is_not_plain_is_refused_at_its_place(text: str) -> None:
    with pytest.raises(BadInput) as caught:
        yamlfile.parse(text, "f")
    assert str(caught.value.problems[0]) == REFUSED[text]


def test_all_faults_of_a_file_are_named_at_once() -> None:
    with pytest.raises(BadInput) as caught:
        yamlfile.parse("a: no\nb: 0777\na: 1\n", "f")
    assert [problem.source.line for problem in caught.value.problems] == [1, 2, 3]


def test_bad_utf8_and_control_characters_have_a_place(tmp_path) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "x.yml"
    path.write_bytes("标题: 好\nb: ".encode() + b"\xff\n")
    with pytest.raises(BadInput, match=r"x:2:4: this is not UTF-8 text; save the file as UTF-8"):
        yamlfile.load(path, "x")
    path.write_bytes("a: 好\x07".encode())
    with pytest.raises(BadInput, match=r"x:1:5: a control character \(U\+0007\) stands here; delete it"):
        yamlfile.load(path, "x")


def test_places_of_keys_and_items_are_kept() -> None:
    document = yamlfile.parse("a:\n  - x: 1\n  - y: 2\n", "f", first_line=10)
    assert str(document.source(("a", 1, "y"))) == "f:12:5"
    assert str(document.source(("a", 1, "missing"))) == "f:12:5"


@given(st.text(max_size=200))
def test_any_text_is_read_or_refused_with_a_place(text: str) -> None:
    try:
        yamlfile.parse(text, "f")
    except BadInput as error:
        assert all(str(problem).startswith("f:") for problem in error.problems)


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers(-(10**9), 10**9) | st.text("ab 好:#-'\"\n", max_size=8),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("abc", min_size=1), inner, max_size=3),
        max_leaves=10,
    )
)
def test_what_a_yaml_writer_writes_comes_back(value: object) -> None:
    import yaml

    text = yaml.safe_dump({"value": value}, allow_unicode=True)
    if "&" in text and "*" in text:
        return
    assert yamlfile.parse(text, "f").value == {"value": value}
