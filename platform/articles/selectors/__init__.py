"""Reads about texts, as values ready for a page. Each says how many queries it takes."""

from articles.selectors.cards import Ballot, Card, CommentCard, Reward
from articles.selectors.feeds import FEEDS, Feed, feed
from articles.selectors.pages import (
    ArticlePage,
    Thread,
    article_of_work,
    article_page,
    ballot,
    comments,
    tags_in_use,
)

__all__ = [
    "FEEDS",
    "ArticlePage",
    "Ballot",
    "Card",
    "CommentCard",
    "Feed",
    "Reward",
    "Thread",
    "article_of_work",
    "article_page",
    "ballot",
    "comments",
    "feed",
    "tags_in_use",
]
