"""The desk a text is written on: which form, which draft, and all that stands around them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid5

from django.conf import settings
from django.http import Http404, QueryDict
from django.urls import reverse
from django.utils.translation import gettext

from accounts.models import Account, Restriction, RestrictionKind
from accounts.standing import restriction_of
from articles import selectors
from articles.drafting import Sheet
from articles.errors import ArticleError
from articles.markup import render
from articles.models import Article, Draft
from articles.selectors.references import known_in
from articles.services import may_be_passed_on
from articles.services.drafts import manuscript
from articles.services.hosting import host_share_of
from articles.wording import MAX_BODY, minutes
from communities.roles import Right, may
from communities.selectors import CommunityCard, communities_of, community_card
from frontend.forms.choices import Placement
from frontend.forms.sheets import initial_of
from frontend.forms.writing import PublishForm, WriteForm
from frontend.numerals import whole_number
from frontend.pages import choices, drafts, uploads
from frontend.pages.toolbar import hosts, tools, words
from frontend.pages.works import article_url
from frontend.phrases import date_and_hour, percent, span, when
from frontend.shown.drafts import Desk, DraftLine, Fault
from moderation.selectors.firsts import rooms_that_wait
from rewards.active import rules_at

#: Names the keys of revisions: every window that edits one version has the same sheet.
_REVISIONS = UUID("8c0ad5f9-9d3e-4c55-8f57-3f0d1ac3a5d1")


@dataclass(frozen=True, slots=True)
class Opened:
    """A draft on its desk, or a place for a new one."""

    account: Account
    key: UUID
    base: int
    initial: dict[str, Any]
    #: The work that is being revised.
    article: int | None = None
    permlink: str = ""
    updated_at: datetime | None = None
    latest: DraftLine | None = None
    communities: list[tuple[str, str]] = field(default_factory=list)
    #: Basis points that communities take of the author's part of a new text, by their slugs.
    shares: dict[str, int] = field(default_factory=dict)
    circles: list[tuple[str, str]] = field(default_factory=list)
    #: Where the published text stands, and whether it may be for circles from now on.
    placed: Placement | None = None
    narrows: bool = False
    #: What is said beside its community of the part that it promised one.
    promised: str = ""

    @property
    def audience(self) -> str:
        """Who may read the published text; "" for a new one."""
        return self.placed.audience if self.placed else ""

    def form(self, data: QueryDict | None) -> WriteForm:
        """The form of a new text or of a revision, filled with what was sent or kept."""
        kind = PublishForm if self.article is None else WriteForm
        return kind(
            data,
            initial=self.initial,
            communities=self.communities,
            shares=self.shares,
            placed=self.placed,
            narrows=self.narrows,
            promised=self.promised,
            circles=self.circles,
        )


def new_text(
    account: Account,
    *,
    key: UUID,
    quote: str = "",
    room: str = "",
    chose: bool = False,
    now: datetime,
) -> Opened:
    """The desk of a new text or of its draft under `key`; Http404 when that is somebody else's.

    A key without a draft is a text that only the writer's device has so far. `quote` is the number
    of a text that it begins with, `room` the address of the community that it is for: one that is
    open to the writer is offered beside their own, and any that the writer `chose`, so that it is
    said why it takes nothing.
    """
    draft = selectors.draft_of(account, key=key)
    if draft is None and selectors.is_anothers_draft(account, key=key):
        raise Http404
    if draft is None:
        offered, rooms = drafts.latest(account, now=now), _rooms(account, room, chose=chose)
        for_room = {"community": room} if room in rooms else {}
        return Opened(
            account,
            key,
            0,
            choices.usual(account) | for_room | _beginning(account, quote),
            latest=offered,
            communities=_titles(rooms),
            shares=_shares(rooms),
            circles=choices.circles(account),
        )
    return _with(draft, account, room=room, now=now)


def _beginning(account: Account, quote: str) -> dict[str, Any]:
    """The address of a text that may be quoted, alone on a line. Two queries, none without one."""
    work = whole_number(quote)
    if work is None:
        return {}
    try:
        text = may_be_passed_on(account, work_id=work)
    except ArticleError:
        return {}
    url = article_url(text.author.name, text.permlink)
    return {"body": f"{settings.INKWELL_SITE}{url}\n\n"}


def revision(account: Account, article: Article, *, key: UUID | None, now: datetime) -> Opened:
    """The desk of an article's next version: its draft if there is one, else what is published."""
    draft = (
        selectors.draft_of(account, key=key)
        if key
        else selectors.draft_of_article(account, article_id=article.pk)
    )
    if draft is not None and draft.article_id != article.pk:
        raise Http404
    if draft is not None:
        return _with(draft, account, now=now)
    if key is not None and selectors.is_anothers_draft(account, key=key):
        raise Http404
    placed = choices.placement(article)
    borne = sorted(article.tags.all(), key=lambda each: each.position)
    return Opened(
        account,
        key or uuid5(_REVISIONS, f"{article.pk}/{article.revision.number}"),
        0,
        {
            "title": article.title,
            "body": article.revision.body,
            "tags": " ".join(each.tag.name for each in borne),
            "language": article.language,
            **choices.of_article(article, placed=placed),
        },
        article=article.pk,
        permlink=article.permlink,
        placed=placed,
        narrows=selectors.is_owed_nothing(article),
        circles=choices.circles(account),
        communities=_titles(_rooms(account), article),
        promised=_promised(article.pk),
    )


def article_to_revise(name: str, *, permlink: str, viewer: Account) -> Article:
    """The article at an address, with version and tags; Http404 for who may not read it."""
    article = selectors.article_at(name, permlink, viewer=viewer)
    if article is None:
        raise Http404
    return article


def desk(opened: Opened, *, form: WriteForm, sheet: Sheet, now: datetime) -> Desk:
    """What stands around the form."""
    key, base, clean = sheet.key, sheet.base_version, not form.is_bound
    revises = opened.article is not None
    body = str(form["body"].value() or "")[:MAX_BODY]
    count = render(body, known=known_in(body)).words
    found = restriction_of(opened.account.pk, now=now)
    return Desk(
        heading=gettext("Edit") if revises else gettext("Write"),
        action_words=gettext("Publish this version") if revises else gettext("Publish"),
        consequence=_consequence(opened, found, now=now),
        restricted=found is not None,
        key=str(key),
        base=base,
        account=opened.account.pk,
        state=_state(opened, base=base, clean=clean, now=now),
        tools=tools(),
        words=words(),
        hosts=hosts(),
        article=str(opened.article or ""),
        versions_url=reverse("draft_versions", args=[key]),
        clean=clean,
        faults=_faults(form) if form.is_bound else (),
        latest=opened.latest if clean and not base else None,
        count=count,
        length=_length(count),
        series=selectors.series_of(opened.account),
        covers=uploads.listed(opened.account, field="cover", chosen=_cover(form), now=now),
    )


def _length(count: int) -> str:
    """How long a text is, in the words that the script keeps up."""
    reading = gettext("{n} min to read").format(n=minutes(count))
    return f"{drafts.words_in(count)} · {reading}"


def _faults(form: WriteForm) -> list[Fault]:
    """In the order of the page. Where there are several boxes the first one is led to."""
    return [
        Fault(str(field.label), field.id_for_label or f"{field.auto_id}_0", str(words))
        for field in form
        for words in field.errors
    ]


def _cover(form: WriteForm) -> int:
    """The number of the picture that the form holds as its cover, 0 for none."""
    return whole_number(str(form["cover"].value() or "")) or 0


def _with(draft: Draft, account: Account, *, room: str = "", now: datetime) -> Opened:
    revised = draft.article
    kept = initial_of(manuscript(draft), form=WriteForm if revised else PublishForm)
    placed = choices.placement(revised) if revised else None
    if revised and placed:
        kept = choices.up_to_date(kept, article=revised, placed=placed)
    named = "" if revised else room or str(kept.get("community") or "")
    rooms = _rooms(account, named, chose=True)
    return Opened(
        account,
        draft.key,
        draft.version,
        kept,
        article=draft.article_id,
        permlink=revised.permlink if revised else "",
        placed=placed,
        narrows=revised is not None and selectors.is_owed_nothing(revised),
        circles=choices.circles(account),
        updated_at=draft.updated_at,
        communities=_titles(rooms, revised),
        shares={} if revised else _shares(rooms),
        promised=_promised(draft.article_id),
    )


def _state(opened: Opened, *, base: int, clean: bool, now: datetime) -> str:
    """The words of state where no script keeps them up."""
    if not clean:
        return gettext("not saved")
    if not base or opened.updated_at is None:
        return gettext("nothing to save yet")
    moment = when(opened.updated_at, now=now).words
    return gettext("saved as %(version)s") % {"version": drafts.version_name(base, moment)}


def _rooms(account: Account, named: str = "", *, chose: bool = False) -> dict[str, CommunityCard]:
    """One's own communities by their slugs, and the one that is named: where one may write in it,
    or chose it. Two queries, four where that is not one's own.
    """
    rooms = {mine.slug: mine for mine in communities_of(account)}
    if named and named not in rooms:
        other = community_card(named, viewer=account)
        if other is not None and (chose or may(other.role, Right.POST, kind=other.kind)):
            rooms[named] = other
    return rooms


def _titles(
    rooms: Mapping[str, CommunityCard], article: Article | None = None
) -> list[tuple[str, str]]:
    """Slugs and titles, and those of the text's own also where one left it."""
    here = article.community if article else None
    places = {here.slug: here.title} if here else {}
    places |= {slug: room.title for slug, room in rooms.items()}
    return list(places.items())


def _shares(rooms: Mapping[str, CommunityCard]) -> dict[str, int]:
    """Basis points that each takes of the author's part; those that take nothing are absent."""
    return {slug: room.share_bp for slug, room in rooms.items() if room.share_bp}


def _promised(work: int | None) -> str:
    """What a published text promised a community; "" for none. At most two queries."""
    found = host_share_of(work) if work is not None else None
    if found is None:
        return ""
    words = gettext(
        "%(share)s of the author's part goes to c/%(slug)s, in which it was published, wherever"
        " it stands later."
    )
    return words % {"share": percent(found[1]), "slug": found[0]}


def _consequence(opened: Opened, found: Restriction | None, *, now: datetime) -> str:
    """What comes of publishing: for who is suspended nothing, for who is limited less. At most
    four queries.
    """
    if found is not None and found.kind == RestrictionKind.SUSPENDED:
        return _suspended(found)
    if opened.article is not None:
        words = gettext("Earlier versions are kept and readers see that it was edited.")
    else:
        words = _when_it_appears(opened, now=now)
    return f"{words} {_limited(found)}" if found is not None else words


def _when_it_appears(opened: Opened, *, now: datetime) -> str:
    open_for = span(timedelta(seconds=rules_at(now).payout.window_seconds))
    slugs = [slug for slug, _title in opened.communities]
    waits = rooms_that_wait(opened.account, among=slugs) if slugs else ()
    words = gettext("It appears at once and can be voted on for %(span)s.")
    if waits:
        words = gettext(
            "In %(rooms)s the first texts of somebody new wait for a moderator; elsewhere it "
            "appears at once and can be voted on for %(span)s."
        )
    return words % {"span": open_for, "rooms": ", ".join(waits)}


def _suspended(found: Restriction) -> str:
    if found.until is None:
        return gettext("Your account is suspended: nothing is published. Drafts are kept.")
    words = gettext(
        "Your account is suspended until %(until)s: nothing is published. Drafts are kept."
    )
    return words % {"until": date_and_hour(found.until)}


def _limited(found: Restriction) -> str:
    if found.until is None:
        return gettext("Your account is limited: only who follows you finds your texts in lists.")
    words = gettext(
        "Your account is limited until %(until)s: only who follows you finds your texts in lists."
    )
    return words % {"until": date_and_hour(found.until)}
