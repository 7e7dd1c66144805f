"""Who wrote a text hears, once, that others show it in a community or recommend it."""

from communities.models import Community
from communities.services import found, join
from moderation.services import pick, show_elsewhere, unpick
from notifications.models import Notice
from tests.moderation.world import World


def told(world: World) -> list[str]:
    found = Notice.objects.filter(account=world.writer, kind="shown").order_by("group")
    assert set(found.values_list("work", "count")) <= {(world.text.pk, 1)}
    return list(found.values_list("group", flat=True))


def test_picks_and_showings_are_told_once(world: World) -> None:
    work, now = world.text.pk, world.now
    tiles = found("tiles", title="Tiles", founder=world.reader, now=now)
    join(tiles, account=world.writer, now=now)
    for line in ("Read this.", "Do read this."):
        show_elsewhere(world.reader, work_id=work, slug="tiles", line=line, now=now)
    for community in (world.soil, None):
        by = world.moderator if community else world.site
        pick(by, community=community, work_id=work, now=now)
        unpick(by, community=community, work_id=work, now=now)
        pick(by, community=community, work_id=work, now=now)
    assert told(world) == [f"picked//{work}", f"picked/soil/{work}", f"shown/tiles/{work}"]


def test_what_an_author_does_is_no_news(world: World) -> None:
    tiles = found("tiles", title="Tiles", founder=world.writer, now=world.now)
    assert Community.objects.get(slug="tiles") == tiles
    show_elsewhere(world.writer, work_id=world.text.pk, slug="tiles", now=world.now)
    pick(world.writer, community=tiles, work_id=world.text.pk, now=world.now)
    assert told(world) == []
