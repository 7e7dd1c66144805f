"""Keeping lists of words."""

from datetime import datetime

from django.db import transaction

from accounts.locks import lock_account
from accounts.models import Account
from communities.models import Community
from moderation.errors import WordsRefused
from moderation.models import WordList
from moderation.models.word_list import MAX_NAME
from moderation.screening import MOST_LISTS, Does
from moderation.selectors.desks import require_settings
from moderation.services.recording import Details, record
from moderation.words import MOST_CHARACTERS, MOST_ENTRIES, MOST_WORDS, entries_of, words_of


@transaction.atomic
def watch_words(
    by: Account, *, community: Community | None, name: str, does: Does, words: str, now: datetime
) -> WordList:
    """Keep a list of a community, or of the site, with one entry a line; another of that name is
    replaced. Locks the community's row, or, for the site, that of who does it.

    NotYourOffice for who may not set the community, or the site, up; WordsRefused for a list that
    is empty or too long.
    """
    require_settings(by, community=community)
    name, entries = " ".join(name.split()), entries_of(words)
    _check(name, entries)
    if community is not None:
        Community.objects.select_for_update(no_key=True).get(pk=community.pk)
    else:
        lock_account(by.pk)
    lists = WordList.objects.filter(community=community)
    if lists.exclude(name=name).count() >= MOST_LISTS:
        raise WordsRefused(
            "There are %(most)s lists already: take one away, or add to one.", most=MOST_LISTS
        )
    kept, _ = WordList.objects.update_or_create(
        community=community,
        name=name,
        defaults={
            "does": does.value,
            "entries": entries,
            "changed_at": now,
            "changed_by": by,
        },
    )
    facts: Details = {"list": kept.pk, "name": name, "does": does.value, "entries": len(entries)}
    record(by, act="words.kept", community=community, details=facts, now=now)
    return kept


@transaction.atomic
def drop_words(by: Account, *, community: Community | None, number: int, now: datetime) -> None:
    """Watch for the words of a list no more; twice changes nothing. NotYourOffice."""
    require_settings(by, community=community)
    found = WordList.objects.filter(pk=number, community=community).first()
    if found is not None:
        facts: Details = {"list": number, "name": found.name}
        found.delete()
        record(by, act="words.dropped", community=community, details=facts, now=now)


def _check(name: str, entries: list[str]) -> None:
    if not 1 <= len(name) <= MAX_NAME:
        raise WordsRefused("A list has a name of at most %(most)s characters.", most=MAX_NAME)
    if not entries:
        raise WordsRefused("Write at least one word or phrase, each on a line of its own.")
    if len(entries) > MOST_ENTRIES:
        raise WordsRefused(
            "A list has at most %(most)s entries; this one has %(count)s.",
            most=MOST_ENTRIES,
            count=len(entries),
        )
    for entry in entries:
        if len(entry) > MOST_CHARACTERS or words_of(entry) > MOST_WORDS:
            raise WordsRefused(
                "An entry has at most %(words)s words and %(most)s characters: %(entry)s.",
                words=MOST_WORDS,
                most=MOST_CHARACTERS,
                entry=entry[:MOST_CHARACTERS],
            )
