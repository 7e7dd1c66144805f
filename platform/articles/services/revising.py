"""Publish the next version of a text; the earlier ones stay."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from accounts.models import Account
from articles.choices import Choices
from articles.drafting import Sheet
from articles.errors import DraftChanged, NotOpen, NotYours, UnknownText
from articles.models import Article, Comment, Revision
from articles.services.choices import choose_anew
from articles.services.mentions import tell_mentioned
from articles.services.moving import move
from articles.services.quoting import note_quotes
from articles.services.searching import index_texts
from articles.services.submissions import discard, sent_before, spend
from articles.services.tagging import tag
from articles.services.versions import (
    EXCERPT,
    check_language,
    checked_body,
    checked_note,
    checked_tags,
    checked_title,
    write_version,
)
from articles.states import State, takes_replies
from articles.wording import MAX_COMMENT, shorten


@transaction.atomic
def revise(
    work_id: int,
    *,
    author: Account,
    title: str = "",
    body: str,
    tags: Iterable[str] | None = None,
    language: str | None = None,
    choices: Choices | None = None,
    community: str | None = None,
    note: str = "",
    sheet: Sheet | None = None,
    seen: int | None = None,
    now: datetime,
) -> Revision:
    """Publish the next version of one's own text; the earlier ones stay. Locks the text's row, and
    with a sheet the author's before it.

    Title, tags, language, choices and community, which is named by its slug and "" for none, are
    an article's; where they are not given they stay as they are. `note` says what has changed. The
    same words again make no new version. The draft of `sheet` is used up. `seen` is the version of
    a comment, which has no draft, that the writer changed: where there is a newer one with other
    words, nothing is written. UnknownText, NotYours, NotOpen, TextRefused, UploadRefused for the
    cover, or DraftChanged.
    """
    body, note = checked_body(body), checked_note(note)
    sent = sheet and sent_before(author, sheet=sheet, title=checked_title(title), body=body)
    text = _own(work_id, author=author)
    if sent:
        return text.revision
    if isinstance(text, Comment):
        return _revise_comment(text, body=body, note=note, seen=seen, now=now)
    title = checked_title(title or text.title)
    _rearrange(text, author=author, tags=tags, language=language, choices=choices, now=now)
    if community is not None:
        move(text, author=author, community=community, now=now)
    if (text.revision.title, text.revision.body) != (title, body):
        _replace(text, title=title, body=body, note=note, now=now)
        if sheet:
            spend(author, sheet=sheet, work_id=work_id, now=now)
    elif sheet:
        discard(author, sheet=sheet)
    index_texts([work_id])
    tell_mentioned(text, now=now)
    note_quotes(text, now=now)
    return text.revision


def _rearrange(
    article: Article,
    *,
    author: Account,
    tags: Iterable[str] | None,
    language: str | None,
    choices: Choices | None,
    now: datetime,
) -> None:
    """What can change without a new version."""
    if tags is not None:
        tag(article.pk, words=checked_tags(tags))
    if language is not None:
        check_language(language)
        Article.objects.filter(pk=article.pk).update(language=language)
    if choices is not None:
        choose_anew(article, author=author, choices=choices, now=now)


def _replace(article: Article, *, title: str, body: str, note: str, now: datetime) -> None:
    newest = article.revision
    revision, rendered = write_version(
        article.pk,
        number=newest.number + 1,
        title=title,
        body=body,
        note=note,
        before=newest,
        at=now,
    )
    Article.objects.filter(pk=article.pk).update(
        revision=revision,
        title=title,
        excerpt=shorten(rendered.text, limit=EXCERPT),
        words=rendered.words,
    )
    article.revision = revision


def _revise_comment(
    comment: Comment, *, body: str, note: str, seen: int | None, now: datetime
) -> Revision:
    newest, body = comment.revision, checked_body(body, most=MAX_COMMENT)
    if newest.body == body:
        return newest
    if seen is not None and seen < newest.number:
        raise DraftChanged("There is a newer version of this comment than the one you changed.")
    revision, _ = write_version(
        comment.pk,
        number=newest.number + 1,
        title="",
        body=body,
        note=note,
        before=newest,
        at=now,
    )
    Comment.objects.filter(pk=comment.pk).update(revision=revision)
    comment.revision = revision
    index_texts([comment.pk])
    tell_mentioned(comment, now=now)
    note_quotes(comment, now=now)
    return revision


def _own(work_id: int, *, author: Account) -> Article | Comment:
    for model in (Article, Comment):
        found = model.objects.select_for_update(of=("self",)).select_related("revision")
        text = found.filter(pk=work_id).first()
        if text is None:
            continue
        if text.author_id != author.pk:
            raise NotYours("Only its author can revise a text.")
        if not takes_replies(State(text.state)):
            raise NotOpen("A text that was withdrawn cannot be revised.")
        return text
    raise UnknownText("There is no such text.")
