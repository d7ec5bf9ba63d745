"""Telephone numbers of mainland China (and those of Hong Kong and Macao with their prefix): what is one, and what is not."""

from __future__ import annotations

import re

EXAMPLE = "00000000000"
"""Eleven noughts: no such number can be. Examples in documents use it, so that nobody is called by mistake."""

_SHAPE = re.compile(r"\+?[0-9]+(?:[ -][0-9]+)*")
_KINDS = (
    r"1[3-9]\d{9}",  # mobile
    r"0(?:10|2\d)\d{8}",  # landline of a place whose area code has three digits
    r"0[3-9]\d{2}\d{7,8}",  # landline of any other place
    r"[48]00\d{7}",  # paid for by the one who is called, in part or in whole
    r"1[12]\d",  # 110, 119, 120, 122
    r"1(?:0[01]|1\d|2\d)\d{2}",  # carriers; 12345, 12348, 12356
    r"9[56]\d{3,4}",  # banks, insurers, services of a province
)
_KNOWN = re.compile("|".join(_KINDS))
_BEYOND = re.compile(r"\+(?:852|853)\d{8}")


def digits(number: str) -> str:
    """The number as it is dialled within the mainland: no spaces, no hyphens, no +86."""
    bare = re.sub(r"[ -]", "", number)
    if bare.startswith("+86"):
        rest = bare[3:]
        return rest if re.fullmatch(r"1[3-9]\d{9}|[48]00\d{7}|0\d+", rest) else f"0{rest}"
    return bare


def is_example(number: str) -> bool:
    """Whether this is the number that stands for no number."""
    return digits(number) == EXAMPLE


def fault(number: str) -> tuple[str, str] | None:
    """What is wrong with a number and what would be right; None where it can be dialled, or is the example number."""
    if not _SHAPE.fullmatch(number):
        return (
            f"'{number}' is not a telephone number",
            "write digits, in groups with a space or a hyphen between them: 010-1234 5678",
        )
    bare = digits(number)
    if bare == EXAMPLE or _KNOWN.fullmatch(bare) or _BEYOND.fullmatch(bare):
        return None
    count = len(bare)
    if count in {7, 8} and not bare.startswith("0"):
        said = "the area code is missing; without it nobody elsewhere can call"
    elif bare.startswith("1") and count > 6:
        said = f"a mobile number has eleven digits and starts with 13 to 19; this has {count}"
    elif bare.startswith("0"):
        said = f"a landline has its area code (010, 02x, 0xxx) and seven or eight digits; this has {count} digits in all"
    elif bare.startswith(("400", "800")):
        said = f"a 400 or 800 number has ten digits; this has {count}"
    else:
        said = "short numbers are 110, 119, 120, 122, 12345 and the like, 95xxx, 96xxx"
    return f"'{number}' cannot be dialled in the mainland", said
