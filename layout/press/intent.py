"""What the colours of a file mean: the press's profile in, an output intent out.

Source: ISO 15930-7, 6.2; ISO 19005-2, 6.2.3; ISO 32000-1, 14.11.5. A condition that the
ICC's registry holds goes by its name there; any other is ``Custom``, and its own words
stand in Info.
"""

import re
from functools import lru_cache
from typing import Final

from layout.model.paper import Press
from layout.pictures.profile import proven_profile
from layout.press import objects
from layout.press.objects import Document, Object
from layout.press.xmp import Standard

REGISTRY: Final = "http://www.color.org"

_REGISTERED: Final = re.compile(
    r"FOGRA\d\d|IFRA\d\d|CGATS TR \d\d\d|JC200103|JCN2002|JCW2003"
)
"""Names of characterisation data as the ICC's registry writes them; a name that this
does not know is not wrong as ``Custom``."""

_KINDS: Final = {Standard.PRESS: "GTS_PDFX", Standard.ARCHIVE: "GTS_PDFA1"}

_INKS: Final = 4


def intent(document: Document, press: Press, standard: Standard) -> Object | None:
    """Put the output condition into the file; None for a file that claims nothing.

    Raises:
        PictureError: The profile cannot be used.
    """
    if standard is Standard.NONE:
        return None
    profile = proven_profile(press)
    program = objects.inflatable(_packed(profile.content), {"N": _INKS})
    entries: dict[str, Object] = {
        "Type": objects.name("OutputIntent"),
        "S": objects.name(_KINDS[standard]),
        "DestOutputProfile": document.add("Profile", program),
        "Info": objects.text(press.condition or profile.title),
    }
    if _REGISTERED.fullmatch(press.condition):
        entries["OutputConditionIdentifier"] = objects.text(press.condition)
        entries["RegistryName"] = objects.text(REGISTRY)
    else:
        entries["OutputConditionIdentifier"] = objects.text("Custom")
    return document.add("Intent", objects.dictionary(entries))


@lru_cache(maxsize=2)  # a pure function; every file of a build holds the same profile
def _packed(content: bytes) -> bytes:
    return objects.pack(content)
