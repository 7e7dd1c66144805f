"""Everything that waits is reached once, also what came back and was sent again."""

from datetime import timedelta

from moderation.models import HeldText
from moderation.selectors import held_in, held_of
from tests.moderation.world import World


def waiting(world: World, *, count: int) -> list[int]:
    """The numbers of answers that wait, the first of which was sent again later."""
    made = HeldText.objects.bulk_create(
        HeldText(
            account=world.writer,
            community=world.soil,
            answered_id=world.text.pk,
            body=f"Number {number}.",
            why="first",
            held_at=world.now + timedelta(minutes=number // 2),
        )
        for number in range(count)
    )
    made[0].held_at = world.now + timedelta(minutes=1)
    made[0].save()
    return [each.pk for each in made]


def test_every_page_goes_on_where_the_last_one_ended(world: World) -> None:
    numbers, seen = waiting(world, count=9), list[int]()
    while cards := held_in(world.soil, after=seen[-1] if seen else 0, limit=2):
        seen += [card.number for card in cards]
    assert seen == [numbers[1], numbers[0], *numbers[2:]]
    assert [it.number for it in held_in(world.soil, at=numbers[2], limit=2)] == numbers[2:4]
    HeldText.objects.filter(pk=numbers[1]).delete()
    assert held_in(world.soil, after=numbers[1], limit=1)[0].number == numbers[0], "anew"


def test_ones_own_are_bounded(world: World) -> None:
    waiting(world, count=60)
    assert len(held_of(world.writer)) == 50
