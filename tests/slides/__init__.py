"""Decks and packs."""
