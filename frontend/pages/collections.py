"""Collections as pages show them, and what becomes of a press there."""

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext, ngettext

from accounts.models import Account
from accounts.selectors import Profile, account_named
from accounts.standing import Standing, standing_of
from articles.models.collection import MAX_TITLE
from articles.selectors import collections as selectors
from articles.selectors.placing import placed
from articles.services import (
    Heading,
    collect,
    collect_no_longer,
    move_in_collection,
)
from articles.services.collecting import Direction
from frontend.forms.collections import CollectionForm
from frontend.pages.cards import shown_cards
from frontend.pages.silence import Silenced
from frontend.pages.works import article_url
from frontend.phrases import number
from frontend.shown.collections import (
    CollectChoice,
    CollectionLine,
    CollectionPage,
    CollectPage,
    EditPage,
    PartLine,
)
from frontend.shown.people import Author
from moderation.services import make_collection

#: Characters that a title may have.
LONGEST: Final = MAX_TITLE
#: Buttons beside a text in a collection, by what they wish.
_MOVES: Final[Mapping[str, Direction]] = {"up": "earlier", "down": "later"}


def lines(owner: Profile, *, viewer: Account | None) -> list[CollectionLine]:
    """What somebody collects and the viewer may see, the newest first. One query."""
    return [
        CollectionLine(
            title=each.title,
            url=reverse("collection", args=[owner.name, each.slug]),
            words=each.words,
            texts=ngettext("%(n)s text", "%(n)s texts", each.texts) % {"n": number(each.texts)},
            public=each.public,
        )
        for each in selectors.collections_of(owner.account_id, viewer=viewer)
    ]


def page(
    name: str, *, slug: str, after: int | None, viewer: Account | None, now: datetime
) -> CollectionPage:
    """A page of a collection; Http404 where there is none that the viewer may see, Silenced where
    its owner is suspended. At most 15 queries.
    """
    owner = _owner(name)
    own = viewer is not None and viewer.pk == owner.pk
    standing = standing_of(owner.pk, now=now)
    if standing is Standing.SUSPENDED and not own:
        raise Silenced(owner.name)
    found = selectors.collection_page(owner, slug=slug, viewer=viewer, now=now, after=after)
    if found is None:
        raise Http404
    url = reverse("collection", args=[owner.name, slug])
    feeds = [
        reverse("collection_feed", args=[owner.name, slug, form]) if found.public else ""
        for form in ("rss", "atom")
    ]
    return CollectionPage(
        title=found.title,
        words=found.words,
        public=found.public,
        owner=Author(owner.name, owner.shown_name, portrait=owner.portrait),
        cards=shown_cards(found.cards, viewer=viewer, now=now),
        findable=found.public and standing is Standing.GOOD,
        edit_url=reverse("collection_edit", args=[slug]) if own else "",
        first_url="" if found.first else url,
        more_url=f"{url}?after={found.after}" if found.after else "",
        rss_url=feeds[0],
        atom_url=feeds[1],
    )


def own(slug: str, *, owner: Account, after: int | None) -> tuple[EditPage, CollectionForm]:
    """What the owner of a collection changes, with its words as they are. Http404 where they have
    none at that address. Three queries.
    """
    found = selectors.collection_at(owner, slug=slug)
    if found is None:
        raise Http404
    parts = selectors.parts_of(found, after=after)
    here = reverse("collection_edit", args=[slug])
    initial = {"title": found.title, "words": found.words, "public": found.public}
    return EditPage(
        title=found.title,
        slug=slug,
        url=reverse("collection", args=[owner.name, slug]),
        public=found.public,
        lines=[
            PartLine(
                work=each.work,
                title=each.title,
                url=article_url(each.author, each.permlink) if each.title else "",
                author=each.author,
                shown=each.shown,
            )
            for each in parts.lines
        ],
        first_url="" if parts.first else here,
        more_url=f"{here}?after={parts.after}" if parts.after else "",
    ), CollectionForm(initial=initial)


def title_of(slug: str, *, owner: Account) -> str:
    """What a collection of one's own is called; Http404 where there is none. One query."""
    found = selectors.collection_at(owner, slug=slug)
    if found is None:
        raise Http404
    return found.title


def choices(work: int, *, owner: Account) -> CollectPage:
    """A text, and one's own collections; Http404 for a text that is not to be read. 2 queries."""
    text = placed(work, viewer=owner)
    if text is None:
        raise Http404
    return CollectPage(
        work=work,
        title=text.title,
        url=article_url(text.author, text.permlink),
        choices=[
            CollectChoice(
                slug=each.slug,
                title=each.title,
                url=reverse("collection", args=[owner.name, each.slug]),
                public=each.public,
                has_it=each.has_it,
            )
            for each in selectors.collections_for(owner, work_id=work)
        ],
    )


def arrange(work: int, *, slug: str, wish: str, owner: Account) -> None:
    """Move a text up or down in a collection of one's own, or take it out, as the button says.
    UnknownText; Http404 for a wish that nobody knows.
    """
    if wish == "take out":
        collect_no_longer(owner, slug=slug, work_id=work)
    elif wish in _MOVES:
        move_in_collection(owner, slug=slug, work_id=work, direction=_MOVES[wish])
    else:
        raise Http404


def collect_as_wished(
    work: int, *, wish: str, slug: str, title: str, owner: Account, now: datetime
) -> str:
    """Put a text into a collection of one's own, into a new one for oneself of that title, or take
    it out, as the button says; a sentence for the next page. ArticleError, Http404 for a wish that
    nobody knows.
    """
    if wish == "take out":
        collect_no_longer(owner, slug=slug, work_id=work)
        return gettext("The text is out of the collection. It stays where it is.")
    if wish == "begin":
        make_collection(owner, heading=Heading(title), work_id=work, now=now)
    elif wish == "put in":
        collect(owner, slug=slug, work_id=work, now=now)
    else:
        raise Http404
    return gettext("The text is in the collection.")


def _owner(name: str) -> Account:
    found = account_named(name)
    if found is None:
        raise Http404
    return found
