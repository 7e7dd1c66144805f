"""What an author said about a text, in words, at its head, at its foot and on its card."""

from collections.abc import Mapping, Sequence
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.models import Account
from accounts.selectors import preferences_of
from articles.choices import Answers, Audience
from articles.labels import AiUse, Labels
from frontend.shown.labels import Foot, Licence

_AI: Final[Mapping[AiUse, Promise]] = {
    AiUse.NONE: _("written without AI"),
    AiUse.HELPED: _("AI helped"),
    AiUse.MOSTLY: _("mostly written by AI"),
}
_RIGHTS: Final[Mapping[str, str]] = {
    "CC-BY-4.0": "CC BY 4.0",
    "CC-BY-SA-4.0": "CC BY-SA 4.0",
    "CC-BY-NC-4.0": "CC BY-NC 4.0",
    "CC-BY-NC-SA-4.0": "CC BY-NC-SA 4.0",
    "CC-BY-ND-4.0": "CC BY-ND 4.0",
    "CC-BY-NC-ND-4.0": "CC BY-NC-ND 4.0",
    "CC0-1.0": "CC0 1.0",
}
_ANSWERS: Final[Mapping[Answers, Promise]] = {
    Answers.FOLLOWED: _("Only people whom the author follows may answer."),
    Answers.CIRCLES: _("Only circles of the author's may answer."),
    Answers.CLOSED: _("The author takes no answers."),
}


def marks(labels: Labels, audience: Audience) -> Sequence[str]:
    """What a reader should know before reading; a card shows all but the absence of AI."""
    said = [str(_AI[labels.ai_use])] if labels.ai_use in _AI else []
    if labels.sponsor:
        said.append(gettext("paid for by %(name)s") % {"name": labels.sponsor})
    if labels.sensitive:
        said.append(gettext("sensitive: %(what)s") % {"what": labels.sensitive})
    if audience is Audience.CIRCLES:
        said.append(gettext("for circles only"))
    return said


def warning(sensitive: str, *, viewer: Account | None, mine: bool = False) -> str:
    """What stands before a sensitive text; "" where its reader wants no warning."""
    if mine or preferences_of(viewer).sensitive == "show":
        return ""
    return sensitive


def beginning(excerpt: str, labels: Labels) -> str:
    """How a text begins, for whom no warning can be opened: then there is the warning alone."""
    if labels.sensitive:
        return gettext("Sensitive: %(what)s.") % {"what": labels.sensitive}
    return excerpt


def card_marks(labels: Labels, audience: Audience) -> Sequence[str]:
    """The same for a list, where a text without AI is the usual case."""
    shown = marks(labels, audience)
    return shown[1:] if labels.ai_use is AiUse.NONE else shown


def foot(labels: Labels, answers: Answers, *, may_answer: bool, locked: bool = False) -> Foot:
    """Rights, the first address and who may answer: nobody where moderators closed the thread."""
    closed = gettext("Moderators closed this thread: it takes no more answers.")
    return Foot(
        licence=_licence(labels.licence),
        canonical=labels.canonical,
        answers=closed if locked else str(_ANSWERS.get(answers, "")),
        may_answer=may_answer,
    )


def _licence(name: str) -> Licence:
    if not name:
        return Licence(gettext("All rights with the author"))
    kind, version = name.lower().removeprefix("cc-").rsplit("-", 1)
    if name == "CC0-1.0":
        return Licence(_RIGHTS[name], "https://creativecommons.org/publicdomain/zero/1.0/")
    return Licence(_RIGHTS[name], f"https://creativecommons.org/licenses/{kind}/{version}/")
