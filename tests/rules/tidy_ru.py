"""A tidy Russian workbook of 29 communities and 36 entries; nearly every row is some rule's near miss, as its note says."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.rules.sheets import Formula, Row

SETTINGS = {
    "library_name": "Светловка",
    "own_sites": "svetlovka.example",
    "allowed_platforms": "Facebook, Messenger, ВКонтакте, Телеграм, WhatsApp, Одноклассники, MAX, Google",
    "restricted_platforms": "LinkedIn: только с разрешения отдела",
    "hours_per_week": "29",
    "min_members": "2 000",
}


def _community(name: str, link: str, note: str = "", **more: Any) -> Row:
    usual: Row = {
        "name": name, "link": link, "specialisation": "Абонемент\nМедиацентр", "offer": "Анонсы\nКоворкинг",
        "agreement": "раз в две недели", "admin": "Анна К.", "admin_link": "https://vk.com/id100500",
        "status": "договорились", "members": "2 500", "typical_likes": 150, "advertising": "редко",
        "admin_active": "да", "moderators": "да", "rules_read_on": date(2026, 3, 2), "greeted_on": date(2026, 3, 3),
        "distance_km": "1,2", "goal": "Позвать на лекции", "audience": "родители", "responsible": "Оля", "note": note,
    }  # fmt: skip
    return {**usual, **more}


COMMUNITIES: list[Row | str] = [
    _community("Лицей 17, родители", "https://t.me/licey17_roditeli", "над первым заголовком может стоять что угодно"),
    "FACEBOOK",
    _community("Район Аэропорт", "https://www.facebook.com/groups/rayonaero", "участников ровно столько, сколько нужно",
               members=2000, typical_likes=100),
    _community("Старый Сокол", "https://m.facebook.com/groups/810000000000017?ref=share", "номер вместо имени"),
    _community("Чат соседей в Messenger", "https://m.me/j/AbCdEfGhIjKl/", "Messenger стоит среди групп Facebook"),
    _community("Мамы Сокола", "https://www.facebook.com/groups/mamysokola", "админ согласился в комментарии",
               admin_link="https://www.facebook.com/groups/mamysokola/permalink/812345678901234/?comment_id=81234567"),
    _community("Страница «Мамы Сокола»", "https://www.facebook.com/mamysokola", "страница и группа с одним именем"),
    "ВКОНТАКТЕ",
    _community("Мамы Сокола", "vk.com/mamysokola", "то же название, но на другой площадке"),
    _community("Беговая сегодня", "(https://vk.com/begovaya_segodnya).", "скобки и точка вокруг ссылки"),
    _community("Подслушано на Беговой", "ВК: vk.com/podslushano_beg (закрытая)", "слова вокруг единственной ссылки"),
    _community("Стена Хорошёвки", "https://vk.com/wall-7700123", "сама стена, а не пост на ней"),
    _community("Кандидат у парка", "https://vk.com/u_parka", "до договорённости всё проверено", status="кандидат",
               agreement="", advertising="нет"),
    _community("Дружинники района", "https://vk.com/druzhinniki", "не «Дружный»", status="Кандидат"),
    _community("Уже поздоровались", "https://vk.com/tolko_chto", "статус говорит, что поздоровались", greeted_on="",
               status="поздоровались", agreement="пока не договорились"),
    _community("Отказавшие", "https://vk.com/otkaz", "отказали, и больше ничего не нужно", status="отказ", admin="",
               agreement="нельзя", members=300, goal="", audience="", responsible="", distance_km="12"),
    _community("Реклама района", "https://vk.com/reklama_rayona", "договорились, хотя рекламы много",
               advertising="часто",
               admin_active="нет", moderators="нет"),
    _community("На паузе", "https://vk.com/na_pauze", "паузу никто не торопит", status="пауза", goal="",
               responsible=""),
    _community("Соседский совет", "https://vk.com/sovet77", "соседи, но уже договорились"),
    "Телеграм",
    _community("Канал Сокола", "@sokol_kanal", "имя с собакой под своим заголовком", distance_km="900 м", members=900,
               typical_likes=45, accepted="мало участников"),
    _community("Чат дома 5", "", "у чата в телеграме может не быть ссылки", status="пауза", members=2140, typical_likes=150),
    _community("Закрытый чат Сокола", "https://t.me/+AbCdEfGh_123", "приглашение с плюсом — не телефон",
               members=9000, typical_likes=500),
    _community("Только по пятницам", "https://t.me/po_pyatnicam", "день недели назван", agreement="только по пятницам"),
    _community("Два раза в месяц", "https://t.me/dva_raza", agreement="не чаще двух раз в месяц"),
    _community("Без ограничений", "https://t.me/skolko_ugodno", "это ответ, а не пустая ячейка",
               agreement="без ограничений", distance_km=1.5),
    _community("С согласованием", "https://t.me/soglasuem", agreement="раз в неделю, текст согласовать с админом"),
    _community("Без согласования", "https://t.me/bez_soglasovaniya", agreement="раз в неделю, без согласования"),
    "WHATSAPP",
    _community("Родители 5 «Б»", "https://chat.whatsapp.com/AbCdEfGhIjKlMnOpQrStUv", "чат мал, но в нём все",
               members=31,
               typical_likes=""),
    _community("Родители 6 «Б»", "https://chat.whatsapp.com/ZyXwVuTsRqPoNmLkJiHgFe", members=29, typical_likes=""),
    "Google",
    _community("Светловка на картах", "https://maps.google.com/?cid=1234567890", "свой профиль: админ не нужен",
               admin="",
               members="", typical_likes="", agreement=""),
    "Сайт",
    _community("Наш сайт", "https://www.svetlovka.example/", "свой сайт: никого не спрашиваем", admin="", members="",
               typical_likes="", agreement="", place=Formula('=HYPERLINK("https://svetlovka.example/afisha";"афиша")')),
]  # fmt: skip


def _post(day: date | str, community: str, link: str, topic: str, note: str = "", **more: Any) -> Row:
    usual: Row = {
        "date": day, "community": community, "post_link": link, "topic": topic, "kind": "анонс", "author": "Оля",
        "text": "Приглашаем в библиотеку, приносите фото.", "image_credit": "", "approval_asked_on": "",
        "approved_on": "", "likes": 12, "comments": "0", "shares": "", "views": "1,2 тыс.", "wishes": "",
        "answered_on": "", "moved_to": "", "note": note,
    }  # fmt: skip
    return {**usual, **more}


def _nov(day: int) -> date:
    return date(2026, 11, day)


_FB = "https://www.facebook.com/groups"

DIARY: list[Row] = [
    _post(_nov(2), "Район Аэропорт", f"{_FB}/rayonaero/posts/812345678900001", "Лекция о метро"),
    _post(_nov(16), "район  аэропорт", f"{_FB}/RayonAero/permalink/812345678900002/", "Кино",
          "ровно четырнадцатый день"),
    _post(_nov(10), "Район Аэропорт", f"{_FB}/rayonaero/posts/812345678900002?comment_id=5", "Ответила о кино",
          "участие не считается, и ссылка на свой же пост не повтор", kind="участие"),
    _post(_nov(3), "Старый Сокол", f"{_FB}/staryisokol/posts/812345678900003", "Выставка",
          "номер и имя группы сравнить нельзя"),
    _post(_nov(18), "Чат соседей в Messenger", "", "Игры", "у сообщения в чате нет адреса"),
    _post("5 нояб.", "Мамы Сокола", "https://vk.com/wall-555_12", "Сказки", "площадка поста решает, какие «Мамы»"),
    _post("19.11.2026", "Мамы Сокола (ВКонтакте)", "https://vk.com/wall-555_13", "Сказки", "та же тема, другой день"),
    _post(_nov(5), "https://www.facebook.com/groups/MamySokola/", f"{_FB}/mamysokola/posts/812345678900004", "Сказки"),
    _post(_nov(12), "Страница «Мамы Сокола»", "https://www.facebook.com/mamysokola/posts/pfbid02AbCdEfGhIjKlMn",
          "Театр"),
    _post(_nov(4), "Беговая сегодня", "https://vk.com/begovaya_segodnya?w=wall-88_5", "Аренда зала", kind="аренда"),
    _post(_nov(18), "vk.com/begovaya_segodnya", "https://vk.ru/wall-88_6", "Ищем спикера", kind="поиск спикера"),
    _post(_nov(6), "Подслушано на Беговой", "https://vk.com/wall-89_1", "Афиша", "пожеланий нет", wishes="нет"),
    _post(_nov(20), "Подслушано на Беговой", "https://vk.com/wall-89_2", "Шахматы", "с пятницы прошёл не день",
          wishes="Когда турнир?"),
    _post(_nov(7), "Стена Хорошёвки", "https://vk.com/wall-7700123_9", "Йога", "ответили в тот же день",
          wishes="А зимой?", answered_on=_nov(7)),
    _post(_nov(8), "Уже поздоровались", "https://vk.com/wall-91_4", "Поздравила соседей", "участие до договорённости",
          kind="участие"),
    _post(_nov(9), "Кандидат у парка", "https://vk.com/wall-92_4", "Ответила про часы", kind="участие"),
    _post(_nov(11), "На паузе", "https://vk.com/wall-93_4", "Лайк и спасибо", kind="участие"),
    _post(_nov(1), "Реклама района", "https://vk.com/wall-94_4", "Открытие клуба", "разговор ушёл в почту",
          wishes="Сколько стоит?", moved_to="почта"),
    _post(_nov(15), "Реклама района", "https://vk.com/wall-94_5", "Клуб", "снято самими, автор указан",
          text="https://www.canva.com/design/DAFabcdefgh/view", image_credit="Оля"),
    _post(_nov(14), "Соседский совет", "https://vk.com/wall-95_5", "История района", "показателям неделя, они есть",
          likes=0, comments="", views=""),
    _post(_nov(15), "@sokol_kanal", "https://t.me/sokol_kanal/15", "Поэты", "посту шесть дней", likes="", comments="",
          views=""),
    _post(_nov(18), "Закрытый чат Сокола", "https://t.me/c/1234567890/55", "Джаз", "закрытый чат и приглашение"),
    _post(_nov(13), "Только по пятницам", "https://t.me/po_pyatnicam/7", "Пятница, и правда"),
    _post(_nov(20), "Только по пятницам", "https://t.me/po_pyatnicam/8", "Снова пятница"),
    _post(_nov(19), "Только по пятницам", "https://t.me/po_pyatnicam/9", "Спасибо за вопросы", kind="участие"),
    _post(date(2026, 10, 22), "Два раза в месяц", "https://t.me/dva_raza/3", "Октябрь"),
    _post(_nov(5), "Два раза в месяц", "https://t.me/dva_raza/4", "Ноябрь"),
    _post(_nov(21), "Два раза в месяц", "https://t.me/dva_raza/5", "Третий, но на тридцать первый день"),
    _post(_nov(16), "Без ограничений", "https://t.me/skolko_ugodno/1", "Лекция"),
    _post(_nov(18), "Без ограничений", "https://t.me/skolko_ugodno/2", "Афиша на две недели", "один пост обо всём"),
    _post(_nov(20), "Без ограничений", "https://t.me/skolko_ugodno/3", "Кино"),
    _post(_nov(12), "С согласованием", "https://t.me/soglasuem/1", "Концерт", "согласовано в день поста",
          approved_on=_nov(12), approval_asked_on=_nov(10)),
    _post(_nov(13), "Без согласования", "https://t.me/bez_soglasovaniya/1", "Концерт"),
    _post(_nov(19), "Родители 5 «Б»", "в чате", "Ёлка", "адреса нет, и это ответ"),
    _post(_nov(17), "Светловка на картах", "", "Новые часы", "свой профиль не молчит", author="Анна (Светловка)"),
    _post(_nov(17), "Наш сайт", "https://svetlovka.example/news/7", "Новые часы", "свой сайт не молчит"),
]  # fmt: skip

ACCEPTED_OR_HINTED = [(22, "members-too-few"), (23, "link-missing")]
"""Rows of the register and the codes that are found there and not shown."""
