"""Whether Google lets us in: what its refusal says, told apart by its words, because its codes do not tell it."""

from __future__ import annotations

import re

import gspread

from sheets_outreach.errors import AccessError, OutreachError, UnavailableError
from sheets_outreach.jobs.doctor.diagnosis import Diagnosis, error
from sheets_outreach.workbook.address import Address
from sheets_outreach.workbook.client import SCOPES, PatientClient
from sheets_outreach.workbook.gateway import account_name

_DISABLED = re.compile(r"has not been used in project|it is disabled")
_SCOPE = re.compile(r"insufficient authentication scopes|insufficientPermissions", re.IGNORECASE)


def diagnose_refusal(
    refusal: OutreachError, address: Address, client: PatientClient | None, *, writing: bool = False
) -> Diagnosis:
    """Say why the workbook cannot be read or written.

    Args:
        refusal: what the gateway raised.
        address: the workbook.
        client: who asked; None where there were no credentials to ask with.
        writing: whether it could be read before.
    """
    if client is None:
        return error("credentials-missing")
    if isinstance(refusal, UnavailableError):
        return error("quota-exhausted") if refusal.where.get("status") == 429 else error("google-silent")
    cause = refusal.__cause__
    if not isinstance(cause, gspread.exceptions.APIError):
        return error("credentials-refused") if isinstance(refusal, AccessError) else _other(refusal)
    said = str(cause.error.get("message", ""))
    account = account_name(client)
    if _DISABLED.search(said):
        return error("api-disabled")
    if _SCOPE.search(said):
        return error("scope-missing", scope=SCOPES[0])
    if cause.code == 404:
        return error("no-workbook", url=address.url)
    if cause.code in {401, 403}:
        return error("not-editor" if writing else "not-shared", url=address.url, account=account)
    return _other(refusal)


def _other(refusal: OutreachError) -> Diagnosis:
    return error("refused", message=refusal.message)
