"""Colours and type of drawings: those of the pages (templates/assets/css/10-tokens.css), which a picture cannot reach."""

from __future__ import annotations

FONT = (
    'system-ui,-apple-system,"PingFang SC","HarmonyOS Sans SC",MiSans,"Noto Sans CJK SC","Source Han Sans SC",'
    '"Microsoft YaHei","Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif'
)
LIGHT = {
    "g": "#fffdf8", "k": "#1d2825", "m": "#46524d", "l": "#dcd5c5", "L": "#7f7c6c", "s": "#e3ede5", "c": "#704408",
    "w": "#f9eed6", "W": "#a87a28", "i": "#28466a", "j": "#e9eef2", "J": "#8fa6bd", "t": "#efeade", "o": "#ffffff",
}  # fmt: skip
DARK = {
    "g": "#1a2320", "k": "#e9ece6", "m": "#b6c2bb", "l": "#33403b", "L": "#84918b", "s": "#1a322c", "c": "#f0ca8b",
    "w": "#2f2617", "W": "#8f713b", "i": "#b3cce6", "j": "#1a2733", "J": "#4f6980", "t": "#0d1311", "o": "#08201a",
}  # fmt: skip
# A hatch for what is lost, owed or taken: it reads without colour.
PATTERNS = (
    '<defs><pattern id="h" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
    '<rect class="hg" width="6" height="6"/><path class="hl" d="M0 0V6"/></pattern></defs>'
)
_RULES = (
    "text{font-family:" + FONT + "}"
    ".i{fill:var(--k)}.m{fill:var(--m)}.a{fill:var(--a)}.c{fill:var(--c)}.o{fill:var(--o)}.b{font-weight:700}"
    ".g{fill:var(--g);stroke:var(--l)}.fa{fill:var(--a)}.fs{fill:var(--s);stroke:var(--a)}.fc{fill:var(--w);stroke:var(--W)}"
    ".fi{fill:var(--j);stroke:var(--J)}.fp{fill:var(--g);stroke:var(--L)}.ft{fill:var(--t);stroke:var(--l)}"
    ".fh{fill:url(#h);stroke:var(--W)}.hg{fill:var(--w)}.hl{stroke:var(--W);stroke-width:2.5}"
    ".d{fill:none;stroke:var(--L);stroke-dasharray:5 4}"
    ".ll,.ld,.ls{fill:none;stroke:var(--L)}.ld{stroke-dasharray:4 4}.ls{stroke:var(--a);stroke-width:2}"
)


def sheet(brand: str, brand_dark: str) -> str:
    """The style of one drawing in the colours of an edition: light, dark, and black on white for paper."""

    def tones(values: dict[str, str], accent: str) -> str:
        return "svg{" + "".join(f"--{name}:{value};" for name, value in values.items()) + f"--a:{accent}}}"

    light, dark = tones(LIGHT, brand), tones(DARK, brand_dark)
    return f"{light}@media (prefers-color-scheme:dark){{{dark}}}@media print{{{light}}}{_RULES}"
