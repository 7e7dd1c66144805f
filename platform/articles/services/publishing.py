"""Publish an article, answer a text, publish a new version."""

import re
from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.db.models import F

from accounts.models import Account
from articles.drafting import Sheet
from articles.errors import NotOpen, NotYours, TextRefused, UnknownText
from articles.models import Article, Comment, Revision
from articles.options import DEFAULT, Options, check_options
from articles.services.options import write_terms
from articles.services.searching import index_texts
from articles.services.submissions import became, discard, sent_before, spend
from articles.services.tagging import tag
from articles.services.versions import (
    EXCERPT,
    checked_body,
    checked_title,
    write_version,
)
from articles.states import State, takes_replies
from articles.threads import MAX_DEPTH, depth_of, path_of
from articles.wording import (
    LANGUAGE_PATTERN,
    MAX_TAGS,
    article_permlink,
    comment_permlink,
    free_permlink,
    shorten,
    tags_of,
)
from communities.models import Community
from notifications.kinds import Kind, News
from notifications.services import tell
from rewards.services import open_work_window


@transaction.atomic
def publish(
    author: Account,
    *,
    title: str,
    body: str,
    tags: Iterable[str] = (),
    language: str = "en",
    community: Community | None = None,
    options: Options = DEFAULT,
    sheet: Sheet | None = None,
    now: datetime,
) -> Article:
    """Publish an article and open it for votes. Locks the author's row, so addresses stay apart.

    The draft of `sheet` is used up; the same words of the same sheet again give the same article.
    TextRefused, OptionsRefused or DraftChanged, before anything is written, when it cannot be
    published so.
    """
    title, body, words = checked_title(title), checked_body(body), _checked_tags(tags)
    options = check_options(options)
    _check_language(language)
    if sheet and (sent := sent_before(author, sheet=sheet, title=title, body=body)):
        return Article.objects.get(pk=sent)
    permlink = _free_address(author, wanted=article_permlink(title, at=now))
    work = open_work_window(
        author.wallet_id,
        host=community.wallet_id if community else None,
        declined=options.declined,
        now=now,
    )
    write_terms(work.pk, options=options)
    revision, rendered = write_version(work.pk, number=1, title=title, body=body, at=now)
    article = Article.objects.create(
        work=work,
        author=author,
        permlink=permlink,
        community=community,
        language=language,
        title=title,
        excerpt=shorten(rendered.text, limit=EXCERPT),
        words=rendered.words,
        revision=revision,
        published_at=now,
    )
    tag(article.pk, words=words)
    if sheet:
        spend(author, sheet=sheet, work_id=article.pk, now=now)
    index_texts([work.pk])
    return article


@transaction.atomic
def reply(
    work_id: int, *, author: Account, body: str, sheet: Sheet | None = None, now: datetime
) -> Comment:
    """Answer the article or the comment `work_id`. Locks the answering author's row.

    The same words of the same sheet again give the same comment; other words make another one.
    UnknownText, or NotOpen when what is answered was withdrawn or stands too deep.
    """
    body = checked_body(body)
    article, parent = _answered(work_id)
    above = parent or article
    if not takes_replies(State(above.state)) or not takes_replies(State(article.state)):
        raise NotOpen("This text was withdrawn and takes no answers any more.")
    if parent is not None and depth_of(parent.path) >= MAX_DEPTH:
        raise NotOpen("This thread is as deep as it gets: answer a comment further up.")
    if sheet and (sent := became(author, sheet=sheet, body=body)):
        return Comment.objects.get(pk=sent)
    permlink = _free_address(author, wanted=comment_permlink(above.permlink, at=now))
    work = open_work_window(
        author.wallet_id,
        host=article.community.wallet_id if article.community else None,
        ranked=False,
        now=now,
    )
    revision, _ = write_version(work.pk, number=1, title="", body=body, at=now)
    comment = Comment.objects.create(
        work=work,
        article=article,
        parent=parent,
        path=path_of(work.pk, parent=parent.path if parent else ""),
        author=author,
        permlink=permlink,
        revision=revision,
        published_at=now,
    )
    Article.objects.filter(pk=article.pk).update(replies=F("replies") + 1)
    if sheet:
        spend(author, sheet=sheet, work_id=comment.pk, now=now)
    tell([_answer(comment, above)])
    index_texts([work.pk])
    return comment


def _answer(comment: Comment, above: Article | Comment) -> News:
    """What the author of the text above is told; the notice leads to the answer."""
    return News(
        above.author_id,
        Kind.REPLY,
        key=f"reply/{comment.pk}",
        group=f"reply/{comment.pk}",
        at=comment.published_at,
        actor=comment.author_id,
        work=comment.pk,
    )


@transaction.atomic
def revise(
    work_id: int,
    *,
    author: Account,
    title: str = "",
    body: str,
    tags: Iterable[str] | None = None,
    language: str | None = None,
    sheet: Sheet | None = None,
    now: datetime,
) -> Revision:
    """Publish the next version of one's own text; the earlier ones stay. Locks the text's row, and
    with a sheet the author's before it.

    Title, tags and language are an article's; where they are not given they stay as they are. The
    same words again make no new version. The draft of `sheet` is used up. UnknownText, NotYours,
    NotOpen, TextRefused or DraftChanged.
    """
    body = checked_body(body)
    sent = sheet and sent_before(author, sheet=sheet, title=checked_title(title), body=body)
    text = _own(work_id, author=author)
    newest = text.revision
    if sent:
        return newest
    if isinstance(text, Comment):
        if newest.body == body:
            return newest
        revision, _ = write_version(work_id, number=newest.number + 1, title="", body=body, at=now)
        Comment.objects.filter(pk=work_id).update(revision=revision)
        index_texts([work_id])
        return revision
    title = checked_title(title or text.title)
    if tags is not None:
        tag(work_id, words=_checked_tags(tags))
    if language is not None:
        _check_language(language)
        Article.objects.filter(pk=work_id).update(language=language)
    if (newest.title, newest.body) == (title, body):
        if sheet:
            discard(author, sheet=sheet)
        index_texts([work_id])
        return newest
    revision, rendered = write_version(
        work_id, number=newest.number + 1, title=title, body=body, at=now
    )
    Article.objects.filter(pk=work_id).update(
        revision=revision,
        title=title,
        excerpt=shorten(rendered.text, limit=EXCERPT),
        words=rendered.words,
    )
    if sheet:
        spend(author, sheet=sheet, work_id=work_id, now=now)
    index_texts([work_id])
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


def _answered(work_id: int) -> tuple[Article, Comment | None]:
    article = Article.objects.select_related("community").filter(pk=work_id).first()
    if article is not None:
        return article, None
    comment = Comment.objects.select_related("article__community").filter(pk=work_id).first()
    if comment is None:
        raise UnknownText("There is no such text to answer.")
    return comment.article, comment


def _free_address(author: Account, *, wanted: str) -> str:
    """An address of its own. The row lock makes two texts of one author wait for each other."""
    Account.objects.select_for_update().get(pk=author.pk)
    taken: set[str] = set()
    for model in (Article, Comment):
        like = model.objects.filter(author=author, permlink__startswith=wanted)
        taken.update(like.values_list("permlink", flat=True))
    return free_permlink(wanted, taken=taken)


def _checked_tags(tags: Iterable[str]) -> tuple[str, ...]:
    words = tags_of(tags)
    if len(words) > MAX_TAGS:
        raise TextRefused(
            "A text has at most %(most)s tags; this one has %(count)s.",
            most=MAX_TAGS,
            count=len(words),
        )
    return words


def _check_language(language: str) -> None:
    if not re.fullmatch(LANGUAGE_PATTERN, language) or len(language) > 35:
        raise TextRefused("%(word)s is no code of a language; English is en.", word=language[:40])
