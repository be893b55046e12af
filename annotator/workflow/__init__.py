"""The ways through the program without a window: file to library, library to file, and what the suggesters are worth.

The only place that joins suggest, formats and store; of these it imports only what is asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.formats.audit import Finding
from annotator.formats.columns import NAMES as COLUMN_NAMES
from annotator.formats.columns import Column, Columns
from annotator.formats.foreign import LooksForeign
from annotator.formats.format import Format
from annotator.formats.manifest import Manifest
from annotator.formats.options import Decisions, Edges, Nested, Offsets, Options, Scheme, Unit
from annotator.formats.package import PAGE_SUFFIXES
from annotator.formats.text import ENCODINGS
from annotator.formats.writing import Report, Scope
from annotator.ocr import Engine, Treatment
from annotator.workflow.acting import Done, act_in, act_in_all, renew_in_all, undo_in, undo_in_all
from annotator.workflow.advice import guessed_details, look_alikes, odd_names, other_forms, reason, targets, word_at
from annotator.workflow.backups import back_up, back_up_apart, backups, last_backup, restore
from annotator.workflow.cluster import cluster_at, workers_of
from annotator.workflow.comparing import Compared, adjudicate, compare
from annotator.workflow.databases import check, is_database, missing_images, open_library, repair
from annotator.workflow.deleting import bring_back, delete
from annotator.workflow.evaluating import evaluate_cases, evaluate_library
from annotator.workflow.exporting import Issues, export, formats, preview, writable, write_data, write_text
from annotator.workflow.gathering import gather, in_number_order
from annotator.workflow.importing import (
    Heading,
    Imported,
    Look,
    Outcome,
    audited,
    heading,
    import_all,
    import_files,
    look,
)
from annotator.workflow.matching import Misfit
from annotator.workflow.merging import Merged, add, merge, outcomes, verbs
from annotator.workflow.page_images import Level, Pixels, Pyramid, keep_chosen
from annotator.workflow.pages_ahead import PageAhead, Way, folder_of_pages, pages_ahead
from annotator.workflow.planning import Brought, Plan, Wish, plan, read_back
from annotator.workflow.progress import OnProgress, PageCount, time_left
from annotator.workflow.reading_pages import engines, engines_for_another_reading, read_again, read_area, reads_images
from annotator.workflow.recipes import (
    Export,
    Recipe,
    export_all,
    options_json,
    options_of,
    read_recipe,
    write_recipe,
)
from annotator.workflow.searching import entity_groups_in, make_index, pages, places, places_in, search
from annotator.workflow.suggesting import Known, json_line, keep_list, known_to, split, suggested
from annotator.workflow.surveying import Survey, survey

if TYPE_CHECKING:
    from annotator.compare.second_reading import SecondReading
    from annotator.store import DeletedIssue, Images, IssueRow, Library  # for those who must not know the store
