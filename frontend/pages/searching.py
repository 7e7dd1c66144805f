"""Search: texts, comments, people and tags, and the suggestions of the search box."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any, Final
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext, ngettext

from accounts.models import Account
from accounts.selectors import people_with, preferences_of
from articles.selectors import Hit as Found
from articles.selectors import Hits, Question, search, tags_beginning
from articles.selectors.search import RANKED, Hidden, storable
from articles.wording import MAX_TAG, slug
from frontend.addresses import address
from frontend.blind import is_young
from frontend.forms.searching import KINDS, SearchForm
from frontend.pages.labels import warning
from frontend.pages.works import article_url
from frontend.phrases import number, when
from frontend.shown.feeds import Tab
from frontend.shown.people import Author
from frontend.shown.searching import Hit, Hushed, Link, SearchPage, Suggestions

_SUGGESTED: Final = 5
_PEOPLE: Final = 50
_TAGS: Final = 100
#: Hidden results are told up to here; beyond it how many more makes no difference.
_TOLD: Final = 99
_CONDITIONS: Final = ("tag", "language", "author", "community", "since", "until")


def results(form: SearchForm, *, viewer: Account | None = None, now: datetime) -> SearchPage:
    """What the form asks for. Conditions that it refused are left out; the form says why."""
    form.is_valid()
    asked: Mapping[str, Any] = form.cleaned_data
    words = storable(asked.get("q") or "")
    kind = asked.get("what") or "texts"
    narrowed = any(asked.get(each) for each in _CONDITIONS)
    page = SearchPage(
        asked=bool(words or narrowed),
        words=words,
        kind=kind,
        kinds=[
            *(Tab(str(label), _url(asked, what=each), each == kind) for each, label in KINDS),
            Tab(gettext("Communities"), _rooms_url(words), current=False),
        ],
        narrowed=narrowed or bool(form.errors),
    )
    if not page.asked:
        return page
    if kind in ("people", "tags"):
        return _names(page)
    return _texts(page, asked, viewer, now)


def suggestions(typed: str) -> Suggestions:
    """People and tags that begin like what was typed: `#` asks for tags only, `@` for people."""
    words = storable(typed)
    bare = words.lstrip("#@")
    if len(bare) < 2:
        return Suggestions()
    return Suggestions(
        people=[] if words.startswith("#") else _people(bare, _SUGGESTED),
        tags=[] if words.startswith("@") else _tags(bare, _SUGGESTED),
        search_url=f"{reverse('search')}?{urlencode({'q': words})}",
        words=gettext("Search the texts for “%(words)s”") % {"words": words},
    )


def question_of(asked: Mapping[str, Any]) -> Question:
    """The words and conditions of a cleaned form, of which what was refused is left out."""
    return Question(
        words=storable(asked.get("q") or ""),
        tag=asked.get("tag") or "",
        language=asked.get("language") or "",
        author=asked.get("author") or "",
        community=asked.get("community") or "",
        since=asked.get("since"),
        until=asked.get("until"),
    )


def conditions(asked: Mapping[str, Any]) -> str:
    """The words and conditions as they stand behind an address."""
    return urlencode({name: asked[name] for name in ("q", *_CONDITIONS) if asked.get(name)})


def _texts(
    page: SearchPage, asked: Mapping[str, Any], viewer: Account | None, now: datetime
) -> SearchPage:
    number_of_page = asked.get("page") or 1
    question = replace(
        question_of(asked),
        comments=page.kind == "comments",
        order=asked.get("order") or "relevance",
        page=number_of_page,
        reader=viewer.pk if viewer else None,
        no_sensitive=preferences_of(viewer).sensitive == "hide",
    )
    found = search(question, now=now)
    why, formula = _why(question)
    beside = page.kind == "texts" and number_of_page == 1 and page.words
    return SearchPage(
        asked=True,
        words=page.words,
        kind=page.kind,
        kinds=page.kinds,
        feed=conditions(asked) if page.kind == "texts" else "",
        hits=[_hit(hit, viewer, now) for hit in found.hits],
        people=_people(page.words, 3) if beside else (),
        tags=_tags(page.words, _SUGGESTED) if beside else (),
        nothing="" if found.hits else _nothing(found, page),
        more_url=_url(asked, page=number_of_page + 1) if found.more else "",
        before_url=_url(asked, page=number_of_page - 1) if number_of_page > 1 else "",
        narrowed=page.narrowed,
        result=_counted(len(found.hits)),
        hushed=_hushed(found.hidden),
        why=why,
        formula=formula,
    )


def _why(question: Question) -> tuple[str, str]:
    """How the results are ordered, in words and as a formula; "" where the words are all of it."""
    newest = {"n": number(RANKED)}
    if question.order == "newest" or (question.order == "relevance" and not question.words):
        return gettext("By the time of publishing alone."), ""
    if question.order == "valued":
        words = gettext(
            "By the strength of the votes, among the %(n)s newest that match. Nobody can pay for "
            "a place."
        )
        formula = gettext(
            "score = the sum of the strengths of the upvotes, as a dispute moves no text"
        )
        return words % newest, formula
    words = gettext(
        "By where the words stand and how often for the length of the text, among the %(n)s "
        "newest that match. Nobody can pay for a place."
    )
    formula = gettext(
        "score = ts_rank of PostgreSQL with normalization 1; a word weighs 1 in the title, 0.4 as "
        "a tag and 0.1 in the text"
    )
    return words % newest, formula


def _hushed(hidden: Hidden) -> list[Hushed]:
    """What the reader's own choices hide, a sentence for each kind of choice."""
    by_words = ngettext(
        "%(n)s result is hidden by your muted words.",
        "%(n)s results are hidden by your muted words.",
        hidden.words,
    )
    by_people = ngettext(
        "%(n)s result by people you mute is hidden.",
        "%(n)s results by people you mute are hidden.",
        hidden.people,
    )
    by_warning = ngettext(
        "%(n)s sensitive result is left out, as you chose.",
        "%(n)s sensitive results are left out, as you chose.",
        hidden.sensitive,
    )
    muted = (reverse("settings_muted"), gettext("Change what you mute"))
    reading = (reverse("settings_reading"), gettext("Change how you read"))
    return [
        Hushed(words % {"n": number(count) if count <= _TOLD else f"{_TOLD}+"}, *link)
        for count, words, link in (
            (hidden.words, by_words, muted),
            (hidden.people, by_people, muted),
            (hidden.sensitive, by_warning, reading),
        )
        if count
    ]


def _names(page: SearchPage) -> SearchPage:
    people = _people(page.words, _PEOPLE) if page.kind == "people" else []
    tags = _tags(page.words, _TAGS) if page.kind == "tags" else []
    found = [*people, *tags]
    return SearchPage(
        asked=True,
        words=page.words,
        kind=page.kind,
        kinds=page.kinds,
        people=people,
        tags=tags,
        nothing="" if found else gettext("No name begins like that. Fewer letters find more."),
        narrowed=page.narrowed,
        result=_counted(len(found)),
    )


def _nothing(found: Hits, page: SearchPage) -> str:
    """Why nothing stands there, by what was looked for and among what."""
    if found.no_word:
        return gettext("Texts are found by words, not by signs. Write a word.")
    if found.only_common:
        return gettext("These words stand in nearly every text. Add one that does not.")
    comments = page.kind == "comments"
    if not page.words and comments:
        words = gettext("No comment fits these conditions. Fewer conditions find more.")
    elif not page.words:
        words = gettext("No text fits these conditions. Fewer conditions find more.")
    elif page.narrowed and comments:
        words = gettext("No comment with “%(words)s” fits the conditions. Fewer find more.")
    elif page.narrowed:
        words = gettext("No text with “%(words)s” fits the conditions. Fewer find more.")
    elif comments:
        words = gettext("No comment has all of “%(words)s”. Fewer words find more.")
    else:
        words = gettext("No text has all of “%(words)s”. Fewer words find more.")
    return words % {"words": page.words}


def _counted(count: int) -> str:
    words = ngettext("%(n)s result on this page", "%(n)s results on this page", count)
    return words % {"n": number(count)}


def _people(words: str, limit: int) -> list[Link]:
    return [
        Link(
            address("profile", each.name),
            each.name,
            each.shown_name if each.shown_name != each.name else each.about,
            each.portrait,
        )
        for each in people_with(words, limit=limit)
    ]


def _tags(words: str, limit: int) -> list[Link]:
    beginning = slug(words.lstrip("#"), limit=MAX_TAG)
    if not beginning:
        return []
    return [Link(address("tag", name), name) for name in tags_beginning(beginning, limit=limit)]


def _url(asked: Mapping[str, Any], **other: object) -> str:
    """The address of the same question with something changed; a page belongs to its own kind."""
    kept = {name: value for name, value in asked.items() if value and name != "page"}
    return f"{reverse('search')}?{urlencode(kept | other)}"


def _rooms_url(words: str) -> str:
    """Communities have a list of their own, in an order of their own."""
    return (
        f"{reverse('communities')}?{urlencode({'q': words})}" if words else reverse("communities")
    )


def _hit(hit: Found, viewer: Account | None, now: datetime) -> Hit:
    own = viewer is not None and viewer.name == hit.author
    blind = not own and is_young(hit.published_at, now=now)
    votes = ngettext("%(n)s vote", "%(n)s votes", hit.upvotes)
    return Hit(
        work=hit.work,
        url=article_url(
            hit.article_author, hit.permlink, comment=hit.work if hit.is_comment else None
        ),
        title=hit.title,
        snippet=hit.snippet,
        author=Author(hit.author, hit.author_shown, portrait=hit.portrait),
        when=when(hit.published_at, now=now),
        votes="" if blind else votes % {"n": number(hit.upvotes)},
        language=hit.language,
        is_comment=hit.is_comment,
        warning=warning(hit.sensitive, viewer=viewer),
    )
