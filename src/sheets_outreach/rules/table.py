"""The table of rules: every code a finding can have, with its severity, its place and the function that finds it.

The sentences stand in ``texts`` under ``finding.<code>``; ``docs/findings.md`` is written from both.
"""

from __future__ import annotations

from collections.abc import Mapping

from sheets_outreach.finding import Severity
from sheets_outreach.register.columns import Tab
from sheets_outreach.rules import (
    agreements,
    authorship,
    channels,
    entries,
    people,
    platforms,
    reading,
    register_links,
    repeats,
    results,
    rhythm,
    sections,
    vetting,
)
from sheets_outreach.rules.rule import Rule

_ERROR, _WARNING, _HINT = Severity.ERROR, Severity.WARNING, Severity.HINT
_R, _D = Tab.REGISTER, Tab.DIARY
_LINKS = ("link", "admin_link", "post_link")

_REGISTER = (
    Rule("link-missing", _ERROR, _R, ("link",), _HINT, community=register_links.judge_link),
    Rule("link-unreadable", _ERROR, _R, ("link",), community=register_links.judge_link),
    Rule("link-several", _WARNING, None, _LINKS, community=register_links.judge_link),
    Rule("link-mixed-alphabets", _ERROR, None, _LINKS, community=register_links.judge_link),
    Rule("link-is-post", _ERROR, _R, ("link",), community=register_links.judge_link),
    Rule("link-shortened", _WARNING, None, _LINKS, community=register_links.judge_link),
    Rule("phone-link", _WARNING, None, _LINKS, community=register_links.judge_admin_link),
    Rule("heading-unknown", _WARNING, _R, ("name",), community=register_links.judge_link),
    Rule("link-other-platform", _ERROR, _R, ("link",), _WARNING, search=sections.search_sections),
    Rule("duplicate-community", _ERROR, _R, ("link",), _WARNING, search=repeats.search_duplicates),
    Rule("agreement-missing", _WARNING, _R, ("agreement",), community=agreements.judge_agreement),
    Rule("agreement-unclear", _WARNING, _R, ("agreement",), community=agreements.judge_agreement),
    Rule("admin-missing", _WARNING, _R, ("admin",), community=people.judge_admin),
    Rule("members-too-few", _WARNING, _R, ("members",), community=vetting.judge_size),
    Rule("likes-too-few", _HINT, _R, ("typical_likes",), community=vetting.judge_size),
    Rule("too-much-advertising", _WARNING, _R, ("advertising",), community=vetting.judge_candidate),
    Rule("admin-inactive", _WARNING, _R, ("admin_active",), community=vetting.judge_candidate),
    Rule("no-moderators", _HINT, _R, ("moderators",), community=vetting.judge_candidate),
    Rule("rules-not-read", _HINT, _R, ("rules_read_on",), community=vetting.judge_candidate),
    Rule("not-greeted", _HINT, _R, ("greeted_on",), community=vetting.judge_candidate),
    Rule("name-promising", _HINT, _R, ("name",), community=vetting.judge_candidate),
    Rule("too-far", _WARNING, _R, ("distance_km",), _HINT, community=vetting.judge_distance),
    Rule("platform-not-allowed", _ERROR, _R, ("link",), community=platforms.judge_platform),
    Rule("platform-restricted", _WARNING, _R, ("link",), community=platforms.judge_platform),
    Rule("goal-missing", _HINT, _R, ("goal",), community=people.judge_goal),
    Rule("audience-missing", _HINT, _R, ("audience",), community=people.judge_audience),
    Rule("responsible-missing", _HINT, _R, ("responsible",), community=people.judge_responsible),
    Rule("too-many-channels", _HINT, _R, ("responsible",), search=people.search_overworked),
    Rule("own-channel-stale", _HINT, _R, ("name",), search=channels.search_stale_channels),
)

_DIARY = (
    Rule("date-missing", _ERROR, _D, ("date",), publication=entries.judge_date),
    Rule("date-in-future", _ERROR, _D, ("date",), publication=entries.judge_date),
    Rule("community-unknown", _ERROR, _D, ("community",), _WARNING, publication=entries.judge_community),
    Rule("post-link-unreadable", _ERROR, _D, ("post_link",), publication=entries.judge_post_link),
    Rule("post-link-is-community", _WARNING, _D, ("post_link",), publication=entries.judge_post_link),
    Rule("post-elsewhere", _ERROR, _D, ("post_link",), publication=entries.judge_post_link),
    Rule("duplicate-post", _ERROR, _D, ("post_link", "topic"), _WARNING, publication=repeats.judge_repeat),
    Rule("too-soon", _ERROR, _D, ("date",), search=rhythm.search_rhythm),
    Rule("wrong-weekday", _ERROR, _D, ("date",), search=rhythm.search_rhythm),
    Rule("over-quota", _ERROR, _D, ("date",), search=rhythm.search_rhythm),
    Rule("too-often", _WARNING, _D, ("date",), search=rhythm.search_rhythm),
    Rule("posting-not-allowed", _ERROR, _D, ("community",), _HINT, publication=rhythm.judge_permission),
    Rule("not-agreed-yet", _WARNING, _D, ("community",), publication=rhythm.judge_permission),
    Rule("approval-missing", _ERROR, _D, ("approved_on",), publication=rhythm.judge_approval),
    Rule("image-credit-missing", _WARNING, _D, ("image_credit",), publication=authorship.judge_image),
    Rule("posted-as-organisation", _HINT, _D, ("author",), publication=authorship.judge_author),
    Rule("figures-missing", _HINT, _D, results.FIGURES, publication=results.judge_figures),
    Rule("wish-unanswered", _WARNING, _D, ("answered_on",), publication=results.judge_wish),
)

_ANYWHERE = (
    Rule("date-unreadable", _ERROR, None, (), _WARNING, search=reading.search_unread),
    Rule("choice-unknown", _ERROR, None, (), _WARNING, search=reading.search_unread),
    Rule("number-unreadable", _WARNING, None, search=reading.search_unread),
    Rule("figure-unreadable", _ERROR, _D, results.FIGURES, search=reading.search_unread),
    Rule("value-out-of-range", _ERROR, None, search=reading.search_unread),
    Rule("setting-unreadable", _ERROR, Tab.SETTINGS, ("value",), search=reading.search_unread),
    Rule("formula-suspicious", _WARNING, None, search=reading.search_formulas),
)

RULES: Mapping[str, Rule] = {rule.code: rule for rule in (*_REGISTER, *_DIARY, *_ANYWHERE)}
