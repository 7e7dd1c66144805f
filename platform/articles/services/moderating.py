"""What a decision of the moderators does to a text, and what undoes it.

No right is asked for here, nor is anybody told: who decides knows both. Every act can be undone,
and done twice it changes nothing. Each locks the text's row; UnknownText where there is none.
"""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction
from django.db.models import Case, F, Value, When

from accounts.remembered import forget_remembered
from articles.errors import NotOpen, UnknownText
from articles.models import Article, Comment, Pin, Withholding
from articles.selectors.withheld import forget_countries
from articles.services.searching import forget_texts, index_texts
from articles.states import State, may_become


def lock_text(work_id: int) -> None:
    """Lock the row of a text until the transaction ends: for who reads what keeps it as it is,
    before they undo that.
    """
    _locked(work_id)


@transaction.atomic
def remove(work_id: int) -> None:
    """Take a text away from everybody but its author, with its words kept; twice changes nothing.

    Votes and answers stay as they are; nobody can vote, answer or revise from now on. A pin goes
    for good. NotOpen for one that was erased.
    """
    if _move(work_id, target=State.REMOVED):
        Pin.objects.filter(pk=work_id).delete()
        forget_texts([work_id])


@transaction.atomic
def restore(work_id: int) -> None:
    """Give a removed text back as it was; twice changes nothing. NotOpen."""
    if _move(work_id, target=State.PUBLISHED):
        index_texts([work_id])


@transaction.atomic
def withhold(work_id: int, *, countries: Collection[str], decision: int, now: datetime) -> None:
    """Withhold a text from readers in these countries by the decision of that number; twice
    changes nothing. Elsewhere it is as it was, and so are its votes, its reward and its pin.
    NotOpen for one that was erased.
    """
    if _locked(work_id).state == State.ERASED:
        raise NotOpen("This text was erased by its author: nothing of it is left to decide on.")
    Withholding.objects.bulk_create(
        [
            Withholding(work_id=work_id, country=each, decision=decision, since=now)
            for each in sorted(countries)
        ],
        ignore_conflicts=True,
    )
    _whereabouts_changed()


@transaction.atomic
def show_again(work_id: int, *, decision: int, lifted_by: int, now: datetime) -> None:
    """Show a text where that decision withheld it, unless another one does so, too; twice changes
    nothing.
    """
    _locked(work_id)
    mine = Withholding.objects.filter(work=work_id, decision=decision, lifted_at=None)
    mine.update(lifted_at=now, lifted_by=lifted_by)
    _whereabouts_changed()


@transaction.atomic
def lock(work_id: int) -> None:
    """Let nobody answer a text, nor what stands below a comment; twice changes nothing."""
    _change(work_id, locked=True)


@transaction.atomic
def unlock(work_id: int) -> None:
    """Let it be answered again; twice changes nothing."""
    _change(work_id, locked=False)


@transaction.atomic
def require_label(work_id: int, *, label: str) -> None:
    """Put a warning before a text that its author cannot take off. Where the author of an article
    warns already, their own words are shown while there are any.
    """
    text = _change(work_id, required_sensitive=label)
    if isinstance(text, Article) and text.sensitive in ("", text.required_sensitive):
        Article.objects.filter(pk=work_id).update(sensitive=label)


@transaction.atomic
def release_label(work_id: int) -> None:
    """Take a required warning off again; what the author says stays. Twice changes nothing."""
    _change(work_id)
    mine = Case(When(sensitive=F("required_sensitive"), then=Value("")), default=F("sensitive"))
    Article.objects.filter(pk=work_id).update(sensitive=mine, required_sensitive="")
    Comment.objects.filter(pk=work_id).update(required_sensitive="")


def _move(work_id: int, *, target: State) -> bool:
    """Whether the text moved; it is there already where it did not."""
    text = _locked(work_id)
    if text.state == target:
        return False
    if not may_become(State(text.state), target=target):
        raise NotOpen("This text was erased by its author: nothing of it is left to decide on.")
    type(text).objects.filter(pk=work_id).update(state=target)
    forget_remembered()
    return True


def _whereabouts_changed() -> None:
    forget_remembered()
    transaction.on_commit(forget_countries)


def _change(work_id: int, **columns: object) -> Article | Comment:
    """The text as it was before."""
    text = _locked(work_id)
    if columns:
        type(text).objects.filter(pk=work_id).update(**columns)
    forget_remembered()
    return text


def _locked(work_id: int) -> Article | Comment:
    for model in (Article, Comment):
        text: Article | Comment | None = (
            model.objects.select_for_update(no_key=True).filter(pk=work_id).first()
        )
        if text is not None:
            return text
    raise UnknownText("There is no such text.")
