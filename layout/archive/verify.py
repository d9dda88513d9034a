"""Whether packages are what was sealed: every byte, every file, every link.

In comes a package; out comes each thing that is wrong with it, and nothing where it is
whole. Any byte that was changed is found in the payload by both lists of checksums, in
the lists by the tag manifests, and in the tag manifests because their one form is
known; a package that was made anew as a whole no longer carries the fingerprint that
the revision after it names.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from layout.archive import bag
from layout.archive.revisions import Package, package_name
from layout.errors import Problem, Where, problem, reason_of


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was found of a package."""

    package: Package
    problems: tuple[Problem, ...]
    """Its own damages, then its broken link; empty where it is whole."""


def verdicts(packages: Sequence[Package], *, alone: bool) -> tuple[Verdict, ...]:
    """Give what is found of each package, in their order.

    Args:
        packages: Those to look at; the revisions of an issue, oldest first.
        alone: Whether one was named by itself, of which the chain is not asked.
    """
    links: dict[Where, list[Problem]] = {}
    issues = {} if alone else {each.path.parent: each.issue for each in packages}
    for place, issue in issues.items():
        same = [p for p in packages if (p.path.parent, p.issue) == (place, issue)]
        for each in broken_links(same):
            links.setdefault(each.where, []).append(each)
    return tuple(
        Verdict(each, (*damages(each), *links.get(each.where, ()))) for each in packages
    )


def damages(package: Package) -> tuple[Problem, ...]:
    """Give all that is wrong with a package by itself, once a file; or nothing."""
    found: dict[Where, Problem] = {}
    for each in _damages(_Opened(package)):
        found.setdefault(each.where, each)
    return tuple(found.values())


def broken_links(packages: Sequence[Package]) -> tuple[Problem, ...]:
    """Give where revisions of one issue do not follow one another as they were sealed.

    Args:
        packages: All revisions of the issue, oldest first.
    """
    found: list[Problem] = []
    earlier: Package | None = None
    for package in packages:
        labels = _labels(package)
        named = labels.get("Replaces", "")
        seal = labels.get("Replaces-Seal", "")
        wanted = package.revision - 1
        if earlier is None or earlier.revision != wanted:
            if wanted:
                gone = package_name(package.issue, wanted)
                found.append(problem("archive-gap", package.where, name=gone))
        elif named != earlier.name or seal != _fingerprint(earlier):
            found.append(problem("archive-chain", package.where, name=earlier.name))
        earlier = package
    return tuple(found)


class _Opened:
    """A package with what its lists say, where they can be read."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self.root = package.path
        self.files = bag.files_below(self.root)
        self.fixities: dict[str, bag.Fixity] = {}
        self.unreadable: dict[str, str] = {}
        self.strange: list[str] = []
        """Links, pipes and devices, which no package holds."""
        for name in self.files:
            path = self.root / name
            if path.is_symlink() or not path.is_file():
                self.strange.append(name)
                continue
            try:
                self.fixities[name] = bag.fixity_of(path)
            except OSError as error:
                self.unreadable[name] = reason_of(error)

    def where(self, name: str) -> Where:
        return Where(f"{self.package.where}/{name}")

    def content(self, name: str) -> bytes:
        if name not in self.fixities:
            return b""
        return (self.root / name).read_bytes()


def _damages(opened: _Opened) -> Iterator[Problem]:
    for name, reason in opened.unreadable.items():
        yield problem("archive-unreadable", opened.where(name), reason=reason)
    for name in opened.strange:
        yield problem("archive-link", opened.where(name))
    payload = tuple(n for n in opened.files if n.startswith(f"{bag.DATA}/"))
    seals = {bag.list_name("tagmanifest", each) for each in bag.ALGORITHMS}
    tags = tuple(n for n in opened.files if n not in payload and n not in seals)
    for index, _ in enumerate(bag.ALGORITHMS):
        yield from _listed(opened, "tagmanifest", index, tags)
        yield from _listed(opened, "manifest", index, payload)
    yield from _declared(opened, payload)


def _listed(
    opened: _Opened, kind: str, index: int, present: Sequence[str]
) -> Iterator[Problem]:
    """Give where a list of checksums and the files do not agree."""
    algorithm = bag.ALGORITHMS[index]
    name = bag.list_name(kind, algorithm)
    if name not in opened.files:
        yield problem("archive-missing", opened.where(name))
        return
    try:
        digests = bag.read_list(opened.content(name), algorithm)
    except ValueError:
        yield problem("archive-list", opened.where(name))
        return
    if kind == "manifest" and not bag.inside(digests):
        yield problem("archive-list", opened.where(name))
    yield from _compared(opened, digests, present, index)


def _compared(
    opened: _Opened, digests: Mapping[str, str], present: Sequence[str], index: int
) -> Iterator[Problem]:
    for name in sorted(digests.keys() | set(present)):
        fixity = opened.fixities.get(name)
        if name not in present:
            yield problem("archive-missing", opened.where(name))
        elif name not in digests:
            yield problem("archive-added", opened.where(name))
        elif fixity is not None and fixity.digests[index] != digests[name]:
            yield problem("archive-changed", opened.where(name))


def _declared(opened: _Opened, payload: Sequence[str]) -> Iterator[Problem]:
    """Give where the package is not what its tag files declare it to be."""
    if opened.content(bag.BAGIT) != bag.DECLARATION.encode():
        yield problem("archive-list", opened.where(bag.BAGIT))
    labels = _labels(opened.package)
    sizes = {name: opened.fixities[name] for name in payload if name in opened.fixities}
    written = labels.get(bag.OXUM, "")
    if written != bag.oxum(sizes):
        yield problem(
            "archive-oxum",
            opened.where(bag.INFO),
            written=written,
            found=bag.oxum(sizes),
        )
    name = labels.get("External-Identifier", "")
    if name != opened.package.name:
        yield problem("archive-name", opened.package.where, name=name)


def _labels(package: Package) -> Mapping[str, str]:
    """Give what the card says; nothing where it cannot be read, which lists tell."""
    try:
        return bag.read_info((package.path / bag.INFO).read_bytes())
    except (OSError, ValueError):
        return {}


def _fingerprint(package: Package) -> str:
    try:
        return package.fingerprint()
    except OSError:
        return ""
