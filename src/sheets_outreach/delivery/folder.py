"""Mails as ``.eml`` files in a folder, to be looked at before anything is sent; no mail program is started."""

from __future__ import annotations

import os
import re
from email.message import EmailMessage
from pathlib import Path
from types import TracebackType
from typing import Self

from sheets_outreach.errors import SettingsError

_NOT_IN_NAME = re.compile(r"[^A-Za-z0-9@._+-]+")
_LONGEST_NAME = 80


class FolderMailer:
    """Writes each mail into a folder; the same mail again replaces its file. See `Mailer` for the contract.

    Args:
        folder: made if it does not exist.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def send_message(self, message: EmailMessage) -> None:
        """Write ``<recipient>-<start of the Message-ID>.eml``.

        Raises:
            SettingsError: the folder cannot be written.
        """
        path = self._folder / file_name(message)
        unfinished = path.with_suffix(".part")
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            unfinished.write_bytes(message.as_bytes())
            os.replace(unfinished, path)  # noqa: PTH105 - says what it does: nobody sees half a file
        except OSError as error:
            raise SettingsError("The folder for mails cannot be written", folder=str(self._folder)) from error

    def __enter__(self) -> Self:
        """Begin."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None, /
    ) -> None:
        """End; there is nothing to close."""


def file_name(message: EmailMessage) -> str:
    """Name a mail's file, without anything that could lead out of the folder."""
    recipient = message["To"].addresses[0].addr_spec
    start = str(message["Message-ID"]).strip("<>")[:12]
    name = _NOT_IN_NAME.sub("_", recipient).lstrip(".")[:_LONGEST_NAME]
    return f"{name}-{_NOT_IN_NAME.sub('_', start)}.eml"
