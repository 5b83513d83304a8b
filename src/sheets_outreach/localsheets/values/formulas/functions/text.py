"""The functions that take texts apart and put them together."""

from collections.abc import Callable, Iterator

from sheets_outreach.localsheets.values.formulas.blocks import Block, Context, Grid, Value, read_occupied
from sheets_outreach.localsheets.values.formulas.errors import ErrorValue, not_a_number, too_small
from sheets_outreach.localsheets.values.formulas.functions.kinds import Function
from sheets_outreach.localsheets.values.formulas.regular import NotAnExpressionError, compile_expression
from sheets_outreach.localsheets.values.formulas.scalars import LinkText, Scalar, number_of_text, to_text, to_truth
from sheets_outreach.localsheets.values.rendering import write_in_pattern

_LONGEST = 50_000


def _left(_: Context, text: str, count: float = 1) -> Scalar:
    return too_small("LEFT", 2, count, 0, "VALUE") if count < 0 else text[: int(min(count, _LONGEST))]


def _right(_: Context, text: str, count: float = 1) -> Scalar:
    if count < 0:
        return too_small("RIGHT", 2, count, 0, "VALUE")
    count = int(min(count, _LONGEST))
    return text[-count:] if count else ""


def _middle(_: Context, text: str, start: float, count: float) -> Scalar:
    if start < 1:
        return too_small("MID", 2, start, 1)
    if count < 0:
        return too_small("MID", 3, count, 0, "VALUE")
    first = int(min(start, 10 * _LONGEST)) - 1
    return text[first : first + int(min(count, _LONGEST))]


def _find(name: str, fold: Callable[[str], str]) -> Callable[..., Scalar]:
    def find(_: Context, wanted: str, text: str, start: float = 1) -> Scalar:
        if start < 1:
            return too_small(name, 3, start, 1, "VALUE")
        place = fold(text).find(fold(wanted), int(min(start, 10 * _LONGEST)) - 1)
        missing = f"In {name} evaluation, cannot find '{wanted}' within '{text}'."
        return ErrorValue("VALUE", missing) if place < 0 else float(place + 1)

    return find


def _fold_case(text: str) -> str:
    """Lower the letters one by one, so that places in the text stay the same."""
    lowered = text.lower()
    return lowered if len(lowered) == len(text) else "".join(letter.lower()[:1] for letter in text)


def _match(_: Context, text: str, pattern: str) -> Scalar:
    try:
        return compile_expression(pattern).search(text)
    except NotAnExpressionError:
        return ErrorValue(
            "REF", f'Function REGEXMATCH parameter 2 value "{pattern}" is not a valid regular expression.'
        )


def _substitute(_: Context, text: str, old: str, new: str, occurrence: float = 0) -> Scalar:
    if not old or len(text) * (len(new) + 1) > _LONGEST * 20:
        return text
    if occurrence < 1:
        return text.replace(old, new)
    pieces = text.split(old, int(min(occurrence, _LONGEST)))
    if len(pieces) <= occurrence:
        return text
    return old.join(pieces[:-1]) + new + pieces[-1]


def _repeat(_: Context, text: str, count: float) -> Scalar:
    if count < 0:
        return too_small("REPT", 2, count, 0, "VALUE")
    if len(text) * count > _LONGEST:
        return ErrorValue("VALUE", f"Text result of REPT is longer than the limit of {_LONGEST} characters.")
    # Nothing repeated is nothing, however huge the count, which may not fit an index.
    return text * int(count) if text else ""


def _format(context: Context, scalar: Scalar, pattern: str) -> Scalar:
    number = number_of_text(scalar, context.reading) if isinstance(scalar, str) and scalar else scalar
    if number is None or isinstance(number, (str, bool, ErrorValue)):
        return to_text(scalar, context.reading)
    return write_in_pattern(number, pattern, context.reading.locale) if pattern else ""


def _to_value(context: Context, scalar: Scalar) -> Scalar:
    if not isinstance(scalar, str):
        return float(scalar or 0) if not isinstance(scalar, ErrorValue) else scalar
    number = number_of_text(scalar, context.reading)
    return not_a_number("VALUE", 1, scalar) if number is None else number


def _link(_: Context, address: str, label: str | None = None) -> Scalar:
    text = LinkText(address if label is None else label)
    text.address = address
    return text


def _read_texts(values: tuple[Value, ...], context: Context) -> Iterator[str | ErrorValue]:
    for value in values:
        if isinstance(value, Block):
            yield from (to_text(scalar, context.reading) for scalar in read_occupied(value, context))
        elif isinstance(value, Grid):
            yield from (to_text(scalar, context.reading) for row in value.rows for scalar in row)
        else:
            yield to_text(value, context.reading)


def _concatenate(context: Context, *values: Value) -> Value:
    return _glue("", _read_texts(values, context))


def _join(context: Context, separator: Value, *values: Value) -> Value:
    between = next(_read_texts((separator,), context), "")
    return between if isinstance(between, ErrorValue) else _glue(between, _read_texts(values, context))


def _text_join(context: Context, separator: Value, skip: Value, *values: Value) -> Value:
    between = next(_read_texts((separator,), context), "")
    if isinstance(between, ErrorValue):
        return between
    skips = to_truth(skip if not isinstance(skip, (Block, Grid)) else None, "TEXTJOIN", 2, context.reading)
    if isinstance(skips, ErrorValue):
        return skips
    return _glue(between, (text for text in _read_texts(values, context) if text != "" or not skips))


def _glue(between: str, texts: Iterator[str | ErrorValue]) -> Value:
    pieces: list[str] = []
    for text in texts:
        if isinstance(text, ErrorValue):
            return text
        pieces.append(text)
    return between.join(pieces)


FUNCTIONS = (
    Function("LEN", 1, 1, "t", plain=lambda _, text: float(len(text))),
    Function("LEFT", 1, 2, "tn", plain=_left),
    Function("RIGHT", 1, 2, "tn", plain=_right),
    Function("MID", 3, 3, "tnn", plain=_middle),
    Function("TRIM", 1, 1, "t", plain=lambda _, text: " ".join(filter(None, text.split(" ")))),
    Function("LOWER", 1, 1, "t", plain=lambda _, text: text.lower()),
    Function("UPPER", 1, 1, "t", plain=lambda _, text: text.upper()),
    Function("SEARCH", 2, 3, "ttn", plain=_find("SEARCH", _fold_case)),
    Function("FIND", 2, 3, "ttn", plain=_find("FIND", str)),
    Function("EXACT", 2, 2, "t", plain=lambda _, one, other: one == other),
    Function("SUBSTITUTE", 3, 4, "tttn", plain=_substitute),
    Function("REPT", 2, 2, "tn", plain=_repeat),
    Function("REGEXMATCH", 2, 2, "T", plain=_match),
    Function("TEXT", 2, 2, "vt", plain=_format),
    Function("VALUE", 1, 1, "v", plain=_to_value),
    Function("T", 1, 1, "v", plain=lambda _, scalar: scalar if isinstance(scalar, str) else ""),
    Function("CONCAT", 2, 2, "t", plain=lambda _, one, other: one + other),
    Function("CONCATENATE", 1, None, spread=_concatenate),
    Function("JOIN", 2, None, spread=_join),
    Function("TEXTJOIN", 3, None, spread=_text_join),
    Function("HYPERLINK", 1, 2, "t", plain=_link),
)
