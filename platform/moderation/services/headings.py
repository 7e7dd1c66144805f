"""What stands over texts and people is looked through as texts are: titles of series, titles and
words of collections that everybody sees, names and words about a person.
"""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from accounts.models import Account
from accounts.names import shown_line
from accounts.services import describe as keep
from articles.errors import TextRefused
from articles.models import Collection, Series
from articles.services.collecting import Heading, collect
from articles.services.collecting import change_collection as change
from articles.services.collecting import make_collection as make
from articles.services.series import rename_series as rename
from articles.wording import one_line
from moderation.reasons import CaseKind
from moderation.screening import Does, entries
from moderation.selectors.watched import hits_in
from moderation.services.reporting import open_case
from moderation.services.submitting import refuse_words


@transaction.atomic
def make_collection(
    owner: Account, *, heading: Heading, work_id: int | None = None, now: datetime
) -> Collection:
    """As `articles.services.collecting.make_collection`, with a first text as `collect` puts it in
    where one is named. TextRefused where everybody would see words that do not go out, or not
    unseen; others on a list open a case about its owner. Locks the case, where there is one to be,
    then the owner's row.
    """
    if heading.public:
        kept = heading.stored
        _look_over(owner, kept.title, kept.words, had=(), now=now)
    made = make(owner, heading=heading, now=now)
    if work_id is not None:
        collect(owner, slug=made.slug, work_id=work_id, now=now)
    return made


@transaction.atomic
def change_collection(owner: Account, *, slug: str, heading: Heading, now: datetime) -> str:
    """As `articles.services.collecting.change_collection`, looked through as in
    `make_collection`, but for what everybody could see of it before. Locks as there.
    """
    if heading.public:
        before = Collection.objects.filter(owner=owner, slug=slug, public=True).first()
        had = (before.title, before.words) if before is not None else ()
        kept = heading.stored
        _look_over(owner, kept.title, kept.words, had=had, now=now)
    return change(owner, slug=slug, heading=heading, now=now)


@transaction.atomic
def rename_series(author: Account, *, slug: str, title: str, now: datetime) -> None:
    """As `articles.services.rename_series`, and TextRefused for words that do not go out, or not
    unseen; others on a list open a case about its author. Locks the case, where there is one to
    be, then the author's row.
    """
    before = Series.objects.filter(author=author, slug=slug).first()
    _look_over(author, one_line(title), had=[before.title] if before else [], now=now)
    rename(author, slug=slug, title=title, now=now)


@transaction.atomic
def describe_person(
    account: Account, *, display_name: str, about: str, keeps_sums: bool | None, now: datetime
) -> None:
    """As `accounts.services.describe`, looked through as in `rename_series`. Locks as there."""
    had = [account.display_name, account.about]
    _look_over(account, shown_line(display_name), about.strip(), had=had, now=now)
    keep(account, display_name=display_name, about=about, keeps_sums=keeps_sums, now=now)


def _look_over(owner: Account, *words: str, had: Iterable[str], now: datetime) -> None:
    """Look for words of the site's lists that did not stand there before: TextRefused for those
    that do not go out, or not unseen; a case about who shows them for the others. Locks the case,
    where there is one to be.
    """
    known = hits_in(*had, community_id=None)
    new = [hit for hit in hits_in(*words, community_id=None) if hit not in known]
    refuse_words(new)
    held = entries(new, does=Does.HOLD)
    if held:
        raise TextRefused(
            "Moderators look first at texts with these words: %(words)s. What stands over a text"
            " or a person cannot wait for them: choose other words.",
            words=", ".join(held),
        )
    if entries(new, does=Does.REPORT):
        open_case(
            CaseKind.WORDS, work_id=None, account=owner, community_id=None, severity=1, now=now
        )
