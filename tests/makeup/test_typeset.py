from layout.errors import Where
from layout.makeup.desk import Desk
from layout.makeup.grid import basic
from layout.makeup.kinds.story import StorySitter
from layout.makeup.seat import Seat
from layout.model.issue import Article, Story
from layout.model.page import GlyphRun
from layout.model.text import Paragraph, Role
from tests.houses import example_house
from tests.makeup.test_example import example_issue

WHERE = Where("p03.yaml", 4)
LONG = (
    "大桥昨天上午正式通车，沙洲新区到东津老城的路程由四十分钟缩短到六分钟。"
    "市民周先生说：“早就盼着这一天了！”据介绍，大桥全长1528米，双向六车道。"
)


def test_a_subhead_of_several_lines_stays_in_its_column() -> None:
    issue = example_issue()
    desk = Desk(issue.pages[2], issue, example_house())
    subhead = Paragraph("story", Role.SUBHEAD, 0, LONG, "copy/story.md")
    body = Paragraph("story", Role.BODY, 0, LONG, "copy/story.md")
    article = Article("story", "copy/story.md", WHERE, body=(subhead, body))
    sitter = StorySitter(
        Story(article, WHERE), Seat(basic(desk.grid), 0, 1, rank=3), desk
    )
    region = sitter.seat.region(0, 30)

    runs = [
        mark
        for mark in sitter.place(region).marks
        if isinstance(mark, GlyphRun)
        and mark.span is not None
        and mark.span.role is Role.SUBHEAD
    ]

    assert LONG == "".join(run.text for run in runs)
    for run in runs:
        last = run.offsets[-1] / 1000 * run.size
        ink = run.size if run.text[-1].isalnum() else run.size / 2
        assert region.x - 0.5 <= run.x, run.text
        assert run.x + last + ink <= region.right + 0.5, run.text
