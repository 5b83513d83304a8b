"""How are numbers, days and truth written in the spreadsheet locales that the library uses?

Small tables only: no general locale library is needed at run time, and other locales fall back to en_US. Words and
patterns follow Unicode CLDR; what Google shows for a bare DATE, DATE_TIME, CURRENCY … in en_US is public record, for
the others these are CLDR's short forms.
"""

from dataclasses import dataclass
from functools import cache

NO_BREAK_SPACE = "\u00a0"
NARROW_NO_BREAK_SPACE = "\u202f"


@dataclass(frozen=True, slots=True)
class Locale:
    """One spreadsheet locale.

    `months_of_day` are the forms after a day's number (5 ноября), `months` those that stand alone (ноябрь).
    `order` is that of day and month in figures; `separators` are the characters that may stand between them.
    """

    name: str
    decimal: str
    group: str
    groups_read: str
    true: str
    false: str
    months: tuple[str, ...]
    months_of_day: tuple[str, ...]
    months_short: tuple[str, ...]
    weekdays: tuple[str, ...]
    weekdays_short: tuple[str, ...]
    order: str
    separators: str
    date: str
    time: str
    date_time: str
    currency: str

    @property
    def argument_separator(self) -> str:
        """What stands between the arguments of a function."""
        return "," if self.decimal == "." else ";"


def _words(line: str) -> tuple[str, ...]:
    return tuple(line.split())


EN_MONTHS = _words("January February March April May June July August September October November December")
EN_MONTHS_SHORT = tuple(month[:3] for month in EN_MONTHS)
_EN_WEEKDAYS = _words("Monday Tuesday Wednesday Thursday Friday Saturday Sunday")
_RU_MONTHS = _words("январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь")
_RU_MONTHS_OF_DAY = _words("января февраля марта апреля мая июня июля августа сентября октября ноября декабря")
_RU_MONTHS_SHORT = _words("янв. февр. мар. апр. мая июн. июл. авг. сент. окт. нояб. дек.")
_RU_WEEKDAYS = _words("понедельник вторник среда четверг пятница суббота воскресенье")
_NO_MONTHS = _words("januar februar mars april mai juni juli august september oktober november desember")
_NO_MONTHS_SHORT = _words("jan. feb. mars apr. mai juni juli aug. sep. okt. nov. des.")
_NB_WEEKDAYS = _words("mandag tirsdag onsdag torsdag fredag lørdag søndag")
_NN_WEEKDAYS = _words("måndag tysdag onsdag torsdag fredag laurdag sundag")

_EN_US = Locale(
    name="en_US",
    decimal=".",
    group=",",
    groups_read=",",
    true="TRUE",
    false="FALSE",
    months=EN_MONTHS,
    months_of_day=EN_MONTHS,
    months_short=EN_MONTHS_SHORT,
    weekdays=_EN_WEEKDAYS,
    weekdays_short=tuple(day[:3] for day in _EN_WEEKDAYS),
    order="md",
    separators="/-",
    date="M/d/yyyy",
    time="h:mm:ss am/pm",
    date_time="M/d/yyyy H:mm:ss",
    currency='"$"#,##0.00',
)
_EN_GB = Locale(
    name="en_GB",
    decimal=".",
    group=",",
    groups_read=",",
    true="TRUE",
    false="FALSE",
    months=EN_MONTHS,
    months_of_day=EN_MONTHS,
    months_short=EN_MONTHS_SHORT,
    weekdays=_EN_WEEKDAYS,
    weekdays_short=tuple(day[:3] for day in _EN_WEEKDAYS),
    order="dm",
    separators="/-",
    date="dd/MM/yyyy",
    time="HH:mm:ss",
    date_time="dd/MM/yyyy HH:mm:ss",
    currency='"£"#,##0.00',
)
_SPACES = f" {NO_BREAK_SPACE}{NARROW_NO_BREAK_SPACE}"
_RU_RU = Locale(
    name="ru_RU",
    decimal=",",
    group=NO_BREAK_SPACE,
    groups_read=_SPACES,
    true="ИСТИНА",
    false="ЛОЖЬ",
    months=_RU_MONTHS,
    months_of_day=_RU_MONTHS_OF_DAY,
    months_short=_RU_MONTHS_SHORT,
    weekdays=_RU_WEEKDAYS,
    weekdays_short=("пн", "вт", "ср", "чт", "пт", "сб", "вс"),
    order="dm",
    separators="./-",
    date="dd.MM.yyyy",
    time="H:mm:ss",
    date_time="dd.MM.yyyy H:mm:ss",
    currency=f'#,##0.00"{NO_BREAK_SPACE}₽"',
)
_NB_NO = Locale(
    name="nb_NO",
    decimal=",",
    group=NO_BREAK_SPACE,
    groups_read=_SPACES,
    true="SANN",
    false="USANN",
    months=_NO_MONTHS,
    months_of_day=_NO_MONTHS,
    months_short=_NO_MONTHS_SHORT,
    weekdays=_NB_WEEKDAYS,
    weekdays_short=tuple(day[:3] + "." for day in _NB_WEEKDAYS),
    order="dm",
    separators="./-",
    date="dd.MM.yyyy",
    time="HH:mm:ss",
    date_time="dd.MM.yyyy HH:mm:ss",
    currency=f'"kr{NO_BREAK_SPACE}"#,##0.00',
)
_NN_NO = Locale(
    name="nn_NO",
    decimal=",",
    group=NO_BREAK_SPACE,
    groups_read=_SPACES,
    true="SANN",
    false="USANN",
    months=_NO_MONTHS,
    months_of_day=_NO_MONTHS,
    months_short=_NO_MONTHS_SHORT,
    weekdays=_NN_WEEKDAYS,
    weekdays_short=tuple(day[:3] + "." for day in _NN_WEEKDAYS),
    order="dm",
    separators="./-",
    date="dd.MM.yyyy",
    time="HH:mm:ss",
    date_time="dd.MM.yyyy HH:mm:ss",
    currency=f'#,##0.00"{NO_BREAK_SPACE}kr"',
)

_KNOWN = {locale.name: locale for locale in (_EN_US, _EN_GB, _RU_RU, _NB_NO, _NN_NO)}
_BY_LANGUAGE = {"ru": _RU_RU, "nb": _NB_NO, "no": _NB_NO, "nn": _NN_NO, "en": _EN_US}


@cache
def find_locale(name: str) -> Locale:
    """Give the tables of a spreadsheet's locale: its language's for a country unknown here, else those of en_US."""
    name = name.replace("-", "_")
    return _KNOWN.get(name) or _BY_LANGUAGE.get(name.partition("_")[0].lower(), _EN_US)
