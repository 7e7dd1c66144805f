"""Which rule set this installation runs on."""

from django.conf import settings

from rewards.rules import RuleSet, load


def active_rules() -> RuleSet:
    """The rule set that the setting INKWELL_RULE_SET names. RulesError when there is none."""
    return load(settings.INKWELL_RULE_SET)
