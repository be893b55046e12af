"""Why something is suggested: one plain sentence for each rule, which the window translates."""

from __future__ import annotations

from annotator.core.marking import marked

REASONS: dict[str, str] = {
    "join.line": marked("Reason", "The line breaks in the middle of a sentence."),
    "join.column": marked("Reason", "The column or page ends in the middle of a sentence."),
    "join.latin": marked("Reason", "The line breaks between two words of Latin script: a space stands for it."),
    "join.hyphen": marked("Reason", "The word was broken at the end of the line: the hyphen goes."),
    "join.compound": marked("Reason", "The line breaks at a hyphen that belongs to the word."),
    "duplicate.adjacent": marked("Reason", "The passage stands twice in a row."),
    "duplicate.adjacent.first": marked("Reason", "The passage stands twice in a row."),
    "duplicate.inside-sentence": marked(
        "Reason", "The passage stands here again and cuts a sentence: the earlier one stays."
    ),
    "duplicate.inside-clause": marked(
        "Reason", "The passage stands here again and cuts the clauses around it: the earlier one stays."
    ),
    "duplicate.inside-sentence.first": marked(
        "Reason", "The passage stands twice, and fits better in the later place: this one goes."
    ),
    "duplicate.inside-clause.first": marked(
        "Reason", "The passage stands twice, and fits better in the later place: this one goes."
    ),
    "duplicate.lines": marked("Reason", "These lines stand twice, word for word. Is one of them too many?"),
    "gap.overwritten": marked("Reason", "The passage that stands twice has taken the place of text that is lost here."),
    "jump.met": marked("Reason", "The two ends of the jump meet here: the notes of the page are no longer needed."),
    "punctuation.half-width": marked("Reason", "A half-width mark stands among Chinese characters."),
    "punctuation.brackets": marked("Reason", "Half-width brackets stand among Chinese characters."),
    "punctuation.stop": marked("Reason", "A half-width full stop ends a Chinese sentence."),
    "punctuation.stop-or-dot": marked("Reason", "Is this a full stop, or the dot inside a foreign name?"),
    "punctuation.ellipsis": marked("Reason", "An ellipsis is two characters of three dots each."),
    "punctuation.dash": marked("Reason", "A dash is written as two long strokes."),
    "quotes.straight": marked("Reason", "Straight quotation marks stand around Chinese text."),
    "quotes.mixed": marked("Reason", "The opening and the closing mark belong to different pairs."),
    "quotes.turned": marked("Reason", "The quotation mark looks the wrong way."),
    "quotes.orphan": marked("Reason", "This mark has no partner in its paragraph."),
    "space.line-end": marked("Reason", "The text has lost its line ends: a space stands for this one."),
    "space.unseen": marked("Reason", "An invisible character stands here."),
    "space.letterspaced": marked("Reason", "Spaces stand between all characters of the line."),
    "space.beside-mark": marked("Reason", "A space stands beside a Chinese punctuation mark."),
    "space.stray": marked("Reason", "A space stands inside a Chinese sentence."),
    "width.half": marked("Reason", "Half-width digits and letters are wanted."),
    "width.full": marked("Reason", "Full-width digits and letters are wanted."),
    "character.reference": marked("Reason", "A character reference of HTML stands for a character."),
    "character.radical": marked("Reason", "A radical stands for the character that looks like it."),
    "character.symbol-font": marked("Reason", "A symbol font's character stands for this sign."),
    "character.private": marked("Reason", "A character that only one font knows: look at the page."),
    "character.lost": marked("Reason", "A character was lost in an earlier conversion: look at the page."),
    "character.mojibake": marked("Reason", "The line was read with the wrong encoding."),
    "character.traditional": marked("Reason", "A traditional character stands in a simplified text."),
    "character.simplified": marked("Reason", "A simplified character stands in a traditional text."),
    "character.lookalike": marked("Reason", "A character that looks alike makes a word that the issue uses elsewhere."),
    "order.column": marked(
        "Reason", "Does this column go on from the text before it? Its place on the page leaves it open."
    ),
    "reading.again": marked("Reason", "Read again, the print says this."),
    "term.replaced": marked(
        "Reason", "In this issue the word nearly always has this ending, whatever comes next. Was it replaced?"
    ),
}
"""Rule of a suggestion -> sentence."""
