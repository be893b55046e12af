"""The verbs: pure functions that turn what a user wants into an operation, `(issue, arguments) -> Operation`.

A verb raises Refused where a law of the model or an approval stands against it, and changes nothing itself.
"""

from annotator.core.edits.areas import lines_in, make_article
from annotator.core.edits.articles import approve, is_question, left_open, reopen, set_kind
from annotator.core.edits.boundaries import (
    begin_article,
    clamped,
    continue_article,
    merge_with_previous,
    move_boundary,
    split_at,
    unmovable,
)
from annotator.core.edits.corrections import correct, correct_all
from annotator.core.edits.details import set_details
from annotator.core.edits.duplicates import Keep, is_duplicate, mark_duplicate, settle_duplicate
from annotator.core.edits.entities import describe_entities, propagate, stretch_entity, tag, untag
from annotator.core.edits.findings import mend, vouch
from annotator.core.edits.incoming import take_entities
from annotator.core.edits.labels import relabel_all
from annotator.core.edits.newspapers import set_newspaper
from annotator.core.edits.notes import add_note, change_note, remove_note
from annotator.core.edits.order import exchange, read_as, read_before, read_in_order
from annotator.core.edits.pages import append_text, read_pages, show_image
from annotator.core.edits.parts import set_part
from annotator.core.edits.regions import (
    add_corner,
    add_region,
    give_region,
    join_regions,
    move_corner,
    move_region,
    read_region,
    remove_corner,
    remove_region,
    set_region_kind,
    split_region,
)
from annotator.core.edits.renewal import read_again, renew
from annotator.core.edits.replacing import replace_hits
from annotator.core.edits.segments import go_on_inside, order_segments
from annotator.core.edits.settling import settle
from annotator.core.edits.spellings import merge_entities
from annotator.core.edits.suggestions import accept, open_suggestions, reject

__all__ = [
    "Keep",
    "accept",
    "add_corner",
    "add_note",
    "add_region",
    "append_text",
    "approve",
    "begin_article",
    "change_note",
    "clamped",
    "continue_article",
    "correct",
    "correct_all",
    "describe_entities",
    "exchange",
    "give_region",
    "go_on_inside",
    "is_duplicate",
    "is_question",
    "join_regions",
    "left_open",
    "lines_in",
    "make_article",
    "mark_duplicate",
    "mend",
    "merge_entities",
    "merge_with_previous",
    "move_boundary",
    "move_corner",
    "move_region",
    "open_suggestions",
    "order_segments",
    "propagate",
    "read_again",
    "read_as",
    "read_before",
    "read_in_order",
    "read_pages",
    "read_region",
    "reject",
    "relabel_all",
    "remove_corner",
    "remove_note",
    "remove_region",
    "renew",
    "reopen",
    "replace_hits",
    "set_details",
    "set_kind",
    "set_newspaper",
    "set_part",
    "set_region_kind",
    "settle",
    "settle_duplicate",
    "show_image",
    "split_at",
    "split_region",
    "stretch_entity",
    "tag",
    "take_entities",
    "unmovable",
    "untag",
    "vouch",
]
