"""YAML as a tree whose every value knows where it stands.

Text comes in; scalars, listings and mappings go out, with scalars just as the editor
wrote them: ``03`` stays 03, ``no`` stays no. The tree is put together from the parser's
events on a stack of our own, so that no document, however it is nested, can overflow
anything, and so that tags and aliases are seen before they do harm.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final, NoReturn, TypeAlias

import yaml

from layout.errors import ManifestError, Problem, Where, problem

LARGEST: Final = 5_000_000
"""Bytes of a manifest; a real one has a few thousand."""

MOST_NODES: Final = 100_000
"""Values of a manifest with its aliases written out; stops alias bombs."""

DEEPEST: Final = 40
"""Levels of nesting; a page has about six."""


@dataclass(frozen=True, slots=True)
class Scalar:
    """A single value, as written."""

    text: str
    where: Where
    quoted: bool = False

    @property
    def empty(self) -> bool:
        """Tell whether nothing was written."""
        return not self.text and not self.quoted


@dataclass(frozen=True, slots=True)
class Listing:
    """Values in order."""

    items: "tuple[Node, ...]"
    where: Where


@dataclass(frozen=True, slots=True)
class Mapping:
    """Values under keys, in the order in which they were written."""

    entries: "tuple[tuple[Scalar, Node], ...]"
    where: Where

    def get(self, key: str) -> "Node | None":
        """Give the value under a key, or None."""
        return next((node for name, node in self.entries if name.text == key), None)


Node: TypeAlias = Scalar | Listing | Mapping


def parse(text: str, file: str) -> Node:
    """Give the tree of a YAML text.

    Args:
        text: The file's text.
        file: Its name in messages.

    Raises:
        ManifestError: It is no YAML, is empty, says a key twice, or tries one of
            YAML's tricks; every such place is named.
    """
    if len(text.encode()) > LARGEST:
        raise ManifestError([problem("yaml-large", Where(file), limit=LARGEST)])
    _refuse_odd_characters(text, file)
    composer = _Composer(file, text.split("\n"))
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            composer.take(event)
    except yaml.MarkedYAMLError as error:
        composer.problems.append(_syntax(error, text, file))
    if composer.problems:
        raise ManifestError(composer.problems)
    if composer.root is None or (
        isinstance(composer.root, Scalar) and composer.root.empty
    ):
        raise ManifestError([problem("yaml-empty", Where(file))])
    return composer.root


def joined(lines: Iterable[str]) -> str:
    """Give lines as one: with a space between words, with nothing between Han."""
    text = ""
    for line in filter(None, map(str.strip, lines)):
        words = text[-1:].isascii() and line[0].isascii()
        text += f" {line}" if text and words else line
    return text


_LOADER: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
# A wheel of PyYAML for an unusual machine may come without the C parser.

_ODD: Final = re.compile(
    r"[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
)
"""What YAML does not take in any place. Source: YAML 1.1, #c-printable."""


def _refuse_odd_characters(text: str, file: str) -> None:
    problems = [
        problem(
            "yaml-character",
            _place(text, match.start(), file),
            char=f"U+{ord(match.group()):04X}",
        )
        for match in _ODD.finditer(text)
    ]
    if problems:
        raise ManifestError(problems)


def _place(text: str, at: int, file: str) -> Where:
    line = text.count("\n", 0, at) + 1
    return Where(file, line, at - text.rfind("\n", 0, at))


@dataclass(slots=True)
class _Open:
    """A listing or mapping that is not closed yet."""

    where: Where
    anchor: str | None
    mapping: bool
    items: list[Node] = field(default_factory=list)
    """Of a mapping, keys and values by turns."""
    weight: int = 1


class _Composer:
    """Puts the tree together, event by event."""

    def __init__(self, file: str, lines: Sequence[str]) -> None:
        self.file = file
        self._lines = lines
        self.root: Node | None = None
        self.problems: list[Problem] = []
        self._stack: list[_Open] = []
        self._anchors: dict[str, tuple[Node, int]] = {}
        self._documents = 0

    def take(self, event: yaml.Event) -> None:
        match event:
            case yaml.DocumentStartEvent():
                self._documents += 1
                if self._documents > 1:
                    self._stop("yaml-documents", event)
            case yaml.ScalarEvent():
                self._refuse_tag(event)
                self._add(self._scalar(event), 1, event.anchor)
            case yaml.AliasEvent():
                self._alias(event)
            case yaml.SequenceStartEvent() | yaml.MappingStartEvent():
                self._refuse_tag(event)
                if len(self._stack) == DEEPEST:
                    self._stop("yaml-deep", event, limit=DEEPEST)
                mapping = isinstance(event, yaml.MappingStartEvent)
                self._stack.append(_Open(self._where(event), event.anchor, mapping))
            case yaml.SequenceEndEvent() | yaml.MappingEndEvent():
                self._close()
            case _:
                pass

    def _scalar(self, event: yaml.ScalarEvent) -> Scalar:
        quoted = bool(event.style)  # the C parser gives "" for a plain one
        start, end = event.start_mark, event.end_mark
        text = event.value
        if not quoted and start and end and end.line > start.line:
            # YAML folds a newline into a space, which Chinese text must not have
            rows = [*self._lines[start.line : end.line + 1]]
            rows[-1] = rows[-1][: end.column]
            rows[0] = rows[0][start.column :]
            text = joined(rows)
        return Scalar(text, self._where(event), quoted)

    def _where(self, event: yaml.Event) -> Where:
        mark = event.start_mark
        if mark is None:
            return Where(self.file)
        return Where(self.file, mark.line + 1, mark.column + 1)

    def _stop(self, code: str, event: yaml.Event, **values: str | int) -> NoReturn:
        last = problem(code, self._where(event), **values)
        raise ManifestError([*self.problems, last])

    def _refuse_tag(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
        if event.tag is not None:
            shown = event.tag.replace("tag:yaml.org,2002:", "!!")
            self.problems.append(problem("yaml-tag", self._where(event), tag=shown))

    def _alias(self, event: yaml.AliasEvent) -> None:
        name = event.anchor or ""
        known = self._anchors.get(name)
        if known is None:
            self._stop("yaml-alias", event, name=name)
        self._add(*known, None)

    def _close(self) -> None:
        done = self._stack.pop()
        node: Node
        if done.mapping:
            node = Mapping(tuple(self._entries(done.items)), done.where)
        else:
            node = Listing(tuple(done.items), done.where)
        self._add(node, done.weight, done.anchor)

    def _entries(self, items: list[Node]) -> Iterator[tuple[Scalar, Node]]:
        first: dict[str, Scalar] = {}
        for key, value in zip(items[::2], items[1::2], strict=True):
            if not isinstance(key, Scalar):
                self.problems.append(problem("yaml-key", key.where))
                continue
            if key.text in first:
                self.problems.append(
                    problem(
                        "key-duplicate",
                        key.where,
                        key=key.text,
                        line=first[key.text].where.line,
                    )
                )
                continue
            first[key.text] = key
            yield key, value

    def _add(self, node: Node, weight: int, anchor: str | None) -> None:
        if anchor is not None:
            self._anchors[anchor] = (node, weight)
        if not self._stack:
            self.root = node
            return
        top = self._stack[-1]
        top.items.append(node)
        top.weight += weight
        if top.weight > MOST_NODES:
            where = top.where
            raise ManifestError(
                [*self.problems, problem("yaml-bomb", where, limit=MOST_NODES)]
            )


_TRAPS: Final = (
    ("yaml-tab", re.compile(r" *(?:- *)*\t")),
    ("yaml-wide-indent", re.compile(r"[ \t]*\u3000")),
    ("yaml-wide-colon", re.compile(r"[\s\-{,]*[^\s:：'\"#，。]{1,12}：")),
    ("yaml-wide-comma", re.compile(r"[^#'\"]*[\[{][^#'\"]*，")),
)
"""What a Chinese keyboard or an editor's Tab key leaves in a manifest."""

_REASONS: Final = {
    "could not find expected ':'": "yaml-colon",
    "did not find expected ',' or ']'": "yaml-unclosed",
    "did not find expected ',' or '}'": "yaml-unclosed",
    "did not find expected node content": "yaml-unclosed",
    "found unexpected end of stream": "yaml-quote",
    "found character that cannot start any token": "yaml-start",
    "mapping values are not allowed in this context": "yaml-indent",
    "block sequence entries are not allowed in this context": "yaml-indent",
    "did not find expected key": "yaml-indent",
    "did not find expected <document start>": "yaml-indent",
    "did not find expected '-' indicator": "yaml-indent",
}
"""What the parser says, as a code of ours. Source: libyaml, scanner.c and parser.c."""

_LATE: Final = frozenset({"yaml-colon", "yaml-quote"})
"""Noticed only where the line or file ends: the place where it began is more use."""


def _syntax(error: yaml.MarkedYAMLError, text: str, file: str) -> Problem:
    """Give the problem of a syntax error, with what an editor most likely did.

    The parser often notices a line late, so the lines from where it began to where it
    gave up are searched for traps first.
    """
    end = error.problem_mark or error.context_mark
    begin = error.context_mark or end
    if begin is None or end is None:
        return problem("yaml-syntax", Where(file), reason=error.problem or "")
    lines = text.split("\n")
    for code, trap in _TRAPS:
        for number in range(begin.line, min(end.line + 1, len(lines))):
            match = trap.match(lines[number])
            if match:
                return problem(code, Where(file, number + 1, match.end()))
    code = _REASONS.get(error.problem or "", "yaml-syntax")
    past_end = end.line >= len(lines) or not lines[end.line].strip()
    mark = begin if code in _LATE or past_end else end
    where = Where(file, mark.line + 1, mark.column + 1)
    if code == "yaml-syntax":
        return problem(code, where, reason=error.problem or "")
    return problem(code, where, line=begin.line + 1)
