"""Tables of articles, one noun a file."""

from articles.models.article import Article
from articles.models.comment import Comment
from articles.models.revision import Revision
from articles.models.tag import ArticleTag, Tag

__all__ = ["Article", "ArticleTag", "Comment", "Revision", "Tag"]
