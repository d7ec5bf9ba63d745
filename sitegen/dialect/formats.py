"""f-strings, and str() of the few kinds whose text is the same in both languages."""

from __future__ import annotations

import ast
import re

from . import kinds as k
from .core import ADD, EQUAL, EXPRESSIONS, WHOLE, Body, Value, expression, js_text

_SPEC = re.compile(
    r"(?:(?P<fill>.)?(?P<align>[<>^]))?(?P<sign>\+)?(?P<zero>0)?(?P<width>[1-9]\d*)?"
    r"(?P<comma>,)?(?:\.(?P<digits>\d+))?(?P<type>[dfs%])?\Z",
    re.DOTALL,
)
MOST_DIGITS = 19  # ES2017's toFixed goes to 20, and telling a tie needs one more than is shown


def f_string(body: Body, node: ast.expr, want: k.Kind | None) -> Value:
    """`f"..."` as a template literal."""
    assert isinstance(node, ast.JoinedStr)
    parts = []
    for piece in node.values:
        if isinstance(piece, ast.Constant):
            parts.append(_template(body, piece))
        elif isinstance(piece, ast.FormattedValue):
            parts.append("${" + _formatted(body, piece).js + "}")
    return Value(f"`{''.join(parts)}`", k.STR)


def _template(body: Body, piece: ast.Constant) -> str:
    return js_text(body, piece, str(piece.value))[1:-1].replace("`", "\\`").replace("${", "\\${")


def _formatted(body: Body, piece: ast.FormattedValue) -> Value:
    value = expression(body, piece.value)
    if value.kind == k.ERROR:
        return value
    if piece.conversion != -1:
        return body.refuse(
            piece.value, f"!{chr(piece.conversion)} in an f-string", "write the value with a format, as {x:d}"
        )
    spec = ""
    if isinstance(piece.format_spec, ast.JoinedStr):
        if not all(isinstance(part, ast.Constant) for part in piece.format_spec.values):
            return body.refuse(piece.value, "a computed format", "write the format out, as {x:.2f}")
        spec = "".join(str(part.value) for part in piece.format_spec.values if isinstance(part, ast.Constant))
    return formatted(body, piece.value, value, spec) if spec else plain_text(body, piece.value, value)


def plain_text(body: Body, node: ast.expr, value: Value) -> Value:
    """What str() gives: int, str and bool only."""
    if value.kind == k.BOOL:
        return Value(f'{value.within(EQUAL)} ? "True" : "False"', k.STR, WHOLE, value.calm)
    if value.kind in (k.INT, k.STR, k.NEVER):
        return value
    said = ast.unparse(node)
    right = 'give it a format, as f"{x:.2f}", or make an int of it'
    if value.kind not in k.NUMBERS:
        right = "make a str, an int or a bool of it first"
    return body.refuse(
        node, f"the text of {said}, which is {k.show(value.kind)}, differs between the languages", right
    )


def formatted(body: Body, node: ast.expr, value: Value, spec: str) -> Value:
    """A value under a format such as `,.2f`, `02d`, `>8`."""
    found = _SPEC.match(spec)
    if not found:
        return body.refuse(
            node, f"the format :{spec}", "use :d :,d :.2f :,.2f :.1% :s, a sign +, and a width"
        )
    kind, letter = (
        value.kind,
        found["type"] or ("s" if value.kind in (k.STR, k.NEVER) else "d" if value.kind == k.INT else ""),
    )
    fit = {"d": (k.INT,), "s": (k.STR,), "f": k.NUMBERS, "%": k.NUMBERS}.get(letter, ())
    if kind != k.NEVER and kind not in fit:
        return body.refuse(
            node,
            f"the format :{spec} for {k.show(kind)}",
            "numbers take :.2f or :.1%, an int :d, a str :s; a type has to show",
        )
    if (letter in "ds" and found["digits"]) or (
        letter == "s" and (found["sign"] or found["zero"] or found["comma"])
    ):
        return body.refuse(
            node, f"the format :{spec} for {k.show(kind)}", "leave out what a number alone can have"
        )
    if (found["zero"] and (found["comma"] or found["align"])) or (found["zero"] and not found["width"]):
        return body.refuse(node, f"the format :{spec}", "zeros go with a plain width, as :02d")
    if int(found["digits"] or 6) > MOST_DIGITS:
        return body.refuse(node, f"the format :{spec}", f"show at most {MOST_DIGITS} digits after the point")
    return _dress(body, found, letter, value)


def _dress(body: Body, found: re.Match[str], letter: str, value: Value) -> Value:
    digits = found["digits"] or "6"
    text = value
    if letter == "f":
        text = Value(body.help("fixed", value.js, digits), k.STR)
    elif letter == "%":
        text = Value(f'{body.help("fixed", f"{value.within(13)} * 100", digits)} + "%"', k.STR, ADD)
    elif letter == "d" and (found["sign"] or found["comma"] or found["width"]):
        text = Value(f"String({value.js})", k.STR)
    if found["comma"]:
        text = Value(body.help("comma", text.js), k.STR)
    if found["sign"]:
        text = Value(body.help("plus", text.js), k.STR)
    if found["zero"]:
        return Value(body.help("zfill", text.js, found["width"]), k.STR)
    if found["width"]:
        align = found["align"] or ("<" if letter == "s" else ">")
        fill = js_text(body, ast.Constant(found["fill"] or " "), found["fill"] or " ")
        return Value(body.help("pad", text.js, found["width"], f'"{align}"', fill), k.STR)
    return Value(text.js, k.STR, text.prec)


EXPRESSIONS[ast.JoinedStr] = f_string
