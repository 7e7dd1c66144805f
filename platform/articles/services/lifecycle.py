"""Erasing a text's words."""

from datetime import datetime
from typing import Final

from django.db import transaction
from django.db.models import Count, Q

from accounts.locks import lock_account
from accounts.models import Account
from accounts.remembered import forget_remembered
from articles.addresses import digest_of, numbered
from articles.erasures import Erased, Gone
from articles.errors import NotOpen, NotYours, UnknownText
from articles.markup import references
from articles.models import (
    Article,
    ArticleTag,
    Comment,
    Draft,
    Erasure,
    Fingerprint,
    FormerAddress,
    Media,
    MediaUse,
    Pick,
    Pin,
    Poll,
    Quote,
    Revision,
    RoomPin,
    SearchEntry,
    SeriesPart,
    Showing,
    Translation,
)
from articles.services.certifying import Removed, certify
from articles.services.media import forget
from articles.services.series import put_in_series
from articles.services.tagging import tag
from articles.states import State, may_become

#: The columns of an article that hold words of its author.
_WORDS: Final = (
    *("title", "excerpt", "folded", "sponsor", "sensitive", "required_sensitive", "canonical"),
)


@transaction.atomic
def erase(work_id: int, *, author: Account, now: datetime) -> Erasure:
    """Delete the words of all versions and what the author said of them, the keys of their
    commitments and the author's pictures that no other text shows, with their files, for ever;
    the certificate says how much that was. Locks the author's row, the text's, its tags.

    What remains ties nothing to a person: numbers, times, and hashes under keys that are gone.
    Addresses were made of the title; what is kept of the article's is said in articles.addresses.
    """
    removed = Removed()
    lock_account(author.pk)
    text = _take(work_id, author=author, removed=removed)
    _forget_pictures(work_id, author=author, removed=removed, now=now)
    removed.delete(Quote.objects.filter(work=work_id), Fingerprint.objects.filter(pk=work_id))
    _empty_versions(work_id, removed=removed)
    if isinstance(text, Article):
        _empty_article(text, removed=removed)
    type(text).objects.filter(pk=work_id).update(permlink=numbered("gone"))
    kind = Erased.TEXT if isinstance(text, Article) else Erased.COMMENT
    return certify(kind, subject=work_id, account_id=author.pk, removed=removed)


def _empty_versions(work_id: int, *, removed: Removed) -> None:
    versions = Revision.objects.filter(work_id=work_id)
    there = versions.aggregate(versions=Count("pk"), keys=Count("salt"))
    removed.counts[Gone.VERSIONS] += there["versions"]
    removed.counts[Gone.COMMITMENT_KEYS] += there["keys"]
    versions.update(title="", body="", html="", note="", salt=None)


def _empty_article(text: Article, *, removed: Removed) -> None:
    """What an article has beside its versions."""
    Article.objects.filter(pk=text.pk).update(**dict.fromkeys(_WORDS, ""), words=0)
    for gone, rows in (
        (Gone.TAGS, ArticleTag.objects.filter(article=text)),
        (Gone.SERIES_PLACES, SeriesPart.objects.filter(article=text)),
    ):
        removed.counts[gone] += rows.count()
    tag(text.pk, words=())
    put_in_series(text, title="")
    removed.delete(
        Translation.objects.filter(article=text),
        Poll.objects.filter(pk=text.pk),
        text.drafts.all(),
        text.changes.all(),
    )
    FormerAddress.objects.create(
        article=text, author_id=text.author_id, digest=digest_of(text.author_id, text.permlink)
    )
    Comment.objects.filter(article=text).update(permlink=numbered("re"))


def _forget_pictures(work_id: int, *, author: Account, removed: Removed, now: datetime) -> None:
    """Delete those of the author's pictures that this text alone shows or has as its cover."""
    shown = Q(uses__work=work_id) | Q(pk__in=Article.objects.filter(pk=work_id).values("cover"))
    mine = set(Media.objects.filter(shown, owner=author).values_list("pk", flat=True))
    elsewhere = MediaUse.objects.filter(media__in=mine).exclude(work=work_id)
    covers = Article.objects.filter(cover__in=mine).exclude(pk=work_id)
    kept = set(elsewhere.values_list("media", flat=True)) | set(
        covers.values_list("cover", flat=True)
    )
    drafts = Draft.objects.filter(account=author).exclude(article=work_id)
    for body in drafts.filter(body__contains="/media/").values_list("body", flat=True):
        written = Media.objects.filter(pk__in=mine, address__in=references(body).pictures)
        kept.update(written.values_list("pk", flat=True))
    # A choice is kept as the form sends it: a list of words.
    chosen = drafts.filter(choices__cover__0__in=[str(number) for number in mine])
    kept.update(int(words[0]) for words in chosen.values_list("choices__cover", flat=True))
    removed.delete(MediaUse.objects.filter(work=work_id))
    Article.objects.filter(pk=work_id).update(cover=None)
    forget(mine - kept, removed=removed, now=now)


def _take(work_id: int, *, author: Account, removed: Removed) -> Article | Comment:
    for model in (Article, Comment):
        text = model.objects.select_for_update().filter(pk=work_id).first()
        if text is None:
            continue
        if text.author_id != author.pk:
            raise NotYours("Only its author can erase a text.")
        if not may_become(State(text.state), target=State.ERASED):
            raise NotOpen("This text was erased already.")
        model.objects.filter(pk=work_id).update(state=State.ERASED)
        removed.delete(
            Pin.objects.filter(pk=work_id),
            *(place.objects.filter(article=work_id) for place in (Showing, RoomPin, Pick)),
            SearchEntry.objects.filter(pk=work_id),
        )
        forget_remembered()
        return text
    raise UnknownText("There is no such text.")
