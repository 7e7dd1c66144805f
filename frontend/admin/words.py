"""What moderation's values are called on the desk's pages alone; what the site's pages show too is
in `frontend.pages.verdicts`.
"""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.models.restriction import RestrictionKind
from articles.states import State as TextState
from moderation.measures import Measure
from moderation.process import State
from moderation.reasons import Reason
from moderation.selectors import Hands

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
    Measure.VOTES: _(
        "The author's open votes are taken back. An appeal that is won returns those that still "
        "count."
    ),
    Measure.RETURN: _(
        "It does not go out; its author keeps the words, is told why, and may appeal."
    ),
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
#: How old a case is at least, in days.
AGES: dict[int, str | Promise] = {
    1: _("a day and older"),
    3: _("three days and older"),
    7: _("a week and older"),
}
HANDS: dict[Hands, str | Promise] = {
    Hands.MINE: _("those I look at"),
    Hands.NOBODYS: _("those that nobody looks at"),
}
STATES: dict[State, str | Promise] = {
    State.OPEN: _("open"),
    State.DECIDED: _("decided"),
    State.APPEALED: _("appealed against"),
    State.CLOSED: _("closed"),
}
RESTRICTIONS: dict[str, str | Promise] = {
    RestrictionKind.LIMITED: _("limited"),
    RestrictionKind.SUSPENDED: _("suspended"),
}
TEXT_STATES: dict[str, str | Promise] = {
    TextState.ABSENT: _("not published"),
    TextState.PUBLISHED: _("published"),
    TextState.REMOVED: _("removed by a decision"),
    TextState.ERASED: _("deleted by its author"),
}
#: Why a round put a work aside, as `rewards.services.parking` writes it down.
ASIDE: dict[str, str | Promise] = {
    "The total weight of its votes is outside 64 bits.": _(
        "The total weight of its votes is outside 64 bits."
    ),
    "Its votes weigh more than their total.": _("Its votes weigh more than their total."),
    "Its beneficiaries together get more than the whole reward.": _(
        "Its co-authors together get more than the whole reward."
    ),
    "The ledger has a payment under its key already.": _(
        "The ledger has a payment under its key already."
    ),
}
#: What staff did, as the audit trail names it.
ACTS: dict[str, str | Promise] = {
    "account.appointed": _("gave or took an office"),
    "account.noted": _("noted something about a person"),
    "announcement.made": _("made an announcement"),
    "announcement.withdrawn": _("withdrew an announcement"),
    "appeal.spoken": _("said something in an appeal"),
    "appeal.upheld": _("upheld a decision"),
    "case.claimed": _("took a case"),
    "case.decided": _("decided a case"),
    "case.left": _("left a case to others"),
    "case.noted": _("noted something in a case"),
    "case.opened": _("looked into something they saw"),
    "claim.answered": _("answered a claim by law"),
    "community.offered": _("offered a part in owning a community"),
    "community.pictured": _("chose a community's picture"),
    "community.set-up": _("changed a community's settings or rules"),
    "community.shared": _("set a community's part of rewards"),
    "community.taken-up": _("took up a community without an owner"),
    "community.unpictured": _("took a community's picture away"),
    "decision.reversed": _("took a decision back"),
    "finding.dropped": _("dropped a finding"),
    "finding.final": _("made a finding final"),
    "finding.opened": _("opened a finding"),
    "finding.reversed": _("heard an appeal, and dropped a finding"),
    "finding.upheld": _("heard an appeal, and a finding stays"),
    "held.released": _("let a text out"),
    "held.returned": _("gave a text back"),
    "job.asked": _("asked for a job to run again"),
    "letters.asked": _("asked for letters to be sent again"),
    "member.invited": _("invited somebody"),
    "member.let-in": _("let somebody in"),
    "member.moved": _("gave somebody another role"),
    "member.uninvited": _("took an invitation back"),
    "member.titled": _("put a title beside a name"),
    "member.turned-away": _("turned somebody away who asked"),
    "posting.limited": _("set limits of a community"),
    "proposal.made": _("proposed what takes two signatures"),
    "proposal.signed": _("signed a proposal as the second"),
    "proposal.stopped": _("stopped a proposal"),
    "proposal.done": _("a signed proposal was carried out"),
    "proposal.failed": _("a signed proposal could not be carried out"),
    "proposal.lapsed": _("nobody signed a proposal in time"),
    "reply.dropped": _("dropped kept words"),
    "reply.kept": _("kept words for decisions"),
    "text.picked": _("recommended a text"),
    "text.pinned": _("put a text on top"),
    "text.taken-out": _("took out a text that was shown from elsewhere"),
    "text.unpicked": _("recommends a text no longer"),
    "text.unpinned": _("took a text from the top"),
    "spending.asked": _("asked for a payment of a community"),
    "spending.signed": _("signed a payment of a community"),
    "spending.stopped": _("refused a payment of a community"),
    "wave.begun": _("began to sweep a wave"),
    "wave.undone": _("gave a wave back"),
    "words.dropped": _("dropped a list of words"),
    "words.kept": _("kept a list of words"),
    "work.resumed": _("gave a work that was put aside to the next payout round"),
}
#: What each template of a letter is about.
LETTERS: dict[str, str | Promise] = {
    "account_already_exists": _("Somebody registered with a known address"),
    "alert": _("Alarm of the site"),
    "claim_answer": _("Answer to a claim by law"),
    "closed": _("Account closed"),
    "codes_made": _("Recovery codes made"),
    "digest": _("Digest"),
    "email_changed": _("Address changed"),
    "email_confirmation": _("Confirmation of an address"),
    "email_confirmation_signup": _("Confirmation of a new account's address"),
    "email_is_anothers": _("Address that is somebody else's"),
    "key_added": _("Passkey added"),
    "key_removed": _("Passkey removed"),
    "limit_raised": _("Higher limits on sending asked for"),
    "login_code": _("Code to log in"),
    "money_out": _("Money left the wallet"),
    "new_device": _("Signed in from a new browser"),
    "news": _("News by mail"),
    "password_changed": _("Password changed"),
    "password_reset": _("Password reset by mail"),
    "password_reset_key": _("Link to a new password"),
    "power_moved": _("Ink Power moved"),
    "totp_off": _("Code app switched off"),
    "totp_on": _("Code app switched on"),
    "unknown_account": _("Somebody asked about an unknown address"),
}
#: The worker's jobs by what they do; one that is not listed goes by the name of its task.
JOBS: dict[str, str | Promise] = {
    "rewards.tasks.payout_cycle": _("Payout rounds"),
    "ledger.tasks.seal": _("Sealing of blocks"),
    "ledger.tasks.publish_log": _("Publishing of the ledger as files"),
    "ledger.tasks.roll_up": _("Balances by day"),
    "ledger.tasks.run_stake_steps": _("Steps of power downs"),
    "ledger.tasks.verify": _("Check of the whole ledger"),
    "rewards.tasks.estimate": _("Estimates written down"),
    "rewards.tasks.recompute": _("Payout rounds worked out again"),
    "frontend.tasks.carry_letters": _("Letters"),
    "frontend.tasks.publish_planned": _("Planned texts"),
    "frontend.tasks.write_news": _("News by mail"),
    "frontend.tasks.push_news": _("News on devices"),
    "frontend.tasks.write_digests": _("Digests"),
    "frontend.tasks.gather_reads": _("Reads of texts"),
    "frontend.tasks.forget": _("Deleting what is kept for a time only"),
    "notifications.tasks.read_news": _("Notices"),
    "notifications.tasks.show_announcements": _("Announcements"),
    "articles.tasks.rank": _("Order of the lists"),
    "articles.tasks.remove_files": _("Files of what was deleted"),
    "accounts.tasks.end_what_is_over": _("End of limits and suspensions"),
    "moderation.tasks.find_likenesses": _("Search for copies"),
    "moderation.tasks.sweep_waves": _("Spam waves"),
    "moderation.tasks.pass_time": _("Deadlines of cases"),
    "moderation.tasks.carry_out": _("Signed proposals"),
    "inkwell.tasks.go_on_living": _("The demo's people"),
}
