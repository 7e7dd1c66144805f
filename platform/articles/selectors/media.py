"""Reads about uploaded pictures, films and sound."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import reduce
from operator import or_
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q, Value

from accounts.models import Account
from accounts.standing import is_suspended
from accounts.whereabouts import here
from articles.choices import Audience
from articles.films import PICTURE, film_name
from articles.markup import references
from articles.models import Article, Comment, Draft, Media, MediaUse
from articles.pictures import file_name, widths_of
from articles.states import State
from articles.visibility import shown_here, visible_to, withheld_in
from communities.models import Community


@dataclass(frozen=True, slots=True)
class StoredFile:
    """One file of a picture, film or sound; `gone` when that was deleted."""

    name: str
    etag: str
    gone: bool
    owner: int
    #: Texts that moderators removed show it.
    removed: bool = False
    #: And no other text of its owner does that everybody may see.
    closed: bool = False
    #: Its owner is suspended, and so are the texts that show it.
    silenced: bool = False
    #: A text that shows it is withheld from who asks, and no other of its owner's shows it there.
    withheld: bool = False


def stored_file(
    address: str, *, width: int | None = None, form: str = PICTURE
) -> StoredFile | None:
    """The file of a known picture or still in one of its widths, None for the full one; with
    another form that of a film or sound. One query.
    """
    # A portrait stands beside the name, and a community's picture at its head, whatever becomes
    # of the texts that show them too.
    head = Exists(Community.objects.filter(picture=OuterRef("address")))
    media = (
        Media.objects.filter(address=address)
        .annotate(
            removed=_shown_by(State.REMOVED),
            public=_shown_to_everybody(),
            silenced=is_suspended("owner"),
            away=_withheld(),
            face=head,
            portrait=F("owner__portrait"),
        )
        .first()
    )
    if media is None or not _has(media, width=width, form=form):
        return None
    face = media.face or media.portrait == address
    shown = width or media.width
    picture = form == PICTURE
    return StoredFile(
        name=file_name(address, width=shown) if picture else film_name(address, form=form),
        etag=f'"{address}-{shown if picture else form}"',
        gone=media.erased_at is not None,
        owner=media.owner_id,
        removed=media.removed,
        closed=media.removed and not media.public and not face,
        silenced=media.silenced and not face,
        withheld=media.away and not media.public and not face,
    )


def _has(media: Media, *, width: int | None, form: str) -> bool:
    if form != PICTURE:
        return media.form == form
    return media.width > 0 and (width is None or width in widths_of(media.width)[:-1])


def rooms_showing(address: str) -> Mapping[int, int | None]:
    """The texts that show a picture, in a version or as their cover, and the community that each
    stands in. Two queries.
    """
    used = MediaUse.objects.filter(media__address=address).values("work")
    here = Q(pk__in=used) | Q(cover__address=address)
    articles = Article.objects.filter(here).values_list("pk", "community")
    comments = Comment.objects.filter(pk__in=used).values_list("pk", "article__community")
    return {**dict(articles), **dict(comments)}


def _shown_by(state: State) -> Q:
    """Whether a text in that state shows the picture of a row, in a version or as its cover."""
    used = MediaUse.objects.filter(media=OuterRef("pk"))
    return (
        Q(Exists(used.filter(work__article__state=state.value)))
        | Q(Exists(used.filter(work__comment__state=state.value)))
        | Q(Exists(Article.objects.filter(cover=OuterRef("pk"), state=state.value)))
    )


def _withheld() -> Q | Value:
    """Whether a text that shows the picture of a row is withheld from who asks."""
    country = here()
    if not country:
        return Value(value=False)
    used = MediaUse.objects.filter(media=OuterRef("pk"))
    away = withheld_in(country).values("work")
    covers = Article.objects.filter(cover=OuterRef("pk"), pk__in=away)
    return Q(Exists(used.filter(work__in=away))) | Q(Exists(covers))


def _shown_to_everybody() -> Q:
    """Whether a text of its owner shows the picture of a row to everybody: who knows an address
    opens no picture of somebody else again, nor anybody a text that few read.
    """
    used = MediaUse.objects.filter(media=OuterRef("pk"))
    out, everybody = State.PUBLISHED.value, Audience.EVERYBODY.value
    articles = used.filter(
        shown_here("work__article__"),
        work__article__state=out,
        work__article__author=OuterRef("owner"),
        work__article__audience=everybody,
    )
    comments = used.filter(
        shown_here("work__comment__"),
        shown_here("work__comment__article__"),
        work__comment__state=out,
        work__comment__author=OuterRef("owner"),
        work__comment__article__audience=everybody,
    )
    # A cover is its author's own.
    shown = Article.objects.filter(shown_here(), state=out, audience=everybody)
    covers = shown.filter(cover=OuterRef("pk"))
    return Q(Exists(articles)) | Q(Exists(comments)) | Q(Exists(covers))


@dataclass(frozen=True, slots=True)
class Use:
    """A text that shows a picture: an article, or a comment under one."""

    title: str
    author: str
    permlink: str
    #: The comment's number; None for the article itself.
    comment: int | None
    #: Whether the picture is the article's cover.
    cover: bool = False


@dataclass(frozen=True, slots=True)
class DraftUse:
    """A draft that shows a picture; `permlink` is that of the article it revises."""

    key: UUID
    title: str
    permlink: str


@dataclass(frozen=True, slots=True)
class Upload:
    """A living picture, film or sound of its owner, with the first texts that show it."""

    media: int
    address: str
    form: str
    width: int
    height: int
    length_ms: int
    size_bytes: int
    alt: str
    created_at: datetime
    uses: Sequence[Use]
    #: Whether it stands beside the owner's name.
    portrait: bool = False
    #: The owner's drafts that show it or have it as their cover.
    drafts: Sequence[DraftUse] = ()


@dataclass(frozen=True, slots=True)
class Uploads:
    """A page of one's pictures, the newest first, and the number the next page begins behind."""

    uploads: Sequence[Upload]
    after: int | None


def uploads_of(
    owner: Account,
    *,
    before: int | None = None,
    limit: int = 24,
    uses: int = 200,
    seen: bool = False,
) -> Uploads:
    """A page of the owner's living pictures, films and sound, or of what can be `seen`; at most 6
    queries, `uses` rows for all of them, and four queries less for 0 of these.
    """
    found = Media.objects.filter(owner=owner, erased_at=None)
    if seen:
        found = found.filter(width__gte=1)
    place = found.filter(pk=before).first() if before is not None else None
    if place is not None:
        same = Q(created_at=place.created_at, pk__lt=place.pk)
        found = found.filter(Q(created_at__lt=place.created_at) | same)
    rows = list(found.order_by("-created_at", "-pk")[: limit + 1])
    shown = rows[:limit]
    used = _uses(owner, [media.pk for media in shown], most=uses) if uses else {}
    drafts = _drafts(owner, shown) if uses else {}
    return Uploads(
        uploads=[
            Upload(
                media=media.pk,
                address=media.address,
                form=media.form,
                width=media.width,
                height=media.height,
                length_ms=media.length_ms,
                size_bytes=media.size_bytes,
                alt=media.alt,
                created_at=media.created_at,
                uses=used.get(media.pk, ()),
                portrait=media.address == owner.portrait,
                drafts=drafts.get(media.pk, ()),
            )
            for media in shown
        ],
        after=shown[-1].pk if len(rows) > limit else None,
    )


def upload_of(owner: Account, *, media_id: int, uses: int = 50) -> Upload | None:
    """One of the owner's living pictures with what shows it. At most 5 queries, one for 0 uses."""
    media = Media.objects.filter(pk=media_id, owner=owner, erased_at=None).first()
    if media is None:
        return None
    return Upload(
        media=media.pk,
        address=media.address,
        form=media.form,
        width=media.width,
        height=media.height,
        length_ms=media.length_ms,
        size_bytes=media.size_bytes,
        alt=media.alt,
        created_at=media.created_at,
        uses=_uses(owner, [media.pk], most=uses).get(media.pk, ()) if uses else (),
        portrait=media.address == owner.portrait,
        drafts=_drafts(owner, [media]).get(media.pk, ()) if uses else (),
    )


def _drafts(owner: Account, media: Sequence[Media]) -> Mapping[int, list[DraftUse]]:
    """The owner's drafts that show these pictures, the one worked on last first. One query, which
    reads the bodies of no others.
    """
    if not media:
        return {}
    written = reduce(or_, (Q(body__contains=each.address) for each in media))
    chosen = Q(choices__cover__0__in=[str(each.pk) for each in media])
    rows = (
        Draft.objects.filter(written | chosen, account=owner)
        .order_by("-updated_at", "-pk")
        .values_list("key", "title", "article__permlink", "body", "choices__cover")
    )
    made: dict[int, list[DraftUse]] = {}
    for key, title, permlink, body, cover in rows:
        shown = references(body).pictures
        for each in media:
            if each.address in shown or str(each.pk) in (cover or ()):
                made.setdefault(each.pk, []).append(DraftUse(key, title, permlink or ""))
    return made


def _uses(viewer: Account, media: Sequence[int], *, most: int) -> Mapping[int, list[Use]]:
    """What shows these pictures, as far as the viewer may read it. Three queries."""
    pairs = list(
        MediaUse.objects.filter(media__in=media)
        .order_by("-work", "media")
        .values_list("media", "work")[:most]
    )
    works = {work for _, work in pairs}
    texts = {
        pk: Use(title, name, permlink, None)
        for pk, title, name, permlink in Article.objects.filter(
            visible_to(viewer), pk__in=works
        ).values_list("pk", "title", "author__name", "permlink")
    }
    texts |= {
        pk: Use(title, name, permlink, pk)
        for pk, title, name, permlink in Comment.objects.filter(
            visible_to(viewer, "article__"), pk__in=works
        ).values_list("pk", "article__title", "article__author__name", "article__permlink")
    }
    made: dict[int, list[Use]] = {}
    for number, work in pairs:
        if work in texts:
            made.setdefault(number, []).append(texts[work])
    covers = (
        Article.objects.filter(visible_to(viewer), cover__in=media)
        .order_by("-pk")
        .values_list("cover", "title", "author__name", "permlink")
    )
    for number, title, name, permlink in covers[:most]:
        made.setdefault(number, []).append(Use(title, name, permlink, None, cover=True))
    return made
