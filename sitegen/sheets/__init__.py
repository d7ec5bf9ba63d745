"""What is printed: handouts, pocket cards, quiz sheets, feedback sheets, as PDF."""

from sitegen.sheets.pdf import Missing, pdf

__all__ = ["Missing", "pdf"]
