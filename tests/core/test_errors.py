"""An error's text is its sentence with its values in it."""

from __future__ import annotations

import pickle
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from annotator.core.errors import BadInput


@given(st.text(), st.integers())
def test_values_stand_in_the_sentence_as_they_are(name: str, line: int) -> None:
    error = BadInput("{0}: line {1}.", name, line)
    assert str(error) == f"{name}: line {line}."
    assert (error.sentence, error.values) == ("{0}: line {1}.", (name, line))
    assert str(pickle.loads(pickle.dumps(error))) == str(error)


@given(st.text())
def test_a_sentence_without_values_is_no_template(sentence: str) -> None:
    assert str(BadInput(sentence)) == sentence


def test_without_texts_a_sentence_keeps_files_and_numbers_only() -> None:
    inner = BadInput("{0}: {1} is odd.", Path("a.txt"), "老方")
    error = BadInput("{0} of {1}: {2} {3}", 3, "老方", inner, 0.5)
    assert error.without_texts == "3 of …: a.txt: … is odd. 0.5"
    assert BadInput("老方").without_texts == "老方"
