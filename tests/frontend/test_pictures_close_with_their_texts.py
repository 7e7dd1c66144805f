"""A picture is closed while moderators keep every text that shows it from readers."""

from uuid import uuid4

from django.test import Client

from accounts.models import Account, RestrictionKind
from accounts.services import lift, restrict
from articles.choices import Audience, Choices
from articles.services import make_circle, moderating, publish, reply, upload
from communities.models import Community
from ledger.selectors import database_time
from moderation import services
from moderation.measures import Measure
from moderation.services.deciding import Ruling
from moderation.services.reporting import Claim
from tests.articles.pictures import picture
from tests.frontend.world import World, person


def _client(account: Account | None) -> Client:
    client = Client()
    if account is not None:
        client.force_login(account)
    return client


def test_it_closes_and_opens_with_what_shows_it(world: World) -> None:
    now, author = database_time(), world.author
    media = upload(author, data=picture(), alt="A gate", now=now)
    place = f"/media/{media.address}.webp"
    body = f"See\n\n![A gate]({place})"
    gardening = Community.objects.get(slug="gardening")
    text = publish(author, title="Gates", body=body, community=gardening, now=now)
    judge, founder = person("judge", now), gardening.founder
    judge.is_staff = True
    judge.save(update_fields=["is_staff"])
    askers = [_client(each) for each in (None, world.stranger, author, judge, founder)]

    def statuses() -> list[int]:
        return [answered(each)[0] for each in askers]

    def answered(asker: Client) -> tuple[int, str]:
        answer = asker.get(place)
        # Closing the answer would close the test's connection with it: read to its end, a file is
        # closed as well.
        answer.getvalue()
        return answer.status_code, answer.headers["Cache-Control"]

    assert statuses() == [200] * 5
    moderating.remove(text.pk)
    assert statuses()[:4] == [410, 410, 200, 200]
    assert answered(askers[4])[0] == 200
    assert answered(askers[2])[1] == answered(askers[0])[1] == "private, no-store"
    # Nobody else opens it again, nor its owner for a few.
    circle = make_circle(author, name="Neighbours", now=now)
    few = Choices(audience=Audience.CIRCLES, readers=(circle.pk,))
    publish(author, title="Between us", body=body, choices=few, now=now)
    publish(world.stranger, title="Look", body=body, now=now)
    assert statuses()[:4] == [410, 410, 200, 200]
    answer = reply(int(world.places["WORK"]), author=author, body=body, now=now)
    assert statuses() == [200] * 5
    moderating.remove(answer.pk)
    moderating.restore(text.pk)
    assert answered(askers[0])[1].startswith("public")
    moderating.restore(answer.pk)
    restrict(author.pk, kind=RestrictionKind.SUSPENDED, decision=9, until=None, now=now)
    assert statuses()[:4] == [403, 403, 200, 200]
    lift(author.pk, decision=9, lifted_by=8, now=now)
    # What the law removes is closed, whatever else shows it.
    case = services.claim_legally(
        work_id=text.pk,
        claim=Claim("Gate Maker", "gates@example.org", "Copyright", "It is mine."),
        reporter=None,
        key=uuid4(),
        now=now,
    )
    decision = services.decide(
        case.pk,
        by=judge,
        ruling=Ruling([Measure.REMOVE], rule="Copyright", message="Claimed."),
        key=uuid4(),
        now=now,
    )
    assert statuses()[:4] == [451, 451, 200, 200]
    services.take_back(decision.pk, by=judge, message="No.", key=uuid4(), now=now)
    assert statuses() == [200] * 5


def test_a_picture_that_no_text_shows_is_closed_to_who_moderates_none(world: World) -> None:
    now, author = database_time(), world.author
    place = f"/media/{upload(author, data=picture(), alt='A gate', now=now).address}.webp"
    restrict(author.pk, kind=RestrictionKind.SUSPENDED, decision=9, until=None, now=now)
    founder = Community.objects.get(slug="gardening").founder
    for asker, status in ((founder, 403), (author, 200)):
        answer = _client(asker).get(place)
        answer.getvalue()
        assert answer.status_code == status
