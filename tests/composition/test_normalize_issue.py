from dataclasses import replace

from layout.composition.normalize_issue import normalise_issue
from layout.composition.normalize_rules import load_normaliser
from layout.errors import Where
from layout.model.issue import Article, Page, Rows, Story
from layout.model.text import Anchor, Paragraph, Role
from tests.makeup.test_example import example_issue

WHERE = Where("issue.yaml", 1)


def test_copy_is_put_right_and_every_change_is_told() -> None:
    body = Paragraph(
        "lead", Role.BODY, 0, "他说(笑)...", "copy/lead.md", anchors=(Anchor(0, 5, 1),)
    )
    story = Story(Article("lead", "copy/lead.md", WHERE, body=(body,)), WHERE)
    issue = replace(
        example_issue(), pages=(Page("2", "文化", WHERE, root=Rows((story,), WHERE)),)
    )

    done = normalise_issue(issue, load_normaliser())

    root = done.pages[0].root
    assert isinstance(root, Rows)
    assert isinstance(root.items[0], Story)
    assert "他说（笑）……" == root.items[0].article.body[0].text
    assert {"2"} == {each.page for each in done.findings}
    assert {5} == {each.where.line for each in done.findings}
    assert len(done.findings) >= 2


def test_a_story_that_is_not_written_yet_leaves_no_doubts() -> None:
    story = Story(Article("lead", "", WHERE, dummy=600), WHERE)
    issue = replace(
        example_issue(), pages=(Page("2", "文化", WHERE, root=Rows((story,), WHERE)),)
    )

    done = normalise_issue(issue, load_normaliser())

    assert issue.pages == done.pages


def test_the_examples_clean_copy_is_left_alone() -> None:
    issue = example_issue()

    assert issue.pages == normalise_issue(issue, load_normaliser()).pages
