"""Closing an account erases the person, to the last byte, and leaves the money as it is."""

from datetime import datetime

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP
from django.apps import apps
from django.db import connection
from django.db.models import Q
from django.test import Client

from accounts.errors import NameRefused
from accounts.mail import notify
from accounts.models import Account, Event, Follow, Letter, SecurityEvent
from accounts.services import describe, follow, free_name, prefer
from articles.models import Article, Comment, Erasure, Media, TagFollow
from articles.services import (
    choose_portrait,
    close_account,
    erase,
    follow_tag,
    publish,
    reply,
)
from articles.states import State
from communities.models import Community, Membership, Subscription
from communities.services import join
from ledger.models import Delegation, Stake, Transfer
from ledger.selectors import database_time
from ledger.wallets import SystemWallet
from tests.articles.pictures import picture
from tests.frontend.world import World

#: Words that nothing else in the database has.
MARK = "zyzzyva"


def everything() -> str:
    """All that the database holds, as text."""
    held = []
    with connection.cursor() as cursor:
        for model in apps.get_models(include_auto_created=True):
            cursor.execute(f'SELECT row_to_json(held)::text FROM "{model._meta.db_table}" held')
            held += [text for (text,) in cursor.fetchall()]
    return "\n".join(held)


def fill(account: Account) -> int:
    """Let the person leave traces everywhere; return the number of a text."""
    now = database_time()
    describe(account, display_name=f"{MARK} One", about=f"I am {MARK}.", now=now)
    Account.objects.filter(pk=account.pk).update(email=f"{MARK}@example.org")
    EmailAddress.objects.filter(user=account).update(email=f"{MARK}@example.org")
    account.refresh_from_db()
    prefer(account, hide_sums=True)
    TOTP.activate(account, "JBSWY3DPEHPK3PXP")
    follow(account, followed=Account.objects.get(name="mira"), now=now)
    follow_tag(account, name="soil", now=now)
    join(Community.objects.get(slug="gardening"), account=account, now=now)
    notify(account, kind=Event.TOTP_ON, now=now)
    article = publish(account, title=f"{MARK} words", body=f"A {MARK}.", tags=("soil",), now=now)
    reply(article.pk, author=account, body=f"More {MARK}.", now=now)
    return int(article.pk)


def test_what_was_erased_stays_so_where_closing_is_cut_off(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(world.author)
    before = Comment.objects.filter(author=world.author).count()
    assert before == 2
    erased: list[int] = []

    def cut_off(number: int, *, author: Account, now: datetime) -> None:
        if erased:
            raise TimeoutError
        erase(number, author=author, now=now)
        erased.append(number)

    now = database_time()
    monkeypatch.setattr("articles.services.closing.erase", cut_off)
    with pytest.raises(TimeoutError):
        close_account(world.author, erase_texts=True, now=now)
    monkeypatch.undo()
    assert list(Comment.objects.filter(state=State.ERASED).values_list("pk", flat=True)) == erased
    assert Account.objects.get(pk=world.author.pk).is_active
    close_account(world.author, erase_texts=True, now=now)
    assert not Article.objects.filter(author=world.author).exclude(state=State.ERASED).exists()
    assert not Account.objects.get(pk=world.author.pk).is_active


def test_what_the_treasury_lent_goes_back_to_it(world: World) -> None:
    treasury = Stake.objects.get(pk=SystemWallet.TREASURY)
    lent = Delegation.objects.get(
        delegator_id=SystemWallet.TREASURY, delegatee_id=world.stranger.wallet_id
    ).amount
    close_account(world.stranger, erase_texts=True, now=database_time())
    after = Stake.objects.get(pk=SystemWallet.TREASURY)
    assert treasury.delegated - after.delegated == lent
    assert after.returning - treasury.returning == lent


def test_nothing_of_the_person_is_left(world: World) -> None:
    olaf, transfers = world.stranger, Transfer.objects.count()
    work = fill(olaf)
    assert MARK in everything()
    client = Client()
    client.force_login(olaf)
    close_account(olaf, erase_texts=True, now=database_time())
    # The last letter still bears the address, until it is carried.
    Letter.objects.get(template="closed").delete()
    left = everything()
    assert MARK not in left
    assert '"olaf"' not in left
    assert not Authenticator.objects.filter(user=olaf).exists()
    assert Article.objects.get(pk=work).state == State.ERASED
    assert not Comment.objects.filter(author=olaf, state=State.PUBLISHED).exists()
    assert client.get("/wallet").status_code == 302
    assert Transfer.objects.count() == transfers


def test_the_certificate_counts_what_went_with_the_person(world: World) -> None:
    olaf = world.stranger
    fill(olaf)
    choose_portrait(olaf, data=picture(), now=database_time())
    mine = {"account": olaf}
    there = {
        "profile": 1,
        "pictures": 1,
        "memberships": Membership.objects.filter(**mine).count(),
        "addresses": EmailAddress.objects.filter(user=olaf).count(),
        "keys": Authenticator.objects.filter(user=olaf).count(),
        "security_events": SecurityEvent.objects.filter(**mine).count(),
        "follows": Follow.objects.filter(Q(follower=olaf) | Q(followed=olaf)).count()
        + Subscription.objects.filter(**mine).count()
        + TagFollow.objects.filter(**mine).count(),
    }
    assert min(there.values()) > 0
    comments = Comment.objects.filter(author=olaf).count()
    made = close_account(olaf, erase_texts=True, now=database_time())
    assert (made.kind, made.subject, made.account_id) == ("account", olaf.pk, olaf.pk)
    assert {each: made.removed.get(each) for each in there} == there
    assert "others" not in made.removed
    beside = Erasure.objects.filter(account=olaf).exclude(pk=made.pk)
    assert sorted(beside.values_list("kind", flat=True)) == ["comment"] * comments + ["text"]


def test_texts_can_stay_without_the_name(world: World) -> None:
    olaf = world.stranger
    work = fill(olaf)
    close_account(olaf, erase_texts=False, now=database_time())
    article = Article.objects.select_related("author").get(pk=work)
    assert article.state == State.PUBLISHED
    assert article.author.shown_name == f"gone-{olaf.pk}"
    address = f"/@gone-{olaf.pk}/{article.permlink}"
    assert Client().get(address).status_code == 200
    assert Client().get("/@olaf").status_code == 404


def test_the_portrait_goes_even_where_the_texts_stay(world: World) -> None:
    media = choose_portrait(world.stranger, data=picture(), now=database_time())
    close_account(world.stranger, erase_texts=False, now=database_time())
    assert Account.objects.get(pk=world.stranger.pk).portrait == ""
    assert Media.objects.get(pk=media.pk).erased_at is not None


def test_the_name_is_nobodys_any_more(world: World) -> None:
    close_account(world.stranger, erase_texts=True, now=database_time())
    for name in ("olaf", "o1af", "oiaf"):
        with pytest.raises(NameRefused, match="is taken"):
            free_name(name)


def test_members_are_counted_right_afterwards(world: World) -> None:
    fill(world.stranger)
    close_account(world.stranger, erase_texts=True, now=database_time())
    gardening = Community.objects.get(slug="gardening")
    assert gardening.members == gardening.memberships.count()


def test_an_owner_stays_with_the_community_without_a_name(world: World) -> None:
    mira = Account.objects.get(name="mira")
    close_account(mira, erase_texts=True, now=database_time())
    gardening = Community.objects.get(slug="gardening")
    assert gardening.memberships.filter(account=mira).exists()
    assert gardening.members == gardening.memberships.count()
