"""Text files of every encoding a newsroom has; none with a replacement mark."""

import codecs

import pytest

from layout.errors import FileError
from layout.manifest.encoding import decode

COPY = "本报讯（记者 陈砚秋）11月22日清晨，望津大桥东岸的护栏撤开。\n第二段。"
COPY_TRADITIONAL = "本報訊（記者 陳硯秋）11月22日清晨，望津大橋東岸的護欄撤開。"


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        (COPY.encode(), "utf-8"),
        (codecs.BOM_UTF8 + COPY.encode(), "utf-8"),
        (codecs.BOM_UTF16_LE + COPY.encode("utf-16-le"), "utf-16-le"),
        (codecs.BOM_UTF16_BE + COPY.encode("utf-16-be"), "utf-16-be"),
        (COPY.encode("utf-16-le"), "utf_16_le"),
        (COPY.encode("gb18030"), "gb18030"),
        (COPY.encode("gbk"), "gb18030"),
    ],
)
def test_an_encoding_is_recognised(content: bytes, encoding: str) -> None:
    text = decode(content, "f")

    assert (COPY, encoding) == (text.text, text.encoding)


def test_big5_is_recognised() -> None:
    text = decode(COPY_TRADITIONAL.encode("big5"), "f")

    assert (COPY_TRADITIONAL, "big5") == (text.text, text.encoding)


@pytest.mark.parametrize("newline", ["\r\n", "\r", "\u2028", "\x85"])
def test_every_newline_is_one(newline: str) -> None:
    assert "一\n二" == decode(f"一{newline}二".encode(), "f").text


@pytest.mark.parametrize(
    ("content", "place", "code"),
    [
        (
            "中文\n稿".encode() + b"\xff" + "件很长".encode(),
            "f:2:2",
            "copy-undecodable",
        ),
        ("中文稿件".encode()[:-1], "f:1:4", "copy-undecodable"),
        (b"caf\xe9 au lait", "f:1:4", "copy-undecodable"),
        (codecs.BOM_UTF16_LE + b"\x2d\x4e\x00", "f:1:2", "copy-undecodable"),
        (bytes(range(256)), "f", "copy-binary"),
        ("缺\n一\ufffd字".encode(), "f:2:2", "copy-replacement"),
    ],
)
def test_what_does_not_decode_is_refused_at_its_place(
    content: bytes, place: str, code: str
) -> None:
    with pytest.raises(FileError) as caught:
        decode(content, "f")

    (found,) = caught.value.problems
    assert (place, code) == (str(found.where), found.code)
