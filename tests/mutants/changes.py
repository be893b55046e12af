"""The small changes that can be made to a module: to its comparisons, arithmetic and conditions, by cosmic-ray."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import ndiff
from functools import cached_property
from pathlib import Path

from cosmic_ray.ast import ast_nodes, get_ast
from cosmic_ray.mutating import mutate_code
from cosmic_ray.operators.operator import Operator
from cosmic_ray.plugins import OPERATOR_PROVIDERS, get_operator

_ORDERS = re.compile(r"core/ReplaceComparisonOperator_\w*(Lt|LtE|Gt|GtE)")
_ORDER = "Eq|NotEq|Lt|LtE|Gt|GtE"
_WANTED = re.compile(
    rf"ReplaceComparisonOperator_(({_ORDER})_({_ORDER})|Is_IsNot|IsNot_Is|In_NotIn|NotIn_In)"
    r"|ReplaceBinaryOperator_(Add_Sub|Sub_Add|Mul_Add|FloorDiv_Mul|Div_Mul|Mod_FloorDiv)"
    r"|ReplaceUnaryOperator_(Delete_Not|USub_UAdd)|AddNot|ReplaceAndWithOr|ReplaceOrWithAnd|NumberReplacer"
)

Place = tuple[tuple[int, int], tuple[int, int]]


@dataclass(frozen=True)
class Change:
    """A change that an operator of cosmic-ray can make: that of the operator's places in the module at which it is."""

    path: Path
    operator: str
    occurrence: int
    place: Place

    @property
    def line(self) -> int:
        """The number of the line that changes."""
        return self.place[0][0]

    @cached_property
    def code(self) -> str:
        """The whole module after the change."""
        changed = mutate_code(self.path.read_text(encoding="utf-8"), _made(self.operator), self.occurrence)
        assert isinstance(changed, str)
        return changed

    @property
    def is_code(self) -> bool:
        """Whether Python can read it: the operator may have taken the `*` of a signature for a product."""
        try:
            ast.parse(self.code)
        except SyntaxError:
            return False
        return True

    @cached_property
    def lines(self) -> tuple[str, str]:
        """What goes and what comes."""
        before, after = self.path.read_text(encoding="utf-8").splitlines(), self.code.splitlines()
        found = [line for line in ndiff(before, after) if line[0] in "+-"]
        gone, come = (" ".join(line[2:].strip() for line in found if line[0] == sign) for sign in "-+")
        return gone, come

    def __str__(self) -> str:
        return f"{self.path}:{self.line}\n    - {self.lines[0]}\n    + {self.lines[1]}"


def places(path: Path) -> dict[Place, list[Change]]:
    """The places of a module that can be changed, with the changes that can be made there."""
    source = path.read_text(encoding="utf-8")
    tree = ast.parse(source)
    idle, unordered = list(_idle(tree)), list(_unordered(tree))
    found: dict[Place, list[Change]] = {}
    for name in _operators():
        operator = _made(name)
        nodes = ast_nodes(get_ast(source))
        all_places = [place for node in nodes for place in operator.mutation_positions(node)]
        for occurrence, place in enumerate(all_places):
            left_alone = [*idle, *unordered] if _ORDERS.fullmatch(name) else idle
            if not any(start <= place[0] and place[1] <= end for start, end in left_alone):
                found.setdefault(place, []).append(Change(path, name, occurrence, place))
    return found


def _operators() -> list[str]:
    core = OPERATOR_PROVIDERS["core"]
    return [f"core/{name}" for name in core if _WANTED.fullmatch(name)]


def _made(name: str) -> Operator:
    made = get_operator(name)()
    assert isinstance(made, Operator)
    return made


def _idle(tree: ast.Module) -> Iterator[Place]:
    """The stretches of a module that do nothing: annotations, type aliases, and assertions of what always holds."""
    for node in ast.walk(tree):
        match node:
            case ast.AnnAssign():
                yield _span(node.annotation)
            case ast.arg(annotation=ast.expr() as annotation):
                yield _span(annotation)
            case ast.FunctionDef(returns=ast.expr() as returns):
                yield _span(returns)
            case ast.Assert() | ast.If(test=ast.Name(id="TYPE_CHECKING")):
                yield _span(node)


def _unordered(tree: ast.Module) -> Iterator[Place]:
    """The comparisons with a member of an enumeration or a text of the code, of which nothing hangs on the order:
    `state == State.REJECTED`, `step == "undo"`.
    """
    for node in ast.walk(tree):
        if isinstance(node, ast.Compare) and any(map(_is_one_of_some, [node.left, *node.comparators])):
            yield _span(node)


def _is_one_of_some(node: ast.expr) -> bool:
    match node:
        case ast.Attribute(value=ast.Name(id=kind), attr=member):
            return kind[:1].isupper() and member.isupper()
        case ast.Constant(value=str(text)):
            return len(text) > 1  # characters are compared by their order too
    return False


def _span(node: ast.expr | ast.stmt) -> Place:
    assert node.end_lineno is not None
    assert node.end_col_offset is not None
    return (node.lineno, node.col_offset), (node.end_lineno, node.end_col_offset)
