"""The script in the sheet: what it sends, what it never sends, and what it tells the person who runs it."""

from __future__ import annotations

import base64
import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from tests.apps_script.sheet import BY_TOKEN, EDIT, KEY, SCRIPT, URL, Sheet, Step

from sheets_outreach.environment.hmac_signature import SIGNATURE_HEADER, TIMESTAMP_HEADER, verify_signature
from sheets_outreach.environment.messages import EVENT_OR_RUN, SheetEvent

EDITED = Step("onSheetEdit", EDIT)


def change(kind: str) -> Step:
    """A change of the sheet's structure, as Apps Script reports it: without a range."""
    return Step("onSheetChange", {"authMode": "FULL", "changeType": kind, "triggerUid": "7"})


def body_of(fetch: dict[str, Any]) -> dict[str, Any]:
    """Parse what was sent."""
    body: dict[str, Any] = json.loads(fetch["payload"])
    return body


def test_an_edit_is_relayed_without_what_was_typed_or_by_whom() -> None:
    """Where it happened is sent; values, addresses and the sheet's titles are not."""
    (fetch,) = Sheet().run(EDITED)["fetches"]
    body = body_of(fetch)
    assert datetime.fromisoformat(body.pop("occurredAt")) - datetime.now(UTC) < timedelta(minutes=1)
    assert len(body.pop("nonce")) == 36
    assert body == {
        "schema": "outreach.sheet-event/1",
        "event": "edit",
        "spreadsheetId": "1RegisterOfTheBranchLibrary",
        "sheetId": 1234,
        "range": {"rowStart": 5, "rowEnd": 5, "columnStart": 2, "columnEnd": 2},
        "changeType": None,
        "triggerUid": "4034124084959907503",
    }
    for personal in ("kari", "Соседи", "\\u0421"):
        assert personal not in fetch["payload"]


@pytest.mark.parametrize("step", [EDITED, change("REMOVE_ROW"), Step("onSheetForm", EDIT), Step("checkNow")])
def test_the_function_understands_everything_that_is_sent(step: Step) -> None:
    """The model of the function is the other half of the contract."""
    (fetch,) = Sheet().run(step)["fetches"]
    message = EVENT_OR_RUN.validate_json(fetch["payload"])
    assert isinstance(message, SheetEvent)
    assert message.workbook == "1RegisterOfTheBranchLibrary"


def test_a_signature_is_the_one_that_the_function_checks() -> None:
    """Apps Script's signed bytes become the same digits as Python's."""
    (fetch,) = Sheet().run(EDITED)["fetches"]
    headers = fetch["headers"]
    verify_signature(
        headers[TIMESTAMP_HEADER],
        headers[SIGNATURE_HEADER],
        fetch["payload"].encode(),
        keys=[KEY],
        now=datetime.now(UTC),
    )
    assert fetch["url"] == URL
    assert (fetch["method"], fetch["contentType"], fetch["followRedirects"]) == ("post", "application/json", False)


def test_what_is_sent_is_plain_ascii() -> None:
    """No charset can come between what is signed and what is sent, whatever stands in an event."""
    (fetch,) = Sheet().run(change("Ключ 🗝"))["fetches"]
    assert fetch["payload"].isascii()
    assert body_of(fetch)["changeType"] == "Ключ 🗝"


def test_with_an_identity_token_nothing_is_signed() -> None:
    """The token of whoever runs the script goes along as a bearer token."""
    (fetch,) = Sheet(properties=dict(BY_TOKEN)).run(EDITED)["fetches"]
    assert fetch["headers"] == {"Authorization": "Bearer an.identity.token"}


@pytest.mark.parametrize(
    ("kind", "sent"),
    [
        ("INSERT_ROW", 1),
        ("REMOVE_ROW", 1),
        ("INSERT_COLUMN", 1),
        ("REMOVE_COLUMN", 1),
        ("INSERT_GRID", 1),
        ("REMOVE_GRID", 1),
        ("OTHER", 1),
        ("EDIT", 0),
        ("FORMAT", 0),
    ],
)
def test_a_change_is_relayed_once(kind: str, sent: int) -> None:
    """An edit comes by its own trigger already, and no rule looks at colours."""
    assert len(Sheet().run(change(kind))["fetches"]) == sent


def test_edits_that_come_while_one_is_sent_are_sent_together() -> None:
    """Ten cells typed in a row make two messages: the first, and one for all the rest."""
    happened = Sheet().run(EDITED, answers=[{"code": 200, "body": '{"status": "ok"}', "meanwhile": [vars(EDITED)] * 9}])
    assert len(happened["fetches"]) == 2
    assert not happened["errors"]
    assert not happened["cached"]


def test_edits_one_after_the_other_are_each_sent() -> None:
    """Once an answer is there the next edit does not wait."""
    assert len(Sheet().run(EDITED, EDITED, EDITED)["fetches"]) == 3


def test_an_edit_after_a_failure_is_sent() -> None:
    """An execution that failed does not keep the turn."""
    happened = Sheet().run(EDITED, EDITED, answers=[{"unreachable": True}])
    assert len(happened["fetches"]) == 2
    assert len(happened["errors"]) == 1


def test_without_the_lock_nothing_is_sent() -> None:
    """Somebody else is at it for seconds on end: the sweep will see to it, and nobody is mailed an error."""
    happened = Sheet(locked=True).run(EDITED)
    assert (happened["fetches"], happened["errors"]) == ([], [])


LOCALES = [("ru_RU", "Проверить сейчас"), ("nb_NO", "Sjekk nå"), ("nn_NO", "Sjekk nå"), ("no_NO", "Sjekk nå")]
LOCALES += [("en_GB", "Check now"), ("en_US", "Check now"), ("de_DE", "Check now"), ("", "Check now")]


@pytest.mark.parametrize(("locale", "item"), LOCALES)
def test_the_menu_speaks_the_language_of_the_sheet(locale: str, item: str) -> None:
    """The locale of the sheet decides, and what it does is to check now."""
    (menu,) = Sheet(locale=locale).run(Step("onOpen"))["menus"]
    assert menu["items"] == [[item, "checkNow"]]


def test_the_texts_say_the_same_things_in_the_three_languages() -> None:
    """Every text there is in one language is there in the others, and none of them is empty."""
    (menu,) = Sheet().run(Step("onOpen"))["menus"]
    assert menu["title"] == "Сообщества"
    keys = [
        [line.split(":")[0].strip() for line in block.splitlines() if line.startswith("    ")]
        for block in SCRIPT.read_text(encoding="utf-8").partition("var TEXTS = {")[2].partition("\n};")[0].split("  },")
    ]
    assert len(keys) == 3
    assert keys[0] == keys[1] == keys[2] != []


@pytest.mark.parametrize(
    ("answer", "toasts", "errors"),
    [
        ({"code": 200, "body": '{"status": "ok"}'}, "Done", ""),
        ({"code": 409, "body": ""}, "being checked right now", ""),
        ({"code": 503, "body": ""}, "by the schedule", ""),
        ({"code": 429, "body": ""}, "by the schedule", ""),
        ({"code": 401, "body": ""}, "Checking", "did not know the sender. See OUTREACH_AUTH"),
        ({"code": 403, "body": ""}, "Checking", "not registered"),
        ({"code": 404, "body": "<html>"}, "Checking", "Code: 404"),
        ({"code": 500, "body": ""}, "Checking", "Code: 500"),
        ({"code": 302, "body": "<html>"}, "Checking", "Code: 302"),
        ({"code": 200, "body": "<html>"}, "Checking", "Code: 200"),
        ({"code": 200, "body": '{"status": "failed", "message": "No header"}'}, "Checking", "Why: No header"),
    ],
)
def test_the_menu_says_what_came_of_it(answer: dict[str, Any], toasts: str, errors: str) -> None:
    """Good news and patience as a note at the corner, what somebody must see to as an error."""
    happened = Sheet(locale="en_GB").run(Step("checkNow"), answers=[answer])
    assert toasts in happened["toasts"][-1][1]
    assert [errors in said for said in happened["errors"]] == ([True] if errors else [])


@pytest.mark.parametrize(
    ("properties", "said"),
    [
        ({}, "OUTREACH_URL"),
        ({"OUTREACH_URL": "http://validate-rows.example"}, "OUTREACH_URL"),
        ({"OUTREACH_URL": URL, "OUTREACH_AUTH": "none"}, "OUTREACH_AUTH"),
        ({"OUTREACH_URL": URL, "OUTREACH_AUTH": "hmac"}, "OUTREACH_HMAC_KEY"),
        ({"OUTREACH_URL": URL, "OUTREACH_AUTH": "hmac", "OUTREACH_HMAC_KEY": "short"}, "OUTREACH_HMAC_KEY"),
    ],
)
@pytest.mark.parametrize("locale", ["ru_RU", "nb_NO", "en_GB"])
def test_it_says_which_property_is_missing(locale: str, properties: dict[str, str], said: str) -> None:
    """Nothing is sent, no trigger is made, and the sentence names the property."""
    happened = Sheet(locale=locale, properties=properties).run(Step("install"))
    assert [said in error for error in happened["errors"]] == [True]
    assert (happened["fetches"], happened["triggers"]) == ([], [])


def test_it_says_when_google_gives_no_token() -> None:
    """Without the scopes there is no token; the remedy is to run install() again."""
    happened = Sheet(locale="en_GB", properties=dict(BY_TOKEN), token=None).run(Step("install"))
    assert ["install()" in error for error in happened["errors"]] == [True]
    assert happened["fetches"] == []


@pytest.mark.parametrize("name", ["a", "ab", "abc", "abcd", "Ключ ÿ~?>"])
def test_it_shows_the_audience_that_the_function_must_accept(name: str) -> None:
    """Read out of a token, whose segments lack padding and use the letters of web addresses."""
    payload = {"aud": "1234-abc.apps.example", "name": name}
    segment = base64.urlsafe_b64encode(json.dumps(payload, ensure_ascii=False).encode()).decode().rstrip("=")
    happened = Sheet(properties=dict(BY_TOKEN), token=f"e30.{segment}.signature").run(Step("showAudience"))
    assert happened["toasts"][-1][1] == "1234-abc.apps.example"


OTHERS = {"handler": "somebodyElses", "kind": "onEdit"}
WANTED = [("onSheetEdit", "onEdit"), ("onSheetChange", "onChange"), ("onSheetForm", "onFormSubmit")]


def test_install_makes_three_triggers_however_often_it_is_run() -> None:
    """Run twice, there are still three, and another script's trigger stays."""
    happened = Sheet(triggers=[OTHERS]).run(Step("install"), Step("install"))
    assert [(trigger["handler"], trigger["kind"]) for trigger in happened["triggers"]] == [
        ("somebodyElses", "onEdit"),
        *WANTED,
    ]
    assert not happened["errors"]


def test_install_makes_no_trigger_that_could_not_be_answered() -> None:
    """A function that refuses is said at once, not found out weeks later."""
    happened = Sheet().run(Step("install"), answers=[{"code": 401}])
    assert happened["triggers"] == []
    assert len(happened["errors"]) == 1


def test_uninstall_removes_only_our_triggers() -> None:
    """Another script's trigger is not ours to remove."""
    happened = Sheet(triggers=[OTHERS]).run(Step("install"), Step("uninstall"))
    assert happened["triggers"] == [OTHERS]


def test_the_manifest_asks_for_what_the_script_uses_and_no_more() -> None:
    """Only this sheet, no drive, no mail; every service that the script names has its scope."""
    manifest = json.loads((SCRIPT.parent / "appsscript.json").read_text(encoding="utf-8"))
    scopes = {scope.removeprefix("https://www.googleapis.com/auth/") for scope in manifest["oauthScopes"]}
    assert scopes == {
        "openid",
        "userinfo.email",
        "script.container.ui",
        "script.external_request",
        "script.scriptapp",
        "spreadsheets.currentonly",
    }
    assert manifest["runtimeVersion"] == "V8"
