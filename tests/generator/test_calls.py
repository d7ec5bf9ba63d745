"""Calls in prose: what is read, what is refused, and that nothing can run."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.calls import Call, find_calls
from sitegen.source import Problem, Source

AT = Source("f", 10)


def only(text: str) -> Call | Problem:
    found = list(find_calls(text, AT))
    assert len(found) == 1
    return found[0]


def test_a_call_is_read_whole() -> None:
    call = only('前面 {{ example("loan", n=-2, on=true).inputs.principal | yuan }} 后面')
    assert isinstance(call, Call)
    assert (call.name, call.args, call.kwargs) == ("example", ("loan",), {"n": -2, "on": True})
    assert (call.path, call.filters) == (("inputs", "principal"), ("yuan",))
    assert str(call.source) == "f:10:4"


@pytest.mark.parametrize(
    "text",
    [
        "{{ fact }}",
        '{{ fact("x") + 1 }}',
        '{{ fact("x")["__class__"] }}',
        "{{ [1,2] }}",
        '{{ fact("x") if 1 else 2 }}',
        '{{ fact(*["x"]) }}',
        '{{ fact(fact("x")) }}',
        '{{ "x".join([]) }}',
        "{{ x.y() }}",
        '{{ fact("x") | replace("a", "b") }}',
        "{{ }}",
        "{{ '}}",
        '{{ fact("x" }}',
        "{% for x in y %}",
        "}} {x",
        "{{ fact('x') ",
        "{{ fact('" + "x" * 600 + "') }}",
    ],
)
def test_anything_but_a_plain_call_is_a_problem(text: str) -> None:
    found = list(find_calls(text, AT))
    assert found
    assert all(isinstance(item, Problem) for item in found)


def test_a_place_in_the_middle_of_a_text() -> None:
    call = only('一\n二三 {{ cite("x") }}')
    assert isinstance(call, Call)
    assert str(call.source) == "f:11:4"


@given(st.text("{}%| ()\"'abc.=1,\n好", max_size=60))
def test_no_text_breaks_the_reader(text: str) -> None:
    for found in find_calls(text, AT):
        assert isinstance(found, Call | Problem)
