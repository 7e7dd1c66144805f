"""Keeping people, words and threads away, and the lists of what one keeps away."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from accounts.errors import AccountError
from articles.errors import ArticleError
from articles.services import unmute_words
from frontend.forms.muting import MuteWordsForm
from frontend.pages import muting as pages
from frontend.refusals import told
from frontend.views.edges import back, before, person, refused, said, wish_of
from ledger.selectors import database_time


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def muted(request: HttpRequest) -> HttpResponse:
    """Whom and what one mutes and blocks; a post mutes one word more."""
    account, now = person(request), database_time()
    form = MuteWordsForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            pages.mute(form, account=account, now=now)
        except ArticleError as error:
            form.add_error("words", told(error))
        else:
            said(request, gettext("Texts with these words are left out from now on."))
            return redirect("settings_muted")
    page = pages.page(account, before=before(request), now=now)
    return render(request, "frontend/settings_muted.html", {"page": page, "form": form})


@require_POST
@login_required
def unmute_word(request: HttpRequest, number: int) -> HttpResponse:
    """Mute a word of one's own no longer."""
    unmute_words(person(request), number=number)
    return redirect("settings_muted")


@require_POST
@login_required
def thread(request: HttpRequest, work: int) -> HttpResponse:
    """Hear no more of a text and what is answered to it, or hear of it again."""
    try:
        pages.mute_as_wished(
            work, wish=wish_of(request), account=person(request), now=database_time()
        )
    except ArticleError as error:
        refused(request, error)
    return back(request, default="settings_muted")


@require_POST
@login_required
def keep_away(request: HttpRequest, name: str) -> HttpResponse:
    """Mute somebody, block them, or neither."""
    try:
        pages.keep_away(name, wish=wish_of(request), account=person(request), now=database_time())
    except AccountError as error:
        refused(request, error)
    return back(request, default="settings_muted")
