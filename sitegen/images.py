"""What a picture is by its content, whatever its name says, and how many pixels it has. Nothing is decoded."""

from __future__ import annotations

import struct

TALLEST = 2000
LOWEST = 48


def kind(data: bytes) -> str:
    """png, jpg, webp or svg by the first bytes; empty where it is none of them."""
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    if data.startswith(b"\xff\xd8\xff"):
        return "jpg"
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "webp"
    return "svg" if b"<svg" in data[:4096] else ""


def size(data: bytes) -> tuple[int, int] | None:
    """Width and height in pixels of a png, jpg or webp; None where the file is cut off before it says so."""
    try:
        return {"png": _png, "jpg": _jpg, "webp": _webp}[kind(data)](data)
    except (struct.error, IndexError, KeyError):
        return None


def _png(data: bytes) -> tuple[int, int] | None:
    width, height = struct.unpack(">II", data[16:24])
    return (width, height) if data[12:16] == b"IHDR" else None


def _jpg(data: bytes) -> tuple[int, int] | None:
    at = 2
    while at < len(data):
        if data[at] != 0xFF:
            return None
        mark = data[at + 1]
        if mark == 0xFF:
            at += 1
            continue
        # The frame header; 0xC4, 0xC8 and 0xCC lie among its numbers and are tables.
        if 0xC0 <= mark <= 0xCF and mark not in {0xC4, 0xC8, 0xCC}:
            height, width = struct.unpack(">HH", data[at + 5 : at + 9])
            return width, height
        at += 2 + struct.unpack(">H", data[at + 2 : at + 4])[0]
    return None


def _webp(data: bytes) -> tuple[int, int] | None:
    form = data[12:16]
    if form == b"VP8X":
        return 1 + int.from_bytes(data[24:27], "little"), 1 + int.from_bytes(data[27:30], "little")
    if form == b"VP8L":
        bits = struct.unpack("<I", data[21:25])[0]
        return 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
    if form == b"VP8 ":
        width, height = struct.unpack("<HH", data[26:30])
        return width & 0x3FFF, height & 0x3FFF
    return None


def fault(data: bytes, named: str) -> tuple[str, str] | None:
    """What is wrong with a raster picture called *.`named`, and what would be right; None where it can be shown."""
    found = kind(data)
    if found != named:
        real = f"it is {found}" if found else "it is none of png, jpg, webp and svg"
        return f"this is not a {named} picture: {real}", "save it in the format of its name"
    pixels = size(data)
    if pixels is None:
        return "the picture is cut off before it says how large it is", "save it again"
    width, height = pixels
    if width > TALLEST or height > TALLEST:
        return f"the picture has {width} x {height} pixels", f"make it at most {TALLEST} pixels wide and high"
    if height < LOWEST or width < LOWEST:
        return f"the picture has {width} x {height} pixels", f"it is shown 32 pixels high: give at least {LOWEST} each way"
    return None
