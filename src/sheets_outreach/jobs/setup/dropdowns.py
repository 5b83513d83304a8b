"""Drop-downs for columns with a closed list: they offer and never forbid, and never replace what people have set."""

from __future__ import annotations

from enum import StrEnum

from sheets_outreach.choices import Answer, choice_words
from sheets_outreach.jobs.setup.steps import PlannedTab, SetupPlan, Speech, Step
from sheets_outreach.register.columns import Column, Shape
from sheets_outreach.register.shapes import CHOICES
from sheets_outreach.texts import Language


def plan_dropdowns(plan: SetupPlan, tab: PlannedTab, speech: Speech) -> None:
    """Plan the drop-downs of a tab's people's columns in which no cell has a validation yet."""
    layout = tab.layout
    taken = tab.before.validated_columns() if tab.before is not None else frozenset()
    for key, index in layout.columns.items():
        choices = _choices(layout.table.column(key))
        if choices is None or (index in taken and not tab.is_fresh(key)):
            continue
        rule = {
            "condition": {
                "type": "ONE_OF_LIST",
                "values": [{"userEnteredValue": word} for word in dropdown_words(choices, speech.language)],
            },
            "showCustomUi": True,
            "strict": False,
        }
        place = {
            "sheetId": layout.sheet.id,
            "startRowIndex": layout.header_row,
            "startColumnIndex": index,
            "endColumnIndex": index + 1,
        }
        step = Step("dropdown", {"tab": layout.sheet.title, "column": layout.titles[key]})
        plan.do(step, {"setDataValidation": {"range": place, "rule": rule}})


def dropdown_words(choices: type[StrEnum], language: Language) -> list[str]:
    """Give what a drop-down offers, in the language of the sheet."""
    return choice_words(choices, language)


def _choices(column: Column) -> type[StrEnum] | None:
    if column.ours:
        return None
    if column.shape is Shape.ANSWER:
        return Answer
    return CHOICES[column.key] if column.shape is Shape.CHOICE else None
