"""From the forms to the services of `articles`, and back to an address."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.http import Http404
from django.utils.translation import gettext

from accounts.models import Account
from articles import services
from articles.errors import UnknownText
from articles.markup import render
from articles.models import Article
from articles.selectors.references import known_in
from articles.visibility import visible_to
from communities.selectors import communities_of, community_named
from frontend.forms.writing import PublishForm, WriteForm
from frontend.pages import choices
from frontend.pages.works import article_url
from frontend.phrases import span
from rewards.active import active_rules


@dataclass(frozen=True, slots=True)
class Draft:
    """A published text on its author's desk again."""

    work: int
    author_id: int
    audience: str
    initial: dict[str, Any]


def communities(account: Account) -> list[tuple[str, str]]:
    """What the form offers: the communities one is a member of."""
    return [(mine.slug, mine.title) for mine in communities_of(account)]


def consequence() -> str:
    """What pressing the button does."""
    open_for = span(timedelta(seconds=active_rules().payout.window_seconds))
    return gettext("It appears at once and can be voted on for %(span)s.") % {"span": open_for}


def rendered(body: str) -> str:
    """The HTML that readers would get: clean, whatever was typed."""
    return render(body, known=known_in(body)).html


def publish(author: Account, *, form: PublishForm, now: datetime) -> str:
    """Publish what a valid form holds; the new text's address. ArticleError when refused."""
    data = form.cleaned_data
    article = services.publish(
        author,
        title=data["title"],
        body=data["body"],
        tags=data["tags"],
        language=data["language"],
        community=community_named(data["community"]) if data["community"] else None,
        options=choices.options(data),
        choices=choices.chosen(data),
        now=now,
    )
    return article_url(author.name, article.permlink)


def draft(name: str, *, permlink: str, viewer: Account) -> Draft:
    """The newest version of a text; Http404 when there is none that the viewer may read."""
    found = (
        Article.objects.select_related("revision")
        .prefetch_related("tags__tag")
        .filter(visible_to(viewer), author__name=name, permlink=permlink)
        .first()
    )
    if found is None:
        raise Http404
    borne = sorted(found.tags.all(), key=lambda each: each.position)
    return Draft(
        work=found.pk,
        author_id=found.author_id,
        audience=found.audience,
        initial={
            "title": found.title,
            "body": found.revision.body,
            "tags": " ".join(each.tag.name for each in borne),
            "language": found.language,
            **choices.of_article(found),
        },
    )


def revise(draft: Draft, *, author: Account, form: WriteForm, now: datetime) -> None:
    """Publish the next version; ArticleError when refused."""
    data = form.cleaned_data
    services.revise(
        draft.work,
        author=author,
        title=data["title"],
        body=data["body"],
        tags=data["tags"],
        language=data["language"],
        choices=choices.chosen(data, audience=draft.audience),
        note=data["note"],
        now=now,
    )


def reply(work: int, *, author: Account, body: str, now: datetime) -> str:
    """Answer a text or a comment; the answer's address. Http404 when there is no such text."""
    try:
        comment = services.reply(work, author=author, body=body, now=now)
    except UnknownText as error:
        raise Http404(str(error)) from error
    article = comment.article
    return article_url(article.author.name, article.permlink, comment=comment.pk)
