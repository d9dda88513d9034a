"""BagIt packages: a folder with its payload in, the same folder described out.

A package is a folder that any librarian's tool can check: the payload stands under
``data/``, and beside it lists of checksums say what belongs there. Every file of ours
is written in one canonical form, so that whoever verifies a package can compare the
lists byte by byte instead of reading them kindly.

Source: RFC 8493, The BagIt File Packaging Format 1.0.
"""

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

DATA: Final = "data"
"""Folder of the payload."""

BAGIT: Final = "bagit.txt"
INFO: Final = "bag-info.txt"
DECLARATION: Final = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"

ALGORITHMS: Final = ("sha256", "sha512")
"""The RFC asks for sha512; sha256 is what everybody else names files by."""

OXUM: Final = "Payload-Oxum"
"""Octets and number of files of the payload, as ``octets.files``."""

_SIZES: Final = {"sha256": 64, "sha512": 128}
_ESCAPES: Final = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_BUFFER: Final = 1 << 20


@dataclass(frozen=True, slots=True)
class Fixity:
    """What is known of the bytes of a file."""

    size: int
    """Octets."""
    digests: tuple[str, ...]
    """In hexadecimal, in the order of ``ALGORITHMS``."""


def fixity_of(path: Path) -> Fixity:
    """Give size and checksums of a file, read once.

    Raises:
        OSError: The file cannot be read.
    """
    hashes = [hashlib.new(name) for name in ALGORITHMS]
    size = 0
    with path.open("rb") as stream:
        while block := stream.read(_BUFFER):
            size += len(block)
            for each in hashes:
                each.update(block)
    return Fixity(size, tuple(each.hexdigest() for each in hashes))


def write_bag(package: Path, info: Mapping[str, str]) -> None:
    """Make a bag of a folder that holds a payload under ``data/``.

    Args:
        package: The folder.
        info: Labels and values of ``bag-info.txt``; the Payload-Oxum is added.

    Raises:
        OSError: A file cannot be read or written.
    """
    payload = {name: fixity_of(package / name) for name in files_below(package, DATA)}
    (package / BAGIT).write_bytes(DECLARATION.encode())
    (package / INFO).write_bytes(info_text({**info, OXUM: oxum(payload)}).encode())
    _write_lists(package, "manifest", payload)
    tags = {name: fixity_of(package / name) for name in tag_files()}
    _write_lists(package, "tagmanifest", tags)


def files_below(package: Path, below: str = "") -> tuple[str, ...]:
    """Give the names of all that is no folder in a package, sorted, with slashes."""
    found = (package / below).rglob("*")
    plain = (path for path in found if path.is_symlink() or not path.is_dir())
    return tuple(sorted(path.relative_to(package).as_posix() for path in plain))


def tag_files() -> tuple[str, ...]:
    """Give the names of the tag files that the tag manifests list."""
    lists = (list_name("manifest", algorithm) for algorithm in ALGORITHMS)
    return (INFO, BAGIT, *lists)


def list_name(kind: str, algorithm: str) -> str:
    """Give the name of a list of checksums: ``manifest-sha256.txt``."""
    return f"{kind}-{algorithm}.txt"


def oxum(payload: Mapping[str, Fixity]) -> str:
    """Give the Payload-Oxum of a payload."""
    return f"{sum(each.size for each in payload.values())}.{len(payload)}"


def list_text(digests: Mapping[str, str]) -> str:
    """Give a list of checksums: a line a file, sorted by name."""
    lines = (f"{digests[name]}  {_escaped(name)}\n" for name in sorted(digests))
    return "".join(lines)


def read_list(content: bytes, algorithm: str) -> dict[str, str]:
    """Give the checksums of a list by the names of its files.

    Raises:
        ValueError: It is not in the form in which ``list_text`` writes it.
    """
    text = content.decode("utf-8")
    row = re.compile(rf"([0-9a-f]{{{_SIZES[algorithm]}}})  (.+)")
    digests: dict[str, str] = {}
    for line in text.split("\n")[:-1]:
        match = row.fullmatch(line)
        if match is None:
            raise ValueError(line)
        digests[_plain(match[2])] = match[1]
    if list_text(digests) != text:  # out of order, twice, without an end
        raise ValueError(algorithm)
    return digests


def info_text(info: Mapping[str, str]) -> str:
    """Give the text of ``bag-info.txt``; labels in the order given."""
    return "".join(f"{label}: {_one_line(value)}\n" for label, value in info.items())


def read_info(content: bytes) -> dict[str, str]:
    """Give labels and values of a ``bag-info.txt`` of ours.

    Raises:
        ValueError: It is not in the form in which ``info_text`` writes it.
    """
    info: dict[str, str] = {}
    for line in content.decode("utf-8").split("\n")[:-1]:
        label, colon, value = line.partition(": ")
        if not colon or label in info:
            raise ValueError(line)
        info[label] = value
    return info


def inside(names: Iterable[str]) -> bool:
    """Tell whether all names are of files within the payload, and lead nowhere else."""
    return all(
        name.startswith(f"{DATA}/") and not {"", ".", ".."} & set(name.split("/"))
        for name in names
    )


def _write_lists(package: Path, kind: str, files: Mapping[str, Fixity]) -> None:
    for index, algorithm in enumerate(ALGORITHMS):
        digests = {name: each.digests[index] for name, each in files.items()}
        path = package / list_name(kind, algorithm)
        path.write_bytes(list_text(digests).encode())


def _escaped(name: str) -> str:
    """Give a name as lists write it. Source: RFC 8493, 2.1.3."""
    return re.sub("[%\r\n]", lambda match: _ESCAPES[match[0]], name)


def _plain(name: str) -> str:
    plain = {code: char for char, code in _ESCAPES.items()}
    return re.sub("%25|%0D|%0A", lambda match: plain[match[0]], name)


def _one_line(value: str) -> str:
    return " ".join(value.split())
