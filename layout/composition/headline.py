"""Headlines: how many lines, broken where, at what size.

In come the text, the measure and the rung of the ladder; out comes the headline with
the fewest lines that its sizes allow, as large as they allow. A break stands where the
author put one, else at a space, else after a mark, else where a word begins and the
lines come out most even; never inside a number, a quotation or where none may break.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations, pairwise
from math import comb, inf

from layout.cjk.profile import NEVER
from layout.cjk.words import word_starts
from layout.composition.display import DisplayLine, display_line, resized
from layout.composition.galley import Galley, set_galley
from layout.composition.house import House
from layout.composition.upright import UprightLine, upright_line
from layout.model.style import HeadlineFace, HeadStyle, TextStyle
from layout.model.text import Paragraph
from layout.model.wishes import HeadWish
from layout.units import EM, Pt, fits

LEAST_SQUEEZE = 0.90
"""How far the fitter squeezes a headline by itself. Source: makeup 0.1, Heads."""

AT_SPACE, AFTER_MARK, ELSEWHERE, INSIDE = 0.0, 0.6, 2.5, 50.0
"""Cost of a break, in em of unevenness: author's spaces first, then marks."""

WEAK_STARTS = frozenset("的地得了着过们吗呢吧和与及")
"""Characters that do not begin a headline's line. Source: makeup 5.2."""

WEAK_ENDS = frozenset("从按把被向对在给让为由将以于自跟同并且而但或等更再又也都就只才")
"""Words that do not end a headline's line: what they speak of follows."""

SURNAMES = frozenset(
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢"
    "蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟"
    "龙万段雷钱汤尹黎易常武乔贺赖龚文温裴柳祝骆"
)
"""Common family names: alone at a line's end they have lost their given name."""

DOUBTFUL = 20.0
"""Cost of a break after a weak word, or between two words of one character each.

Such neighbours are mostly one word that the dictionary has not: a name above all.
"""

MOST_CANDIDATES = 40
"""Break places looked at; a headline has hardly more characters."""


MOST_TRIED = 20000
"""Ways to break a headline that are looked at: more take seconds."""


@dataclass(frozen=True, slots=True)
class Headline:
    """A headline as it will stand."""

    lines: tuple[DisplayLine, ...]
    size: Pt
    fits: bool
    """False where even the smallest size is wider than the measure."""


@dataclass(frozen=True, slots=True)
class UprightHeadline:
    """A headline as it will stand from the top down, its first line at the right."""

    lines: tuple[UprightLine, ...]
    size: Pt
    fits: bool
    """False where even the smallest size is longer than the depth."""


def fit_headline(
    paragraph: Paragraph,
    measure: Pt,
    rung: tuple[HeadStyle, HeadlineFace, HeadWish],
    house: House,
) -> Headline:
    """Give the headline for a measure on a rung of the ladder.

    The editor's wish for lines or sizes comes before the rung's. Squeezing is tried
    where no number of lines holds the smallest size.
    """
    style, face, wish = rung
    low, high = wish.size or (face.low, face.high)
    fewest, most = (wish.lines, wish.lines) if wish.lines else style.lines
    galley = _galley(paragraph, face, high, house)
    floor = wish.squeeze[0] / 100 if wish.squeeze else LEAST_SQUEEZE
    closest, widest = (track / 100 for track in wish.tracking or (0.0, 0.0))
    best: Headline | None = None
    least = inf
    for count in _counts(paragraph, fewest, most):
        cuts = _break(galley, count, house)
        if not cuts:
            continue
        lines = _lines(galley, cuts, house)
        longest = _longest(lines, high)
        size = min(high, _half_point(measure / longest))
        if size >= low:
            if widest > 0:
                track = min(widest, _room_between(lines, measure / size - longest))
                galley = _galley(paragraph, face, high, house, track)
                lines = _lines(galley, cuts, house)
            # 扁体: an editor may let a headline be widened into the room it leaves.
            wide = wish.squeeze[1] / 100 if wish.squeeze else 1.0
            scale = max(1.0, min(wide, measure / (_longest(lines, high) * size)))
            return Headline(_at(lines, size, scale), size, fits=True)
        if closest < 0 and not fits(floor, measure / (longest * low)):
            tight = _galley(paragraph, face, high, house, closest)
            lines = _lines(tight, cuts, house)
            longest = _longest(lines, high)
        squeeze = measure / (longest * low)
        headline = Headline(
            _at(lines, low, min(1.0, max(floor, squeeze))),
            low,
            fits=fits(floor, squeeze),
        )
        if best is None or (not best.fits and (headline.fits or longest < least)):
            best, least = headline, longest
    if best and (best.fits or wish.lines or paragraph.breaks):
        return best
    lines = _filled(galley, measure / low * EM, house)
    return Headline(_at(lines, low, 1.0), low, fits=False)


def fit_upright(
    paragraph: Paragraph,
    depth: Pt,
    rung: tuple[HeadStyle, HeadlineFace, HeadWish],
    house: House,
) -> UprightHeadline:
    """Give a headline set from the top down (竖题) for a depth.

    As many lines as the depth asks for, as large as they allow; one em of the headline
    stays blank at its head and one at its foot. Source: makeup 1.1.
    """
    style, face, wish = rung
    low, high = wish.size or (face.low, face.high)
    fewest, most = style.lines[0], max(MOST_UPRIGHT, style.lines[1])
    if wish.lines:
        fewest = most = wish.lines
    galley = _galley(paragraph, face, high, house)
    lines: tuple[UprightLine, ...] = ()
    for count in _counts(paragraph, fewest, most):
        cuts = _break(galley, count, house)
        if not cuts:
            continue
        lines = tuple(upright_line(galley, house.faces, c) for c in pairwise(cuts))
        ems = max(line.depth for line in lines) / high + 2 * BLANK
        size = min(high, _half_point(depth / ems))
        if size >= low:
            at = tuple(line.resized(size) for line in lines)
            return UprightHeadline(at, size, fits=True)
    if not lines:  # not to be broken into the lines that were asked for
        lines = (upright_line(galley, house.faces),)
    return UprightHeadline(tuple(line.resized(low) for line in lines), low, fits=False)


MOST_UPRIGHT = 3
"""Lines of a vertical headline that are tried, whatever its rung says of level ones."""

BLANK = 1.0
"""Em of the headline at head and foot of a vertical one. Source: makeup 1.1."""


def _galley(
    paragraph: Paragraph,
    face: HeadlineFace,
    size: Pt,
    house: House,
    tracking: float = 0.0,
) -> Galley:
    style = TextStyle(face.face, size, tracking=tracking)
    return set_galley(paragraph, style, house, house.book(size))


def _longest(lines: tuple[DisplayLine, ...], size: Pt) -> float:
    """Give the width of the longest line in em."""
    return max(line.width for line in lines) / size


def _room_between(lines: tuple[DisplayLine, ...], room: float) -> float:
    """Give what each gap of the longest line may take, in em, of a room in em."""
    gaps = max(len(line.text) for line in lines) - 1
    return max(0.0, room / gaps) if gaps else 0.0


def _counts(paragraph: Paragraph, fewest: int, most: int) -> Iterator[int]:
    if paragraph.breaks:
        yield len(paragraph.breaks) + 1
        return
    yield from range(fewest, most + 1)


def _break(galley: Galley, count: int, house: House) -> tuple[int, ...]:
    """Give where so many lines begin, and the end; empty where there is no way."""
    text = galley.text
    forced = galley.paragraph.breaks
    if forced:
        return (0, *forced, len(text))
    if count == 1:
        return (0, len(text))
    cuts = _cuts(galley, count, _places(galley))
    if cuts and any(_is_guess(galley, i) for i in cuts[1:-1]):
        # Neither a space nor a mark was found: ask where words begin.
        starts = word_starts(text, house.cache)
        cuts = _cuts(galley, count, _places(galley, starts))
    return cuts


def _lines(
    galley: Galley, cuts: tuple[int, ...], house: House
) -> tuple[DisplayLine, ...]:
    return tuple(display_line(galley, house.faces, span) for span in pairwise(cuts))


def _cuts(galley: Galley, count: int, places: Mapping[int, float]) -> tuple[int, ...]:
    """Give where the lines of the most even break begin; empty where there is none."""
    best: tuple[float, tuple[int, ...]] = (inf, ())
    end = len(galley.text)
    for chosen in combinations(_likely(places, count - 1), count - 1):
        cuts = (0, *chosen, end)
        widths = [(galley.ends[b] - galley.starts[a]) / EM for a, b in pairwise(cuts)]
        if min(widths) < 2:  # a line of one character is a fault
            continue
        mean = sum(widths) / count
        cost = max(widths) + sum(abs(w - mean) for w in widths) / 2
        best = min(best, (cost + sum(places[i] for i in chosen), cuts))
    return best[1]


def _likely(places: Mapping[int, float], breaks: int) -> list[int]:
    """Give the cheapest places, as many as can be tried in every combination."""
    most = MOST_CANDIDATES
    while comb(most, breaks) > MOST_TRIED:
        most -= 1
    cheapest = sorted(places, key=lambda i: (places[i] >= INSIDE, i))
    return sorted(cheapest[:most])


def _filled(galley: Galley, measure: float, house: House) -> tuple[DisplayLine, ...]:
    """Break what no allowed number of lines holds into as many as it takes.

    The editor is told that the headline is too long and sees all of it in its place.
    """
    places = _places(galley, word_starts(galley.text, house.cache))
    cuts = [0]
    end = len(galley.text)
    while galley.ends[-1] - galley.starts[cuts[-1]] > measure:
        start = cuts[-1]
        later = [i for i in places if i > start + 1 and i < end - 1]
        room = [i for i in later if galley.ends[i] - galley.starts[start] <= measure]
        if not later:
            break
        good = [i for i in room if places[i] < INSIDE]
        cuts.append(max(good or room, default=min(later)))
    return tuple(
        display_line(galley, house.faces, c)
        for c in pairwise((*cuts, len(galley.text)))
    )


def _is_guess(galley: Galley, place: int) -> bool:
    """Tell whether nothing in the text says that a line may begin there."""
    return galley.letters[place - 1] not in " imf"


def _places(galley: Galley, starts: Collection[int] | None = None) -> dict[int, float]:
    """Give where a line may begin and what that costs.

    ``starts`` are the places at which words begin, once they have been asked for.
    """
    letters, text = galley.letters, galley.text
    depth = 0
    places = {}
    for i in range(1, len(text)):
        before = letters[i - 1]
        depth += (before == "o") - (before == "c")
        if galley.breaks[i] >= NEVER or depth > 0:
            continue
        if before in " i":
            places[i] = AT_SPACE
        elif before in "mf":
            places[i] = AFTER_MARK
        elif (
            galley.breaks[i]
            or text[i] in WEAK_STARTS
            or (starts is not None and i not in starts)
        ):
            places[i] = INSIDE
        elif starts is not None and _parts_a_word(text, starts, i):
            places[i] = DOUBTFUL
        else:
            places[i] = ELSEWHERE
    return places


def _parts_a_word(text: str, starts: Collection[int], i: int) -> bool:
    """Tell whether a line that begins at i may cut what the dictionary has not."""
    if not _single(starts, i - 1, i):
        return False
    weak = text[i - 1] in WEAK_ENDS or text[i - 1] in SURNAMES
    return weak or _single(starts, i, i + 1)


def _single(starts: Collection[int], start: int, end: int) -> bool:
    """Tell whether a character is a word by itself, as far as the dictionary knows."""
    return start in starts and end in starts


def _at(
    lines: tuple[DisplayLine, ...], size: Pt, scale: float
) -> tuple[DisplayLine, ...]:
    return tuple(resized(line, size, scale) for line in lines)


def _half_point(size: Pt) -> Pt:
    """Round down to half points: nobody orders a headline of 51.37."""
    return int(size * 2 + 1e-6) / 2
