"""What can be wrong with a request about moderation; each sentence is for the person who asked."""

from ledger.refusal import Refusal


class ModerationError(Refusal):
    """The request was refused; nothing was changed."""

    code = "moderation.refused"


class NotYourOffice(ModerationError):
    """Only somebody with another office may do this."""

    code = "moderation.not-your-office"


class WordsRefused(ModerationError):
    """The list of words, or the limit, cannot be kept like that."""

    code = "moderation.words-refused"


class UnknownHeld(ModerationError):
    """No such text waits, or not any more."""

    code = "moderation.unknown-held"


class HeldChanged(ModerationError):
    """Its author changed the text since it was shown."""

    code = "moderation.held-changed"


class DecisionRefused(ModerationError):
    """The measures do not fit the case or each other."""

    code = "moderation.decision"


class NotYourCase(ModerationError):
    """The account has no say in this case, or is a party to it."""

    code = "moderation.not_yours"


class CaseMoved(ModerationError):
    """Somebody was quicker: the case is not where it was."""

    code = "moderation.moved"


class WaveRefused(ModerationError):
    """Nothing, or too much, is selected at once."""

    code = "moderation.wave"


class ProposalRefused(ModerationError):
    """What two administrators have to agree on cannot be done so, or not any more."""

    code = "moderation.proposal"


class AnnouncementRefused(ModerationError):
    """What is told to everybody needs words and a time."""

    code = "moderation.announcement"


class JobRefused(ModerationError):
    """The worker cannot be asked for this now."""

    code = "moderation.job"


class FindingRefused(ModerationError):
    """What is found, or said to it, cannot be taken so, or not any more."""

    code = "moderation.finding"
