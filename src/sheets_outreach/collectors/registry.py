"""Which collector asks which platform, built from the settings it is given; it reads no environment and asks nobody.

Somebody else's collector is an entry point of the group `GROUP`, named by its platform, whose object takes the
settings of that platform and gives a `Collector`. It takes the place of ours.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib.metadata import EntryPoint, entry_points
from typing import TypeAlias

from pydantic import SecretStr

from sheets_outreach.collectors.collector import Collector, NotAsked
from sheets_outreach.collectors.discord import Discord
from sheets_outreach.collectors.facebook_page import FacebookPage
from sheets_outreach.collectors.failure import Reason, reason_of
from sheets_outreach.collectors.instagram import Instagram
from sheets_outreach.collectors.telegram import Telegram
from sheets_outreach.collectors.vk import Vk
from sheets_outreach.collectors.wire import Wire
from sheets_outreach.collectors.youtube import Youtube
from sheets_outreach.errors import CollectorError, OutreachError

GROUP = "sheets_outreach.collectors"
OFF = "off"
"""The value of a platform's setting that switches it off, ours or somebody else's."""

Settings: TypeAlias = Mapping[str, SecretStr]


@dataclass(frozen=True, slots=True)
class _BuiltIn:
    """A collector of ours.

    Attributes:
        needs: the settings it cannot do without.
        build: makes it.
        otherwise: key of the text that says why nothing is fetched without those settings.
    """

    needs: tuple[str, ...]
    build: Callable[[Settings, Wire], Collector]
    otherwise: str = "collector.key-missing"


def _build_facebook(settings: Settings, wire: Wire) -> Collector:
    names = [name.strip() for name in settings["facebook_page"].get_secret_value().split(",")]
    return FacebookPage(settings["facebook"], [name for name in names if name], wire)


def _build_instagram(settings: Settings, wire: Wire) -> Collector:
    return Instagram(settings["instagram"], settings["instagram_account"].get_secret_value().strip(), wire)


def _build_telegram(settings: Settings, wire: Wire) -> Collector:
    comments = settings.get("telegram_comments", SecretStr("")).get_secret_value().strip().lower()
    return Telegram(wire, with_comments=comments == "on")


BUILT_IN: Mapping[str, _BuiltIn] = {
    "discord": _BuiltIn((), lambda _, wire: Discord(wire)),
    "facebook": _BuiltIn(("facebook", "facebook_page"), _build_facebook, "platform_note.facebook"),
    "instagram": _BuiltIn(("instagram", "instagram_account"), _build_instagram),
    "telegram": _BuiltIn((), _build_telegram),
    "vk": _BuiltIn(("vk",), lambda settings, wire: Vk(settings["vk"], wire)),
    "youtube": _BuiltIn(("youtube",), lambda settings, wire: Youtube(settings["youtube"], wire)),
}


def build_collectors(
    settings: Mapping[str, SecretStr | str], wire: Wire | None = None
) -> dict[str, Collector | NotAsked]:
    """Build the collectors of all platforms there is a way to ask.

    Args:
        settings: by name: ``vk`` and ``youtube`` (keys), ``instagram`` with ``instagram_account``, ``facebook`` with
            ``facebook_page`` (number, then names, separated by commas), ``telegram_comments`` ("on" for a second
            request a post); any platform's own name with the value "off" switches it off. Empty values count as
            missing.
        wire: what lies between; tests put a server of their own there.

    Returns:
        By platform: its collector, or why there is none. Platforms typed by hand are not in it (`by_hand`).
    """
    secrets = {name: SecretStr(_unveil(value)) for name, value in settings.items() if _unveil(value)}
    wire = wire or Wire()
    collectors: dict[str, Collector | NotAsked] = {
        platform: _build_own(built_in, secrets, wire) for platform, built_in in BUILT_IN.items()
    }
    for entry_point in sorted(entry_points(group=GROUP), key=lambda one: (one.name, one.value)):
        collectors[entry_point.name] = _load_foreign(entry_point, secrets)
    off = [platform for platform in collectors if _unveil(secrets.get(platform, "")).lower() == OFF]
    return collectors | dict.fromkeys(off, NotAsked("collector.switched-off"))


def _build_own(built_in: _BuiltIn, settings: Settings, wire: Wire) -> Collector | NotAsked:
    if not all(name in settings for name in built_in.needs):
        return NotAsked(built_in.otherwise)
    try:
        return built_in.build(settings, wire)
    except CollectorError as error:
        return NotAsked(reason_of(error))


def _load_foreign(entry_point: EntryPoint, settings: Settings) -> Collector | NotAsked:
    """Load somebody else's collector, which is shown its own platform's settings only."""
    own = {
        name: value
        for name, value in settings.items()
        if name == entry_point.name or name.startswith(f"{entry_point.name}_")
    }
    try:
        factory: Callable[[Settings], Collector] = entry_point.load()
        return factory(own)
    except (ImportError, AttributeError, LookupError, TypeError, ValueError, OutreachError):
        # A package that is broken or half installed costs its platform's figures, not the others'.
        return NotAsked(Reason.COLLECTOR_BROKEN)


def _unveil(value: SecretStr | str) -> str:
    return (value.get_secret_value() if isinstance(value, SecretStr) else value).strip()
