"""The agreement itself."""

from __future__ import annotations

from tests.rules.cases.case import W, fires, one, silent

AGREEMENTS = [
    fires("agreement-missing", "agreed, but on what", 2, "agreement", W, one(agreement="", status="договорились")),
    fires(
        "agreement-missing",
        "the cell says not yet",
        2,
        "agreement",
        W,
        one(agreement="пока не договорились", status="договорились"),
    ),
    silent("agreement-missing", "still a candidate", one(agreement="", status="кандидат")),
    silent("agreement-missing", "no status", one(agreement="")),
    silent("agreement-missing", "no limits is an agreement", one(agreement="без ограничений", status="договорились")),
    fires("agreement-unclear", "words that may be a limit", 2, "agreement", W, one(agreement="по чётным неделям")),
    fires("agreement-unclear", "two readings", 2, "agreement", W, one(agreement="biweekly")),
    silent("agreement-unclear", "an empty cell", one(agreement="")),
    silent("agreement-unclear", "a plain one", one(agreement="Не чаще двух раз в месяц, только по будням")),
    silent("agreement-unclear", "not agreed yet", one(agreement="пока не договорились", status="поздоровались")),
]
