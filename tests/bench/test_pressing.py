"""What the standards add to a file; seconds are noise and are only printed."""

from layout.pictures.profile import SHIPPED
from tests.bench.pressing import measure

TAGS = 32 * 1024


def test_a_standard_adds_the_profile_and_little_else() -> None:
    ways = measure(repeat=1).ways

    profile = SHIPPED.stat().st_size
    for name, more in (("press", 0), ("archive", TAGS)):
        added = [
            size - bare
            for size, bare in zip(ways[name].sizes, ways["bare"].sizes, strict=True)
        ]
        assert all(0 < each < profile + more for each in added)
