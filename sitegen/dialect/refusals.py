"""What is outside the dialect, and what to use instead: (what is wrong, what would be right)."""

from __future__ import annotations

import ast

OPERATORS: dict[type[ast.operator], tuple[str, str]] = {
    ast.Pow: ("**: engines disagree on its last digit", "multiply in a loop (a power by squaring)"),
    ast.MatMult: ("the operator @", "multiply in a loop"),
    ast.LShift: ("<<: JavaScript cuts to 32 bits", "multiply by a whole number"),
    ast.RShift: (">>: JavaScript cuts to 32 bits", "divide with //"),
    ast.BitAnd: ("&: JavaScript cuts to 32 bits", "use `and`, or arithmetic with // and %"),
    ast.BitOr: ("|: JavaScript cuts to 32 bits", "use `or`; merge dicts with {**a, **b}"),
    ast.BitXor: ("^: JavaScript cuts to 32 bits", "use !=, or arithmetic with // and %"),
}

_CONSTRUCTS: dict[str, tuple[str, str]] = {
    "Set": ("a set", "use a list or a tuple"),
    "SetComp": ("a set comprehension", "use a list comprehension"),
    "Lambda": ("a lambda that is not a key=", "write a function of the module"),
    "NamedExpr": ("the walrus operator", "assign on a line of its own"),
    "Yield": ("a generator", "build and return a list"),
    "YieldFrom": ("a generator", "build and return a list"),
    "Await": ("await", "calculators compute at once; call the function"),
    "Starred": ("a star", "name the parts; join lists with +"),
    "Slice": ("a slice here", "slice a list or str on its own"),
    "GeneratorExp": ("a generator expression here", "use a list comprehension"),
    "Attribute": ("an attribute used as a value", 'call methods; read fields with record["name"]'),
    "FunctionDef": ("a function inside a function", "move it to the module and pass what it needs"),
    "AsyncFunctionDef": ("async", "calculators compute at once; use def"),
    "ClassDef": ("a class inside a function", "use a TypedDict of the module"),
    "Global": ("global", "pass values in and return them"),
    "Nonlocal": ("nonlocal", "pass values in and return them"),
    "With": ("with", "calculators open nothing; remove it"),
    "AsyncWith": ("async with", "calculators open nothing; remove it"),
    "AsyncFor": ("async for", "use for"),
    "Match": ("match", "use if and elif"),
    "Import": ("an import inside a function", "import at the top of the module"),
    "ImportFrom": ("an import inside a function", "import at the top of the module"),
    "TryStar": ("except*", "use except"),
    "Delete": ("del of anything but a dict's key or a list's item", "write `del d[key]` or `xs.pop(i)`"),
}

BUILTINS: dict[str, tuple[str, str]] = {
    "round": (
        "round(): it rounds ties to even on binary fractions",
        "round half up on whole fen, once, in finance.py",
    ),
    "pow": ("pow(): engines disagree on its last digit", "multiply in a loop (a power by squaring)"),
    "set": ("set()", "use a list or a tuple"),
    "frozenset": ("frozenset()", "use a list or a tuple"),
    "map": ("map()", "use a list comprehension"),
    "filter": ("filter()", "use a list comprehension with if"),
    "print": ("print()", "return the value"),
    "open": ("open()", "calculators read nothing; pass the value in"),
    "input": ("input()", "pass the value in"),
    "eval": ("eval()", "write the code out"),
    "exec": ("exec()", "write the code out"),
    "type": ("type()", "use isinstance() with str, list, dict or bool"),
    "getattr": ("getattr()", 'read fields with record["name"]'),
    "setattr": ("setattr()", 'set fields with record["name"] = value'),
    "hasattr": ("hasattr()", "use `in`"),
    "repr": ("repr()", "use an f-string"),
    "iter": ("iter()", "use a for loop"),
    "next": ("next()", "use a for loop with break"),
    "id": ("id()", "compare values with =="),
    "hash": ("hash()", "compare values with =="),
    "format": ("format()", "use an f-string"),
    "slice": ("slice()", "write xs[a:b]"),
    "complex": ("complex()", "use float"),
    "bytes": ("bytes()", "use str"),
    "hex": ("hex()", "use an f-string with :d"),
    "bin": ("bin()", "use an f-string with :d"),
    "oct": ("oct()", "use an f-string with :d"),
    "object": ("object()", "use a TypedDict"),
    "super": ("super()", "use functions of the module"),
    "globals": ("globals()", "pass values in"),
    "locals": ("locals()", "pass values in"),
    "vars": ("vars()", 'read fields with record["name"]'),
    "dir": ("dir()", 'read fields with record["name"]'),
}

_INEXACT = """
    exp log log2 log10 log1p expm1 pow sin cos tan asin acos atan atan2 sinh cosh tanh cbrt exp2 dist hypot
"""
MATH = frozenset(_INEXACT.split())


def lost(name: str) -> tuple[str, str]:
    """What to say about an import that leads nowhere."""
    return (
        f"{name} does not lead to a module of this project",
        "import from a module under the project's root, or from math",
    )


def construct(node: ast.AST) -> tuple[str, str]:
    """What to say about a node of the syntax tree that the dialect does not have."""
    if isinstance(node, ast.Constant):
        return f"a {type(node.value).__name__} literal", "use int, float, str, bool or None"
    known = _CONSTRUCTS.get(type(node).__name__)
    return known or (f"{type(node).__name__} is not in the dialect", "write it with simpler statements")
