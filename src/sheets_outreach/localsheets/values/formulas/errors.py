"""Which error does a formula come to, in Google's types and words?

Wordings are those recorded from Google's API where a record is public; an error without a message is Google's too.
https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/other#ErrorValue
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ErrorValue:
    """An error as a value: it travels through a formula like a number and is never raised."""

    type: str
    message: str = ""


LITERALS = {
    "#NULL!": "NULL_VALUE",
    "#DIV/0!": "DIVIDE_BY_ZERO",
    "#VALUE!": "VALUE",
    "#REF!": "REF",
    "#NAME?": "NAME",
    "#NUM!": "NUM",
    "#N/A": "N_A",
    "#ERROR!": "ERROR",
}
PARSE_ERROR = ErrorValue("ERROR", "Formula parse error.")
NO_REFERENCE = ErrorValue("REF", "Reference does not exist.")
NO_INTERSECTION = ErrorValue("VALUE", "An array value could not be found.")
CIRCLE = ErrorValue("REF", "Circular dependency detected. To resolve with iterative calculation, see File > Settings.")
NOT_AVAILABLE = ErrorValue("N_A")
TOO_LARGE = ErrorValue("ERROR", "The calculation needs more cells than this server works out at once.")


def unknown_function(name: str) -> ErrorValue:
    """Say that there is no such function."""
    return ErrorValue("NAME", f"Unknown function: '{name}'.")


def unknown_name(name: str) -> ErrorValue:
    """Say that nobody defined a name; Google writes it in capitals."""
    return ErrorValue("NAME", f"Unknown range name: '{name.upper()}'.")


def unknown_sheet(title: str) -> ErrorValue:
    """Say that there is no sheet of that title."""
    return ErrorValue("REF", f"Unresolved sheet name '{title}'.")


def wrong_count(function: str, given: int, least: int, most: int | None) -> ErrorValue:
    """Say that a function got too few or too many arguments."""
    expected = f"at least {least}" if most is None else str(least) if least == most else f"between {least} and {most}"
    text = f"Wrong number of arguments to {function}. Expected {expected} arguments, but got {given} arguments."
    return ErrorValue("N_A", text)


def not_a_number(function: str, position: int, text: str) -> ErrorValue:
    """Say that a text stands where a number has to."""
    return ErrorValue(
        "VALUE",
        f"Function {function} parameter {position} expects number values. "
        f"But '{text}' is a text and cannot be coerced to a number.",
    )


def not_a_truth(function: str, position: int, text: str) -> ErrorValue:
    """Say that a text stands where TRUE or FALSE has to."""
    return ErrorValue(
        "VALUE",
        f"Function {function} parameter {position} expects boolean values. "
        f"But '{text}' is a text and cannot be coerced to a boolean.",
    )


def not_a_text(function: str, position: int, shown: str, kind: str) -> ErrorValue:
    """Say that something else stands where a text has to."""
    return ErrorValue(
        "VALUE",
        f"Function {function} parameter {position} expects text values. "
        f"But '{shown}' is a {kind} and cannot be coerced to a text.",
    )


def too_small(function: str, position: int, number: float, least: int, kind: str = "NUM") -> ErrorValue:
    """Say that a number is below what a function can take."""
    return ErrorValue(
        kind,
        f"Function {function} parameter {position} value is {number:g}. It should be greater than or equal to {least}.",
    )


def division_by_zero(function: str = "DIVIDE") -> ErrorValue:
    """Say that a divisor is zero."""
    return ErrorValue("DIVIDE_BY_ZERO", f"Function {function} parameter 2 cannot be zero.")


def nothing_to_average(function: str) -> ErrorValue:
    """Say that there were no numbers to average."""
    return ErrorValue("DIVIDE_BY_ZERO", f"Evaluation of function {function} caused a divide by zero error.")
