"""An agreement in words, as staff see it in «understood as», in the language of the sheet.

What is written here reads back to the same limits; tests hold that for every language.
"""

from __future__ import annotations

from collections.abc import Sequence

from sheets_outreach.agreement.model import Agreement, PerPeriod
from sheets_outreach.agreement.weekdays import longest_gap
from sheets_outreach.texts import Texts

_GROUPS = {(1, 2, 3, 4, 5): "workdays", (6, 7): "weekend"}


def describe_agreement(agreement: Agreement, texts: Texts) -> str:
    """Say what was understood, and what was not: «раз в 14–21 день, согласовать текст».

    Returns:
        One line without a full stop; "" for an empty cell.
    """
    parts = _describe_standing(agreement, texts)
    if agreement.allowed:
        parts += _describe_frequency(agreement, texts) + _describe_weekdays(agreement, texts)
        if agreement.approval is not None:
            parts.append(
                texts.say("agreement.approval-wanted" if agreement.approval else "agreement.approval-needless")
            )
    if agreement.topics and (agreement.restricts_topics or not parts):
        parts.append(texts.say("agreement.topics", topics=agreement.topics))
    if not parts and agreement.permitted:
        parts.append(texts.say("agreement.permitted"))
    sentences = [", ".join(parts)] if parts else []
    if agreement.not_understood:
        fragments = ", ".join(texts.say("agreement.fragment", fragment=text) for text in agreement.not_understood)
        sentences.append(texts.say("agreement.not-understood", fragments=fragments))
    elif agreement.ambiguous:
        sentences.append(texts.say("agreement.ambiguous"))
    return "; ".join(sentences)


def _describe_standing(agreement: Agreement, texts: Texts) -> list[str]:
    if agreement.none_yet:
        return [texts.say("agreement.none-yet")]
    if not agreement.allowed:
        return [texts.say("agreement.refused")]
    return [texts.say("agreement.unlimited")] if agreement.unlimited else []


def _describe_frequency(agreement: Agreement, texts: Texts) -> list[str]:
    per, low, high = agreement.per_period, agreement.min_days, agreement.max_days
    if _follows_weekdays(agreement):
        high = None
    fewest = _fewest_times(per, high)
    parts = []
    if per is not None and fewest is not None:
        parts.append(_describe_times(per, fewest, texts))
        high = None
    elif per is not None and not _is_once(per, low):
        parts.append(texts.say("agreement.at-most", n=per.max, period=_say_period(per, texts)))
    if low is not None:
        parts.insert(0, _describe_gap(per, low, high, texts))
        if _is_rhythm(per, low, high):
            high = None
    if high is not None:
        parts.append(texts.say("agreement.floor-days", n=high))
    return parts


def _say_period(per: PerPeriod, texts: Texts) -> str:
    return texts.say(f"agreement.period.{per.period}")


def _is_once(per: PerPeriod | None, low: int | None) -> bool:
    """Tell whether once in the period says no more and no less than the shortest gap."""
    return per is not None and per.max == 1 and per.period.days == low


def _is_rhythm(per: PerPeriod | None, low: int, high: int | None) -> bool:
    return high is not None and (low == high or per is None)


def _fewest_times(per: PerPeriod | None, high: int | None) -> int | None:
    """Find how many times, at least, leave the longest gap that was read: «1–2 раза в месяц»."""
    if per is None or high is None or per.max == 1:
        return None
    return next((times for times in range(per.max, 0, -1) if -(-per.period.days // times) == high), None)


def _describe_times(per: PerPeriod, fewest: int, texts: Texts) -> str:
    period = _say_period(per, texts)
    if fewest == per.max:
        return texts.say("agreement.times", n=per.max, period=period)
    return texts.say("agreement.times-range", low=fewest, n=per.max, period=period)


def _describe_gap(per: PerPeriod | None, low: int, high: int | None, texts: Texts) -> str:
    rhythm = "rhythm" if _is_rhythm(per, low, high) else "limit"
    if per is not None and _is_once(per, low):
        return texts.say(f"agreement.{rhythm}", period=_say_period(per, texts))
    if rhythm == "rhythm" and low != high:
        return texts.say("agreement.rhythm-range", low=low, n=high)
    return texts.say(f"agreement.{rhythm}-days", n=low)


def _follows_weekdays(agreement: Agreement) -> bool:
    """Tell whether the longest gap is only the one that the named days leave."""
    return (
        agreement.weekdays is not None
        and agreement.min_days is None
        and agreement.per_period is None
        and agreement.max_days == longest_gap(frozenset(agreement.weekdays))
    )


def _describe_weekdays(agreement: Agreement, texts: Texts) -> list[str]:
    if agreement.weekdays is None:
        return []
    if _follows_weekdays(agreement):
        return [texts.say("agreement.on-days", days=_list_days(agreement.weekdays, texts))]
    group = _GROUPS.get(agreement.weekdays)
    days = texts.say(f"agreement.day.{group}") if group else _list_days(agreement.weekdays, texts)
    return [texts.say("agreement.only-on-days", days=days)]


def _list_days(days: Sequence[int], texts: Texts) -> str:
    names = [texts.say(f"agreement.day.{day}") for day in days]
    if len(names) == 1:
        return names[0]
    return f"{', '.join(names[:-1])} {texts.say('agreement.and')} {names[-1]}"
