"""The sentences that tell of trouble with files and databases, and the phrases put into them, marked for translation.

The rooms without a window say them in English; `messages.trouble` tells them in the user's language.
"""

from __future__ import annotations

from annotator.window.marking import QT_TRANSLATE_NOOP

SENTENCES = (
    QT_TRANSLATE_NOOP("Trouble", "This is no regular expression: {0}."),
    QT_TRANSLATE_NOOP("Trouble", "This expression takes too long; make it simpler."),
    QT_TRANSLATE_NOOP("Trouble", "This expression repeats something more than {0} times; make it simpler."),
    QT_TRANSLATE_NOOP("Trouble", "The brackets of this expression lie too deep in each other; make it simpler."),
    QT_TRANSLATE_NOOP("Trouble", "This expression needs too much memory, as it may call itself; make it simpler."),
    QT_TRANSLATE_NOOP(
        "Trouble",
        "{0}: line {1} has a quotation mark without its partner; write a mark that is meant as such twice, between "
        "marks around the whole cell.",
    ),
    QT_TRANSLATE_NOOP("Trouble", "The replacement names a group that the expression does not have: {0}."),
    QT_TRANSLATE_NOOP("Trouble", "{0}: what was written does not read back as it was; nothing was kept."),
    QT_TRANSLATE_NOOP("Trouble", "{0}: another program is writing this; wait until it is done."),
    QT_TRANSLATE_NOOP(
        "Trouble",
        "{0}: its report is missing, so nobody can say whether people have worked in this folder, and nothing was "
        "written. Name another place, or replace the folder all the same (--force).",
    ),
    QT_TRANSLATE_NOOP(
        "Trouble",
        "{0}: since this was exported, {1} files of it were changed, {2} added and {3} removed ({4}), so nothing "
        "was written. Name another place, or replace it all the same (--force).",
    ),
    QT_TRANSLATE_NOOP("Trouble", "{0}: is no folder with files NAME.txt and NAME.ann."),
    QT_TRANSLATE_NOOP("Trouble", "{0}: is no folder with files NAME.xmi or NAME.json."),
    QT_TRANSLATE_NOOP("Trouble", "{0}: holds no tokens.parquet."),
    QT_TRANSLATE_NOOP("Trouble", "{0}: {1}."),
    QT_TRANSLATE_NOOP(
        "Trouble", "This format needs a library that is not installed: pip install 'newspaper-annotator[{0}]'."
    ),
    QT_TRANSLATE_NOOP("Trouble", "{0}: is larger than {1} MiB; divide it first."),
    QT_TRANSLATE_NOOP("Trouble", "No article has this status yet, so nothing would be written."),
    QT_TRANSLATE_NOOP("Trouble", "A label set needs a label."),
    QT_TRANSLATE_NOOP("Trouble", "A label needs 1 to 40 characters and no white space."),
    QT_TRANSLATE_NOOP("Trouble", "{0}: line {1} is longer than 100 characters; put one name on each line."),
    QT_TRANSLATE_NOOP("Trouble", "{0}: line {1} has a label with white space, or of more than 40 characters."),
    QT_TRANSLATE_NOOP("Trouble", "{0}: holds no issue with the same raw text as one in {1}."),
    QT_TRANSLATE_NOOP("Trouble", "{0}: is there already; name a new database."),
    QT_TRANSLATE_NOOP("Trouble", "Two labels are written alike."),
    QT_TRANSLATE_NOOP("Trouble", "A key is one digit from 1 to 9, and each stands for one label."),
    QT_TRANSLATE_NOOP("Trouble", "A label is a kind of another one that is in the list, and not in a circle."),
    QT_TRANSLATE_NOOP("Trouble", "{0} names have the label {1}. Merge it into another one first."),
    QT_TRANSLATE_NOOP("Trouble", "{0}: There is no such database. See that the name is right."),
    QT_TRANSLATE_NOOP("Trouble", "{0}: This is not a file. Choose another name."),
    QT_TRANSLATE_NOOP("Trouble", "{0}: This library is on a server, and no file."),
    QT_TRANSLATE_NOOP(
        "Trouble", "{0}: This is not a database of this program; it was left as it is. Choose another file."
    ),
    QT_TRANSLATE_NOOP(
        "Trouble",
        "{0}: A newer version of this program has made this database; it was left as it is. Update the program.",
    ),
    QT_TRANSLATE_NOOP(
        "Trouble",
        "{0}: The disk is full, so the last step was not stored; all before it is safe. Make room and try again.",
    ),
    QT_TRANSLATE_NOOP(
        "Trouble",
        "{0}: The file or its folder is read-only, so the last step was not stored; all before it is safe. "
        "Allow writing there.",
    ),
    QT_TRANSLATE_NOOP(
        "Trouble",
        "{0}: Another program is using the file, so the last step was not stored; all before it is safe. "
        "Try again in a moment.",
    ),
    QT_TRANSLATE_NOOP(
        "Trouble", "{0}: The file can't be opened. See that its folder exists and that you may write there."
    ),
    QT_TRANSLATE_NOOP(
        "Trouble",
        "{0}: The disk failed, so the last step was not stored; all before it is safe. "
        "See that it is connected and try again.",
    ),
    QT_TRANSLATE_NOOP(
        "Trouble",
        "{0}: The text is too large for a database, so the last step was not stored; all before it is safe. "
        "Divide the text.",
    ),
    QT_TRANSLATE_NOOP(
        "Trouble",
        "{0}: The text holds half a character (a surrogate), so the last step was not stored; all before it is safe. "
        "Remove it and try again.",
    ),
    QT_TRANSLATE_NOOP(
        "Trouble",
        "{0}: The file is damaged. `annotator check` names what is affected; with --repair it copies the file and "
        "mends it.",
    ),
    QT_TRANSLATE_NOOP(
        "Trouble",
        "{0}: {1} can't be read ({2}). The file is damaged. `annotator check` names what is affected; "
        "with --repair it copies the file and mends it.",
    ),
    QT_TRANSLATE_NOOP("Trouble", "{0}: Issue {1} is not whole in this database. Try `annotator check`."),
    QT_TRANSLATE_NOOP(
        "Trouble",
        "{0}: Another window or program has this database open, so nothing was repaired. Close it there and try again.",
    ),
    QT_TRANSLATE_NOOP(
        "Trouble",
        "{0}: The file was removed or replaced while it was open, so the last step was not stored; all before it can "
        "still be read here. Write everything to another file now, or put the file back.",
    ),
    QT_TRANSLATE_NOOP(
        "Trouble", "Another program has changed this issue, so the last step was not stored. Open the issue again."
    ),
    QT_TRANSLATE_NOOP(
        "Trouble",
        "{0} edits this issue at {1} since {2}. It can be changed here when they leave it or you take it over.",
    ),
    QT_TRANSLATE_NOOP("Trouble", "{0} edited this issue at {1} and has left it."),
    QT_TRANSLATE_NOOP("Trouble", "The record {0} is not as the operation says it was."),
    QT_TRANSLATE_NOOP("Trouble", "The record {0} is there already."),
    QT_TRANSLATE_NOOP("Trouble", "{0}: is no ordinary file."),
    QT_TRANSLATE_NOOP("Trouble", "{0}: there is no such file."),
    QT_TRANSLATE_NOOP("Trouble", "{0}: can't be read ({1})."),
    QT_TRANSLATE_NOOP("Trouble", "{0}: can't be written ({1})."),
    QT_TRANSLATE_NOOP("Trouble", "{0}: is no ordinary file; name another one to write to."),
    QT_TRANSLATE_NOOP("Trouble", "{0}: nothing was written, as no article has this status."),
    QT_TRANSLATE_NOOP("Trouble", "{0}: there is no file in this folder that can be imported."),
    QT_TRANSLATE_NOOP("Trouble", "{0}: needs more memory than there is."),
    QT_TRANSLATE_NOOP("Trouble", "{0}: the program itself failed ({1}); please report this."),
    QT_TRANSLATE_NOOP(
        "Trouble",
        "{0}: its process was killed, perhaps for lack of memory; import it again with fewer jobs (--jobs 1).",
    ),
    QT_TRANSLATE_NOOP("Trouble", "{0}: is empty."),
    QT_TRANSLATE_NOOP("Trouble", "{0}: has no text in it."),
    QT_TRANSLATE_NOOP("Trouble", "{0}: has no issue in it."),
    QT_TRANSLATE_NOOP("Trouble", "{0}: is larger than {1} MiB; cut it into its issues first."),
    QT_TRANSLATE_NOOP("Trouble", "{0}: is {1}, not a text file."),
    QT_TRANSLATE_NOOP(
        "Trouble", "{0}: is not a text file, or its encoding can't be told; choose the encoding (--encoding)."
    ),
    QT_TRANSLATE_NOOP(
        "Trouble", "{0}: is not a text file in {1}; if it is text, choose another encoding (--encoding)."
    ),
    QT_TRANSLATE_NOOP("Trouble", "The encoding {0} is not known; choose one of {1}."),
    QT_TRANSLATE_NOOP("Trouble", "{0}: line {1}: {2}."),
    QT_TRANSLATE_NOOP("Trouble", "{0}: holds no files NAME.xmi or NAME.json."),
    QT_TRANSLATE_NOOP("Trouble", "{0}: holds more than {1} files; divide it first."),
    QT_TRANSLATE_NOOP("Trouble", "{0}: leads outside ({1})."),
    QT_TRANSLATE_NOOP("Trouble", "{0}: becomes much too large when it is unpacked."),
    QT_TRANSLATE_NOOP("Trouble", "{0}: is no ZIP that can be read."),
    QT_TRANSLATE_NOOP("Trouble", "{0}: is no ZIP that can be read, or lists more than {1} files."),
    QT_TRANSLATE_NOOP(
        "Trouble",
        "{0}: line {1}: the text has “{2}” there, not “{3}”. Bring back the .txt file that belongs to it.",
    ),
    QT_TRANSLATE_NOOP("Trouble", "{0}: is a database; name another file to write to."),
    QT_TRANSLATE_NOOP(
        "Trouble",
        "{0}: is there already; name a new file.",
    ),
    QT_TRANSLATE_NOOP(
        "Trouble",
        "{0}: The database has a fault ({1}), so no backup was made of it. `annotator check` names all faults.",
    ),
    QT_TRANSLATE_NOOP(
        "Trouble",
        "{0}: A library on a server is backed up and restored with the server's own tools (pg_dump).",
    ),
    QT_TRANSLATE_NOOP(
        "Trouble",
        "{0}: There is no room for a copy of the database, so nothing was done; the database and its backups are as "
        "they were. Make room and try again.",
    ),
    QT_TRANSLATE_NOOP(
        "Trouble",
        "{0}: No copy of the database can be written there ({1}), so nothing was done; the database and its backups "
        "are as they were. Allow writing there.",
    ),
    QT_TRANSLATE_NOOP(
        "Trouble",
        "{0}: This backup has a fault ({1}), so nothing was restored. Choose another one.",
    ),
    QT_TRANSLATE_NOOP(
        "Trouble",
        "{0}: Another window or program has this database open, so nothing was restored. Close it there and try again.",
    ),
    QT_TRANSLATE_NOOP(
        "Trouble",
        "{0}: Another program is using the same part of the database, so the last step was not stored; all "
        "before it is safe. Try again in a moment.",
    ),
    QT_TRANSLATE_NOOP(
        "Trouble",
        "{0}: The connection to the server was lost while the last step was being stored, so it may be stored "
        "or not; all before it is safe. Open the issue again.",
    ),
    QT_TRANSLATE_NOOP(
        "Trouble",
        "{0}: The connection to the server was lost, so the last step was not stored; all before it is safe. "
        "Try again in a moment.",
    ),
    QT_TRANSLATE_NOOP(
        "Trouble",
        "{0}: The database is damaged. Have it copied on the server before anything else; `annotator check` "
        "names what is affected.",
    ),
    QT_TRANSLATE_NOOP(
        "Trouble",
        "{0}: The database keeps its texts in {1}. Have one made that keeps them in UTF8.",
    ),
    QT_TRANSLATE_NOOP(
        "Trouble",
        "{0}: The server asks for a password. Keep it in the file ~/.pgpass, or set PGPASSWORD before the start.",
    ),
    QT_TRANSLATE_NOOP(
        "Trouble",
        "{0}: The server can't be reached, so nothing was stored; what it holds is safe. See that it runs and "
        "that the address is right. ({1})",
    ),
    QT_TRANSLATE_NOOP(
        "Trouble",
        "{0}: The server does not accept this name with this password.",
    ),
    QT_TRANSLATE_NOOP(
        "Trouble",
        "{0}: The server does not let you do this, so nothing was stored. Ask who keeps it for the right.",
    ),
    QT_TRANSLATE_NOOP(
        "Trouble",
        "{0}: The server gives this database out to be read only, so the last step was not stored; all before "
        "it is safe. Ask the person who keeps it.",
    ),
    QT_TRANSLATE_NOOP(
        "Trouble",
        "{0}: The server's disk failed, so the last step was not stored; all before it is safe. Ask the "
        "person who keeps it.",
    ),
    QT_TRANSLATE_NOOP(
        "Trouble",
        "{0}: The server's disk or memory is full, so the last step was not stored; all before it is safe. "
        "Have room made there and try again.",
    ),
    QT_TRANSLATE_NOOP(
        "Trouble",
        "{0}: There is no such database on the server. Have an empty one made there first.",
    ),
    QT_TRANSLATE_NOOP(
        "Trouble",
        "{0}: This can't be read as postgresql://user@host:port/name.",
    ),
    QT_TRANSLATE_NOOP(
        "Trouble",
        "{0}: This is not a database of this program; it was left as it is. Choose another one.",
    ),
    QT_TRANSLATE_NOOP(
        "Trouble",
        "{0}: What talks to a server is not installed. Install it with: {1}",
    ),
    QT_TRANSLATE_NOOP(
        "Trouble",
        "{0}: {1} can't be read ({2}). The database is damaged. Have it copied on the server before anything "
        "else; `annotator check` names what is affected.",
    ),
    QT_TRANSLATE_NOOP("Trouble", "{0}: The process that made a backup was ended, so there is none."),
    QT_TRANSLATE_NOOP(
        "Trouble", "{0}: looks like {1}. {2} To import it as it stands, choose plain text (--format text)."
    ),
)
PHRASES = (
    QT_TRANSLATE_NOOP("Trouble", "a PDF document"),
    QT_TRANSLATE_NOOP("Trouble", "a ZIP archive, or an Office document"),
    QT_TRANSLATE_NOOP("Trouble", "an old Office document"),
    QT_TRANSLATE_NOOP("Trouble", "an image"),
    QT_TRANSLATE_NOOP("Trouble", "an image or a sound"),
    QT_TRANSLATE_NOOP("Trouble", "a compressed file"),
    QT_TRANSLATE_NOOP("Trouble", "a database"),
    QT_TRANSLATE_NOOP("Trouble", "an RTF document"),
    QT_TRANSLATE_NOOP("Trouble", "the report that lies beside an export"),
    QT_TRANSLATE_NOOP("Trouble", "Label Studio's JSON-MIN"),
    QT_TRANSLATE_NOOP("Trouble", "W3C annotations without the text that they are about"),
    QT_TRANSLATE_NOOP("Trouble", "PubAnnotation's JSON"),
    QT_TRANSLATE_NOOP("Trouble", "doccano's JSON"),
    QT_TRANSLATE_NOOP("Trouble", "spaCy's training data in JSON"),
    QT_TRANSLATE_NOOP("Trouble", "JSON of a form that is not known here"),
    QT_TRANSLATE_NOOP("Trouble", "a drawing (SVG)"),
    QT_TRANSLATE_NOOP("Trouble", "the pages of an OCR program (ALTO, PAGE, METS or hOCR)"),
    QT_TRANSLATE_NOOP("Trouble", "a web page (HTML)"),
    QT_TRANSLATE_NOOP("Trouble", "TEI, under a name that does not say so"),
    QT_TRANSLATE_NOOP("Trouble", "XML that is not TEI P5"),
    QT_TRANSLATE_NOOP("Trouble", "WebAnno's TSV"),
    QT_TRANSLATE_NOOP("Trouble", "pairs of raw and corrected text"),
    QT_TRANSLATE_NOOP("Trouble", "CoNLL-U"),
    QT_TRANSLATE_NOOP("Trouble", "characters or words with their tags, one a line"),
    QT_TRANSLATE_NOOP("Trouble", "brat's annotations"),
    QT_TRANSLATE_NOOP("Trouble", "a table"),
    QT_TRANSLATE_NOOP("Trouble", "an e-mail"),
    QT_TRANSLATE_NOOP("Trouble", "subtitles"),
    QT_TRANSLATE_NOOP("Trouble", "LaTeX"),
    QT_TRANSLATE_NOOP("Trouble", "data or settings"),
    QT_TRANSLATE_NOOP("Trouble", "a log"),
    QT_TRANSLATE_NOOP("Trouble", "a program"),
    QT_TRANSLATE_NOOP("Trouble", "Choose the export itself."),
    QT_TRANSLATE_NOOP("Trouble", "Export the project as JSON there."),
    QT_TRANSLATE_NOOP(
        "Trouble", "Put them under `items` in the line of the page that was exported: the text stands there."
    ),
    QT_TRANSLATE_NOOP("Trouble", "Convert it into doccano's JSONL or brat's files."),
    QT_TRANSLATE_NOOP("Trouble", "Export the project as JSONL there."),
    QT_TRANSLATE_NOOP("Trouble", "Save it as a DocBin (.spacy)."),
    QT_TRANSLATE_NOOP("Trouble", "Have that program write plain text."),
    QT_TRANSLATE_NOOP("Trouble", "Give its name the ending .xml, or choose the format tei."),
    QT_TRANSLATE_NOOP("Trouble", "Export it as UIMA CAS XMI."),
    QT_TRANSLATE_NOOP("Trouble", "They are written for training; corrections come back from JSON lines without loss."),
    QT_TRANSLATE_NOOP("Trouble", "Where its last column holds tags of entities, choose the format conll."),
    QT_TRANSLATE_NOOP("Trouble", "Give its name the ending .conll, or choose the format conll."),
    QT_TRANSLATE_NOOP("Trouble", "Choose the folder in which they lie beside their texts."),
    QT_TRANSLATE_NOOP(
        "Trouble",
        "Save its texts as plain text, a file for each issue; a list of entities belongs to `annotator lists`.",
    ),
    QT_TRANSLATE_NOOP("Trouble", "Save its texts as plain text, a file for each issue."),
)
