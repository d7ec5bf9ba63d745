"""Dividing a sum in proportion, exact to the fen: the largest remainder method on whole numbers.

Products of two amounts would leave the whole numbers JavaScript holds, so a share is found by doubling and adding.
"""

from __future__ import annotations

from typing import TypedDict


class Quotient(TypedDict):
    """amount x part / whole as a whole number and the rest of the division, which is below `whole`."""

    quotient: int
    rest: int


def proportion(amount: int, part: int, whole: int) -> Quotient:
    """amount x part / whole, exactly. All at least 0, `whole` at least 1 and below 2^51, part at most whole."""
    digits: list[int] = []
    left = part
    while left > 0:
        digits.append(left % 2)
        left = left // 2
    digits.reverse()
    once = amount // whole
    rest_once = amount % whole
    quotient = 0
    rest = 0
    for digit in digits:
        quotient = quotient * 2
        rest = rest * 2
        if digit == 1:
            quotient += once
            rest += rest_once
        quotient += rest // whole
        rest = rest % whole
    return {"quotient": quotient, "rest": rest}


def divide(amount: int, weights: list[int]) -> list[int]:
    """The amount in whole fen in proportion to the weights: the parts sum to it exactly.

    Each part is its quota rounded down; the fen left over go to the largest rests, the earlier first where two are equal
    (largest remainder, Hamilton's method: no part is a fen or more from its quota). All nought where the weights are.
    """
    whole = sum(weights)
    if whole == 0:
        return [0 for _ in weights]
    parts: list[int] = []
    rests: list[tuple[int, int]] = []
    given = 0
    for n in range(len(weights)):
        quota = proportion(amount, weights[n], whole)
        parts.append(quota["quotient"])
        given += quota["quotient"]
        rests.append((-quota["rest"], n))
    rests.sort()
    for k in range(amount - given):
        parts[rests[k][1]] += 1
    return parts


def divide_within(amount: int, weights: list[int], most: list[int]) -> list[int]:
    """As `divide`, but no part above its own `most`; what that frees is divided among the others again.

    The parts sum to the amount where parts that have a weight can hold it; else to as much as they can hold.
    """
    parts = [0 for _ in weights]
    free = list(weights)
    left = amount
    for _ in range(len(weights)):
        tried = divide(left, free)
        full = False
        for n in range(len(free)):
            if free[n] > 0 and tried[n] >= most[n]:
                parts[n] = most[n]
                left -= most[n]
                free[n] = 0
                full = True
        if not full or left <= 0:
            break
    last = divide(max(0, left), free)
    for n in range(len(free)):
        if free[n] > 0:
            parts[n] = last[n]
    return parts
