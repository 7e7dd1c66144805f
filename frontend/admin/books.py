"""What the site stands on, to look at: the terms in force, and the keys that sign blocks."""

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext

from accounts.terms import NEWEST
from frontend.admin.site import desk
from frontend.pages.terms import TITLES, versions
from frontend.phrases import date_and_hour, number
from ledger.notes import VerifierKey
from ledger.selectors import KeyEpoch, key_epochs
from ledger.signing import SigningError, known_keys, published_keys


def terms(request: HttpRequest) -> HttpResponse:
    """Each text that people agree to, with the version in force and the earlier ones."""
    texts = [
        {"title": TITLES[text], "in_force": found[0], "earlier": found[1:]}
        for text in NEWEST
        if (found := versions(text))
    ]
    context = desk.each_context(request) | {
        "title": gettext("Terms"),
        "texts": texts,
        "agreements": reverse("admin:accounts_agreement_changelist"),
    }
    return TemplateResponse(request, "admin/desk/terms.html", context)


def keys(request: HttpRequest) -> HttpResponse:
    """Each key with its blocks, and the public halves of the one that signs now."""
    epochs = key_epochs()
    context = desk.each_context(request) | {
        "title": gettext("Signing keys"),
        "epochs": [_epoch(each, signs=each is epochs[0]) for each in epochs],
        "public": [key.encode() for key in _public()],
    }
    return TemplateResponse(request, "admin/desk/keys.html", context)


def _public() -> Sequence[VerifierKey]:
    """The keys beside the signer's socket, or as they are published with the log where that is on
    another machine; none where neither can be read.
    """
    for read in (known_keys, published_keys):
        try:
            return read()
        except SigningError:
            continue
    return ()


def _epoch(epoch: KeyEpoch, *, signs: bool) -> dict[str, str]:
    first, last = epoch.first, epoch.last
    return {
        "number": number(epoch.number),
        "first": number(first.height),
        "first_url": reverse("block", args=[first.height]),
        "last": number(last.height),
        "last_url": reverse("block", args=[last.height]),
        "since": date_and_hour(first.sealed_at),
        "until": gettext("signs now") if signs else date_and_hour(last.sealed_at),
    }
