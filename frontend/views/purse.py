"""A community's money: its part of rewards, and its wallet."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from communities import services
from communities.errors import CommunityError
from frontend.forms.purse import ShareForm
from frontend.pages import purse as pages
from frontend.refusals import told
from frontend.views.edges import before, fresh, person, said, viewer
from ledger.selectors import database_time


@require_http_methods(["GET", "HEAD", "POST"])
@fresh
def share(request: HttpRequest, slug: str) -> HttpResponse:
    """The part of authors' rewards that the community takes, which its owners set."""
    account, now = person(request), database_time()
    community, page = pages.share(slug, viewer=account, now=now)
    form = pages.share_form(community)
    if request.method == "POST":
        form = ShareForm(request.POST)
        if form.is_valid():
            part = form.cleaned_data["share"]
            try:
                services.set_share(community, share_bp=part, by=account, now=now)
            except CommunityError as error:
                form.add_error(None, told(error))
            else:
                said(request, gettext("It is set, for texts that are published from now on."))
                return redirect("community_about", slug)
    return render(request, "frontend/community_share.html", {"page": page, "form": form})


@require_safe
def wallet(request: HttpRequest, slug: str) -> HttpResponse:
    """A community's wallet: what it holds and what moved, for everybody."""
    page = pages.wallet(slug, viewer=viewer(request), before=before(request), now=database_time())
    return render(request, "frontend/community_wallet.html", {"page": page})
