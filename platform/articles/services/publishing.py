"""Publish an article, answer a text."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.db.models import F

from accounts.locks import lock_account
from accounts.models import Account
from accounts.muting import is_blocked
from articles.addresses import erased_at
from articles.choices import DEFAULT as NO_CHOICES
from articles.choices import Audience, Choices, check_choices
from articles.drafting import Sheet
from articles.errors import NotOpen, UnknownText
from articles.models import Article, Comment
from articles.options import DEFAULT, Options, check_options
from articles.proposals import Proposal
from articles.reasons import Reasons
from articles.services.choices import (
    columns,
    dress,
    invite,
    outside_the_rewards,
    put_among_others,
    take_no_votes,
)
from articles.services.followers import tell_followers
from articles.services.hearing import who_wants_to_hear
from articles.services.mentions import tell_mentioned
from articles.services.options import write_terms
from articles.services.polls import ask_question
from articles.services.quoting import note_quotes
from articles.services.searching import index_texts
from articles.services.standing import require_voice
from articles.services.submissions import answered_just_now, became, sent_before, spend
from articles.services.tagging import tag
from articles.services.versions import (
    EXCERPT,
    checked_body,
    checked_title,
    write_version,
)
from articles.services.vetting import why_not
from articles.states import State, takes_replies
from articles.threads import MAX_DEPTH, STEP, depth_of, path_of
from articles.visibility import may_answer, may_read
from articles.wording import (
    MAX_COMMENT,
    RESERVED,
    article_permlink,
    comment_permlink,
    free_permlink,
    shorten,
    tags_of,
)
from communities.models import Community
from communities.roles import Kind as CommunityKind
from communities.roles import Right, Role, may
from communities.selectors import role_of
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
    choices: Choices = NO_CHOICES,
    host_bp: int | None = None,
    sheet: Sheet | None = None,
    now: datetime,
) -> Article:
    """Publish an article and open it for votes. Locks the author's row, so addresses stay apart.

    What is for circles alone is declined, unranked and takes no votes, whatever the options. The
    draft of `sheet` is used up; the same words of the same sheet again give the same article. All
    that `vetting.why_not` finds is refused at once; DraftChanged, NotOpen, InSuspension.
    """
    words, place = tags_of(tags), community.slug if community else ""
    proposal = Proposal(title, body, words, language, place, options, choices, host_bp)
    Reasons(why_not(author, proposal, now=now)).refuse()
    title, body, choices = checked_title(title), checked_body(body), check_choices(choices)
    options = outside_the_rewards(check_options(options), choices)
    if sheet and (sent := sent_before(author, sheet=sheet, title=title, body=body)):
        return Article.objects.get(pk=sent)
    permlink = _free_address(author, wanted=article_permlink(title, at=now), now=now)
    work = open_work_window(
        author.wallet_id,
        host=community.wallet_id if community else None,
        declined=options.declined,
        ranked=choices.audience is Audience.EVERYBODY,
        now=now,
    )
    write_terms(work.pk, options=options, community=community, host_bp=host_bp)
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
        **columns(choices),
    )
    tag(article.pk, words=words)
    invite(article, choices=choices)
    dress(article, author=author, choices=choices)
    put_among_others(article, author=author, choices=choices)
    if choices.question is not None:
        ask_question(article, question=choices.question, now=now)
    if sheet:
        spend(author, sheet=sheet, work_id=article.pk, now=now)
    _make_known(article, now=now)
    return article


def _make_known(article: Article, *, now: datetime) -> None:
    """List it, and tell whom the text names and who waits for it, and whom it quotes."""
    _list(article, article.pk)
    tell_mentioned(article, now=now)
    tell_followers(article, now=now)
    note_quotes(article, now=now)


def _list(article: Article, work_id: int) -> None:
    """Let search find a text that everybody may read; keep the others out of the votes."""
    index_texts([work_id])
    if article.audience != Audience.EVERYBODY:
        take_no_votes(work_id)


@transaction.atomic
def reply(
    work_id: int,
    *,
    author: Account,
    body: str,
    for_few: bool = False,
    sheet: Sheet | None = None,
    now: datetime,
) -> Comment:
    """Answer the article or the comment `work_id`. Locks the answering author's row.

    The same words of the same sheet again give the same comment; other words make another one. So
    do the same words of another sheet within AGAIN: Back shows a page with a new key, and in its
    form the words that were sent.
    What was written `for_few` is not published where everybody reads the text by now: NotOpen.
    UnknownText, or NotOpen when what is answered was taken away or stands too deep, or when its
    author wants no answers from this account or moderators closed the thread; InSuspension.
    """
    body = checked_body(body, most=MAX_COMMENT)
    article, parent = _answered(work_id)
    above = parent or article
    _require_open(article, parent, author, for_few=for_few)
    if sheet and (sent := became(author, sheet=sheet, body=body)):
        return Comment.objects.get(pk=sent)
    if sheet and (same := answered_just_now(work_id, author=author, body=body, now=now)):
        return same
    permlink = _free_address(author, wanted=comment_permlink(above.permlink, at=now), now=now)
    work = open_work_window(
        author.wallet_id,
        host=article.community.wallet_id if article.community else None,
        ranked=False,
        declined=article.audience != Audience.EVERYBODY,
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
    _count_answer(article)
    if sheet:
        spend(author, sheet=sheet, work_id=comment.pk, now=now)
    if who_wants_to_hear([above.author_id], text=comment, now=now):
        tell([_answer(comment, above)])
    tell_mentioned(comment, now=now)
    note_quotes(comment, now=now)
    _list(article, work.pk)
    return comment


def require_answerable(work_id: int, *, author: Account, for_few: bool, now: datetime) -> None:
    """Refuse what `reply` would refuse of this text and this account, whatever the words."""
    require_voice(author, now=now)
    _require_open(*_answered(work_id), author, for_few=for_few)


def _count_answer(article: Article) -> None:
    """Locks the article's row, so that it and its readers stay what they are until this is done.

    NotOpen where it was taken away a moment ago, as the answer's address has its title; and where
    the readers were others: an answer is written for those who read it.
    """
    here = Article.objects.filter(pk=article.pk, state=State.PUBLISHED)
    if here.filter(audience=article.audience).update(replies=F("replies") + 1):
        return
    if here.exists():
        raise NotOpen("The author changed who reads this text: load it again before you answer.")
    raise _taken_away()


def _require_open(
    article: Article, parent: Comment | None, author: Account, *, for_few: bool
) -> None:
    """UnknownText or NotOpen where the author may not answer the article, or the comment of it."""
    above = parent or article
    if not may_read(author, article):
        raise UnknownText("There is no such text to answer.")
    if for_few and article.audience == Audience.EVERYBODY:
        raise NotOpen(
            "Everybody reads this text by now; when you began, circles alone did. Send your "
            "answer again if everybody may read it too."
        )
    if is_blocked(author, by=article.author_id):
        raise NotOpen("The author of this text has blocked you and takes no answers from you.")
    if not may_answer(author, article):
        raise NotOpen("The author of this text takes answers from others only.")
    if parent is not None and is_blocked(author, by=parent.author_id):
        raise NotOpen("Who wrote this comment has blocked you and takes no answers from you.")
    if not takes_replies(State(above.state)) or not takes_replies(State(article.state)):
        raise _taken_away()
    if article.community is not None:
        _require_a_voice(article.community, author)
    if article.locked or (parent is not None and _is_locked(parent)):
        raise NotOpen("Moderators closed this thread: it takes no more answers.")
    if parent is not None and depth_of(parent.path) >= MAX_DEPTH:
        raise NotOpen("This thread is as deep as it gets: answer a comment further up.")


def _require_a_voice(community: Community, author: Account) -> None:
    """NotOpen where the community takes no answers from this account. One query."""
    role = role_of(author.pk, community_id=community.pk)
    if role is Role.MUTED:
        raise NotOpen(
            "Moderators muted you in this community: it takes no answers from you now. Your cases "
            "say until when."
        )
    if not may(role, Right.ANSWER, kind=CommunityKind(community.kind)):
        raise NotOpen("Only members answer in this community: ask its moderators to let you in.")


def _is_locked(comment: Comment) -> bool:
    """Whether it or one that it stands below is locked. One query."""
    chain = [comment.path[:end] for end in range(STEP, len(comment.path) + 1, STEP)]
    return Comment.objects.filter(article=comment.article_id, path__in=chain, locked=True).exists()


def _taken_away() -> NotOpen:
    return NotOpen("This text was taken away and takes no answers any more.")


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


def _answered(work_id: int) -> tuple[Article, Comment | None]:
    article = Article.objects.select_related("community").filter(pk=work_id).first()
    if article is not None:
        return article, None
    comment = Comment.objects.select_related("article__community").filter(pk=work_id).first()
    if comment is None:
        raise UnknownText("There is no such text to answer.")
    return comment.article, comment


def _free_address(author: Account, *, wanted: str, now: datetime) -> str:
    """An address of its own. The row lock makes two texts of one author wait for each other, and
    both for the author who leaves or is suspended: NotOpen once the account is closed,
    InSuspension.
    """
    if not lock_account(author.pk).is_active:
        raise NotOpen("This account is closed.")
    require_voice(author, now=now)
    taken = set(RESERVED)
    for model in (Article, Comment):
        like = model.objects.filter(author=author, permlink__startswith=wanted)
        taken.update(like.values_list("permlink", flat=True))
    while erased_at(author.pk, free := free_permlink(wanted, taken=taken)):
        taken.add(free)
    return free
