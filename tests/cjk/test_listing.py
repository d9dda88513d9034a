from layout.cjk.listing import list_rules


def test_every_rule_is_listed_with_its_source() -> None:
    rows = list_rules("newspaper-cn")

    assert {"class", "gap", "break", "pattern", "shrink", "lines", "cost"} <= {
        row.kind for row in rows
    }
    assert [row for row in rows if not row.source] == []


def test_a_papers_change_is_listed_as_the_papers() -> None:
    rows = list_rules("newspaper-cn", {"stretch.latin_first": "125"})

    changed = next(row for row in rows if row.what == "latin_first")

    assert ("125", "paper.yaml") == (changed.value, changed.source)
