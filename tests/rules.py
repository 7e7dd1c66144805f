"""The rules that hold today, for tests in which others play no part."""

from django.utils import timezone

from rewards.active import rules_at
from rewards.rules import RuleSet


def active_rules() -> RuleSet:
    """The rule set in force now."""
    return rules_at(timezone.now())
