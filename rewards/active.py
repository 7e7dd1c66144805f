"""Which rule set this installation runs on."""

from functools import cache

from django.conf import settings

from rewards.rules import RuleSet, load


def active_rules() -> RuleSet:
    """The rule set that the setting INKWELL_RULE_SET names. UnknownRules when there is none."""
    return rules_named(settings.INKWELL_RULE_SET)


@cache
def rules_named(name: str) -> RuleSet:
    """The rule set `name`, read once a process: rule sets are never edited."""
    return load(name)
