"""Everything that stops a job, in one tree; a bad row never does, that is a `finding.Finding`.

The tree::

    OutreachError
    ├── RegisterError          the workbook has no register we can recognise
    ├── WorkbookError          the workbook cannot be read or written
    │   ├── AddressError       what was given is not a workbook's address
    │   ├── AccessError        not shared with us, or our credentials do not reach it
    │   ├── ProtectedError     a range we must write is protected against us
    │   ├── MovedError         a tab, row or column is not where we saw it (never leaves the write loop)
    │   └── UnavailableError   Google did not answer in time
    ├── SettingsError          the environment lacks something or holds something unusable
    ├── EventError             a request to a function that may not be believed
    ├── DeliveryError          a mail could not be handed over
    ├── CollectorError         a platform did not answer
    └── FileError              a file that cannot be read as a table
"""

from __future__ import annotations


class OutreachError(Exception):
    """Root of all errors this package raises.

    Args:
        message: one sentence a person can act on.
        permanent: True if trying again, without anybody changing anything, cannot help.
        where: what the error is about, such as ``tab``, ``row``, ``column`` or ``community``.
    """

    default_permanent = True

    def __init__(self, message: str, *, permanent: bool | None = None, **where: object) -> None:
        super().__init__(message)
        self.message = message
        self.permanent = self.default_permanent if permanent is None else permanent
        self.where = where

    def __str__(self) -> str:
        """The message, where it happened, and what lay underneath."""
        text = self.message
        if self.where:
            text += " (" + ", ".join(f"{name}: {value}" for name, value in self.where.items()) + ")"
        if self.__cause__ is not None and not isinstance(self.__cause__, OutreachError):
            text += f" [{type(self.__cause__).__name__}]"
        return text


class RegisterError(OutreachError):
    """The workbook has no tab with a register's header."""


class WorkbookError(OutreachError):
    """The workbook cannot be read or written."""


class AddressError(WorkbookError):
    """What was given is neither a Google Sheets address or id nor a file."""


class AccessError(WorkbookError):
    """The workbook is not shared with us, does not exist, or our credentials do not reach it."""


class ProtectedError(WorkbookError):
    """A range the job must write is protected; somebody has to lift that by hand."""


class MovedError(WorkbookError):
    """A tab, row or column is no longer where we saw it: read again."""

    default_permanent = False


class UnavailableError(WorkbookError):
    """Google did not give a usable answer before the deadline."""

    default_permanent = False


class SettingsError(OutreachError):
    """The environment lacks a setting, or holds one that cannot be used."""


class EventError(OutreachError):
    """A request to a function that is malformed or may not be believed."""


class DeliveryError(OutreachError):
    """A mail could not be handed over."""

    default_permanent = False


class CollectorError(OutreachError):
    """A platform did not give its figures."""

    default_permanent = False


class FileError(OutreachError):
    """A file cannot be read as a table, or is not one we dare to open."""
