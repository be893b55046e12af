"""How the window names the model's kinds and states, and every marked sentence in the user's language."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from annotator.core.errors import AnnotatorError, in_words
from annotator.core.marking import marked
from annotator.core.missing import Missing
from annotator.core.records import ArticleKind, CorrectionKind, DetailField, RegionKind, Role, State, Status
from annotator.workflow import Column, Engine, Report

_ROLES = {
    Role.KICKER: marked("Role", "kicker"),
    Role.HEADLINE: marked("Role", "headline"),
    Role.SUBHEAD: marked("Role", "subhead"),
    Role.BYLINE: marked("Role", "byline"),
    Role.DATELINE: marked("Role", "dateline"),
    Role.CROSSHEAD: marked("Role", "crosshead"),
    Role.CAPTION: marked("Role", "caption"),
    Role.JUMP: marked("Role", "jump"),
}
_KINDS = {
    ArticleKind.ARTICLE: marked("ArticleKind", "article"),
    ArticleKind.PHOTO: marked("ArticleKind", "photo"),
    ArticleKind.ADVERTISEMENT: marked("ArticleKind", "advertisement"),
    ArticleKind.NOTICE: marked("ArticleKind", "notice"),
    ArticleKind.FURNITURE: marked("ArticleKind", "furniture"),
    ArticleKind.TABLE: marked("ArticleKind", "table or list"),
    ArticleKind.VERSE: marked("ArticleKind", "verse"),
    ArticleKind.LETTER: marked("ArticleKind", "letter"),
    ArticleKind.OBITUARY: marked("ArticleKind", "obituary"),
    ArticleKind.INTERVIEW: marked("ArticleKind", "interview"),
    ArticleKind.FICTION: marked("ArticleKind", "serial fiction"),
    ArticleKind.QUIZ: marked("ArticleKind", "quiz"),
    ArticleKind.INDEX: marked("ArticleKind", "index of pages"),
}
_REGION_KINDS = {
    RegionKind.PHOTO: marked("RegionKind", "photo"),
    RegionKind.DRAWING: marked("RegionKind", "drawing"),
    RegionKind.TABLE: marked("RegionKind", "table"),
    RegionKind.MAP: marked("RegionKind", "map"),
    RegionKind.ADVERTISEMENT: marked("RegionKind", "advertisement"),
    RegionKind.RULE: marked("RegionKind", "rule"),
    RegionKind.TEXT: marked("RegionKind", "text that was not read"),
    RegionKind.OTHER: marked("RegionKind", "something else"),
}
_STATUSES = {
    Status.UNTOUCHED: marked("Status", "untouched"),
    Status.IN_PROGRESS: marked("Status", "in progress"),
    Status.APPROVED: marked("Status", "approved"),
}
_STATES = {
    State.SUGGESTED: marked("State", "suggested"),
    State.ACCEPTED: marked("State", "accepted"),
    State.REJECTED: marked("State", "rejected"),
}
_CORRECTIONS = {
    CorrectionKind.LINE_JOIN: marked("CorrectionKind", "line break healed"),
    CorrectionKind.DUPLICATE: marked("CorrectionKind", "passage that stood twice"),
    CorrectionKind.GAP: marked("CorrectionKind", "text lost here"),
    CorrectionKind.PUNCTUATION: marked("CorrectionKind", "punctuation"),
    CorrectionKind.WIDTH: marked("CorrectionKind", "half or full width"),
    CorrectionKind.CHARACTER: marked("CorrectionKind", "wrong character"),
    CorrectionKind.SPACE: marked("CorrectionKind", "space"),
    CorrectionKind.OTHER: marked("CorrectionKind", "correction"),
}
_DOUBTS = {
    "boundary": marked("Doubt", "boundary"),
    "part": marked("Doubt", "part"),
    "entity": marked("Doubt", "entity"),
    "encoding": marked("Doubt", "wrong encoding"),
    "reading": marked("Doubt", "read otherwise"),
}
_OPERATIONS = {
    "import": marked("Operation", "importing"),
    "split": marked("Operation", "automatic split"),
    "repair": marked("Operation", "automatic repairs"),
    "rules": marked("Operation", "kept rules"),
    "entities": marked("Operation", "automatic entities"),
    "move_boundary": marked("Operation", "moving a boundary"),
    "split_at": marked("Operation", "splitting"),
    "merge_with_previous": marked("Operation", "merging"),
    "continue_article": marked("Operation", "continuing an article"),
    "begin_article": marked("Operation", "beginning an article"),
    "set_kind": marked("Operation", "setting the kind"),
    "set_newspaper": marked("Operation", "setting the newspaper"),
    "set_details": marked("Operation", "describing the issue"),
    "set_part": marked("Operation", "setting a part"),
    "correct": marked("Operation", "typing"),
    "accept": marked("Operation", "accepting"),
    "reject": marked("Operation", "rejecting"),
    "add_note": marked("Operation", "writing a note"),
    "change_note": marked("Operation", "changing a note"),
    "remove_note": marked("Operation", "removing a note"),
    "append_text": marked("Operation", "reading text from a page"),
    "read_again": marked("Operation", "reading a page again"),
    "read_pages": marked("Operation", "reading the pages"),
    "show_image": marked("Operation", "pointing to the image of a page"),
    "add_region": marked("Operation", "drawing an area"),
    "move_region": marked("Operation", "moving an area"),
    "set_region_kind": marked("Operation", "saying what an area shows"),
    "give_region": marked("Operation", "giving an area to an article"),
    "remove_region": marked("Operation", "removing an area"),
    "split_region": marked("Operation", "cutting an area in two"),
    "join_regions": marked("Operation", "joining areas"),
    "make_article": marked("Operation", "making an article of lines"),
    "replace_hits": marked("Operation", "replacing"),
    "settle_duplicate": marked("Operation", "settling a passage that stands twice"),
    "mark_duplicate": marked("Operation", "marking a passage that stands twice"),
    "order_pieces": marked("Operation", "changing the order of segments"),
    "read_in_order": marked("Operation", "putting blocks in order"),
    "read_as": marked("Operation", "putting the page in order"),
    "read_before": marked("Operation", "moving a block"),
    "exchange": marked("Operation", "exchanging columns"),
    "go_on_inside": marked("Operation", "joining a segment"),
    "renew": marked("Operation", "making new suggestions"),
    "take_names": marked("Operation", "taking up what a file says"),
    "tag": marked("Operation", "tagging"),
    "propagate": marked("Operation", "tagging elsewhere"),
    "differences": marked("Operation", "noting differences"),
    "settle": marked("Operation", "settling a difference"),
    "repair_database": marked("Operation", "repairing the database"),
    "vouch": marked("Operation", "saying that an entity is right"),
    "merge_names": marked("Operation", "merging spellings"),
    "relabel_all": marked("Operation", "renaming labels"),
    "stretch_name": marked("Operation", "moving the edge of an entity"),
    "describe_names": marked("Operation", "saying whom an entity means"),
    "untag": marked("Operation", "untagging"),
    "approve": marked("Operation", "approving"),
    "reopen": marked("Operation", "reopening"),
}


def role_name(role: Role) -> str:
    """What a role is called."""
    return _translated("Role", _ROLES[role])


def kind_name(kind: ArticleKind) -> str:
    """What a kind of article is called."""
    return _translated("ArticleKind", _KINDS[kind])


def region_kind_name(kind: RegionKind) -> str:
    """What an area is called by what it shows."""
    return _translated("RegionKind", _REGION_KINDS[kind])


def status_name(status: Status) -> str:
    """What a status is called."""
    return _translated("Status", _STATUSES[status])


def state_name(state: State) -> str:
    """What a state is called."""
    return _translated("State", _STATES[state])


def correction_name(kind: CorrectionKind) -> str:
    """What a kind of correction is called."""
    return _translated("CorrectionKind", _CORRECTIONS[kind])


def doubt_kind_name(kind: str) -> str:
    """What suggestions of a kind are about."""
    return _translated("Doubt", _DOUBTS[kind]) if kind in _DOUBTS else correction_name(CorrectionKind(kind))


def engine_title(engine: Engine) -> str:
    """What reads images, by its name."""
    if engine == Engine.BOTH:
        return QCoreApplication.translate(
            "ImportDialog", "RapidOCR, with what Tesseract reads otherwise among the alternatives"
        )
    return {Engine.RAPIDOCR: "RapidOCR", Engine.TESSERACT: "Tesseract"}[engine]


def operation_name(name: str) -> str:
    """What an operation is called in menus and in the history; its own name where it is not known here."""
    return _translated("Operation", _OPERATIONS.get(name, name))


def losses(report: Report) -> list[str]:
    """What an export left out or changed, a line each, the most frequent first."""
    counted = report.left_out + report.changed
    return [f"{count} {_translated('Loss', what)}" for what, count in counted.most_common()]


def missing_text(missing: Missing) -> str:
    """What of the raw text is in no article's text."""
    return in_words(missing.said, _translated)


def oddity_name(oddity: str) -> str:
    """What the import audit found."""
    return _translated("Oddity", oddity)


_COLUMNS = {
    Column.TEXT: marked("Column", "text"),
    Column.TITLE: marked("Column", "headline"),
    Column.KICKER: marked("Column", "kicker"),
    Column.SUBTITLE: marked("Column", "subhead"),
    Column.AUTHOR: marked("Column", "byline"),
    Column.DATE: marked("Column", "date"),
    Column.PAGE: marked("Column", "page"),
    Column.NEWSPAPER: marked("Column", "newspaper"),
}


_FIELDS = {
    DetailField.TITLE: marked("Field", "Title"),
    DetailField.DATE: marked("Field", "Date"),
    DetailField.PAGE: marked("Field", "Page"),
    DetailField.SOURCE: marked("Field", "Source"),
    DetailField.CREATOR: marked("Field", "Creator"),
    DetailField.SUBJECT: marked("Field", "Topic"),
    DetailField.COLUMN: marked("Field", "Column"),
    DetailField.DESCRIPTION: marked("Field", "Description"),
    DetailField.PUBLISHER: marked("Field", "Publisher"),
    DetailField.CONTRIBUTOR: marked("Field", "Contributor"),
    DetailField.TYPE: marked("Field", "Type"),
    DetailField.FORMAT: marked("Field", "Format"),
    DetailField.IDENTIFIER: marked("Field", "Identifier"),
    DetailField.LANGUAGE: marked("Field", "Language"),
    DetailField.RELATION: marked("Field", "Relation"),
    DetailField.COVERAGE: marked("Field", "Coverage"),
    DetailField.RIGHTS: marked("Field", "Rights"),
}
_AUTHOR = marked("Field", "Author")


def field_name(field: DetailField, *, of_article: bool) -> str:
    """What a field of the catalogue is called."""
    is_author = of_article and field == DetailField.CREATOR
    return _translated("Field", _AUTHOR if is_author else _FIELDS[field])


def column_name(column: Column) -> str:
    """What a column of a table holds."""
    return _translated("Column", _COLUMNS[column])


def format_title(title: str) -> str:
    """What a format is."""
    return _translated("Format", title)


def reason(english: str) -> str:
    """Why a correction is suggested."""
    return _translated("Reason", english)


def trouble(error: AnnotatorError) -> str:
    """The sentence that tells the user of an error, with what is put into it."""
    return in_words(error, _translated)


def _translated(context: str, english: str) -> str:
    return QCoreApplication.translate(context, english)
