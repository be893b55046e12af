import json
import zlib

import pytest

from annotator.core.operations import Change, Operation, added, apply
from annotator.core.records import RECORD_TYPES, Entity, Position, Record
from annotator.store.codec import CODECS, decode, encode
from tests.store.samples import FIRST, MADE, ON_PAGES


@pytest.mark.parametrize("kind", RECORD_TYPES)
def test_rows_become_the_records_that_they_were_made_of(kind: type[Record]):
    records = [record for record in apply(MADE, ON_PAGES).records() if type(record) is kind]
    codec = CODECS[kind]
    assert records
    assert codec.records([codec.row(record) for record in records]) == records


@pytest.mark.parametrize("operation", [*FIRST, ON_PAGES])
def test_an_operation_and_its_inverse_make_the_round_trip(operation: Operation):
    assert decode(operation.name, encode(operation)) == operation
    assert decode(operation.name, encode(operation.inverse())) == operation.inverse()


def test_a_change_of_a_record_makes_the_round_trip():
    before = Entity(id="e1", origin="ann", start=Position(1), end=Position(2, 3), label="PER")
    after = Entity(id="e1", origin="bea", start=Position(1), end=Position(2), label="LOC", doubtful=True)
    operation = Operation("relabel", (Change(before, after),))
    assert decode("relabel", encode(operation)) == operation


def test_the_first_version_of_the_json_stays_readable():
    # As libraries hold it: this text may never change, whatever the codec becomes.
    stored = (
        '{"v":1,"changes":[["entity",{"id":"e7","origin":"王","start":7,"start_inner":1,"end":9,"end_inner":0,'
        '"label":"PER"},null],["boundary",null,{"id":"b2","origin":"split 1","state":"suggested","confidence":0.25,'
        '"start":2,"inside":true,"continues":"b0","kind":"photo"}],["correction",null,{"id":"c1","origin":"",'
        '"start":1,"end":1,"text":"","twin_start":4,"twin_end":5}]]}'
    ).encode()
    (gone, boundary, correction) = decode("x", stored).changes
    assert repr(gone.before) == (
        "Entity(id='e7', origin='王', state=<State.ACCEPTED: 'accepted'>, confidence=1.0, rule='', "
        "decided=<Decided.SEEN: 'seen'>, "
        "start=Position(raw=7, inner=1), end=Position(raw=9, inner=0), label='PER', doubtful=False, authority='', "
        "note='', vouched=False)"
    )
    assert repr(boundary.after) == (
        "Boundary(id='b2', origin='split 1', state=<State.SUGGESTED: 'suggested'>, confidence=0.25, rule='', "
        "decided=<Decided.SEEN: 'seen'>, start=2, "
        "kind=<ArticleKind.PHOTO: 'photo'>, status=<Status.UNTOUCHED: 'untouched'>, continues='b0', inside=True, "
        "kind_confidence=1.0)"
    )
    assert repr(correction.after) == (
        "Correction(id='c1', origin='', state=<State.ACCEPTED: 'accepted'>, confidence=1.0, rule='', "
        "decided=<Decided.SEEN: 'seen'>, start=1, end=1, "
        "text='', kind=<CorrectionKind.OTHER: 'other'>, twin=Span(start=4, end=5))"
    )


def test_a_small_operation_can_be_read_with_the_bare_eye():
    operation = Operation(
        "tag", added([Entity(id="e1", origin="王", start=Position(1), end=Position(2), label="人名")])
    )
    assert json.loads(encode(operation))["changes"][0][2]["label"] == "人名"


def test_a_large_operation_is_compressed():
    entities = [Entity(id=f"e{n}", origin="x", start=Position(n), end=Position(n + 1), label="X") for n in range(500)]
    operation = Operation("entities", added(entities))
    data = encode(operation)
    assert len(data) * 5 < len(zlib.decompress(data))
    assert decode("entities", data) == operation


@pytest.mark.parametrize(
    "data",
    [b"", b"{", b"{}", b'{"v":3,"changes":[]}', b'{"v":1,"changes":[["entity",null,{"id":"e1"}]]}', b"x\x9c1234"],
)
def test_damaged_data_raises_what_the_library_expects(data: bytes):
    with pytest.raises((ValueError, LookupError, TypeError, zlib.error)):
        decode("x", data)
