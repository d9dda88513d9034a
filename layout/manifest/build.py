"""Shapes to the model: a page of the manifest becomes a Page of the issue.

A ``None`` from a builder means that its problem has been noted at the desk: the item is
left out and the rest goes on.
"""

from collections.abc import Sequence

from layout.errors import Where, reason_of
from layout.manifest import schema
from layout.manifest.desk import Desk
from layout.manifest.fieldtypes import Names
from layout.manifest.keys import nearest
from layout.manifest.parts import ReferShape
from layout.manifest.plain import Marks
from layout.manifest.stories import extent, photo_story, plain_story, story
from layout.messages.table import load_table
from layout.model.finding import Waiver
from layout.model.foreign import Artwork
from layout.model.issue import (
    Advert,
    Auto,
    Banner,
    Briefs,
    Cols,
    Continuation,
    Credit,
    Extent,
    Furniture,
    Item,
    Masthead,
    Page,
    Photograph,
    Refer,
    Refers,
    Rows,
    Section,
)

PDF = b"%PDF-"


def page(shape: schema.PageShape, desk: Desk) -> Page:
    """Give a page with its copy and pictures; what is wrong is noted at the desk."""
    desk.page = shape.page
    marks = shape.marks
    root: Item | None = None
    if shape.rows:
        root = Rows(_items(shape.rows, "rows", marks, desk), marks.value("rows"))
    elif shape.cols:
        root = Cols(_items(shape.cols, "cols", marks, desk), marks.value("cols"))
    return Page(
        number=shape.page,
        name=shape.name,
        where=marks.where,
        ink=shape.ink,
        credits=_credits(shape.credits),
        root=root,
        boxes=_items(shape.boxes or (), "boxes", marks, desk),
        waivers=_waivers(shape, desk),
    )


def _items(
    shapes: "Sequence[schema.Item]", key: str, marks: Marks, desk: Desk
) -> tuple[Item, ...]:
    made = (
        _item(shape, marks.element(key, index), desk)
        for index, shape in enumerate(shapes)
    )
    return tuple(each for each in made if each is not None)


def _item(shape: "schema.Item", where: Where, desk: Desk) -> Item | None:
    match shape:
        case str():
            return plain_story(shape, where, desk)
        case schema.ArticleItem():
            return story(shape, desk)
        case schema.PhotoItem():
            return photo_story(shape, desk)
        case schema.BriefsItem():
            return _briefs(shape, desk)
        case (
            schema.SectionItem()
            | schema.AutoItem()
            | schema.RowsItem()
            | schema.ColsItem()
        ):
            return _group(shape, desk)
        case _:
            return _fixture(shape, desk)


def _group(
    shape: schema.SectionItem | schema.AutoItem | schema.RowsItem | schema.ColsItem,
    desk: Desk,
) -> Section | Auto | Rows | Cols:
    """Give what holds other items."""
    marks = shape.marks
    match shape:
        case schema.SectionItem():
            return _section(shape, desk)
        case schema.AutoItem():
            items = _items(shape.auto, "auto", marks, desk)
            return Auto(items, marks.where, extent(shape))
        case schema.RowsItem():
            items = _items(shape.rows, "rows", marks, desk)
            return Rows(items, marks.where, extent(shape))
        case schema.ColsItem():
            items = _items(shape.cols, "cols", marks, desk)
            return Cols(items, marks.where, extent(shape))


def _fixture(
    shape: schema.BannerItem
    | schema.MastheadItem
    | schema.ReferItem
    | schema.AdItem
    | schema.FromItem
    | schema.RuleItem
    | schema.FillerItem
    | schema.CreditsItem,
    desk: Desk,
) -> Item | None:
    """Give what is no story: titles, pointers, advertisements, furniture."""
    match shape:
        case schema.BannerItem():
            return _banner(shape, desk)
        case schema.MastheadItem():
            return _masthead(shape, desk)
        case schema.ReferItem():
            return _pointers(shape, desk)
        case schema.AdItem():
            return _advert(shape, desk)
        case schema.FromItem():
            return _continuation(shape, desk)
        case _:
            return _furniture(shape, desk)


def _section(shape: schema.SectionItem, desk: Desk) -> Section:
    marks = shape.marks
    child: Rows | Cols
    if shape.rows:
        child = Rows(_items(shape.rows, "rows", marks, desk), marks.value("rows"))
    else:
        items = _items(shape.cols or (), "cols", marks, desk)
        child = Cols(items, marks.value("cols"))
    return Section(
        title=shape.section,
        where=marks.where,
        child=child,
        aside=shape.aside,
        columns=shape.columns,
        extent=extent(shape),
        rule=desk.known("rule", shape.rule, marks.value("rule")),
        box=desk.known("rule", shape.box, marks.value("box")),
    )


def _banner(shape: schema.BannerItem, desk: Desk) -> Banner:
    marks = shape.marks
    lines = [line.strip() for text in shape.motto or () for line in text.split("|")]
    if len(lines) > 2:
        desk.note("value-long", marks.value("motto"), most=2)
    art = _artwork(shape.art, marks.value("art"), desk) if shape.art else None
    return Banner(
        text=shape.banner,
        where=marks.where,
        label=shape.label,
        line=shape.line,
        motto=tuple(line for line in lines if line),
        colour=desk.known("colour", shape.color, marks.value("color")),
        art=art,
        extent=extent(shape),
    )


def _masthead(shape: schema.MastheadItem, desk: Desk) -> Masthead:
    plate, ear = shape.masthead, shape.ear
    art = None
    if plate is not None and plate.art:
        art = _artwork(plate.art, plate.marks.value("art"), desk)
    width = plate.w if plate is not None and plate.w is not None else shape.w
    if ear is None:
        return Masthead(shape.marks.where, Extent(width, shape.h), art)
    return Masthead(
        where=shape.marks.where,
        extent=Extent(width, shape.h),
        art=art,
        refers=_refers(ear.refer or ()),
        ear_label=ear.label,
        weather=ear.weather,
        ear_story=plain_story(ear.article, ear.marks.value("article"), desk)
        if ear.article
        else None,
        ear_advert=_placed_advert(ear.ad, ear.marks.value("ad"), Extent(), desk)
        if ear.ad
        else None,
    )


def _briefs(shape: schema.BriefsItem, desk: Desk) -> Briefs | None:
    marks = shape.marks
    found = desk.briefs(shape.briefs, marks.value("briefs"))
    if found is None:
        return None
    article, file, copy = found
    return Briefs(
        article=article,
        file=file,
        items=copy.articles,
        where=marks.where,
        label=shape.label,
        extent=extent(shape),
        box=desk.known("rule", shape.box, marks.value("box")),
        tint=shape.tint,
    )


def _refers(shapes: Sequence[ReferShape]) -> tuple[Refer, ...]:
    return tuple(Refer(each.to, each.text, each.line) for each in shapes)


def _pointers(shape: schema.ReferItem, desk: Desk) -> Refers:
    marks = shape.marks
    return Refers(
        items=_refers(shape.refer),
        where=marks.where,
        label=shape.label,
        extent=extent(shape),
        box=desk.known("rule", shape.box, marks.value("box")),
        tint=shape.tint,
    )


def _advert(shape: schema.AdItem, desk: Desk) -> Advert | None:
    if isinstance(shape.ad, str):
        where = shape.marks.value("ad")
        return _placed_advert(shape.ad, where, extent(shape), desk, shape.label)
    inner = shape.ad
    own = Extent(
        inner.w if inner.w is not None else shape.w,
        inner.h if inner.h is not None else shape.h,
        tuple(inner.at or shape.at or ()),
    )
    label = shape.label if inner.label is None else inner.label
    return _placed_advert(inner.file, inner.marks.value("file"), own, desk, label)


def _placed_advert(
    name: str, where: Where, room: Extent, desk: Desk, label: str = "广告"
) -> Advert | None:
    """Give an advertisement whose file is a PDF or a picture."""
    path = desk.picture(name, where)
    art = _artwork(name, where, desk) if path else None
    return Advert(path, where, room, label, art) if path and art else None


def _artwork(name: str, where: Where, desk: Desk) -> Photograph | Artwork | None:
    """Give what a PDF's first page or a picture holds."""
    path = desk.picture(name, where)
    if path is None:
        return None
    try:
        with path.open("rb") as stream:
            is_pdf = stream.read(len(PDF)) == PDF
    except OSError as error:
        desk.note("file-unreadable", where, reason=reason_of(error))
        return None
    return desk.artwork(name, where) if is_pdf else desk.photograph(name, where)


def _continuation(shape: schema.FromItem, desk: Desk) -> Continuation | None:
    marks = shape.marks
    path = desk.source(shape.source, marks.value("from"))
    if path is None:
        return None
    headline = None
    if shape.headline is not None:
        own = f"{path.stem}-{desk.page}"
        headline = desk.text("headline", shape.headline, marks.text("headline"), own)
    source = desk.folder.short(path)
    return Continuation(source, marks.where, headline, extent(shape))


def _furniture(
    shape: schema.RuleItem | schema.FillerItem | schema.CreditsItem, desk: Desk
) -> Furniture:
    where = shape.marks.where
    match shape:
        case schema.RuleItem():
            name = desk.known("rule", shape.rule or "", shape.marks.value("rule"))
            return Furniture("rule", where, name, extent(shape))
        case schema.FillerItem():
            return Furniture("filler", where, shape.filler, extent(shape))
        case schema.CreditsItem():
            said = (f"{c.office} {' '.join(c.names)}" for c in _credits(shape.credits))
            return Furniture("credits", where, "　".join(said), extent(shape))


def _credits(names: Names | None) -> tuple[Credit, ...]:
    return tuple(
        Credit(office.strip(), tuple(part for name in who for part in _people(name)))
        for office, who in (names or {}).items()
    )


def _people(text: str) -> list[str]:
    """Give the names of ``赵一、钱二`` or ``赵一 钱二``; Latin text is one name."""
    if text.isascii():
        return [text.strip()]
    return text.replace("、", " ").replace("，", " ").replace(",", " ").split()


def _waivers(shape: schema.PageShape, desk: Desk) -> tuple[Waiver, ...]:
    if not shape.waive:
        return ()
    codes = load_table().entries
    for each in shape.waive:
        if each.code not in codes:
            where = each.marks.value("code")
            hint = nearest(each.code, codes)
            desk.note("name-unknown", where, name=each.code, nearest=hint)
    return tuple(Waiver(w.code, w.story, w.by, w.why) for w in shape.waive)
