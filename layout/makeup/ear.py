"""The ear (报眼) beside the nameplate, and the tab that boxes hang from their rule."""

from layout.composition.display import draw
from layout.makeup.desk import Desk
from layout.makeup.frames import Box
from layout.model.issue import Masthead, Refer
from layout.model.page import Mark
from layout.model.paper import TabLook
from layout.model.style import Align
from layout.units import Pt

REFER_GAP: Pt = 4.0
"""White between a refer's title and its line."""

WEATHER_GAP = 1.0
"""Em between the weather's label and what it says."""

DEFAULT_LABEL = "导读"
WEATHER_LABEL = "今日天气"


def draw_tab(label: str, look: TabLook, box: Box, desk: Desk) -> list[Mark]:
    """Give the tab of a box, hanging from the rule along the box's top.

    A label of two characters is set with a space between them.
    """
    left, top, right, _ = box
    text = "　".join(label) if len(label) == 2 else label
    line = desk.line(text, look.text)
    width = max(look.width, line.width + look.text.size)
    return [
        *desk.stroke(look.rule, (left, top), (right, top)),
        desk.tint(look.colour, 1.0, (left, top, left + width, top + look.height)),
        *draw(
            line,
            left + width / 2,
            top + (look.height - line.size) / 2,
            desk.colour(look.text.colour),
            Align.CENTRE,
        ),
    ]


def draw_ear(masthead: Masthead, box: Box, desk: Desk) -> list[Mark]:
    """Give the ear: refers under a tab, the weather in a strip at its foot."""
    look = desk.look.ear
    left, top, right, foot = box
    marks: list[Mark] = []
    strip = foot - look.weather_height if masthead.weather else foot
    if masthead.weather:
        share = desk.look.box.tint_share
        marks.append(desk.tint(look.tint, share, (left, strip, right, foot)))
    marks += desk.frame(look.frame, box)
    marks += draw_tab(masthead.ear_label or DEFAULT_LABEL, look.tab, box, desk)
    if masthead.refers:
        first = top + look.tab.height
        height = (strip - first) / len(masthead.refers)
        inner = (left + look.inset, right - look.inset)
        for number, refer in enumerate(masthead.refers):
            y = first + number * height
            if number:
                marks += desk.stroke(look.item_rule, (inner[0], y), (inner[1], y))
            marks += _refer(refer, inner, (y, y + height), desk)
    if masthead.weather:
        marks += desk.stroke(look.frame, (left, strip), (right, strip))
        marks += _weather(masthead.weather, (left, strip, right, foot), desk)
    return marks


def _refer(
    refer: Refer, across: tuple[Pt, Pt], down: tuple[Pt, Pt], desk: Desk
) -> list[Mark]:
    look = desk.look.ear
    depth = look.title.size + (REFER_GAP + look.line.size if refer.line else 0)
    top = down[0] + (down[1] - down[0] - depth) / 2
    marks: list[Mark] = []
    marks += desk.put(refer.text, look.title, (across[0], top), Align.LEFT)
    page = f"▶{refer.page}版"
    drop = (look.title.size - look.page.size) / 2
    marks += desk.put(page, look.page, (across[1], top + drop), Align.RIGHT)
    if refer.line:
        y = top + look.title.size + REFER_GAP
        marks += desk.put(refer.line, look.line, (across[0], y), Align.LEFT)
    return marks


def _weather(text: str, box: Box, desk: Desk) -> list[Mark]:
    look = desk.look.ear
    left, top, right, foot = box
    label = desk.line(WEATHER_LABEL, look.weather_label)
    line = desk.line(text, look.weather)
    gap = WEATHER_GAP * look.weather.size
    x = left + (right - left - label.width - gap - line.width) / 2
    y = top + (foot - top - look.weather.size) / 2
    return [
        *draw(label, x, y, desk.colour(look.weather_label.colour)),
        *draw(line, x + label.width + gap, y, desk.colour(look.weather.colour)),
    ]
