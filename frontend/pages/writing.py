"""From the forms to the services of `articles`, and back to an address."""

from datetime import datetime
from uuid import uuid5

from django.http import Http404
from django.utils.safestring import SafeString

from accounts.models import Account
from articles import services
from articles.drafting import Sheet
from articles.errors import UnknownText
from articles.markup import render
from articles.models import Article
from articles.options import Share
from articles.pace import Act
from articles.selectors.quotes import quotes_to_be
from articles.selectors.references import known_in
from articles.wording import MAX_BODY
from communities.selectors import community_named
from frontend.forms.writing import ReplyForm, WriteForm
from frontend.pages import choices
from frontend.pages.desks import Opened
from frontend.pages.quotes import with_quotes
from frontend.pages.works import article_url


def preview(body: str, *, writer: Account) -> SafeString:
    """The words as readers would see them, quoted texts as their cards: clean, whatever was typed.
    At most two queries.
    """
    body = body[:MAX_BODY]
    html = render(body, known=known_in(body)).html
    return with_quotes(html, quotes_to_be(html, writer=writer), viewer=writer)


def publish(opened: Opened, *, form: WriteForm, sheet: Sheet, now: datetime) -> str:
    """Publish what a valid form holds; the text's address. ArticleError when refused."""
    author, data = opened.account, form.cleaned_data
    if opened.article is not None:
        services.revise(
            opened.article,
            author=author,
            title=data["title"],
            body=data["body"],
            tags=data["tags"],
            language=data["language"],
            choices=choices.chosen(data, audience=opened.audience),
            community=data["community"] if "community" in form.data else None,
            note=data["note"],
            sheet=sheet,
            now=now,
        )
        return article_url(author.name, opened.permlink)
    article = publish_new(opened, form=form, sheet=sheet, now=now)
    return article_url(author.name, article.permlink)


def publish_new(
    opened: Opened,
    *,
    form: WriteForm,
    sheet: Sheet,
    shares: tuple[Share, ...] = (),
    now: datetime,
) -> Article:
    """Publish a new text, with the shares that its co-authors accepted. ArticleError.

    TooOften undoes it where its author has just published many.
    """
    data = form.cleaned_data
    with services.in_pace(opened.account, act=Act.TEXT, now=now):
        return services.publish(
            opened.account,
            title=data["title"],
            body=data["body"],
            tags=data["tags"],
            language=data["language"],
            community=community_named(data["community"]) if data["community"] else None,
            options=choices.options(data, shares=shares),
            choices=choices.chosen(data),
            sheet=sheet,
            now=now,
        )


def reply(work: int, author: Account, *, form: ReplyForm, now: datetime) -> str:
    """Answer a text or a comment; the answer's address. Http404 when there is no such text.

    The same words of the same page sent twice make one answer.
    """
    data = form.cleaned_data
    sheet = Sheet(uuid5(data["key"], str(work))) if data["key"] else None
    try:
        with services.in_pace(author, act=Act.ANSWER, now=now):
            comment = services.reply(
                work,
                author=author,
                body=data["body"],
                for_few=data["few"],
                sheet=sheet,
                now=now,
            )
    except UnknownText as error:
        raise Http404(str(error)) from error
    article = comment.article
    return article_url(article.author.name, article.permlink, comment=comment.pk)
