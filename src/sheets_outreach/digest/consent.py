"""Which admins may be written to: those who agreed, gave an address, and with whom the library is in touch."""

from __future__ import annotations

from sheets_outreach.choices import Status
from sheets_outreach.community import Community
from sheets_outreach.register.records import Register

NO_CONTACT = frozenset({Status.REFUSED, Status.PAUSED})
"""Communities that are left in peace."""


def may_write_to(community: Community, register: Register) -> bool:
    """Whether an admin agreed to get mail from us, gave an address, and the library is in touch with them."""
    consent = community.digest_consent
    if consent is None or consent > register.today or not community.admin_email.strip():
        return False
    return community.status not in NO_CONTACT and community.agreement.allowed


def list_admins(register: Register) -> list[Community]:
    """Give the communities whose admins get a mail, in the order of the sheet."""
    return [community for community in register.communities if may_write_to(community, register)]
