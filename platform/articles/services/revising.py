"""Publish the next version of a text; the earlier ones stay."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from accounts.locks import lock_account
from accounts.models import Account
from articles.choices import DEFAULT as NO_CHOICES
from articles.choices import Audience, Choices
from articles.drafting import Sheet
from articles.errors import DraftChanged, NotOpen, NotYours, UnknownText
from articles.models import Article, Comment, Revision
from articles.proposals import Proposal
from articles.reasons import Reasons
from articles.services.choices import check_turn, choose_anew
from articles.services.mentions import tell_mentioned
from articles.services.moving import move
from articles.services.quoting import note_quotes
from articles.services.searching import index_texts
from articles.services.standing import require_voice
from articles.services.submissions import discard, sent_before, spend
from articles.services.tagging import tag
from articles.services.translations import check_another
from articles.services.versions import (
    EXCERPT,
    checked_body,
    checked_note,
    write_version,
)
from articles.services.vetting import why_not
from articles.states import State, takes_replies
from articles.wording import MAX_COMMENT, one_line, plain_source, shorten, tags_of


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
    for_few: bool = False,
    now: datetime,
) -> Revision:
    """Publish the next version of one's own text; the earlier ones stay. Locks the author's row,
    then the text's.

    Title, tags, language, choices and community, which is named by its slug and "" for none, are
    an article's; where they are not given they stay as they are. `note` says what has changed. The
    same words again make no new version. The draft of `sheet` is used up. `seen` is the version of
    a comment, which has no draft, that the writer changed: where there is a newer one with other
    words, nothing is written; nor where it was changed `for_few` and everybody reads the article
    by now. UnknownText, NotYours, NotOpen, InSuspension, DraftChanged; what `vetting.why_not`
    finds, and what keeps its readers and its place as they are, is refused at once.
    """
    title, body = one_line(title), plain_source(body)
    # First, as who erases the text takes it: a series that it enters asks for it as well.
    lock_account(author.pk)
    sent = sheet and sent_before(author, sheet=sheet, title=title, body=body)
    text = _own(work_id, author=author, now=now)
    if sent:
        return text.revision
    if isinstance(text, Comment):
        if for_few:
            _require_few(text)
        return _revise_comment(text, body=body, note=note, seen=seen, now=now)
    tags, title = None if tags is None else tags_of(tags), title or text.title
    given = choices or NO_CHOICES
    _move_if_possible(
        text,
        author=author,
        proposal=Proposal(title, body, tags or (), language or text.language, choices=given),
        audience=choices.audience if choices is not None else None,
        community=community,
        note=note,
        now=now,
    )
    _rearrange(text, author=author, tags=tags, language=language, choices=choices, now=now)
    if (text.revision.title, text.revision.body) != (title, body):
        _replace(text, title=title, body=body, note=checked_note(note), now=now)
        if sheet:
            spend(author, sheet=sheet, work_id=work_id, now=now)
    elif sheet:
        discard(author, sheet=sheet)
    index_texts([work_id])
    tell_mentioned(text, now=now)
    note_quotes(text, now=now)
    return text.revision


def _require_few(comment: Comment) -> None:
    """NotOpen where everybody reads the article. Holds its readers: locks its row."""
    above = Article.objects.select_for_update(no_key=True).get(pk=comment.article_id)
    if above.audience == Audience.EVERYBODY:
        raise NotOpen(
            "Everybody reads this text by now; when you began, circles alone did. Send your "
            "answer again if everybody may read it too."
        )


def _move_if_possible(
    article: Article,
    *,
    author: Account,
    proposal: Proposal,
    audience: Audience | None,
    community: str | None,
    note: str,
    now: datetime,
) -> None:
    """Move an article where it is to stand, if all else that is wanted can be had as well."""
    reasons = Reasons(why_not(author, proposal, now=now))
    with reasons.about("note"):
        checked_note(note)
    with reasons.about("audience"):
        if audience is not None:
            check_turn(article, audience=audience)
    with reasons.about("original"):
        if not reasons.found:
            check_another(article, author=author, address=proposal.choices.original)
    with reasons.about("community"):
        if community is not None:
            move(article, author=author, community=community, now=now)
    reasons.refuse()


def _rearrange(
    article: Article,
    *,
    author: Account,
    tags: tuple[str, ...] | None,
    language: str | None,
    choices: Choices | None,
    now: datetime,
) -> None:
    """What can change without a new version; it is known to be possible."""
    if tags is not None:
        tag(article.pk, words=tags)
    if language is not None:
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
    newest, note = comment.revision, checked_note(note)
    body = checked_body(body, most=MAX_COMMENT)
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


def _own(work_id: int, *, author: Account, now: datetime) -> Article | Comment:
    """The text, its row locked, where its author may revise it. The author's row is locked."""
    require_voice(author, now=now)
    for model in (Article, Comment):
        found = model.objects.select_for_update(of=("self",)).select_related("revision")
        text = found.filter(pk=work_id).first()
        if text is None:
            continue
        if text.author_id != author.pk:
            raise NotYours("Only its author can revise a text.")
        if not takes_replies(State(text.state)):
            raise NotOpen("A text that was taken away cannot be revised.")
        return text
    raise UnknownText("There is no such text.")
