"""From the forms to the services of `articles`, and back to an address."""

from dataclasses import dataclass, replace
from datetime import datetime
from uuid import uuid5

from django.http import Http404
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from accounts.models import Account
from articles import services
from articles.drafting import Manuscript, Sheet
from articles.errors import UnknownText
from articles.markup import render
from articles.models import Article
from articles.options import Share
from articles.pace import Act
from articles.selectors.quotes import quotes_to_be
from articles.selectors.references import known_in
from articles.wording import MAX_BODY
from frontend.forms.writing import ReplyForm, WriteForm
from frontend.pages import choices
from frontend.pages.faults import proposal
from frontend.pages.quotes import with_quotes
from frontend.pages.works import article_url, named
from frontend.pages.writing_desk import Opened
from moderation.screening import Why
from moderation.services import Held, screened, submit, submit_answer


@dataclass(frozen=True, slots=True)
class Sent:
    """Where what was sent stands, and what there is to say of it."""

    url: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class Seen:
    """A text before it is published, and how many words readers will find in it."""

    html: SafeString
    words: int


def preview(body: str, *, writer: Account) -> Seen:
    """The words as readers would see them, quoted texts as their cards: clean, whatever was typed.
    At most two queries.
    """
    body = body[:MAX_BODY]
    made = render(body, known=known_in(body))
    quotes = quotes_to_be(made.html, writer=writer)
    return Seen(with_quotes(made.html, quotes, viewer=writer), made.words)


def publish(
    opened: Opened, *, form: WriteForm, sheet: Sheet, text: Manuscript, now: datetime
) -> Sent:
    """Publish what a valid form holds, or keep it for a moderator. ArticleError when refused."""
    author, data = opened.account, form.cleaned_data
    if opened.article is not None:
        place = data["community"] if "community" in form.data else None
        chosen = choices.chosen(data, audience=opened.audience)
        with screened(
            opened.article,
            author=author,
            title=data["title"],
            body=data["body"],
            tags=data["tags"],
            choices=chosen,
            community=place,
            now=now,
        ):
            services.revise(
                opened.article,
                author=author,
                title=data["title"],
                body=data["body"],
                tags=data["tags"],
                language=data["language"],
                choices=chosen,
                community=place,
                note=data["note"],
                sheet=sheet,
                now=now,
            )
        return Sent(article_url(author.name, opened.permlink))
    done = publish_new(opened, form=form, sheet=sheet, text=text, now=now)
    if isinstance(done, Held):
        return Sent(reverse("plans"), _waits(done))
    return Sent(article_url(author.name, done.permlink))


def publish_new(
    opened: Opened,
    *,
    form: WriteForm,
    sheet: Sheet,
    text: Manuscript,
    shares: tuple[Share, ...] = (),
    now: datetime,
) -> Article | Held:
    """Publish a new text, with the shares that its co-authors accepted, or keep it for a moderator
    as the draft that `text` is. ArticleError.

    TooOften undoes it where its author has just published many.
    """
    wanted = proposal(opened, form=form)
    if shares:
        wanted = replace(wanted, options=choices.options(form.cleaned_data, shares=shares))
    with services.in_pace(opened.account, act=Act.TEXT, now=now):
        return submit(opened.account, proposal=wanted, sheet=sheet, text=text, now=now)


def reply(work: int, author: Account, *, form: ReplyForm, now: datetime) -> Sent:
    """Answer a text or a comment, or keep the answer for a moderator. Http404 when there is no
    such text.

    The same words of the same page sent twice make one answer.
    """
    data = form.cleaned_data
    sheet = Sheet(uuid5(data["key"], str(work))) if data["key"] else None
    try:
        with services.in_pace(author, act=Act.ANSWER, now=now):
            done = submit_answer(
                work,
                author=author,
                body=data["body"],
                for_few=data["few"],
                sheet=sheet,
                now=now,
            )
    except UnknownText as error:
        raise Http404(str(error)) from error
    if isinstance(done, Held):
        return Sent(named([work], viewer=author)[work].url, _waits(done))
    article = done.article
    return Sent(article_url(article.author.name, article.permlink, comment=done.pk))


def _waits(held: Held) -> str:
    """What its author is told of a text that waits."""
    if held.why is Why.WORDS:
        return gettext(
            "It waits for a moderator, because it has words that are looked at first. It is kept"
            " under Planned texts."
        )
    return gettext(
        "It waits for a moderator: this community looks at the first texts and answers of"
        " everybody. It is kept under Planned texts."
    )
