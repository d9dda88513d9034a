"""What the standards add to a file; seconds are noise and are only printed."""

from layout.pictures.profile import SHIPPED
from tests.bench.pressing import measure

TAGS = 32 * 1024


WITHOUT_ADS = 3
"""Pages of the example before the one whose ad the archive shows as a picture."""


def test_a_standard_adds_the_profile_and_little_else() -> None:
    ways = measure(repeat=1).ways

    profile = SHIPPED.stat().st_size
    for name, more in (("press", 0), ("archive", TAGS)):
        added = [
            size - bare
            for size, bare in zip(ways[name].sizes, ways["bare"].sizes, strict=True)
        ][:WITHOUT_ADS]
        assert all(0 < each < profile + more for each in added)
