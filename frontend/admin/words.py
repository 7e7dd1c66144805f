"""What moderation's values are called on the desk's pages."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from moderation.measures import Measure
from moderation.process import State
from moderation.reasons import CaseKind, Reason

MEASURES: dict[Measure, str | Promise] = {
    Measure.WARN: _("Warn the author"),
    Measure.LABEL: _("Put a warning before the text"),
    Measure.REMOVE: _("Remove the text"),
    Measure.LOCK: _("Lock its answers"),
    Measure.MUTE: _("Mute the author in the community"),
    Measure.LIMIT: _("Limit the account"),
    Measure.SUSPEND: _("Suspend the account"),
    Measure.HOLD: _("Put the reward on hold"),
}
#: What each does, as the preview says it before it happens.
DOES: dict[Measure, str | Promise] = {
    Measure.WARN: _("The author is told that a rule was broken. Nothing else changes."),
    Measure.LABEL: _("Readers see the warning before the text; its author cannot take it off."),
    Measure.REMOVE: _(
        "Only the author can still read the text; everybody else sees the rule and the decision."
    ),
    Measure.LOCK: _("Nobody can answer the text."),
    Measure.MUTE: _("The author can neither publish nor answer in the community."),
    Measure.LIMIT: _("The author's texts are in no list of people who do not follow them."),
    Measure.SUSPEND: _(
        "The author's texts are shown to nobody else, and the author can write nothing."
    ),
    Measure.HOLD: _(
        "The reward goes to escrow at its payout, and from there where the final decision says."
    ),
}
KINDS: dict[CaseKind, str | Promise] = {
    CaseKind.REPORT: _("report"),
    CaseKind.HELD: _("held text"),
    CaseKind.WORDS: _("watched words"),
    CaseKind.SIMILAR: _("similar text"),
    CaseKind.LEGAL: _("legal claim"),
    CaseKind.WAVE: _("spam wave"),
}
REASONS: dict[Reason, str | Promise] = {
    Reason.SPAM: _("spam"),
    Reason.HARASSMENT: _("harassment"),
    Reason.HATE: _("hate"),
    Reason.DANGER: _("danger to somebody"),
    Reason.ILLEGAL: _("against the law"),
    Reason.COPIED: _("copied"),
    Reason.UNLABELLED: _("a missing label"),
    Reason.PRIVACY: _("private matters of others"),
    Reason.RULE: _("a rule of the community"),
    Reason.OTHER: _("something else"),
}
URGENCY: dict[int, str | Promise] = {1: _("can wait"), 2: _("soon"), 3: _("urgent")}
STATES: dict[State, str | Promise] = {
    State.OPEN: _("open"),
    State.DECIDED: _("decided"),
    State.APPEALED: _("appealed against"),
    State.CLOSED: _("closed"),
}
