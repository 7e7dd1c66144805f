"""Tables of moderation: what waits and is watched for, cases and decisions, what staff did."""

from moderation.models.appeal import Appeal, AppealMessage
from moderation.models.case import Case, ClaimAnswer, LegalClaim, Note, Report
from moderation.models.decision import CannedReply, Decision, Effect
from moderation.models.finding import Finding, FindingAppeal, FindingReply, FindingSubject
from moderation.models.finding_pair import FindingPair
from moderation.models.held_text import HeldText
from moderation.models.job import Job
from moderation.models.likeness import Likeness
from moderation.models.posting_limit import PostingLimit
from moderation.models.proposal import Proposal
from moderation.models.staff_act import StaffAct
from moderation.models.wave import Wave, WaveText, WaveVote
from moderation.models.word_list import WordList

__all__ = [
    "Appeal",
    "AppealMessage",
    "CannedReply",
    "Case",
    "ClaimAnswer",
    "Decision",
    "Effect",
    "Finding",
    "FindingAppeal",
    "FindingPair",
    "FindingReply",
    "FindingSubject",
    "HeldText",
    "Job",
    "LegalClaim",
    "Likeness",
    "Note",
    "PostingLimit",
    "Proposal",
    "Report",
    "StaffAct",
    "Wave",
    "WaveText",
    "WaveVote",
    "WordList",
]
