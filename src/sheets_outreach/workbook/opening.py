"""Opens a workbook's door: which credentials, which server, which limits; it reads no cell."""

from __future__ import annotations

import google.auth
from google.auth.exceptions import DefaultCredentialsError

from sheets_outreach.errors import AccessError, AddressError
from sheets_outreach.workbook.address import Address, parse_address
from sheets_outreach.workbook.client import SCOPES, PatientClient, local_session
from sheets_outreach.workbook.gateway import Gateway
from sheets_outreach.workbook.retry import RetryPolicy


def open_gateway(address: str | Address, client: PatientClient | None = None, patience_s: float = 120.0) -> Gateway:
    """Open the door to a workbook on Google or on a local server; nothing is read yet.

    Args:
        address: a Google Sheets address or id, or an address on a server of this machine.
        client: one's own client; else Google's application default credentials are used, with the one narrow scope.
        patience_s: seconds one call may take with all its repetitions.

    Raises:
        AddressError: not such an address.
        AccessError: there are no credentials.
    """
    parsed = parse_address(address) if isinstance(address, str) else address
    if parsed.path is not None:
        raise AddressError(f"«{parsed.path}» is a file: it can be checked, but nothing can be written to it.")
    return Gateway(client or connect(parsed, patience_s), parsed)


def connect(address: Address, patience_s: float = 120.0) -> PatientClient:
    """Make a client for a workbook's server.

    Raises:
        AccessError: Google is meant and this machine has no credentials.
    """
    policy = RetryPolicy(patience_s=patience_s)
    if address.server:
        return PatientClient(None, local_session(address.server), policy=policy)
    try:
        credentials, _ = google.auth.default(scopes=list(SCOPES))
    except DefaultCredentialsError as error:
        raise AccessError(
            "This machine has no Google credentials. Run `gcloud auth application-default login`, "
            "or try everything without Google: `sheets-outreach demo`."
        ) from error
    return PatientClient(credentials, policy=policy)
