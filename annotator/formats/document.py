"""The earlier name of `article_text`, which packages of other formats may still import."""

from annotator.formats.article_text import ArticleText as Document
from annotator.formats.article_text import TextEntity as Name

__all__ = ["Document", "Name"]
