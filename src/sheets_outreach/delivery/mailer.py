"""What every way of handing over a mail promises; which ways there are stands in `smtp` and `folder`."""

from __future__ import annotations

from email.message import EmailMessage
from types import TracebackType
from typing import Protocol, Self


class Mailer(Protocol):
    """Hands over one mail at a time.

    * `send_message` returns when the other side has taken the responsibility for the mail, not before.
    * A ``DeliveryError`` is about this mail only. Permanent: this recipient will never get it; do not try again.
      Passing: nothing is known to be wrong with it; a later run may try again with the same Message-ID. Its
      ``where["uncertain"]`` is True where the answer was lost after the whole mail had gone out, so that it may have
      arrived; trying again is then still right, because the Message-ID is the same.
      Its ``where["stage"]`` is ``"connect"`` where no mail at all can be handed over at the moment.
    * A ``SettingsError`` concerns every mail: the account is refused, or the folder cannot be written. Stop the run; no
      recipient is to blame.
    * It raises nothing else. It is not safe to share between threads. Leaving the ``with`` block ends the connection
      and raises nothing.
    """

    def send_message(self, message: EmailMessage) -> None:
        """Hand over one mail to the one recipient its ``To`` names."""

    def __enter__(self) -> Self:
        """Begin; a connection may be opened now or with the first mail."""

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None, /
    ) -> None:
        """End the connection."""
