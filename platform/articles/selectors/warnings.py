"""What is warned of before a text: what its author or moderators say, else that its community is
for who wants to be warned first.
"""

from django.db.models import Case, CharField, F, Q, Value, When

from articles.models import Article


def warning_of(prefix: str = "") -> Case:
    """The words of the warning, "" for none: those of the text, else its community's name. The
    prefix leads to the article.
    """
    return Case(
        When(~Q(**{f"{prefix}sensitive": ""}), then=F(f"{prefix}sensitive")),
        When(**{f"{prefix}community__sensitive": True}, then=F(f"{prefix}community__title")),
        default=Value(""),
        output_field=CharField(),
    )


def not_warned_of(prefix: str = "") -> Q:
    """The texts before which nothing is warned of."""
    quiet = Q(**{f"{prefix}community": None}) | Q(**{f"{prefix}community__sensitive": False})
    return Q(**{f"{prefix}sensitive": ""}) & quiet


def said_before(article: Article) -> str:
    """The same as `warning_of` of an article that was read with its community."""
    room = article.community
    return article.sensitive or (room.title if room and room.sensitive else "")
