"""Copy as reporters write it, leaning to what breaks composers: runs of marks,
numbers with units, Latin words, narrow measures."""

from hypothesis import strategies as st

HAN = "的一是了我不人在他有这上们来到时大地为子中你说生国年着就那和要她出也得里后"
MARKS = "，。、；：？！"
OPENERS = "“‘（《「"
CLOSERS = "”’）》」"
RUNS = (
    "”。", "，“", "。”", "》、《", "）。", "——", "……", "！？", "。“", "”，“", "（（",
    "··", "”“",
)  # fmt: skip
UNITS = (
    "3.5米",
    "12万册",
    "8时30分",
    "11.6%",
    "20℃",
    "第20届",
    "1:1.1",
    "1—3号",
    "100元",
)
WORDS = ("PDF", "Banxin", "Wi-Fi", "e-mail", "COVID-19", "A", "iPhone 15")


def pieces() -> st.SearchStrategy[str]:
    """Give one piece of copy."""
    return st.one_of(
        st.text(HAN, min_size=1, max_size=12),
        st.sampled_from(MARKS),
        st.sampled_from(OPENERS + CLOSERS),
        st.sampled_from(RUNS),
        st.sampled_from(UNITS),
        st.sampled_from(WORDS),
    )


def copy_(max_pieces: int = 40) -> st.SearchStrategy[str]:
    """Give a paragraph's text; it begins and ends with something that is no space."""
    return st.lists(pieces(), min_size=1, max_size=max_pieces).map("".join)


def measures() -> st.SearchStrategy[int]:
    """Give a measure in characters, narrow ones most often."""
    return st.one_of(st.integers(9, 16), st.integers(6, 31))
