"""Certificates of erasure as pages, and for programs."""

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from django.http import Http404
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from accounts.models import Account
from articles.erasures import Erased, Gone
from articles.selectors.erasures import Certificate, certificate, certificates_of
from frontend.phrases import number, when
from frontend.shown.erasures import CertificateLine, CertificatePage, CertificatesPage

#: What is counted, as a certificate calls it.
WORDS: Final[Mapping[Gone, Promise]] = {
    Gone.VERSIONS: _("Versions of the text"),
    Gone.COMMITMENT_KEYS: _("Secrets that tied it to the ledger"),
    Gone.SEARCH_ENTRIES: _("Entries of the search"),
    Gone.FINGERPRINTS: _("Fingerprints for likeness"),
    Gone.TAGS: _("Tags"),
    Gone.DRAFTS: _("Drafts"),
    Gone.DRAFT_VERSIONS: _("Versions of drafts"),
    Gone.PLANS: _("Plans and requests to share"),
    Gone.POLLS: _("Questions of polls and their answers"),
    Gone.POLL_ANSWERS: _("Answers given in polls"),
    Gone.QUOTES: _("Quotes"),
    Gone.TRANSLATIONS: _("Ties to translations"),
    Gone.CHANGES: _("Notes on what was changed"),
    Gone.SERIES_PLACES: _("Places in series"),
    Gone.PINS: _("Pins and picks"),
    Gone.PICTURES: _("Pictures"),
    Gone.RECORDINGS: _("Films and sounds"),
    Gone.CAPTIONS: _("Captions"),
    Gone.PICTURE_USES: _("Places that showed a picture"),
    Gone.PROFILE: _("Profiles"),
    Gone.ADDRESSES: _("Mail addresses"),
    Gone.KEYS: _("Keys and codes"),
    Gone.SESSIONS: _("Signed-in browsers"),
    Gone.DEVICES: _("Devices for notices"),
    Gone.SECURITY_EVENTS: _("Lines of the security log"),
    Gone.AGREEMENTS: _("Agreements to terms"),
    Gone.CHOICES: _("Choices and settings"),
    Gone.LETTERS: _("Letters"),
    Gone.NOTICES: _("Notices"),
    Gone.FOLLOWS: _("Follows"),
    Gone.MUTES: _("People, words and threads that were muted"),
    Gone.MEMBERSHIPS: _("Memberships"),
    Gone.INVITATIONS: _("Invitations and requests to join"),
    Gone.BOOKMARKS: _("Bookmarks"),
    Gone.COLLECTIONS: _("Collections and their places"),
    Gone.CIRCLES: _("Circles and who is in them"),
    Gone.SERIES: _("Series"),
    Gone.RESHARES: _("Texts shared on"),
    Gone.READING_PLACES: _("Reading places"),
    Gone.OPENED_TEXTS: _("Marks of texts that were opened"),
    Gone.MEMOS: _("Notes on payments"),
    Gone.FORMS: _("Marks of forms that were sent"),
    Gone.NOTES: _("Notes of officers"),
    Gone.FORMER_ADDRESSES: _("Former addresses of texts"),
    Gone.OFFICE_RECORDS: _("Records of an office"),
    Gone.OTHERS: _("Other rows"),
}


def page(held: int, *, key: str, before: int | None, now: datetime) -> CertificatePage:
    """The certificate for who holds its number and key; Http404 for anybody else. Of a closed
    account with the others that it left. At most two queries.
    """
    found = _held(held, key)
    closed = found.kind is Erased.ACCOUNT
    others, after = (
        certificates_of(found.account, before=before, without=found.number)
        if closed
        else ((), None)
    )
    place = certificate_url(found.number, key=found.key)
    return CertificatePage(
        number=found.number,
        title=_title(found),
        lead=_lead(found),
        data_url=reverse("erasure_data", args=[found.number, found.key]),
        when=when(found.at, now=now),
        removed=[
            (str(WORDS[kind]), number(found.removed[kind]))
            for kind in Gone
            if kind in found.removed
        ],
        files=_files(found),
        files_gone=None if found.files_gone_at is None else when(found.files_gone_at, now=now),
        closed=closed,
        others=[_line(each, now=now) for each in others],
        more_url=f"{place}?before={after}" if after else "",
    )


def certificate_data(held: int, *, key: str) -> dict[str, object]:
    """The same for programs, in UTC; Http404 as `page`. One query."""
    found = _held(held, key)
    gone = found.files_gone_at
    return {
        "number": found.number,
        "kind": found.kind.value,
        "subject": found.subject,
        "account": found.account,
        "at": found.at.isoformat(),
        "removed": {kind.value: count for kind, count in found.removed.items()},
        "files": found.files,
        "files_gone": found.files_gone,
        "files_gone_at": None if gone is None else gone.isoformat(),
    }


def deletions(owner: Account, *, before: int | None, now: datetime) -> CertificatesPage:
    """What somebody deleted, the newest first. One query."""
    found, after = certificates_of(owner.pk, before=before)
    return CertificatesPage(
        lines=[_line(each, now=now) for each in found],
        more_url=f"{reverse('erasures')}?before={after}" if after else "",
    )


def certificate_url(held: int, *, key: str) -> str:
    """Where a certificate is read."""
    return reverse("erasure", args=[held, key])


def _held(held: int, key: str) -> Certificate:
    found = certificate(held, key=key)
    if found is None:
        raise Http404
    return found


def _line(found: Certificate, *, now: datetime) -> CertificateLine:
    return CertificateLine(
        title=_title(found),
        url=certificate_url(found.number, key=found.key),
        when=when(found.at, now=now),
    )


def _title(found: Certificate) -> str:
    words = {
        Erased.TEXT: gettext("Text no. %(n)s"),
        Erased.COMMENT: gettext("Comment no. %(n)s"),
        Erased.UPLOAD: gettext("Upload no. %(n)s"),
        Erased.ACCOUNT: gettext("Account no. %(n)s"),
    }
    return words[found.kind] % {"n": found.subject}


def _lead(found: Certificate) -> str:
    if found.kind is Erased.ACCOUNT:
        return gettext(
            "The account is closed, and what was known about its owner is erased. Its wallet, its"
            " votes and what the ledger recorded stay, under a number."
        )
    return gettext(
        "It was deleted by its owner, and what is listed here is erased. What was paid for it"
        " stays in the ledger, which holds nothing of its words."
    )


def _files(found: Certificate) -> str:
    if not found.files:
        return ""
    if found.files_gone_at is None:
        words = ngettext(
            "%(n)s file is being removed. The time stands here when it is gone.",
            "%(n)s files are being removed. The time stands here when they are gone.",
            found.files,
        )
        return words % {"n": number(found.files)}
    words = ngettext(
        "%(n)s file is gone from the storage. Copies on their way last an hour at most.",
        "%(n)s files are gone from the storage. Copies on their way last an hour at most.",
        found.files_gone,
    )
    return words % {"n": number(found.files_gone)}
