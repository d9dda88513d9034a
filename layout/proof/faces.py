"""The faces of a paper as a table for a terminal and as rows of a JSON document."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from layout.fonts.check import FaceRow
from layout.messages.table import Lang
from layout.proof.report import aligned

_HEADS: Final[Mapping[Lang, Sequence[str]]] = {
    Lang.ZH: ("角色", "文件", "版本", "SHA-256", "覆盖", "缺"),
    Lang.EN: ("role", "file", "version", "SHA-256", "coverage", "lacks"),
}


def face_table(rows: Sequence[FaceRow], lang: Lang) -> str:
    """Give role, file, version, hash and coverage of each face, one a line."""
    return aligned([list(_HEADS[lang]), *(_cells(row) for row in rows)])


def face_rows(rows: Sequence[FaceRow]) -> list[dict[str, Any]]:
    """Give the same as a part of a JSON document."""
    return [
        {
            "role": row.role,
            "file": row.file,
            "version": row.version,
            "sha256": row.sha256,
            "fsType": row.rights,
            "coverage": {
                each.charset: {"shown": each.shown, "size": each.size}
                for each in row.coverage
            },
            "lacks": list(row.lacks),
        }
        for row in rows
    ]


def _cells(row: FaceRow) -> list[str]:
    coverage = " ".join(
        f"{each.charset} {each.shown}/{each.size}" for each in row.coverage
    )
    return [
        row.role,
        Path(row.file).name or "-",
        row.version or "-",
        row.sha256[:12] or "-",
        coverage or "-",
        " ".join(row.lacks) or "-",
    ]
