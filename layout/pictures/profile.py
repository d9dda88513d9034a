"""Colour profiles: the one the press prints by, and the one that a picture brings."""

import hashlib
import io
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from PIL import Image, ImageCms

from layout.errors import PictureError, Where, problem, reason_of
from layout.model.paper import Press

SHIPPED: Final = Path(__file__).parent / "profiles" / "FOGRA39L_coated.icc"
"""The output profile of a paper that names none."""

INTENT: Final = ImageCms.Intent.RELATIVE_COLORIMETRIC
"""Paper white is white; what the inks cannot print goes to the nearest they can."""

FLAGS: Final = ImageCms.Flags.BLACKPOINTCOMPENSATION | ImageCms.Flags.NOOPTIMIZE
"""Black goes to the darkest ink instead of drowning the shadows. Nothing is tabulated
ahead: few colours are converted, and the exact way is quick enough for them."""

_HEADER_SIZE = 128
_SIGNATURE = b"acsp"
_SPACE_OF_MODE = {"L": "GRAY", "RGB": "RGB", "CMYK": "CMYK"}
_PRINTER = "prtr"
_DEVICES = (_PRINTER, "mntr", "scnr", "spac")
# What the colour engine raises over a profile that is damaged, or lacks a direction.
_BROKEN = (OSError, ValueError, TypeError)


@dataclass(frozen=True, slots=True)
class Profile:
    """An ICC profile by its bytes; the sRGB of the standard where there are none."""

    content: bytes = field(default=b"", repr=False)
    path: str = field(default="", compare=False)
    """Where it was read, for errors; empty for one that came inside a picture."""

    @property
    def key(self) -> str:
        """Give what names the profile in a cache."""
        return hashlib.sha256(self.content).hexdigest() if self.content else "sRGB"

    @property
    def space(self) -> str:
        """Give the colour space of its device, such as CMYK; empty if it is none.

        Source: ICC.1, the profile header.
        """
        header = self.content[:_HEADER_SIZE]
        if len(header) < _HEADER_SIZE or header[36:40] != _SIGNATURE:
            return ""
        if self.device not in _DEVICES:
            return ""
        return header[16:20].decode("latin-1").strip()

    @property
    def device(self) -> str:
        """Give the signature of its kind of device: prtr, mntr, scnr."""
        return self.content[12:16].decode("latin-1")

    @property
    def title(self) -> str:
        """Give what its maker calls it; the file's name where it is not told."""
        try:
            return str(ImageCms.getProfileDescription(_opened(self))).strip()
        except (*_BROKEN, ImageCms.PyCMSError):
            return Path(self.path).stem


SRGB: Final = Profile()
"""What a picture without a profile is taken for."""


def output_profile(press: Press) -> Profile:
    """Give the profile that the press prints by.

    Raises:
        PictureError: The file is missing, no profile, not one of a CMYK device, or not
            one of a press, which has to say what the inks look like on paper.
    """
    path = Path(press.icc) if press.icc else SHIPPED
    where = Where(str(path))
    try:
        profile = Profile(path.read_bytes(), str(path))
    except OSError as error:
        raise PictureError(
            [problem("profile-missing", where, reason=reason_of(error))]
        ) from error
    if not profile.space:
        raise PictureError([problem("profile-broken", where)])
    if profile.space != "CMYK":
        raise PictureError([problem("profile-kind", where, space=profile.space)])
    if profile.device != _PRINTER:  # Source: ISO 15930-7, 6.2.2
        device = problem("profile-device", where, device=profile.device)
        raise PictureError([device])
    return profile


def proven_profile(press: Press) -> Profile:
    """Give the profile that the press prints by, sure to work in both directions.

    Raises:
        PictureError: As ``output_profile`` does, and where its tables are damaged.
    """
    profile = output_profile(press)
    if profile.path != str(SHIPPED):
        to_lab(profile, "CMYK")
        to_inks(SRGB, profile)
    return profile


def picture_profile(image: Image.Image, mode: str) -> Profile | None:
    """Give the profile that came inside a picture; None if none serves its mode.

    A profile of another kind of colour, or a damaged one, is no reason to stop a page:
    the picture is then taken for what most pictures are.
    """
    content = image.info.get("icc_profile")
    if not isinstance(content, bytes):
        return None
    profile = Profile(content)
    if profile.space != _SPACE_OF_MODE[mode]:
        return None
    try:
        to_lab(profile, mode)
    except PictureError:
        return None
    return profile


def to_lab(source: Profile, mode: str) -> ImageCms.ImageCmsTransform:
    """Give the conversion of pictures of a mode to CIELAB.

    Raises:
        PictureError: The profile is damaged.
    """
    try:
        lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB"))
        return ImageCms.ImageCmsTransform(
            _opened(source), lab, mode, "LAB", INTENT, flags=FLAGS
        )
    except _BROKEN as error:
        raise PictureError([problem("profile-broken", Where(source.path))]) from error


def to_inks(
    source: Profile, output: Profile, mode: str = "RGB"
) -> ImageCms.ImageCmsTransform:
    """Give the conversion of pictures of a mode to the inks of the press.

    Raises:
        PictureError: The output profile is damaged.
    """
    try:
        return ImageCms.ImageCmsTransform(
            _opened(source), _opened(output), mode, "CMYK", INTENT, flags=FLAGS
        )
    except _BROKEN as error:
        raise PictureError([problem("profile-broken", Where(output.path))]) from error


def _opened(profile: Profile) -> ImageCms.ImageCmsProfile:
    if profile.content:
        return ImageCms.ImageCmsProfile(io.BytesIO(profile.content))
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))
