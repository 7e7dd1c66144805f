"""The page on which a comment gets its next version."""

from datetime import datetime
from typing import Any

from django.http import Http404

from accounts.models import Account
from articles import services
from articles.choices import Audience
from articles.selectors import own_comment
from frontend.forms.writing import CommentForm
from frontend.pages.works import named
from frontend.shown.threads import CommentDesk
from moderation.services import screened


def desk(work: int, *, author: Account, changed: bool = False) -> CommentDesk:
    """One's own comment as it is now, to be changed; Http404 for any other text. `changed` offers
    the newest words beside the form, where another window wrote them. Three queries.
    """
    comment = own_comment(author, work=work)
    if comment is None:
        raise Http404
    name = named([work], viewer=author)[work]
    newest = comment.revision
    return CommentDesk(
        title=name.under,
        url=name.url,
        initial={"body": newest.body, "seen": newest.number},
        seen=str(newest.number),
        few=comment.article.audience != Audience.EVERYBODY,
        newest=newest.body if changed else "",
    )


def revise(work: int, author: Account, *, form: CommentForm, now: datetime) -> None:
    """Publish the next version that a valid form holds. ArticleError when refused."""
    data: dict[str, Any] = form.cleaned_data
    with screened(work, author=author, body=data["body"], now=now):
        services.revise(
            work,
            author=author,
            body=data["body"],
            note=data["note"],
            seen=data["seen"],
            for_few=data["few"],
            now=now,
        )
