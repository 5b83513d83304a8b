"""What do the statistics look like as charts? The same three that `setup` draws in the sheet, from the same records.

Pure: records in, options for ECharts out. The figures are worked out here and not by the sheet's own formulas, which
stand on a hidden tab and use QUERY.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from sheets_outreach.register.records import Register
from sheets_outreach.statistics import DUE_DAYS
from sheets_outreach.texts import Texts

_COMMUNITIES = 20
_WEEKS = 12
_COLOUR = "#2f8f6d"
_INK = {False: "#3c4043", True: "#dadce0"}
_LINES = {False: "#e0e3e7", True: "#3b4148"}

Options = dict[str, Any]


def draw_charts(register: Register, texts: Texts, *, dark: bool = False) -> list[Options]:
    """Draw the charts that have something to show.

    Args:
        register: with the diary and the statistics.
        texts: in which language.
        dark: whether they stand on a dark ground.
    """
    engagement = average_engagement(register.measurements)
    weeks = posts_a_week([found.date for found in register.publications], register.today)
    days = average_likes(register.measurements)
    charts: list[Options] = []
    if engagement:
        names = [name for name, _ in engagement]
        charts.append(_chart(texts, "engagement", "bar", names, [value for _, value in engagement], sideways=True))
    if any(count for _, count in weeks):
        labels = [f"{monday:%d.%m}" for monday, _ in weeks]
        charts.append(_chart(texts, "weeks", "bar", labels, [count for _, count in weeks]))
    if days:
        charts.append(_chart(texts, "days", "line", [str(day) for day, _ in days], [value for _, value in days]))
    for chart in charts:
        chart["title"]["textStyle"]["color"] = _INK[dark]
        for axis in (chart["xAxis"], chart["yAxis"]):
            axis["axisLabel"]["color"] = _INK[dark]
            axis["splitLine"] = {"lineStyle": {"color": _LINES[dark]}}
    return charts


def average_engagement(measurements: Iterable[Mapping[str, object]]) -> list[tuple[str, float]]:
    """Average the engagement of each community, the highest first, at most twenty."""
    found: dict[str, list[float]] = defaultdict(list)
    for row in measurements:
        value = _number(row.get("engagement"))
        if value is not None:
            found[str(row.get("community", ""))].append(value)
    ranked = sorted(((name, sum(all_) / len(all_)) for name, all_ in found.items()), key=lambda one: (-one[1], one[0]))
    return [(name, round(value, 2)) for name, value in ranked[:_COMMUNITIES]]


def posts_a_week(days: Iterable[date | None], today: date) -> list[tuple[date, int]]:
    """Count the posts of the last twelve weeks, by Monday, this week included."""
    counted = Counter(day - timedelta(days=day.weekday()) for day in days if day is not None)
    this = today - timedelta(days=today.weekday())
    mondays = [this - timedelta(weeks=back) for back in range(_WEEKS - 1, -1, -1)]
    return [(monday, counted[monday]) for monday in mondays]


def average_likes(measurements: Iterable[Mapping[str, object]]) -> list[tuple[int, float]]:
    """Average the likes on each due day that anything was measured on."""
    found: dict[int, list[float]] = defaultdict(list)
    for row in measurements:
        day, likes = row.get("day"), _number(row.get("likes"))
        if isinstance(day, int) and likes is not None:
            found[day].append(likes)
    return [(day, round(sum(found[day]) / len(found[day]), 1)) for day in map(int, DUE_DAYS) if found.get(day)]


def _number(value: object) -> float | None:
    return float(value) if isinstance(value, (int, float)) and not isinstance(value, bool) else None


def _chart(
    texts: Texts, name: str, kind: str, labels: Sequence[str], values: Sequence[float], *, sideways: bool = False
) -> Options:
    names: Options = {"type": "category", "data": list(labels), "axisLabel": {}}
    figures: Options = {"type": "value", "axisLabel": {}}
    if all(float(value).is_integer() for value in values):
        figures["minInterval"] = 1
    if sideways:
        names["inverse"] = True
        names["axisLabel"] = {"width": 130, "overflow": "truncate"}
    series = {"type": kind, "data": list(values), "itemStyle": {"color": _COLOUR}, "lineStyle": {"color": _COLOUR}}
    return {
        "title": {"text": texts.say(f"setup.chart.{name}"), "textStyle": {"fontSize": 15, "overflow": "break"}},
        # Names come from cells: drawn on the canvas, they can never be HTML.
        "tooltip": {"trigger": "axis", "renderMode": "richText", "confine": True},
        "grid": {"containLabel": True, "left": 8, "right": 24, "bottom": 8, "top": 48},
        "xAxis": figures if sideways else names,
        "yAxis": names if sideways else figures,
        "series": [series],
        "aria": {"enabled": True},
        "animation": False,
    }
