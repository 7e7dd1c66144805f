"""What a case is about: the text or the account, as it is now."""

from accounts.models import Account
from articles.models import Article, Comment
from articles.states import State as TextState
from articles.visibility import visible_to
from moderation.measures import Measure, Subject
from moderation.models import Case, Effect
from moderation.rights import As, Parties
from rewards.models import Hold


def text_of(work_id: int) -> Article | Comment | None:
    """The article or the comment with that number, with its work and its author. Two queries at
    most.
    """
    for model in (Article, Comment):
        found: Article | Comment | None = (
            model.objects.select_related("work", "author").filter(pk=work_id).first()
        )
        if found is not None:
            return found
    return None


def readable(work_id: int, *, viewer: Account | None) -> Article | Comment | None:
    """A published text that the viewer reads; None for any other. Two queries at most."""
    shown = {"pk": work_id, "state": TextState.PUBLISHED}
    article = Article.objects.select_related("work", "author").filter(visible_to(viewer), **shown)
    if found := article.first():
        return found
    comment = Comment.objects.select_related("work", "author", "article")
    return comment.filter(visible_to(viewer, "article__"), **shown).first()


def community_of(text: Article | Comment) -> int | None:
    """The number of the community that a text stands in; None in none."""
    return text.community_id if isinstance(text, Article) else text.article.community_id


def subject_of(case: Case) -> Subject:
    """What a case is about, as far as measures ask. Four queries at most."""
    text = text_of(case.work_id) if case.work_id is not None else None
    held = text is not None and Hold.objects.filter(pk=text.pk, state=Hold.State.PLACED).exists()
    return Subject(
        text=text is not None and text.state != TextState.ERASED,
        unpaid=text is not None and text.work.paid_at is None and not text.work.declined,
        held=held,
        held_by_itself=held and _holds_by_itself(case),
        in_community=case.community_id is not None and case.account_id is not None,
    )


def _holds_by_itself(case: Case) -> bool:
    holding = Effect.objects.filter(measure=Measure.HOLD.value, ended_at=None)
    return holding.filter(decision__case=case, decision__office=As.AUTOMATIC.value).exists()


def parties_of(case: Case) -> Parties:
    """Whom a case concerns. One query; the case comes with its account."""
    reporters = case.reports.filter(reporter__isnull=False).values_list("reporter", flat=True)
    return Parties(
        community=case.community_id,
        author=case.account_id,
        reporters=frozenset(reporters),
        author_is_staff=case.account is not None and case.account.is_staff,
    )
