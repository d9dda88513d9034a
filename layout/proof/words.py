"""What a proof says, in the reader's language."""

from dataclasses import dataclass

from layout.errors import Value
from layout.fonts.faces import Faces
from layout.messages.table import Lang, Table, Wording
from layout.model.finding import Finding
from layout.model.issue import Page


@dataclass(frozen=True, slots=True)
class Words:
    """The table of codes, read in one language."""

    table: Table
    lang: Lang = Lang.ZH

    def say(self, code: str, **values: Value) -> str:
        """Give what a code of the table says."""
        return self.table.text(code, values.items(), self.lang).message

    def finding(self, finding: Finding) -> Wording:
        """Give message and hint of a finding."""
        return self.table.text(finding.code, finding.values, self.lang)


@dataclass(frozen=True, slots=True)
class Proofing:
    """What a proof is made with besides the page."""

    faces: Faces
    words: Words
    page: Page | None = None
    """The page as the editor wrote it; without it no finding is found in the copy."""
