"""How a verb speaks to an editor: language, loudness, plain words or one JSON document.

In come problems, findings and facts; out go lines on standard error and output. It is a
module of its own so that the command line is only verbs.
"""

import os
import sys
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from layout.errors import LayoutError, Problem, Where
from layout.messages.table import Lang, load_table
from layout.model.finding import Finding, Severity, finding_of
from layout.proof.report import SCHEMA, as_json, findings_of
from layout.proof.speech import Speaker


@dataclass(frozen=True)
class Voice:
    """How a verb speaks: in which language, how much, to whom."""

    folder: Path
    json: bool
    level: int
    """-1 for errors only, 0 for warnings too, 1 for notes too."""
    lang: Lang
    chosen: bool
    """Whether the language was asked for by name."""

    @cached_property
    def speaker(self) -> Speaker:
        """Give what puts problems into words."""
        return Speaker(load_table(), self.lang, self._line, self._shown)

    def problems(self, problems: Iterable[Problem]) -> None:
        """Say what is wrong."""
        findings = [finding_of(each) for each in problems]
        if self.json:
            self.document(self.findings_document(findings))
        else:
            self.findings(findings)

    def findings(self, findings: Iterable[Finding], *, headed: bool = False) -> None:
        """Say what was found, as loudly as was asked, and how much was kept back.

        Where it is wanted, a line over the findings of each page names the page.
        """
        counts: Counter[Severity] = Counter()
        page = ""
        for each in findings:
            counts[each.severity] += 1
            if each.severity in self._heard:
                if headed and each.page not in {"", page}:
                    page = each.page
                    sys.stderr.write(self._headed(page) + "\n")
                sys.stderr.write(self.speaker.say(each) + "\n")
        if counts and self.level >= 0:
            sys.stderr.write(self._counted(counts) + "\n")

    def findings_document(self, findings: Iterable[Finding]) -> dict[str, Any]:
        """Give findings as a part of a JSON document."""
        speaker = self.speaker
        return {"findings": findings_of(findings, speaker.table, speaker.lang)}

    def document(self, content: Mapping[str, Any]) -> None:
        """Write the one JSON document of a run, with the version of its shape."""
        sys.stdout.write(as_json({"schema": SCHEMA, **content}))

    def show(self, text: str) -> None:
        """Write a text on standard output."""
        sys.stdout.write(text + "\n")

    def tell(self, zh: str, en: str) -> None:
        """Say in one line what was done."""
        if not self.json and self.level >= 0:
            self.show(zh if self.lang is Lang.ZH else en)

    @property
    def _heard(self) -> frozenset[Severity]:
        heard = [Severity.ERROR]
        heard += [Severity.WARNING] if self.level >= 0 else []
        heard += [Severity.NOTE] if self.level > 0 else []
        return frozenset(heard)

    def _headed(self, page: str) -> str:
        """Give the line over the findings of a page."""
        return f"[第{page}版]" if self.lang is Lang.ZH else f"[page {page}]"

    def _counted(self, counts: Mapping[Severity, int]) -> str:
        errors, warnings, notes = (counts.get(each, 0) for each in Severity)
        hidden = notes and self.level < 1
        if self.lang is Lang.ZH:
            more = "（-v 可看）" if hidden else ""
            return f"{errors} 个错误，{warnings} 个提醒，{notes} 条备注{more}"
        more = " (see them with -v)" if hidden else ""
        said = ((errors, "error"), (warnings, "warning"), (notes, "note"))
        words = (f"{count} {word}{'s' * (count != 1)}" for count, word in said)
        return ", ".join(words) + more

    def _path(self, file: str) -> Path:
        """Give the file that a place names: from the issue folder's parent."""
        return Path(os.path.normpath(self.folder.absolute().parent / file))

    def _shown(self, file: str) -> str:
        if file.startswith("--"):  # an option of the command line
            return file
        path = self._path(file)
        try:
            near = os.path.relpath(path)
        except ValueError:  # another drive
            return str(path)
        return min(near, str(path), key=len)

    def _line(self, where: Where) -> str | None:
        from layout.manifest.encoding import decode

        try:
            text = decode(self._path(where.file).read_bytes(), where.file).text
        except (OSError, LayoutError):
            return None
        lines = text.split("\n")
        return lines[where.line - 1] if where.line <= len(lines) else None
