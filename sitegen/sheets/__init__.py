"""What is printed: handouts, pocket cards, quiz sheets, feedback sheets, as PDF."""

from sitegen.sheets.making import make
from sitegen.sheets.pdf import Missing, pdf

__all__ = ["Missing", "make", "pdf"]
