"""The rows of a fresh settings tab: every key in the language of the sheet, with the value that counts anyway."""

from __future__ import annotations

from collections.abc import Mapping

from sheets_outreach.choices import Answer, choice_words
from sheets_outreach.jobs.setup.steps import PlannedTab, SetupPlan, TabState
from sheets_outreach.register.settings_reading import SETTING_TITLES
from sheets_outreach.settings import Settings
from sheets_outreach.texts import Language, load_texts


def plan_examples(plan: SetupPlan, tab: PlannedTab) -> None:
    """Plan the settings of a new or blank settings tab; in one that is there people's settings are their own."""
    if tab.state is TabState.THERE:
        return
    layout = tab.layout
    place = list(Language).index(plan.language)
    values = setting_values(plan.language)
    rows = []
    for name, titles in SETTING_TITLES.items():
        cells: list[dict[str, object]] = [{} for _ in range(layout.width)]
        cells[layout.columns["key"]] = {"userEnteredValue": {"stringValue": titles[place]}}
        value = values.get(name, "")
        if value != "":
            typed = {"stringValue": value} if isinstance(value, str) else {"numberValue": value}
            cells[layout.columns["value"]] = {"userEnteredValue": typed}
        rows.append({"values": cells})
    start = {"sheetId": layout.sheet.id, "rowIndex": layout.header_row, "columnIndex": 0}
    plan.requests.append({"updateCells": {"start": start, "rows": rows, "fields": "userEnteredValue"}})


def setting_values(language: Language) -> Mapping[str, str | float]:
    """Give the values that count where nobody has set any, as people would type them."""
    default = Settings()
    return {
        "language": choice_words(Language, language)[list(Language).index(language)],
        "paused": choice_words(Answer, language)[1],
        "min_members": default.min_members,
        "likes_share": default.likes_share,
        "walking_radius_km": default.walking_radius_km,
        "driving_radius_km": default.driving_radius_km,
        "days_without_agreement": default.days_without_agreement,
        "digest_weekday": load_texts(language).say("setup.monday"),
        "digest_hour": default.digest_hour,
    }
