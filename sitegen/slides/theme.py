"""The look of a .pptx: python-pptx's own default template made ours in code, so that no binary lies in the repository.

The master carries colours, fonts, sizes and places; slides fill its placeholders and stay plain text that anyone can edit.
"""

from __future__ import annotations

import re
from typing import Any

from pptx import Presentation
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Emu, Inches

from sitegen.slides.colours import INK, MUTED, PAPER, SOFT, readable
from sitegen.slides.model import Deck

WIDTH, HEIGHT = Inches(13.333), Inches(7.5)
LEFT, BREADTH = 0.55, 12.23
EAST_ASIAN = "Microsoft YaHei"
LATIN = {"zh": "Microsoft YaHei", "en": "Arial"}
LAYOUTS = {"title": 0, "points": 1, "words": 2, "two": 4, "table": 5, "picture": 8}
"""Which layout of the default template each kind of slide is made from; the others are removed."""
NAMES = {
    "title": "Title", "points": "Points", "words": "Words to say", "two": "Two lists", "table": "Table",
    "picture": "Picture with words",
}  # fmt: skip
PLACES: dict[str, dict[int, tuple[float, float, float, float]]] = {
    "title": {0: (0.9, 2.1, 11.5, 1.6), 1: (0.9, 3.9, 11.5, 2.0)},
    "points": {0: (LEFT, 0.4, BREADTH, 1.05), 1: (LEFT, 1.6, BREADTH, 5.1)},
    "words": {0: (LEFT, 0.4, BREADTH, 1.05), 1: (LEFT, 1.6, BREADTH, 5.1)},
    "two": {
        0: (LEFT, 0.4, BREADTH, 1.05), 1: (LEFT, 1.6, 7.2, 0.6), 2: (LEFT, 2.25, 7.2, 4.45),
        3: (8.15, 1.6, 4.63, 0.6), 4: (8.15, 2.25, 4.63, 4.45),
    },
    "table": {0: (LEFT, 0.4, BREADTH, 1.05)},
    "picture": {0: (LEFT, 0.4, BREADTH, 1.05), 2: (8.4, 1.7, 4.38, 5.0)},
}  # fmt: skip
_FOOT = 6.95


def styled(deck: Deck) -> Any:
    """An empty presentation in the look of the deck's edition and language, 16:9."""
    made = Presentation()
    made.slide_width, made.slide_height = WIDTH, HEIGHT
    made.part._element.find(qn("p:sldSz")).attrib.pop("type", None)
    made.core_properties.language = deck.html_lang
    _remove_leftovers(made)
    latin = LATIN.get(deck.html_lang[:2], "Arial")
    _theme_part(made, readable(deck.brand.colour), latin)
    master = made.slide_masters[0]
    _master(master, deck)
    layouts = list(master.slide_layouts)
    kept = {n: kind for kind, n in LAYOUTS.items()}
    for n, item in enumerate(layouts):
        if n in kept:
            _layout(item, kept[n])
        else:
            master.slide_layouts.remove(item)
    return made


def layout(presentation: Any, kind: str) -> Any:
    """The layout for a kind of slide."""
    named = NAMES["title" if kind == "end" else kind]
    return next(item for item in presentation.slide_layouts if item.name == named)


def _remove_leftovers(made: Any) -> None:
    """The template's picture of itself, its printer and the program it came from."""
    package = made.part.package
    for part in (package, made.part):
        for key, rel in list(part._rels.items()):
            if rel.reltype.rpartition("/")[2] in {"thumbnail", "printerSettings", "extended-properties"}:
                part._rels.pop(key)


def _theme_part(made: Any, brand: str, latin: str) -> None:
    master = made.slide_masters[0].part
    theme = next(rel.target_part for rel in master.rels.values() if rel.reltype.endswith("/theme"))
    colours = {
        "dk1": INK, "lt1": PAPER, "dk2": MUTED, "lt2": SOFT, "accent1": brand, "accent2": "704408", "accent3": "28466A",
        "accent4": "A87A28", "accent5": "46524D", "accent6": "7F7C6C", "hlink": brand, "folHlink": brand,
    }  # fmt: skip
    scheme = "".join(f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>' for name, value in colours.items())
    fonts = f'<a:latin typeface="{latin}"/><a:ea typeface="{EAST_ASIAN}"/><a:cs typeface=""/>'
    fonts += f'<a:font script="Hans" typeface="{EAST_ASIAN}"/>'
    text = theme.blob.decode()
    text = re.sub(r"(<a:clrScheme name=)[^>]*>.*?</a:clrScheme>", rf'\1"Youdetan">{scheme}</a:clrScheme>', text, flags=re.S)
    for which in ("majorFont", "minorFont"):
        text = re.sub(rf"<a:{which}>.*?</a:{which}>", f"<a:{which}>{fonts}</a:{which}>", text, flags=re.S)
    theme._blob = text.replace('name="Office Theme"', 'name="Youdetan"').encode()


def _master(master: Any, deck: Deck) -> None:
    for shape in list(master.placeholders):
        kind = shape.placeholder_format.type
        if "DATE" in str(kind) or "FOOTER" in str(kind) or "SLIDE_NUMBER" in str(kind):
            shape._element.getparent().remove(shape._element)
        else:
            _put(shape, PLACES["points"][0 if "TITLE" in str(kind) else 1])
            shape.text_frame._txBody.bodyPr.set("anchor", "ctr" if "TITLE" in str(kind) else "t")
    styles = master._element.find(qn("p:txStyles"))
    _style(styles.find(qn("p:titleStyle")), [(2800, "accent1", 0)], bold=True)
    _style(styles.find(qn("p:bodyStyle")), [(2600, "tx1", 1200), (2000, "tx1", 600)], bold=False)
    tree = master.shapes._spTree
    tree.insert(2, _bar("Brand line", (0, 0, 13.333, 0.16), "accent1", 90))
    tree.append(_label("Edition", (LEFT, _FOOT, 9.5, 0.35), deck.brand.name, "l", 91, deck.html_lang))
    field = '<a:fld id="{C1FF6DA9-008F-8B48-92A6-B652298478BF}" type="slidenum"><a:rPr lang="%s" sz="1200"/>'
    field += "<a:t>‹#›</a:t></a:fld>"
    tree.append(_label("Number", (10.6, _FOOT, 2.18, 0.35), field % deck.html_lang, "r", 92, deck.html_lang, raw=True))


def _style(style: Any, levels: list[tuple[int, str, int]], bold: bool) -> None:
    for n, (size, colour, before) in enumerate(levels, 1):
        level = style.find(qn(f"a:lvl{n}pPr"))
        level.set("algn", "l")
        space = level.find(qn("a:spcBef"))
        if space is not None:
            space[0].getparent().replace(space[0], parse_xml(f'<a:spcPts {nsdecls("a")} val="{before}"/>'))
        run = level.find(qn("a:defRPr"))
        run.set("sz", str(size))
        run.set("b", "1" if bold else "0")
        run.find(qn("a:solidFill"))[0].set("val", colour)


def _layout(layout: Any, kind: str) -> None:
    layout._element.find(qn("p:cSld")).set("name", NAMES[kind])
    layout._element.set("userDrawn", "1")
    layout._element.attrib.pop("type", None)
    for shape in list(layout.placeholders):
        place = PLACES[kind].get(shape.placeholder_format.idx)
        if place is None:
            shape._element.getparent().remove(shape._element)
            continue
        _put(shape, place)
        body = shape.text_frame._txBody
        body.replace(body.find(qn("a:lstStyle")), parse_xml(f'<a:lstStyle {nsdecls("a")}/>'))
        for name in ("anchor",):
            body.bodyPr.attrib.pop(name, None)
        _layout_text(shape, kind, shape.placeholder_format.idx)
    tree = layout.shapes._spTree
    if kind == "title":
        layout._element.set("showMasterSp", "0")
        tree.insert(2, _bar("Ground", (0, 0, 13.333, 7.5), "accent1", 80))
    if kind == "words":
        tree.insert(2, _bar("Words", (LEFT - 0.15, 1.6, 0.1, 5.1), "accent1", 80))


def _layout_text(shape: Any, kind: str, idx: int) -> None:
    """What a placeholder of a layout changes of the master's text: its size, colour and bullet."""
    rules = {
        ("title", 0): ("", 4000, "bg1", True, "b"), ("title", 1): ("<a:buNone/>", 2000, "bg1", False, "t"),
        ("words", 1): ("<a:buNone/>", 2600, "tx1", False, "ctr"), ("picture", 2): ("<a:buNone/>", 2000, "tx1", False, "t"),
        ("two", 1): ("<a:buNone/>", 2000, "accent1", True, "b"), ("two", 3): ("<a:buNone/>", 2000, "accent2", True, "b"),
        ("two", 2): ("", 2400, "tx1", False, "t"), ("two", 4): ("", 2400, "tx1", False, "t"),
    }  # fmt: skip
    if (kind, idx) not in rules:
        return
    bullet, size, colour, bold, anchor = rules[(kind, idx)]
    indent = ' marL="0" indent="0"' if bullet else ""
    fill = f'<a:solidFill><a:schemeClr val="{colour}"/></a:solidFill>'
    level = f'<a:lvl1pPr algn="l"{indent}>{bullet}<a:defRPr sz="{size}" b="{int(bold)}">{fill}</a:defRPr></a:lvl1pPr>'
    body = shape.text_frame._txBody
    body.replace(body.find(qn("a:lstStyle")), parse_xml(f"<a:lstStyle {nsdecls('a')}>{level}</a:lstStyle>"))
    body.bodyPr.set("anchor", anchor)


def _put(shape: Any, place: tuple[float, float, float, float]) -> None:
    shape.left, shape.top, shape.width, shape.height = (Emu(Inches(value)) for value in place)


def _bar(name: str, place: tuple[float, float, float, float], colour: str, number: int) -> Any:
    x, y, cx, cy = (Inches(value) for value in place)
    return parse_xml(
        f'<p:sp {nsdecls("p", "a")}><p:nvSpPr><p:cNvPr id="{number}" name="{name}"/><p:cNvSpPr/>'
        '<p:nvPr userDrawn="1"/></p:nvSpPr>'
        f'<p:spPr><a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{cx}" cy="{cy}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/>'
        f'</a:prstGeom><a:solidFill><a:schemeClr val="{colour}"/></a:solidFill><a:ln><a:noFill/></a:ln></p:spPr>'
        '<p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:endParaRPr lang="en-US"/></a:p></p:txBody></p:sp>'
    )


def _label(
    name: str, place: tuple[float, float, float, float], text: str, align: str, number: int, lang: str, raw: bool = False
) -> Any:
    """A line at the foot of every slide: the edition's name, or the slide's number."""
    x, y, cx, cy = (Inches(value) for value in place)
    shape = parse_xml(
        f'<p:sp {nsdecls("p", "a")}><p:nvSpPr><p:cNvPr id="{number}" name="{name}"/><p:cNvSpPr txBox="1"/>'
        '<p:nvPr userDrawn="1"/>'
        f'</p:nvSpPr><p:spPr><a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{cx}" cy="{cy}"/></a:xfrm><a:prstGeom prst="rect">'
        '<a:avLst/></a:prstGeom><a:noFill/></p:spPr><p:txBody><a:bodyPr wrap="square" lIns="0" rIns="0" anchor="ctr"/>'
        f'<a:lstStyle><a:lvl1pPr algn="{align}"><a:defRPr sz="1200"><a:solidFill><a:schemeClr val="tx2"/></a:solidFill>'
        f'</a:defRPr></a:lvl1pPr></a:lstStyle><a:p>{text if raw else ""}</a:p></p:txBody></p:sp>'
    )
    if not raw:
        paragraph = shape.find(qn("p:txBody")).find(qn("a:p"))
        run = parse_xml(f'<a:r {nsdecls("a")}><a:rPr lang="{lang}" sz="1200"/><a:t/></a:r>')
        run.find(qn("a:t")).text = text
        paragraph.append(run)
    return shape
