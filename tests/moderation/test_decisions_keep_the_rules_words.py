"""A decision has a copy of the rule that it was made by, whatever the community writes later."""

from communities.services import set_rules
from moderation.measures import Measure
from moderation.models import Decision
from moderation.selectors.told import decisions_about
from moderation.services import take_back
from moderation.services.deciding import Ruling
from tests.moderation.world import World, key


def test_the_words_stay_as_they_were(world: World) -> None:
    founder = world.soil.founder
    set_rules(world.soil, by=founder, rules=[("No spam", "Nothing for sale."), ("Be kind", "")])
    ruling = Ruling([Measure.WARN], rule="No spam")
    made = world.decide(world.report(), ruling)
    set_rules(world.soil, by=founder, rules=[("No spam", "Sell what you like.")])
    undone = take_back(made.pk, by=world.moderator, message="No.", key=key(), now=world.now)
    later = world.decide(world.report(), ruling)
    kept = [Decision.objects.get(pk=each.pk).rule_words for each in (made, undone, later)]
    assert kept == ["Nothing for sale.", "Nothing for sale.", "Sell what you like."]
    told = [each.rule_words for each in decisions_about(world.writer, now=world.now)]
    assert told == ["Sell what you like.", "Nothing for sale."]


def test_a_rule_that_the_community_does_not_have_has_no_words(world: World) -> None:
    set_rules(world.soil, by=world.soil.founder, rules=[("Be kind", "To all.")])
    made = world.decide(world.report(), Ruling([Measure.WARN], rule="No spam"))
    assert made.rule_words == ""
