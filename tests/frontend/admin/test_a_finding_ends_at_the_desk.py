"""A finding is previewed, opened, made final by a colleague, and an appeal heard by a third."""

from datetime import timedelta
from uuid import uuid4

from django.test import Client

from ledger.selectors import database_time
from moderation.models import Finding
from moderation.services.objecting import appeal_finding
from tests.frontend.admin.offices import staff, with_key
from tests.frontend.findings import opened
from tests.frontend.world import World

GIVEN = {
    **{"family": "reciprocal", "accounts": "@tove, olaf", "evidence": "1 votes for 2, 2 for 1."},
    **{"first_cycle": "1", "last_cycle": ""},
}
PLACE = "/admin/findings/"


def buttons(client: Client, number: int) -> list[str]:
    page = client.get(f"{PLACE}{number}/").text
    acts = ("final", "drop", "upheld-1", "reversed-1")
    return [act for act in acts if f'value="{act}"' in page]


def test_it_says_what_will_happen_before_it_is_opened(world: World) -> None:
    stina, form = with_key(staff("stina")), GIVEN | {"key": str(uuid4())}
    preview = stina.post(PLACE, form | {"act": "preview"})
    assert "account 2: @olaf" in " ".join(preview.text.split())
    assert not Finding.objects.exists()
    for wrong in (
        *({"accounts": "tove, nobody-here"}, {"first_cycle": "9", "last_cycle": "3"}),
        {"evidence": "Tove votes for olaf."},
    ):
        refused = stina.post(PLACE, form | wrong | {"act": "preview"})
        assert (refused.status_code, 'value="open"' in refused.text) == (422, False), wrong
    named = stina.post(PLACE, form | {"act": "open", "evidence": "Tove votes for olaf."})
    assert (named.status_code, "Tove votes for olaf." in named.text) == (422, True)
    answer = stina.post(PLACE, form | {"act": "open"})
    made = Finding.objects.get()
    assert answer["Location"] == f"{PLACE}{made.pk}/"
    assert buttons(stina, made.pk) == ["drop"]
    assert "@olaf" in stina.get(f"{PLACE}{made.pk}/").text


def test_a_colleague_makes_it_final_and_a_third_hears_the_appeal(world: World) -> None:
    first, second, third = (staff(name) for name in ("stina", "stig", "sten"))
    made = opened(world, by=first, ago=timedelta(days=14))
    stina, stig, sten = (with_key(each) for each in (first, second, third))
    assert "/admin/cases/?kind=finding&amp;severity=2" in stina.get("/admin/").text
    queue = stina.get("/admin/cases/?kind=finding&severity=2").text
    assert f'href="{PLACE}{made.pk}/"' in queue
    assert "votes for each other, 2 accounts" in queue
    assert 'name="act" value="claim"' not in queue
    assert [buttons(each, made.pk) for each in (stina, stig)] == [["drop"], ["final", "drop"]]
    place = f"{PLACE}{made.pk}/"
    assert stig.post(place, {"act": "final", "words": ""}).status_code == 422
    stig.post(place, {"act": "final", "words": "No reply explains it."})
    now = database_time()
    appeal_finding(made.pk, by=world.author, words="We edit.", key=uuid4(), now=now)
    assert buttons(stig, made.pk) == ["drop"]
    assert buttons(sten, made.pk) == ["drop", "upheld-1", "reversed-1"]
    assert f'href="{place}"' in sten.get("/notices").text
    waits = sten.get("/admin/cases/").text
    assert f'href="{place}"' in waits[waits.index('id="appeals"') : waits.index("Open cases")]
    assert f'href="{place}"' not in stig.get("/admin/cases/").text
    assert "We edit." in sten.get(place).text
    assert stig.post(place, {"act": "upheld-1", "words": "It stays."}).status_code == 422
    assert sten.post(place, {"act": "upheld-9", "words": "It stays."}).status_code == 422
    assert sten.post(place, {"act": "other", "words": "It stays."}).status_code == 404
    sten.post(place, {"act": "reversed-1", "words": "They edit each other."})
    made.refresh_from_db()
    assert (made.state, made.dropped_words) == ("dropped", "They edit each other.")
    assert buttons(sten, made.pk) == []
