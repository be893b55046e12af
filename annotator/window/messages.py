"""Words for what the model names in code: roles, kinds, operations, refusals; each is marked here for translation."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from annotator.core.errors import AnnotatorError, Refused, Why
from annotator.core.records import ArticleKind, CorrectionKind, Role, State, Status
from annotator.window.marking import QT_TRANSLATE_NOOP
from annotator.window.troubles import PHRASES
from annotator.workflow import Report

_ROLES = {
    Role.KICKER: QT_TRANSLATE_NOOP("Role", "kicker"),
    Role.HEADLINE: QT_TRANSLATE_NOOP("Role", "headline"),
    Role.SUBHEAD: QT_TRANSLATE_NOOP("Role", "subhead"),
    Role.BYLINE: QT_TRANSLATE_NOOP("Role", "byline"),
    Role.DATELINE: QT_TRANSLATE_NOOP("Role", "dateline"),
    Role.CROSSHEAD: QT_TRANSLATE_NOOP("Role", "crosshead"),
    Role.CAPTION: QT_TRANSLATE_NOOP("Role", "caption"),
    Role.JUMP: QT_TRANSLATE_NOOP("Role", "jump"),
}
_KINDS = {
    ArticleKind.ARTICLE: QT_TRANSLATE_NOOP("ArticleKind", "article"),
    ArticleKind.PHOTO: QT_TRANSLATE_NOOP("ArticleKind", "photo"),
    ArticleKind.ADVERTISEMENT: QT_TRANSLATE_NOOP("ArticleKind", "advertisement"),
    ArticleKind.NOTICE: QT_TRANSLATE_NOOP("ArticleKind", "notice"),
    ArticleKind.FURNITURE: QT_TRANSLATE_NOOP("ArticleKind", "furniture"),
}
_STATUSES = {
    Status.UNTOUCHED: QT_TRANSLATE_NOOP("Status", "untouched"),
    Status.IN_PROGRESS: QT_TRANSLATE_NOOP("Status", "in progress"),
    Status.APPROVED: QT_TRANSLATE_NOOP("Status", "approved"),
}
_STATES = {
    State.SUGGESTED: QT_TRANSLATE_NOOP("State", "suggested"),
    State.ACCEPTED: QT_TRANSLATE_NOOP("State", "accepted"),
    State.REJECTED: QT_TRANSLATE_NOOP("State", "rejected"),
}
_CORRECTIONS = {
    CorrectionKind.LINE_JOIN: QT_TRANSLATE_NOOP("CorrectionKind", "line break healed"),
    CorrectionKind.DUPLICATE: QT_TRANSLATE_NOOP("CorrectionKind", "passage that stood twice"),
    CorrectionKind.GAP: QT_TRANSLATE_NOOP("CorrectionKind", "text lost here"),
    CorrectionKind.PUNCTUATION: QT_TRANSLATE_NOOP("CorrectionKind", "punctuation"),
    CorrectionKind.WIDTH: QT_TRANSLATE_NOOP("CorrectionKind", "half or full width"),
    CorrectionKind.CHARACTER: QT_TRANSLATE_NOOP("CorrectionKind", "wrong character"),
    CorrectionKind.SPACE: QT_TRANSLATE_NOOP("CorrectionKind", "space"),
    CorrectionKind.OTHER: QT_TRANSLATE_NOOP("CorrectionKind", "correction"),
}
_DOUBTS = {
    "boundary": QT_TRANSLATE_NOOP("Doubt", "boundary"),
    "part": QT_TRANSLATE_NOOP("Doubt", "part"),
    "entity": QT_TRANSLATE_NOOP("Doubt", "name"),
}
_OPERATIONS = {
    "import": QT_TRANSLATE_NOOP("Operation", "importing"),
    "split": QT_TRANSLATE_NOOP("Operation", "automatic split"),
    "repair": QT_TRANSLATE_NOOP("Operation", "automatic repairs"),
    "rules": QT_TRANSLATE_NOOP("Operation", "kept rules"),
    "entities": QT_TRANSLATE_NOOP("Operation", "automatic names"),
    "move_boundary": QT_TRANSLATE_NOOP("Operation", "moving a boundary"),
    "split_at": QT_TRANSLATE_NOOP("Operation", "splitting"),
    "merge_with_previous": QT_TRANSLATE_NOOP("Operation", "merging"),
    "continue_article": QT_TRANSLATE_NOOP("Operation", "continuing an article"),
    "begin_article": QT_TRANSLATE_NOOP("Operation", "beginning an article"),
    "set_kind": QT_TRANSLATE_NOOP("Operation", "setting the kind"),
    "set_part": QT_TRANSLATE_NOOP("Operation", "setting a part"),
    "correct": QT_TRANSLATE_NOOP("Operation", "typing"),
    "accept": QT_TRANSLATE_NOOP("Operation", "accepting"),
    "reject": QT_TRANSLATE_NOOP("Operation", "rejecting"),
    "add_note": QT_TRANSLATE_NOOP("Operation", "writing a note"),
    "change_note": QT_TRANSLATE_NOOP("Operation", "changing a note"),
    "remove_note": QT_TRANSLATE_NOOP("Operation", "removing a note"),
    "replace_hits": QT_TRANSLATE_NOOP("Operation", "replacing"),
    "settle_duplicate": QT_TRANSLATE_NOOP("Operation", "settling a passage that stands twice"),
    "mark_duplicate": QT_TRANSLATE_NOOP("Operation", "marking a passage that stands twice"),
    "order_pieces": QT_TRANSLATE_NOOP("Operation", "changing the order of pieces"),
    "go_on_inside": QT_TRANSLATE_NOOP("Operation", "joining a piece"),
    "renew": QT_TRANSLATE_NOOP("Operation", "suggesting anew"),
    "take_names": QT_TRANSLATE_NOOP("Operation", "taking up what a file says"),
    "tag": QT_TRANSLATE_NOOP("Operation", "tagging"),
    "propagate": QT_TRANSLATE_NOOP("Operation", "tagging elsewhere"),
    "differences": QT_TRANSLATE_NOOP("Operation", "noting differences"),
    "settle": QT_TRANSLATE_NOOP("Operation", "settling a difference"),
    "repair_database": QT_TRANSLATE_NOOP("Operation", "repairing the database"),
    "vouch": QT_TRANSLATE_NOOP("Operation", "saying that a name is right"),
    "merge_names": QT_TRANSLATE_NOOP("Operation", "merging spellings"),
    "relabel_all": QT_TRANSLATE_NOOP("Operation", "renaming labels"),
    "stretch_name": QT_TRANSLATE_NOOP("Operation", "moving the edge of a name"),
    "describe_names": QT_TRANSLATE_NOOP("Operation", "saying whom a name means"),
    "untag": QT_TRANSLATE_NOOP("Operation", "untagging"),
    "approve": QT_TRANSLATE_NOOP("Operation", "approving"),
    "reopen": QT_TRANSLATE_NOOP("Operation", "reopening"),
}
_REFUSALS = {
    Why.ANOTHER_LABEL: QT_TRANSLATE_NOOP("Why", "This very span has another label here."),
    Why.ANOTHERS: QT_TRANSLATE_NOOP("Why", "Another person has marked this; the names of the first person were taken."),
    Why.APPROVED: QT_TRANSLATE_NOOP("Why", "This article is approved. Reopen it before changing it."),
    Why.CROSSES: QT_TRANSLATE_NOOP("Why", "A name may lie inside another one, but the two may not cross."),
    Why.CYCLE: QT_TRANSLATE_NOOP("Why", "An article can't go on into itself."),
    Why.EMPTY: QT_TRANSLATE_NOOP("Why", "Select some text first."),
    Why.FIRST: QT_TRANSLATE_NOOP("Why", "The first boundary stays at the start of the issue."),
    Why.HELD: QT_TRANSLATE_NOOP("Why", "Somebody else is editing this issue."),
    Why.IN_CORRECTION: QT_TRANSLATE_NOOP(
        "Why", "A boundary can't stand inside a correction. Revert the correction first."
    ),
    Why.IN_PIECES: QT_TRANSLATE_NOOP("Why", "This lies in several places; an entity is one stretch of text."),
    Why.NO_ISSUE: QT_TRANSLATE_NOOP("Why", "No issue here has this text."),
    Why.NO_ROOM: QT_TRANSLATE_NOOP("Why", "There is a boundary here already."),
    Why.NO_TEXT: QT_TRANSLATE_NOOP("Why", "This holds no text: it ends where it begins."),
    Why.NOTHING: QT_TRANSLATE_NOOP("Why", "There is nothing to change here."),
    Why.NO_TWIN: QT_TRANSLATE_NOOP("Why", "This passage stands nowhere else in the issue."),
    Why.OTHER_TEXT: QT_TRANSLATE_NOOP("Why", "The text here is not the one in the file."),
    Why.OVERLAPS: QT_TRANSLATE_NOOP("Why", "Another correction stands here already. Reject that one first."),
    Why.FRAGMENTS_OVERLAP: QT_TRANSLATE_NOOP("Why", "The fragments of this overlap."),
    Why.SAID_OTHERWISE: QT_TRANSLATE_NOOP("Why", "People have said something else here."),
    Why.SAME_NAME: QT_TRANSLATE_NOOP("Why", "This very span has this label already."),
    Why.SECOND_LINK: QT_TRANSLATE_NOOP("Why", "An entity has one link; the first one was taken."),
    Why.TWO_ARTICLES: QT_TRANSLATE_NOOP("Why", "The selection reaches into another article."),
    Why.UNKNOWN: QT_TRANSLATE_NOOP("Why", "There is no place here for what this says."),
}

TARGETS = (
    QT_TRANSLATE_NOOP("Reason", "The page numbers of the two notes fit."),
    QT_TRANSLATE_NOOP("Reason", "The title is said again."),
    QT_TRANSLATE_NOOP("Reason", "The two texts share rare words."),
    QT_TRANSLATE_NOOP("Reason", "The text breaks off inside a sentence there."),
    QT_TRANSLATE_NOOP("Reason", "It stands near."),
)
"""Why an article may be the one that a piece goes on, as the proposals say it."""

ODDITIES = (
    QT_TRANSLATE_NOOP("Oddity", "Japanese characters if this is Shift-JIS: choose the encoding cp932"),
    QT_TRANSLATE_NOOP("Oddity", "Japanese characters if this is EUC-JP: choose the encoding euc_jp"),
    QT_TRANSLATE_NOOP("Oddity", "Korean characters if this is EUC-KR: choose the encoding cp949"),
    QT_TRANSLATE_NOOP("Oddity", "passages in HZ: choose the encoding hz"),
    QT_TRANSLATE_NOOP("Oddity", "escape sequences of ISO-2022: convert the file to UTF-8 first"),
    QT_TRANSLATE_NOOP("Oddity", "characters lost in decoding"),
    QT_TRANSLATE_NOOP("Oddity", "NUL characters"),
    QT_TRANSLATE_NOOP("Oddity", "control characters"),
    QT_TRANSLATE_NOOP("Oddity", "private-use characters"),
    QT_TRANSLATE_NOOP("Oddity", "invisible characters"),
    QT_TRANSLATE_NOOP("Oddity", "radicals in place of characters"),
    QT_TRANSLATE_NOOP("Oddity", "characters beyond the Basic Multilingual Plane"),
    QT_TRANSLATE_NOOP("Oddity", "punctuation marks of the rarer width"),
    QT_TRANSLATE_NOOP("Oddity", "letters and digits of the rarer width"),
    QT_TRANSLATE_NOOP("Oddity", "line ends of the rarer kind"),
)
"""What the import audit may find, as its own words say it."""

LOSSES = (
    QT_TRANSLATE_NOOP("Loss", "articles that nobody has approved (the status any takes them too)"),
    QT_TRANSLATE_NOOP("Loss", "entities widened to whole characters (grapheme clusters)"),
    QT_TRANSLATE_NOOP("Loss", "entities that begin or end inside a character (another one has the whole one)"),
    QT_TRANSLATE_NOOP("Loss", "entities that nobody has looked at"),
    QT_TRANSLATE_NOOP("Loss", "sentences with corrections that nobody has looked at"),
    QT_TRANSLATE_NOOP("Loss", "articles without text (the tool refuses them)"),
    QT_TRANSLATE_NOOP("Loss", "gaps"),
    QT_TRANSLATE_NOOP("Loss", "notes"),
    QT_TRANSLATE_NOOP("Loss", "links to authority files"),
    QT_TRANSLATE_NOOP("Loss", "notes about names"),
    QT_TRANSLATE_NOOP("Loss", "links to authority files that hold white space (an underline stands for it)"),
    QT_TRANSLATE_NOOP(
        "Loss", "notes about names (white space at the edges of their lines, and blank lines, are left out)"
    ),
    QT_TRANSLATE_NOOP("Loss", "entities without a character"),
    QT_TRANSLATE_NOOP("Loss", "entities inside another one (the outermost is kept)"),
    QT_TRANSLATE_NOOP("Loss", "entities around another one (the innermost is kept)"),
    QT_TRANSLATE_NOOP("Loss", "entities that lie in each other (none is kept)"),
    QT_TRANSLATE_NOOP("Loss", "entities that begin or end inside a word (another one has its whole words)"),
    QT_TRANSLATE_NOOP("Loss", "entities that begin or end inside a word (they hold no whole word)"),
    QT_TRANSLATE_NOOP("Loss", "entities that begin or end inside a word (left out)"),
    QT_TRANSLATE_NOOP("Loss", "entities widened to whole words"),
    QT_TRANSLATE_NOOP("Loss", "entities narrowed to whole words"),
    QT_TRANSLATE_NOOP("Loss", "control characters (U+FFFD stands for each)"),
    QT_TRANSLATE_NOOP("Loss", "sentences that stand nowhere in the raw text"),
    QT_TRANSLATE_NOOP("Loss", "sentences that are longer or shorter than their raw text"),
)
"""What an export may lose, as its own words say it."""

FORMATS = (
    QT_TRANSLATE_NOOP("Format", "raw text in, plain text out"),
    QT_TRANSLATE_NOOP("Format", "lossless, one issue a line"),
    QT_TRANSLATE_NOOP("Format", "one character or word and its tag a line"),
    QT_TRANSLATE_NOOP("Format", "spaCy's DocBin, or JSONL"),
    QT_TRANSLATE_NOOP("Format", "Label Studio's tasks"),
    QT_TRANSLATE_NOOP("Format", "doccano's JSONL"),
    QT_TRANSLATE_NOOP("Format", "raw and corrected text side by side"),
    QT_TRANSLATE_NOOP("Format", "brat's standoff, a folder"),
    QT_TRANSLATE_NOOP("Format", "UIMA CAS for INCEpTION, a folder of XMI or JSON"),
    QT_TRANSLATE_NOOP("Format", "TEI P5: articles with their corrections, names, pages and lines"),
    QT_TRANSLATE_NOOP("Format", "a dataset for Hugging Face: Parquet files and their card"),
    QT_TRANSLATE_NOOP("Format", "W3C Web Annotation, JSON-LD"),
    QT_TRANSLATE_NOOP("Format", "HIPE-2022's TSV"),
    QT_TRANSLATE_NOOP("Format", "a table of articles"),
    QT_TRANSLATE_NOOP("Format", "a workbook of articles and names"),
    QT_TRANSLATE_NOOP("Format", "a page to read"),
)
"""What the formats are, as their own titles say it."""

REASONS = (
    QT_TRANSLATE_NOOP("Reason", "This replacement is kept as a rule."),
    QT_TRANSLATE_NOOP("Reason", "The passage stands twice in a row."),
    QT_TRANSLATE_NOOP("Reason", "The line breaks in the middle of a sentence."),
    QT_TRANSLATE_NOOP("Reason", "The column or page ends in the middle of a sentence."),
    QT_TRANSLATE_NOOP("Reason", "The line breaks between two words of Latin script: a space stands for it."),
    QT_TRANSLATE_NOOP("Reason", "The word was broken at the end of the line: the hyphen goes."),
    QT_TRANSLATE_NOOP("Reason", "The line breaks at a hyphen that belongs to the word."),
    QT_TRANSLATE_NOOP("Reason", "The passage stands here again and cuts a sentence: the earlier one stays."),
    QT_TRANSLATE_NOOP("Reason", "The passage stands here again and cuts the clauses around it: the earlier one stays."),
    QT_TRANSLATE_NOOP("Reason", "The passage stands twice, and fits better in the later place: this one goes."),
    QT_TRANSLATE_NOOP("Reason", "These lines stand twice, word for word. Is one of them too many?"),
    QT_TRANSLATE_NOOP("Reason", "The passage that stands twice has taken the place of text that is lost here."),
    QT_TRANSLATE_NOOP("Reason", "The two ends of the jump meet here: the notes of the page are no longer needed."),
    QT_TRANSLATE_NOOP("Reason", "A half-width mark stands among Chinese characters."),
    QT_TRANSLATE_NOOP("Reason", "Half-width brackets stand among Chinese characters."),
    QT_TRANSLATE_NOOP("Reason", "A half-width full stop ends a Chinese sentence."),
    QT_TRANSLATE_NOOP("Reason", "Is this a full stop, or the dot inside a foreign name?"),
    QT_TRANSLATE_NOOP("Reason", "An ellipsis is two characters of three dots each."),
    QT_TRANSLATE_NOOP("Reason", "A dash is written as two long strokes."),
    QT_TRANSLATE_NOOP("Reason", "Straight quotation marks stand around Chinese text."),
    QT_TRANSLATE_NOOP("Reason", "The opening and the closing mark belong to different pairs."),
    QT_TRANSLATE_NOOP("Reason", "The quotation mark looks the wrong way."),
    QT_TRANSLATE_NOOP("Reason", "This mark has no partner in its paragraph."),
    QT_TRANSLATE_NOOP("Reason", "An invisible character stands here."),
    QT_TRANSLATE_NOOP("Reason", "Spaces stand between all characters of the line."),
    QT_TRANSLATE_NOOP("Reason", "A space stands beside a Chinese punctuation mark."),
    QT_TRANSLATE_NOOP("Reason", "A space stands inside a Chinese sentence."),
    QT_TRANSLATE_NOOP("Reason", "Half-width digits and letters are wanted."),
    QT_TRANSLATE_NOOP("Reason", "Full-width digits and letters are wanted."),
    QT_TRANSLATE_NOOP("Reason", "A radical stands for the character that looks like it."),
    QT_TRANSLATE_NOOP("Reason", "A symbol font's character stands for this sign."),
    QT_TRANSLATE_NOOP("Reason", "A character that only one font knows: look at the page."),
    QT_TRANSLATE_NOOP("Reason", "A character was lost in an earlier conversion: look at the page."),
    QT_TRANSLATE_NOOP("Reason", "The line was read with the wrong encoding."),
    QT_TRANSLATE_NOOP("Reason", "A traditional character stands in a simplified text."),
    QT_TRANSLATE_NOOP("Reason", "A simplified character stands in a traditional text."),
    QT_TRANSLATE_NOOP("Reason", "A character that looks alike makes a word that the issue uses elsewhere."),
    QT_TRANSLATE_NOOP(
        "Reason", "In this issue the word nearly always has this ending, whatever comes next. Was it replaced?"
    ),
)
"""Why a correction may be suggested, as the suggesters' own sentences say it."""


def role_name(role: Role) -> str:
    """What a role is called."""
    return _said("Role", _ROLES[role])


def kind_name(kind: ArticleKind) -> str:
    """What a kind of article is called."""
    return _said("ArticleKind", _KINDS[kind])


def status_name(status: Status) -> str:
    """What a status is called."""
    return _said("Status", _STATUSES[status])


def state_name(state: State) -> str:
    """What a state is called."""
    return _said("State", _STATES[state])


def correction_name(kind: CorrectionKind) -> str:
    """What a kind of correction is called."""
    return _said("CorrectionKind", _CORRECTIONS[kind])


def doubt_kind_name(kind: str) -> str:
    """What suggestions of a kind are about."""
    return _said("Doubt", _DOUBTS[kind]) if kind in _DOUBTS else correction_name(CorrectionKind(kind))


def operation_name(name: str) -> str:
    """What an operation is called in menus and in the history; its own name where it is not known here."""
    return _said("Operation", _OPERATIONS.get(name, name))


def losses(report: Report) -> list[str]:
    """What an export left out or changed, a line each, the most frequent first."""
    counted = report.left_out + report.changed
    return [f"{count} × {_said('Loss', what)}" for what, count in counted.most_common()]


def oddity_name(oddity: str) -> str:
    """What the import audit found."""
    return _said("Oddity", oddity)


def format_title(title: str) -> str:
    """What a format is."""
    return _said("Format", title)


def reason(english: str) -> str:
    """Why a correction is suggested."""
    return _said("Reason", english)


def trouble(error: AnnotatorError) -> str:
    """The sentence that tells the user of an error, with what is put into it."""
    if isinstance(error, Refused):
        return _said("Why", _REFUSALS[error.why])
    return str(AnnotatorError(_said("Trouble", error.sentence), *map(_told, error.values)))


def _told(value: object) -> object:
    """What is put into a sentence; names and numbers stay as they are."""
    match value:
        case AnnotatorError():
            return trouble(value)
        case str() if value in PHRASES:
            return _said("Trouble", value)
    return value


def _said(context: str, english: str) -> str:
    return QCoreApplication.translate(context, english)
