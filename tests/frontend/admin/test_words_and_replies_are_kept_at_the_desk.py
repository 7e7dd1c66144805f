"""Moderators try words against the lists, admins keep the lists, and both keep replies."""

from communities.models import Community
from communities.roles import Role
from moderation.models import CannedReply, WordList
from moderation.selectors import Limits, limits_of
from tests.frontend.admin.offices import elsewhere, officer, reported, staff, with_key
from tests.frontend.world import World

PLACE = "/admin/words/"
HERE = f"{PLACE}gardening/"
LIST = {"act": "words", "name": "Bets", "does": "hold", "words": "casino\ncheap pills"}
LIMITS = {"act": "limits", "texts": "3", "answers": "", "upvotes": "20"}
REPLY = {"act": "reply", "title": "Source", "words": "Name the source."}


def test_a_list_is_kept_tried_changed_and_dropped(world: World) -> None:
    gardening = Community.objects.get(slug="gardening")
    admin = with_key(officer("asta", gardening, role=Role.ADMIN))
    assert admin.post(HERE, LIST).status_code == 302
    kept = WordList.objects.get(community=gardening)
    assert kept.entries == ["casino", "cheap pills"]
    tried = admin.post(HERE, {"act": "try", "text": "Come to the CAS1NO"}).context["hits"]
    assert [(hit["entry"], hit["list"]) for hit in tried] == [("casino", "Bets")]
    page = admin.post(HERE, {"act": "try", "text": "Come to the pond"}).text
    assert "No list has any of these words" in page
    assert "cheap pills" in admin.get(f"{HERE}?list={kept.pk}").text
    wrong = admin.post(HERE, LIST | {"name": "More", "words": "!!!"})
    assert (wrong.status_code, "Write at least one word or phrase" in wrong.text) == (422, True)
    admin.post(HERE, {"act": "drop_words", "number": str(kept.pk)})
    assert not WordList.objects.exists()


def test_a_moderator_tries_but_does_not_keep_lists(world: World) -> None:
    gardening = Community.objects.get(slug="gardening")
    client = with_key(officer("otto", gardening))
    assert 'value="try"' in client.get(HERE).text
    assert 'value="words"' not in client.get(HERE).text
    refused = client.post(HERE, LIST)
    assert refused.status_code == 422
    assert "Only admins may do this." in refused.text
    assert not WordList.objects.exists()


def test_admins_limit_how_much_of_one_person_is_taken(world: World) -> None:
    gardening = Community.objects.get(slug="gardening")
    admin = with_key(officer("asta", gardening, role=Role.ADMIN))
    wrong = admin.post(HERE, LIMITS | {"upvotes": "0"})
    assert wrong.status_code == 422
    assert admin.post(HERE, LIMITS).status_code == 302
    assert limits_of(gardening) == Limits(3, None, 20)
    assert 'name="upvotes" value="20"' in admin.get(HERE).text
    place = f"/admin/communities/community/{gardening.pk}/change/"
    assert "3 texts a day, 20 upvotes a day" in admin.get(place).text
    moderator = with_key(officer("otto", gardening))
    assert 'name="upvotes"' not in moderator.get(HERE).text
    refused = moderator.post(HERE, LIMITS | {"upvotes": "1"})
    assert "Only admins may do this." in refused.text
    assert limits_of(gardening).upvotes == 20
    admin.post(HERE, {"act": "limits"})
    assert limits_of(gardening) == Limits()


def test_a_reply_is_kept_and_offered_in_a_decision(world: World) -> None:
    gardening = Community.objects.get(slug="gardening")
    client = with_key(officer("otto", gardening))
    assert client.post(HERE, REPLY).status_code == 302
    kept = CannedReply.objects.get(community=gardening)
    case = reported(world)
    assert ">Source</option>" in client.get(f"/admin/cases/{case.pk}/").text
    client.post(HERE, {**REPLY, "words": "Which source is it?"})
    kept.refresh_from_db()
    assert kept.words == "Which source is it?"
    client.post(HERE, {"act": "drop_reply", "number": str(kept.pk)})
    assert not CannedReply.objects.exists()


def test_nobody_keeps_words_of_another_place(world: World) -> None:
    kept = CannedReply.objects.create(community=None, title="Rules", words="Read them.")
    elin = with_key(officer("elin", elsewhere()))
    assert elin.get(HERE).status_code == 404
    assert elin.post(HERE, REPLY).status_code == 404
    assert elin.post(PLACE, REPLY).status_code == 403
    assert "Read them." not in elin.get(PLACE).text
    elin.post(f"{PLACE}kitchens/", {"act": "drop_reply", "number": str(kept.pk)})
    assert CannedReply.objects.get() == kept


def test_the_sites_lists_are_its_administrators(world: World) -> None:
    assert with_key(staff("stina")).post(PLACE, LIST).status_code == 422
    assert with_key(staff("ada", administrator=True)).post(PLACE, LIST).status_code == 302
    assert WordList.objects.get().community is None
