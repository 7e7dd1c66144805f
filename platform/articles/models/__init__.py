"""Tables of articles, one noun a file."""

from articles.models.article import Article
from articles.models.comment import Comment
from articles.models.revision import Revision
from articles.models.tag import ArticleTag, Tag
from articles.models.tag_follow import TagFollow

__all__ = ["Article", "ArticleTag", "Comment", "Revision", "Tag", "TagFollow"]
