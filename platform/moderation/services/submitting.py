"""The one way in: a text or an answer is published, or waits for a moderator, or is refused."""

from datetime import datetime

from django.db import transaction

from accounts.locks import lock_account
from accounts.models import Account
from articles import services as articles
from articles.choices import Audience
from articles.drafting import Manuscript, Sheet
from articles.errors import TextRefused
from articles.models import Article, Comment
from articles.proposals import Proposal
from articles.reasons import Reasons
from articles.wording import MAX_COMMENT, one_line, plain_source
from communities.models import Community
from communities.selectors import community_named
from moderation.reasons import CaseKind
from moderation.screening import Does, Hit, Why, entries, of_few, why_held
from moderation.selectors.firsts import waits_first
from moderation.selectors.watched import hits_in
from moderation.services.holding import Held, hold_answer, hold_text, was_let_out
from moderation.services.limiting import require_room_for_answer, require_room_for_text
from moderation.services.reporting import open_case


@transaction.atomic
def submit(
    author: Account, *, proposal: Proposal, sheet: Sheet, text: Manuscript, now: datetime
) -> Article | Held:
    """Publish a text as `articles.services.publish` does, or keep it for a moderator where one of
    its words is watched for so, or where it is among the first in a community that looks at them.

    `text` is the form that says it, kept as a draft while it waits. What the same form with the
    same words has become is that text again, and nothing else is. What circles alone will read
    opens no case, and waits for the site's moderators alone. A TextRefused names the words
    that have to go; TooOften where the community takes no more today; otherwise what publishing
    refuses. Locks the author's row.
    """
    lock_account(author.pk)
    place = community_named(proposal.community) if proposal.community else None
    hits: list[Hit] = []
    title, body = one_line(proposal.title), plain_source(proposal.body)
    if articles.sent_before(author, sheet=sheet, title=title, body=body) is None:
        beside = (*proposal.tags, *map(one_line, proposal.choices.words))
        hits = hits_in(title, *beside, body, community_id=place.pk if place else None)
        refuse_words(hits)
        few = proposal.choices.audience is not Audience.EVERYBODY
        hits = of_few(hits) if few else hits
        if place is not None:
            require_room_for_text(author, community=place, now=now)
        why = None
        if not was_let_out(sheet, community=place, title=text.title, body=text.body, hits=hits):
            why = _why(author, None if few else place, hits)
        if why is not None:
            articles.require_voice(author, now=now)
            Reasons(articles.why_not(author, proposal, now=now)).refuse()
            return hold_text(
                author, sheet=sheet, text=text, community=place, why=why, hits=hits, now=now
            )
    article = articles.publish(
        author,
        title=proposal.title,
        body=proposal.body,
        tags=proposal.tags,
        language=proposal.language,
        community=place,
        options=proposal.options,
        choices=proposal.choices,
        host_bp=proposal.host_bp,
        sheet=sheet,
        now=now,
    )
    _report(author, hits, work_id=article.pk, place=place, now=now)
    return article


@transaction.atomic
def submit_answer(
    work_id: int,
    *,
    author: Account,
    body: str,
    for_few: bool = False,
    sheet: Sheet | None = None,
    now: datetime,
) -> Comment | Held:
    """Answer a text as `articles.services.reply` does, or keep the answer for a moderator; as in
    `submit`. Locks the author's row.
    """
    lock_account(author.pk)
    place, hits, plain = None, list[Hit](), plain_source(body)
    if sheet is None or not _is_there(work_id, author=author, sheet=sheet, body=plain, now=now):
        article = _article_of(work_id)
        place = article.community if article else None
        hits = hits_in(plain, community_id=place.pk if place else None)
        refuse_words(hits)
        few = article is not None and article.audience != Audience.EVERYBODY
        hits = of_few(hits) if few else hits
        if place is not None:
            require_room_for_answer(author, community=place, now=now)
        why = _why(author, None if few else place, hits)
        if why is not None and plain.strip() and len(plain) <= MAX_COMMENT:
            articles.require_answerable(work_id, author=author, for_few=for_few, now=now)
            return hold_answer(
                author,
                work_id=work_id,
                body=plain,
                for_few=for_few,
                sheet=sheet,
                community=place,
                why=why,
                hits=hits,
                now=now,
            )
    comment = articles.reply(
        work_id, author=author, body=body, for_few=for_few, sheet=sheet, now=now
    )
    _report(author, hits, work_id=comment.pk, place=place, now=now)
    return comment


def _is_there(work_id: int, *, author: Account, sheet: Sheet, body: str, now: datetime) -> bool:
    """Whether the answer was published already, from this form or a moment ago from another."""
    if articles.became(author, sheet=sheet, body=body) is not None:
        return True
    same = articles.answered_just_now(work_id, author=author, body=body, now=now)
    return same is not None


def refuse_words(hits: list[Hit]) -> None:
    """TextRefused where one of the words is taken from nobody."""
    words = entries(hits, does=Does.REFUSE)
    if words:
        raise TextRefused(
            "Texts with these words are not taken here: %(words)s. Your words are kept; take"
            " these out, or ask a moderator.",
            words=", ".join(words),
        )


def _report(
    author: Account, hits: list[Hit], *, work_id: int, place: Community | None, now: datetime
) -> None:
    """Open a case about a text that went out with words that moderators want to hear of."""
    if entries(hits, does=Does.REPORT):
        open_case(
            CaseKind.WORDS,
            work_id=work_id,
            account=author,
            community_id=place.pk if place else None,
            severity=1,
            now=now,
        )


def _why(author: Account, place: Community | None, hits: list[Hit]) -> Why | None:
    """Why it has to wait. At most three queries."""
    first = place is not None and waits_first(author, community=place)
    return why_held(hits, first=first)


def _article_of(work_id: int) -> Article | None:
    """The article that is answered, or below which. One query, two for a comment."""
    for model, article in ((Article, ""), (Comment, "article__")):
        found = model.objects.filter(pk=work_id).select_related(f"{article}community").first()
        if isinstance(found, Comment):
            return found.article
        if found is not None:
            return found
    return None
