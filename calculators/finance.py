"""The mathematics every calculator shares: rounding, powers, annuities. In the dialect: runs in Python and the browser.

Money is integer fen, a rate is a fraction per period (0.01 is 1 %), never percent. No `**`, no `math.pow`: engines
disagree on them, while + - * / agree to the last bit (measured, see docs/benchmarks.md).
"""

from __future__ import annotations


def half_up(value: float) -> int:
    """The nearest whole number, halves away from zero; the only rounding of money there is.

    A product that is exactly half a fen in decimals can come out a hair below it in binary (0.285 x 100 is 28.499…):
    a distance under 1e-9 plus a few units in the last place counts as the half. Source: GB/T 8170, rounding to the
    nearest with halves up, applied to the decimal figure that was meant.
    """
    size = abs(float(value))
    nearest = int(size + 0.5 + 0.000000001 + size * 0.000000000000004)
    return -nearest if value < 0 else nearest


def to_fen(yuan: float) -> int:
    """Yuan to fen, rounded half up."""
    return half_up(float(yuan) * 100.0)


def to_yuan(fen: int) -> float:
    """Fen to yuan, correctly rounded: one division of whole numbers."""
    return fen / 100


def power(base: float, exponent: int) -> float:
    """`base` to a whole exponent of at least 0, by squaring. Grows to infinity rather than failing."""
    result = 1.0
    factor = float(base)
    left = exponent
    while left > 0:
        if left % 2 == 1:
            result = result * factor
        left = left // 2
        if left > 0:
            factor = factor * factor
    return result


def geometric_sum(ratio: float, count: int) -> float:
    """ratio + ratio^2 + … + ratio^count by doubling: exact at ratio 1, no cancellation near it. 0 for a count of 0."""
    total = 0.0
    reached = 1.0
    block = float(ratio)
    block_power = float(ratio)
    left = count
    while left > 0:
        if left % 2 == 1:
            total = total + reached * block
            reached = reached * block_power
        left = left // 2
        if left > 0:
            block = block + block_power * block
            block_power = block_power * block_power
    return total


def annuity_factor(rate: float, periods: int) -> float:
    """The present value of 1 paid at the end of each period, at a rate per period above -1."""
    return geometric_sum(1 / (1.0 + rate), periods)


def level_payment(principal: int, rate: float, periods: int) -> float:
    """The equal payment that repays `principal` in `periods` at `rate` per period; fen, not rounded, same sign.

    Equals PMT of spreadsheets with the sign turned. Periods 1 or more, rate above -1.
    """
    return principal / annuity_factor(rate, periods)


def annual_simple(rate: float, periods_a_year: float) -> float:
    """Periods times rate, the simple convention (PBoC announcement [2021] No. 3)."""
    return float(rate) * float(periods_a_year)


def annual_compound(rate: float, periods_a_year: int) -> float:
    """(1 + rate)^periods - 1, the compound convention, the internal rate of return (PBoC announcement [2021] No. 3)."""
    return power(1.0 + rate, periods_a_year) - 1.0


def simple_interest(principal: int, annual_rate: float, years: float) -> int:
    """Interest on a sum that does not change, rounded half up to the fen."""
    return half_up(float(principal) * float(annual_rate) * float(years))
