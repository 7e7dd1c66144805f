"""Whether a text can be published: the one place that says it, for now and for later.

Who publishes hears all reasons at once. What is planned is held to the same, so that nothing is
taken today that would be refused at its hour, unless something has changed meanwhile.
"""

from collections.abc import Sequence
from datetime import datetime

from accounts.models import Account
from articles.choices import Answers, Audience, Choices, check_choices
from articles.errors import ArticleError, TextRefused
from articles.models import Circle
from articles.options import Options, check_options
from articles.proposals import AT_ONCE, Proposal, Wish
from articles.reasons import Reasons
from articles.services.choices import outside_the_rewards
from articles.services.covers import check_cover
from articles.services.hosting import HostShare, check_host_share, host_share
from articles.services.options import sharers
from articles.services.series import check_series
from articles.services.translations import check_original
from articles.services.versions import (
    check_language,
    checked_body,
    checked_tags,
    checked_title,
)
from communities.models import Community
from communities.roles import Kind, Right, Role, may
from communities.selectors import role_of


def why_not(
    author: Account, proposal: Proposal, *, plan: Wish = AT_ONCE, now: datetime
) -> Sequence[ArticleError]:
    """All that keeps a text from being published by this author, each with its place; nothing
    where it can be. With a plan also what keeps it from being published so. At most eight queries.
    """
    reasons, choices = Reasons(), proposal.choices
    with reasons.about("title"):
        checked_title(proposal.title)
    with reasons.about("body"):
        checked_body(proposal.body)
    with reasons.about("tags"):
        checked_tags(proposal.tags)
    with reasons.about("language"):
        check_language(proposal.language)
    host = None
    with reasons.about("community"):
        host = _host_share(author, proposal)
    with reasons.about(""):
        check_choices(choices)
    with reasons.about(""):
        check_circles(author.pk, choices=choices)
    with reasons.about("cover"):
        check_cover(author.pk, media_id=choices.cover)
    with reasons.about("series"):
        check_series(choices.series)
    with reasons.about("original"):
        check_original(author, address=choices.original, language=proposal.language)
    with reasons.about("reward"):
        check_host_share(host, shares=check_options(proposal.options).beneficiaries)
    with reasons.about("publish_at"):
        if plan.hour is not None:
            plan.hour.ahead(now=now)
    with reasons.about("coauthors"):
        shares = check_options(Options(beneficiaries=plan.shares)).beneficiaries
        sharers(author.pk, shares=shares)
        check_host_share(host, shares=shares)
    return reasons.found


def _host_share(author: Account, proposal: Proposal) -> HostShare | None:
    place = place_of(author, slug=proposal.community)
    options = outside_the_rewards(proposal.options, proposal.choices)
    return host_share(place, options=options, seen_bp=proposal.host_bp)


def place_of(author: Account, *, slug: str) -> Community | None:
    """The community in which a text is to stand; None for "". Two queries, none for "".

    TextRefused for one that is not there, or takes no texts from its author.
    """
    if not slug:
        return None
    found = Community.objects.filter(slug=slug).first()
    if found is None:
        raise TextRefused("There is no such community any more: choose another.")
    role = role_of(author.pk, community_id=found.pk)
    if role is Role.MUTED:
        raise TextRefused(
            "Moderators muted you in that community: choose another for this text. Your cases say "
            "until when."
        )
    if not may(role, Right.POST, kind=Kind(found.kind)):
        raise TextRefused(
            "Only members write in that community: ask its moderators to let you in, or choose "
            "another."
        )
    return found


def check_circles(author_id: int, *, choices: Choices) -> None:
    """TextRefused or ManyReasons where a circle is not the author's. One query, none for none."""
    readers = choices.readers if choices.audience is Audience.CIRCLES else ()
    answerers = choices.answerers if choices.answers is Answers.CIRCLES else ()
    named = {"readers": {*readers}, "answerers": {*answerers}}
    wanted = set().union(*named.values())
    if not wanted:
        return
    own = set(Circle.objects.filter(owner=author_id, pk__in=wanted).values_list("pk", flat=True))
    reasons = Reasons()
    for place, numbers in named.items():
        with reasons.about(place):
            if numbers - own:
                raise TextRefused("One of the circles is not among yours any more: choose again.")
    reasons.refuse()
