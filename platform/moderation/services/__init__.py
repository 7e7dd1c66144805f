"""Writes about moderation, by verb. Every one runs in a transaction of its own or its caller's."""

from moderation.services.announcing import announce, withdraw_announcement
from moderation.services.appeals import appeal, end_appeal, say
from moderation.services.appointing import appoint
from moderation.services.casework import claim, note, note_about, unclaim
from moderation.services.deciding import decide, decide_by_itself, take_back
from moderation.services.headings import (
    change_collection,
    describe_person,
    make_collection,
    rename_series,
)
from moderation.services.holding import Held
from moderation.services.likening import read_texts
from moderation.services.limiting import set_limits
from moderation.services.looking import look_into
from moderation.services.passing import (
    close_cases,
    end_measures,
    let_time_pass,
    settle_holds,
)
from moderation.services.proposing import (
    carry_out_due,
    countersign,
    propose_office,
    propose_payment,
    propose_rules,
    stop,
)
from moderation.services.recommending import pick, pin_in, take_out, unpick, unpin_in
from moderation.services.recording import record
from moderation.services.releasing import approve, send_back, withdraw_held
from moderation.services.replying import answer_claim, drop_reply, keep_reply
from moderation.services.reporting import claim_legally, open_case, report, report_community
from moderation.services.rescreening import screened
from moderation.services.showing import show_elsewhere
from moderation.services.submitting import submit, submit_answer
from moderation.services.sweeping import sweep, sweep_on, undo_sweep
from moderation.services.watching import drop_words, watch_words

__all__ = [
    "Held",
    "announce",
    "answer_claim",
    "appeal",
    "appoint",
    "approve",
    "carry_out_due",
    "change_collection",
    "claim",
    "claim_legally",
    "close_cases",
    "countersign",
    "decide",
    "decide_by_itself",
    "describe_person",
    "drop_reply",
    "drop_words",
    "end_appeal",
    "end_measures",
    "keep_reply",
    "let_time_pass",
    "look_into",
    "make_collection",
    "note",
    "note_about",
    "open_case",
    "pick",
    "pin_in",
    "propose_office",
    "propose_payment",
    "propose_rules",
    "read_texts",
    "record",
    "rename_series",
    "report",
    "report_community",
    "say",
    "screened",
    "send_back",
    "set_limits",
    "settle_holds",
    "show_elsewhere",
    "stop",
    "submit",
    "submit_answer",
    "sweep",
    "sweep_on",
    "take_back",
    "take_out",
    "unclaim",
    "undo_sweep",
    "unpick",
    "unpin_in",
    "watch_words",
    "withdraw_announcement",
    "withdraw_held",
]
