"""Stories as the manifest places them: an article, its headline's wishes, its pictures.

A ``None`` means that a problem has been noted at the desk: the item is left out and the
rest goes on.
"""

from dataclasses import replace
from pathlib import PurePath
from typing import Final

from layout.errors import Where
from layout.manifest import values
from layout.manifest.copy import with_fields
from layout.manifest.desk import Desk
from layout.manifest.insets import ACROSS, DOWN, insets, quotes, side
from layout.manifest.keys import nearest
from layout.manifest.parts import (
    CopyShape,
    FitShape,
    HeadShape,
    JumpShape,
    PhotoShape,
)
from layout.manifest.plain import Marks
from layout.manifest.schema import ArticleItem, PhotoItem, Placed
from layout.model.cutout import Cutout
from layout.model.issue import (
    Article,
    Extent,
    Fit,
    Jump,
    Photo,
    PhotoStory,
    Story,
)
from layout.model.wishes import HeadWish
from layout.units import Pt

CROP: Final = 0.15
"""Share of a picture that may be cut where the manifest is silent."""

MOST_IN_GROUP: Final = 6
"""Pictures under one caption; more are no longer told apart by 左 and 右."""


def plain_story(name: str, where: Where, desk: Desk) -> Story | None:
    """Give a story that the manifest names by its file alone."""
    article = desk.article(name, where)
    return Story(article, where) if article else None


def story(item: ArticleItem, desk: Desk) -> Story | None:
    """Give a story with everything that the manifest says of it."""
    marks = item.marks
    article = _article(item, desk)
    if article is None:
        _photos(item, "", desk)  # their own faults are said all the same
        return None
    photos = _photos(item, article.id, desk)
    group = None
    if item.photos and article.caption is not None:
        group, article = article.caption, replace(article, caption=None)
        article, photos = _group(article, photos, item, desk)
    if len(photos) == 1:
        article, photos = _captioned(article, photos[0])
    elif item.jump and group is None:
        article, photos = _last_credited(article, photos)
    if group or (item.head and item.head.over):
        _cut_from_nothing(photos, desk)
    return Story(
        article=article,
        where=marks.where,
        extent=extent(item),
        rank=item.rank,
        columns=_columns(item, desk),
        head=_head(item.head, desk),
        photos=photos,
        group_caption=group,
        box=desk.known("rule", item.box, marks.value("box")),
        tint=item.tint,
        rule=desk.known("rule", item.rule, marks.value("rule")),
        jump=_jump(item.jump),
        fit=_fit(item.fit),
        insets=tuple(insets(item, article.id, desk)),
        quotes=tuple(quotes(item, article.id, desk)),
    )


def photo_story(item: PhotoItem, desk: Desk) -> PhotoStory | None:
    """Give pictures with their own headline and text, or with a caption alone."""
    marks = item.marks
    if item.text is None:
        first = item.photo if item.photos is None else item.photos[0]
        name = first.file if isinstance(first, PhotoShape) else first or ""
        own = desk.id_of(PurePath(name).stem)
        article: Article | None = Article(own, "", marks.where)
    else:
        article = desk.article(item.text, marks.value("text"))
    number = 0 if item.text is None else 1  # the copy's own fields are the first
    owner = article.id if article else ""
    photos = _photos(item, owner, desk, number)
    if article is None or not photos:
        return None
    _cut_from_nothing(photos, desk)
    article = with_fields(article, desk.fields(item, article.id))
    group = None
    credit = article.credit
    if item.text is not None:  # its credit stands at the end of the text
        article = replace(article, credit=None)
    if item.photos is None:
        article, photos = _captioned(article, photos[0])
    else:
        group, article = article.caption, replace(article, caption=None)
        article, photos = _group(article, photos, item, desk)
    if item.text is not None:
        article = replace(article, credit=credit)
    return PhotoStory(
        article=article,
        photos=photos,
        group_caption=group,
        where=marks.where,
        extent=extent(item),
        columns=item.columns,
        box=desk.known("rule", item.box, marks.value("box")),
        tint=item.tint,
    )


def extent(item: Placed) -> Extent:
    """Give the room that the manifest gives an item."""
    return Extent(item.w, item.h, tuple(item.at or ()))


def _article(item: ArticleItem, desk: Desk) -> Article | None:
    marks = item.marks
    if isinstance(item.article, CopyShape):
        inner = item.article
        article = _fetched(inner.file, inner.dummy, inner.marks, desk)
        if article is not None:
            article = with_fields(article, desk.fields(inner, article.id))
    else:
        article = _fetched(item.article, item.dummy, marks, desk)
    if article is None:
        return None
    return with_fields(article, desk.fields(item, article.id))


def _fetched(
    name: str | None, dummy: int | None, marks: Marks, desk: Desk
) -> Article | None:
    """Give a story's copy, or what holds its place until it is written."""
    if name is None:
        return Article(desk.id_of("dummy"), "", marks.where, dummy=dummy or 0)
    key = "file" if "file" in marks.values else "article"
    return desk.article(name, marks.value(key))


def _captioned(article: Article, photo: Photo) -> tuple[Article, tuple[Photo, ...]]:
    """Give a picture the caption and credit of its article, where it has none."""
    if photo.caption is None and article.caption is not None:
        photo = replace(photo, caption=article.caption)
        article = replace(article, caption=None)
    if photo.credit is None and article.credit is not None:
        photo = replace(photo, credit=article.credit)
        article = replace(article, credit=None)
    return article, (photo,)


def _last_credited(
    article: Article, photos: tuple[Photo, ...]
) -> tuple[Article, tuple[Photo, ...]]:
    """Give the last picture that has none the credit of an article that jumps.

    The text ends on another page, and the pictures' credit must not.
    """
    bare = [n for n, photo in enumerate(photos) if photo.credit is None]
    if article.credit is None or not bare:
        return article, photos
    n = bare[-1]
    credited = replace(photos[n], credit=article.credit)
    article = replace(article, credit=None)
    return article, (*photos[:n], credited, *photos[n + 1 :])


def _photos(
    item: ArticleItem | PhotoItem, article: str, desk: Desk, first: int = 0
) -> tuple[Photo, ...]:
    """Give an item's pictures; their words are numbered from ``first`` on."""
    marks = item.marks
    wanted = [(item.photo, marks.value("photo"))] if item.photo is not None else []
    wanted += [
        (each, marks.element("photos", index))
        for index, each in enumerate(item.photos or ())
    ]
    made = (
        _photo(each, where, article, desk, number)
        for number, (each, where) in enumerate(wanted, first)
    )
    return tuple(each for each in made if each is not None)


def _photo(
    value: str | PhotoShape, where: Where, article: str, desk: Desk, number: int = 0
) -> Photo | None:
    if isinstance(value, str):
        image = desk.photograph(value, where)
        return Photo(image, where, crop=CROP) if image else None
    marks = value.marks
    image = desk.photograph(value.file, marks.value("file"))
    texts = {
        key: desk.text(key, text, marks.text(key), article, number)
        for key in ("caption", "credit")
        if (text := getattr(value, key)) is not None
    }
    x = side(value.x, ACROSS, marks.value("x"), desk)
    y = side(value.y, DOWN, marks.value("y"), desk)
    if image is None:
        return None
    focus = value.focus or (0.5, 0.5)
    return Photo(
        image=image,
        where=marks.where,
        caption=texts.get("caption"),
        credit=texts.get("credit"),
        w=value.w,
        h=value.h,
        x=x,
        y=y,
        crop=CROP if value.crop is None else value.crop,
        focus=(focus[0], focus[1]),
        frame=value.frame,
        wrap=_cutout(value),
    )


def _cut_from_nothing(photos: tuple[Photo, ...], desk: Desk) -> None:
    """Note pictures that are to be cut out where no text goes round them."""
    for photo in photos:
        if photo.wrap:
            desk.note("wrap-no-text", photo.where, photo=photo.image.name)


def _cutout(value: PhotoShape) -> Cutout | None:
    match value.wrap:
        case None:
            return None
        case str():
            return Cutout()
        case corners:
            return Cutout(tuple((x, y) for x, y in corners))


def _group(
    article: Article,
    photos: tuple[Photo, ...],
    item: ArticleItem | PhotoItem,
    desk: Desk,
) -> tuple[Article, tuple[Photo, ...]]:
    """Give pictures under one caption (组图) the credit of their article, if any.

    What keeps them from being a group is noted.
    """
    wanted = item.photos or ()
    if len(wanted) == 1:
        desk.note("group-of-one", item.marks.value("photos"))
    elif len(wanted) > MOST_IN_GROUP:
        where = item.marks.element("photos", MOST_IN_GROUP)
        desk.note("group-of-many", where, most=MOST_IN_GROUP)
    for photo in photos:
        if photo.caption is not None:
            where, name = photo.where, photo.image.name
            desk.note("group-two-captions", where, photo=name)
    credited = [photo for photo in photos if photo.credit is not None]
    for photo in credited[0 if article.credit else 1 :]:
        desk.note("group-two-credits", photo.where, photo=photo.image.name)
    if photos and article.credit is not None and not credited:
        photos = (replace(photos[0], credit=article.credit), *photos[1:])
        article = replace(article, credit=None)
    return article, photos


def _columns(item: ArticleItem, desk: Desk) -> tuple[int, int] | None:
    if item.columns is None:
        return None
    over, into = item.columns
    over = over or item.w or 0
    if not over:
        where = item.marks.value("columns")
        desk.note("columns-ratio", where, value=str(into))
    return over, into


def _head(shape: HeadShape | None, desk: Desk) -> HeadWish:
    if shape is None:
        return HeadWish()
    return HeadWish(
        pos=shape.pos or ("side-left" if shape.vertical else "over"),
        lines=shape.lines,
        size=_sizes(shape, desk),
        squeeze=shape.squeeze,
        tracking=shape.tracking,
        vertical=shape.vertical,
        columns=shape.w,
        on_photo=shape.over == "photo",
    )


def _sizes(shape: HeadShape, desk: Desk) -> tuple[Pt, Pt] | None:
    """Give the points of ``54-63`` or of ``小初-初号``."""
    if shape.size is None or desk.paper is None:
        return None
    table = desk.paper.sizes
    found: list[Pt] = []
    for text in shape.size:
        if text in table:
            found.append(table[text])
            continue
        try:
            found.append(values.number(text))
        except ValueError:
            hint = nearest(text, table)
            where = shape.marks.value("size")
            desk.note("size-unknown", where, size=text, nearest=hint)
            return None
    low, high = found
    if not 0 < low <= high:
        where = shape.marks.value("size")
        desk.note("value-range", where, value=f"{shape.size[0]}-{shape.size[1]}")
        return None
    return low, high


def _jump(value: str | JumpShape | None) -> Jump | None:
    match value:
        case None:
            return None
        case str():
            return Jump(value)
        case JumpShape():
            return Jump(value.to, value.after)


def _fit(shape: FitShape | None) -> Fit:
    if shape is None:
        return Fit()
    return Fit(shape.tracking, shape.photo, shape.head, shape.drop)
