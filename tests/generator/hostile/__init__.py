"""Editions that mean harm, as data."""
