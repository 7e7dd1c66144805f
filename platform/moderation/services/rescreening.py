"""A published text that is changed is looked through as a new one is."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from accounts.locks import lock_account
from accounts.models import Account
from articles.choices import Audience, Choices
from articles.errors import TextRefused
from articles.models import Article, Comment, SeriesPart
from articles.wording import one_line, plain_source
from communities.models import Community
from communities.selectors import community_named
from moderation.reasons import CaseKind
from moderation.screening import Does, Hit, entries
from moderation.selectors.firsts import waits_first
from moderation.selectors.subjects import community_of, text_of
from moderation.selectors.watched import hits_in
from moderation.services.limiting import require_room_for_text
from moderation.services.reporting import open_case
from moderation.services.submitting import refuse_words


@contextmanager
def screened(
    work_id: int,
    *,
    author: Account,
    body: str,
    title: str = "",
    tags: Iterable[str] = (),
    choices: Choices | None = None,
    community: str | None = None,
    now: datetime,
) -> Iterator[None]:
    """A transaction for a change of one's own text, whose new words are looked for in the lists.

    TextRefused, and nothing is changed, where it adds a word that nobody may publish. The text is
    out already, so that other words on a list open a case and let it stand. Words that it had
    before were looked at before, unless circles alone read them; what circles alone read from now
    on opens no case.

    `choices` are those of an article. `community` is where it moves to, as
    `articles.services.revise` takes it: TextRefused where the next text of its author would wait
    there, TooOften where there is no room for it today, and where another window changes it at the
    same moment. Locks the case, where there is one to be, then the author's row.
    """
    beside = map(one_line, choices.words) if choices else ()
    words = (one_line(title), *tags, *beside, plain_source(body))
    audience = choices.audience if choices else None
    with transaction.atomic():
        change = _look(work_id, words=words, audience=audience, community=community)
        if change.opens_a_case:
            open_case(
                CaseKind.WORDS,
                work_id=work_id,
                account=author,
                community_id=change.place,
                severity=1,
                now=now,
            )
        lock_account(author.pk)
        # What another window wrote while this one waited.
        since = _look(work_id, words=words, audience=audience, community=community)
        if since.opens_a_case and not change.opens_a_case:
            raise TextRefused(
                "This text was changed in another window at this moment. Your words are kept;"
                " send them again."
            )
        if since.goes_to is not None:
            _require_room(author, since.goes_to, now)
        if since.opens_in is not None:
            _require_known(author, since.opens_in)
        yield


@dataclass(frozen=True, slots=True)
class _Change:
    """What a change of a text comes to."""

    #: The community that it stands in afterwards, and the same where it comes in by this.
    place: int | None
    goes_to: Community | None
    #: The community that it stands in where everybody reads it from now on.
    opens_in: Community | None
    opens_a_case: bool


def _look(
    work_id: int, *, words: Sequence[str], audience: Audience | None, community: str | None
) -> _Change:
    """What the words add to a text as it stands now. TextRefused."""
    text = text_of(work_id)
    read_by = _audience_of(text) if text else Audience.EVERYBODY
    after = audience or read_by
    opens = read_by is not Audience.EVERYBODY and after is Audience.EVERYBODY
    had = set(_hits_of(text)) if text and not opens else set()
    place = community_of(text) if text else None
    goes_to = None
    if community is not None:
        found = community_named(community) if community else None
        goes_to = found if found is not None and found.pk != place else None
        place = found.pk if found is not None else None
    new = [hit for hit in hits_in(*words, community_id=place) if hit not in had]
    refuse_words(new)
    told = bool(entries(new, does=Does.HOLD) or entries(new, does=Does.REPORT))
    opens_in = Community.objects.filter(pk=place).first() if opens and place else None
    return _Change(place, goes_to, opens_in, told and after is Audience.EVERYBODY)


def _require_room(author: Account, community: Community, now: datetime) -> None:
    _require_known(author, community)
    require_room_for_text(author, community=community, now=now)


def _require_known(author: Account, community: Community) -> None:
    if waits_first(author, community=community):
        raise TextRefused(
            "First texts wait for a moderator there. Publish one there first: then others can"
            " come."
        )


def _audience_of(text: Article | Comment) -> Audience:
    return Audience((text if isinstance(text, Article) else text.article).audience)


def _hits_of(text: Article | Comment) -> list[Hit]:
    """The entries that a text has as it stands."""
    beside: Sequence[str] = ()
    if isinstance(text, Article):
        tags = text.tags.values_list("tag__name", flat=True)
        series = SeriesPart.objects.filter(pk=text.pk).values_list("series__title", flat=True)
        beside = (*tags, *series, text.sponsor, text.sensitive, text.canonical)
    newest = text.revision
    return hits_in(newest.title, *beside, newest.body, community_id=community_of(text))
