"""Which collectors there are."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path

import pytest
from pydantic import SecretStr
from tests.collectors.platforms import TELEGRAM, FakeTelegram, PlatformServer, telegram_discussion, telegram_widget

from sheets_outreach.collectors import Collector, NotAsked, Reason, Wanted, collect_figures
from sheets_outreach.collectors.by_hand import BY_HAND, explain_by_hand
from sheets_outreach.collectors.clock import Clock
from sheets_outreach.collectors.failure import HANDLING
from sheets_outreach.collectors.registry import BUILT_IN, build_collectors
from sheets_outreach.statistics import Figures
from sheets_outreach.texts import Language, load_texts

FULL = {
    "vk": "a",
    "youtube": "b",
    "instagram": "c",
    "instagram_account": "178",
    "facebook": "d",
    "facebook_page": "112,sokol.library",
}

FOREIGN = """
from sheets_outreach.collectors import Kind, Limits, failure
from sheets_outreach.statistics import Figures, Source
from datetime import datetime, timezone

class Measured:
    platform = "{platform}"
    limits = {{Kind.POST: Limits(per_call=20, per_second=1)}}
    calls = 0

    def __init__(self, settings):
        self.seen = sorted(settings)
        {init}

    def refuses(self, wanted):
        return None

    def posts(self, wanted):
        stamp = datetime(2026, 11, 20, tzinfo=timezone.utc)
        return {{one: Figures(likes=40, exact=True, source=Source.API, taken_at=stamp) for one in wanted}}

    def communities(self, wanted):
        return {{}}
"""


def install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, platform: str, *, init: str = "pass", target: str = "Measured"
) -> None:
    """Install somebody else's package with a collector for the platform, as pip would lay it out."""
    module = f"{platform}_figures_{tmp_path.name}".replace("-", "_")
    (tmp_path / f"{module}.py").write_text(FOREIGN.format(platform=platform, init=init), encoding="utf-8")
    info = tmp_path / f"{module}-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {module}\nVersion: 1.0\n", encoding="utf-8")
    (info / "entry_points.txt").write_text(
        f"[sheets_outreach.collectors]\n{platform} = {module}:{target}\n", encoding="utf-8"
    )
    monkeypatch.syspath_prepend(str(tmp_path))


def get_reasons(collectors: Mapping[str, Collector | NotAsked]) -> dict[str, str]:
    """Say which platforms have no collector, and why."""
    return {platform: one.reason for platform, one in collectors.items() if isinstance(one, NotAsked)}


def test_with_all_settings_every_platform_has_its_collector() -> None:
    """Each is under its own name."""
    collectors = build_collectors(FULL)
    assert get_reasons(collectors) == {}
    assert {name: one.platform for name, one in collectors.items() if not isinstance(one, NotAsked)} == {
        name: name for name in BUILT_IN
    }


@pytest.mark.parametrize("settings", [{}, dict.fromkeys(FULL, ""), dict.fromkeys(FULL, "  ")])
def test_without_keys_only_the_open_platforms_are_asked(settings: dict[str, str]) -> None:
    """Telegram and Discord need none. An empty value is none."""
    assert get_reasons(build_collectors(settings)) == {
        "vk": "collector.key-missing",
        "youtube": "collector.key-missing",
        "instagram": "collector.key-missing",
        "facebook": "platform_note.facebook",
    }


@pytest.mark.parametrize("platform", sorted(BUILT_IN))
@pytest.mark.parametrize("word", ["off", "OFF", " Off "])
def test_every_platform_can_be_switched_off(platform: str, word: str) -> None:
    """By its own name, whatever else is set."""
    assert get_reasons(build_collectors(FULL | {platform: word})) == {platform: "collector.switched-off"}


def test_a_platform_that_is_off_hears_nothing(server: PlatformServer) -> None:
    """Not one request."""
    server.platforms[TELEGRAM] = FakeTelegram()
    wanted = Wanted("telegram", "sokol_chat/1")
    collectors = build_collectors({"telegram": "off"}, server.wire())
    assert collect_figures([wanted], collectors, 10).answers == {wanted: NotAsked("collector.switched-off")}
    assert server.heard == []


@pytest.mark.parametrize(("value", "requests"), [("on", 2), ("ON", 2), ("off", 1), ("", 1)])
def test_telegrams_comments_are_switched_on(server: PlatformServer, value: str, requests: int) -> None:
    """They cost a second request a post."""
    server.platforms[TELEGRAM] = FakeTelegram(
        {"sokol_chat/1": telegram_widget("sokol_chat/1", "7")},
        discussions={"sokol_chat/1": telegram_discussion("2 comments")},
    )
    collectors = build_collectors({"telegram_comments": value}, server.wire())
    [answer] = collect_figures([Wanted("telegram", "sokol_chat/1")], collectors, 10_000).answers.values()
    assert isinstance(answer, Figures)
    assert answer.comments == (2 if requests == 2 else None)
    assert len(server.heard) == requests


@pytest.mark.parametrize(
    ("settings", "platform", "reason"),
    [
        ({"vk": "ключ"}, "vk", Reason.KEY_REFUSED),
        ({"youtube": "a\nb"}, "youtube", Reason.KEY_REFUSED),
        ({"instagram_account": "svetlovka"}, "instagram", Reason.SETTING_UNUSABLE),
        ({"facebook_page": "sokol.library,112"}, "facebook", Reason.SETTING_UNUSABLE),
        ({"facebook_page": ","}, "facebook", Reason.SETTING_UNUSABLE),
    ],
)
def test_a_setting_that_cannot_be_used_costs_its_own_platform(
    settings: dict[str, str], platform: str, reason: Reason
) -> None:
    """The others are built."""
    assert get_reasons(build_collectors(FULL | settings)) == {platform: reason}


def test_figures_are_stamped_with_an_aware_instant() -> None:
    """The machine's own time, in UTC."""
    assert Clock().now().utcoffset() == timedelta(0)


def test_settings_may_be_secrets() -> None:
    """As the environment gives them."""
    assert get_reasons(build_collectors({name: SecretStr(value) for name, value in FULL.items()})) == {}


def test_somebody_elses_collector_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An installed package is all it takes; it is shown its own settings and nobody else's."""
    install(tmp_path, monkeypatch, "tiktok")
    collectors = build_collectors(FULL | {"tiktok": "t", "tiktok_user": "u"})
    assert getattr(collectors["tiktok"], "seen", None) == ["tiktok", "tiktok_user"]
    [answer] = collect_figures([Wanted("tiktok", "7312")], collectors, 10).answers.values()
    assert isinstance(answer, Figures)
    assert answer.likes == 40


def test_somebody_elses_collector_takes_the_place_of_ours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever installs one for VK wants it used; it can be switched off like ours."""
    install(tmp_path, monkeypatch, "vk")
    assert type(build_collectors({})["vk"]).__name__ == "Measured"
    assert build_collectors({"vk": "off"})["vk"] == NotAsked("collector.switched-off")


@pytest.mark.parametrize(
    "broken",
    [
        {"target": "Missing"},
        {"init": "import no_such_module_anywhere"},
        {"init": "settings['missing']"},
        {"init": "raise failure('tiktok', 'x')"},
        {"init": "int('x')"},
    ],
)
def test_a_broken_package_costs_its_own_platform(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, broken: dict[str, str]
) -> None:
    """The others are built."""
    install(tmp_path, monkeypatch, "tiktok", **broken)
    assert get_reasons(build_collectors(FULL)) == {"tiktok": Reason.COLLECTOR_BROKEN}


@pytest.mark.parametrize(
    "platform",
    [
        "whatsapp",
        "messenger",
        "snapchat",
        "nextdoor",
        "reddit",
        "ok",
        "tiktok",
        "linkedin",
        "google_business",
        "max",
        "x",
        "facebook",
    ],
)
@pytest.mark.parametrize("language", list(Language))
def test_platforms_typed_by_hand_say_why_in_three_languages(platform: str, language: Language) -> None:
    """The sentence begins with what staff have to do."""
    word = {Language.RU: "вводится вручную: ", Language.NB: "føres for hånd: ", Language.EN: "typed by hand: "}[
        language
    ]
    assert load_texts(language).say(explain_by_hand(platform)).startswith(word)


@pytest.mark.parametrize("platform", sorted({*BUILT_IN, *BY_HAND}))
def test_every_platform_stands_in_the_documentation(platform: str) -> None:
    """With what is fetched of it, or why nothing is; the settings by their names."""
    page = (Path(__file__).parents[2] / "docs" / "collectors.md").read_text(encoding="utf-8")
    assert f"`{platform}`" in page
    needs = BUILT_IN[platform].needs if platform in BUILT_IN else ()
    assert all(f"`{name}`" in page for name in needs)


@pytest.mark.parametrize("language", list(Language))
def test_every_reason_has_its_sentence(language: Language) -> None:
    """Whatever goes wrong can be said in plain words, and says what follows."""
    texts = load_texts(language)
    keys = {
        *Reason,
        *map(explain_by_hand, BY_HAND),
        explain_by_hand("myspace"),
        *(one.otherwise for one in BUILT_IN.values()),
    }
    sources = Path(__file__).parents[2] / "src" / "sheets_outreach" / "collectors"
    words = [word for source in sources.glob("*.py") for word in source.read_text(encoding="utf-8").split('"')[1::2]]
    keys |= {word for word in words if word.startswith(("collector.", "platform_note.")) and "{" not in word}
    assert [key for key in sorted(keys) if not texts.has(key)] == []
    spare = {key for key in texts.keys() if key.startswith(("collector.", "platform_note."))} - keys  # noqa: SIM118
    assert spare == set()
    assert HANDLING.keys() == set(Reason)
