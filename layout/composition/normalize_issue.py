"""A whole issue normalised: every field and paragraph of its copy.

In comes an issue as it was read, out comes the same issue with the copy that is set;
its findings name each change and each doubt at its place. The files stay as they are.
Source: composition 2.9, manifest section 4.
"""

from dataclasses import replace

from typing_extensions import TypeIs

from layout.composition.normalize import change_notes, normalise
from layout.composition.normalize_doubts import doubts
from layout.composition.normalize_rules import Normaliser
from layout.model.finding import Finding
from layout.model.inset import Inset
from layout.model.issue import (
    Article,
    Auto,
    Briefs,
    Cols,
    Continuation,
    Issue,
    Item,
    Masthead,
    Page,
    Photo,
    PhotoStory,
    Rows,
    Section,
    Story,
)
from layout.model.text import Paragraph


def normalise_issue(issue: Issue, rules: Normaliser) -> Issue:
    """Give the issue with its copy normalised and what was changed as findings."""
    walk = _Walk(rules)
    pages = tuple(walk.page(page) for page in issue.pages)
    return replace(issue, pages=pages, findings=(*issue.findings, *walk.findings))


class _Walk:
    """Takes an issue through the rules and gathers what they notice."""

    def __init__(self, rules: Normaliser) -> None:
        self._rules = rules
        self._page = ""
        self.findings: list[Finding] = []

    def page(self, page: Page) -> Page:
        self._page = page.number
        root = self._item(page.root) if page.root else None
        return replace(page, root=root, boxes=tuple(map(self._item, page.boxes)))

    def _item(self, item: Item) -> Item:
        match item:
            case Rows() | Cols() | Auto():
                return replace(item, items=tuple(map(self._item, item.items)))
            case Section():
                child = self._item(item.child)
                return replace(item, child=child) if _is_group(child) else item
            case _:
                return self._leaf(item)

    def _leaf(self, item: Item) -> Item:
        match item:
            case Masthead() if item.ear_story:
                return replace(item, ear_story=self._story(item.ear_story))
            case Story():
                return self._story(item)
            case PhotoStory():
                article = self._article(item.article)
                return replace(
                    item,
                    article=article,
                    photos=tuple(map(self._photo, item.photos)),
                    group_caption=self._field(item.group_caption),
                )
            case Briefs():
                return replace(item, items=tuple(map(self._article, item.items)))
            case Continuation():
                return replace(item, headline=self._field(item.headline))
            case _:
                return item

    def _story(self, story: Story) -> Story:
        return replace(
            story,
            article=self._article(story.article),
            photos=tuple(map(self._photo, story.photos)),
            group_caption=self._field(story.group_caption),
            insets=tuple(map(self._inset, story.insets)),
            quotes=tuple(replace(q, text=self._text(q.text)) for q in story.quotes),
        )

    def _inset(self, inset: Inset) -> Inset:
        text = tuple(map(self._text, inset.text))
        self._note(doubts(text, self._rules))
        return replace(inset, text=text, title=self._field(inset.title))

    def _photo(self, photo: Photo) -> Photo:
        return replace(
            photo,
            caption=self._field(photo.caption),
            credit=self._field(photo.credit),
        )

    def _article(self, article: Article) -> Article:
        body = tuple(map(self._text, article.body))
        self._note(doubts(body, self._rules))
        return replace(
            article,
            kicker=self._field(article.kicker),
            headline=self._field(article.headline),
            deck=self._field(article.deck),
            summary=self._field(article.summary),
            byline=self._field(article.byline),
            credit=self._field(article.credit),
            caption=self._field(article.caption),
            body=body,
        )

    def _field(self, paragraph: Paragraph | None) -> Paragraph | None:
        return self._text(paragraph) if paragraph else None

    def _text(self, paragraph: Paragraph) -> Paragraph:
        done = normalise(paragraph, self._rules)
        if done.changes:
            self._note(change_notes(paragraph, done.changes))
        return done.paragraph

    def _note(self, findings: tuple[Finding, ...]) -> None:
        self.findings += [replace(each, page=self._page) for each in findings]


def _is_group(item: Item) -> TypeIs[Rows | Cols]:
    return isinstance(item, Rows | Cols)
