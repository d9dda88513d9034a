"""What the files and folders of an issue are called, for all rooms alike."""

from typing import Final

MANIFEST: Final = "issue.yaml"
"""The file that makes a folder an issue."""

BUILD: Final = "build"
"""Folder of an issue: what a build makes, and nothing else."""

PRESS: Final = "press"
"""Below ``build/``: the pages that go to press."""

PROOF: Final = "proof"
"""Below ``build/``: proofs (大样)."""

READERS: Final = "archive"
"""Below ``build/``: PDF/A for readers and libraries."""

REPORT: Final = "report.json"
"""Below ``build/``: what there is to say of the pages."""

SEALED: Final = "archive"
"""Folder of an issue: its sealed packages."""

KEPT: Final = "pdfa"
"""Below the payload of a package: what stands under ``READERS`` in a build.

Packages name it in their data, so that it is not changed any more.
"""
