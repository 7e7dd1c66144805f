"""The leaf of a payout holds a commitment to the text that was paid, and no word of it."""

from datetime import datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from accounts.models import Account
from accounts.services import register
from articles.commitments import keeps
from articles.models import Article, Revision
from articles.services import erase, publish, revise, vote_on
from curation.models import Work
from ledger.codes import Code
from ledger.models import Batch, Entry
from ledger.selectors import database_time
from rewards.models import Payout
from rewards.references import read_reference
from rewards.services import genesis, run_cycle
from tests.rules import active_rules

WINDOW = timedelta(days=7)


@pytest.fixture
def now(db: None) -> datetime:
    """A time at which what was written eight days before is due."""
    moment = database_time()
    genesis(moment - timedelta(days=9), rules=active_rules())
    return moment


@pytest.fixture
def text(now: datetime) -> Article:
    """A text of two versions whose voting has ended, with a vote that pays it."""
    written = now - timedelta(days=8)
    author, reader = (register(name, now=written) for name in ("tove", "mira"))
    article = publish(author, title="Beans", body="They climb.", now=written)
    revise(article.pk, author=author, title="Beans", body="They climb slowly.", now=written)
    vote_on(article.pk, voter=reader, weight_bp=10_000, now=written + timedelta(hours=1))
    return article


def pay(now: datetime) -> None:
    while run_cycle(now, rules=active_rules()) is not None:
        pass


def test_the_batch_names_the_commitment_of_the_newest_version(
    text: Article, now: datetime
) -> None:
    pay(now)
    newest = Revision.objects.get(work=text.pk, number=2)
    (batch,) = Batch.objects.filter(code=Code.AUTHOR_REWARD, reference__contains="/work/")
    cycle, work = read_reference(batch.reference, code=Code.AUTHOR_REWARD) or (0, 0)
    assert (cycle, work) == (Payout.objects.get(work=text.pk).cycle_id, text.pk)
    held = bytes.fromhex(batch.reference.rsplit("/", 1)[1])
    assert newest.salt is not None
    assert keeps(
        held,
        key=bytes(newest.salt),
        work=text.pk,
        number=2,
        title="Beans",
        body="They climb slowly.",
    )
    leaf = b"".join(bytes(entry.data) for entry in Entry.objects.filter(batch=batch))
    assert held.hex().encode() in leaf
    assert b"climb" not in leaf


def test_a_version_after_the_votes_were_frozen_changes_nothing_of_the_payout(
    text: Article, now: datetime
) -> None:
    paid_for = bytes(Work.objects.get(pk=text.pk).commitment or b"")
    pay(now)
    author = Account.objects.get(name="tove")
    revise(text.pk, author=author, title="Beans", body="They climb at night.", now=now)
    batch = Batch.objects.get(code=Code.AUTHOR_REWARD, reference__contains="/work/")
    assert batch.reference.endswith(paid_for.hex())
    assert bytes(Work.objects.get(pk=text.pk).commitment or b"") != paid_for


def test_after_erasure_the_commitment_stays_and_its_key_is_gone(
    text: Article, now: datetime
) -> None:
    pay(now)
    erase(text.pk, author=Account.objects.get(name="tove"), now=now)
    assert not Revision.objects.filter(work=text.pk).exclude(salt=None).exists()
    assert Batch.objects.filter(reference__endswith=_held(text).hex()).exists()


def _held(text: Article) -> bytes:
    return bytes(Work.objects.get(pk=text.pk).commitment or b"")


def test_a_commitment_of_another_length_is_refused(text: Article) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Work.objects.filter(pk=text.pk).update(commitment=b"short")
