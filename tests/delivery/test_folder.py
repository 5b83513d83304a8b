"""Mails as files in a folder."""

from __future__ import annotations

from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest

from sheets_outreach.delivery import FolderMailer
from sheets_outreach.errors import SettingsError
from tests.delivery.letters import mail


def test_it_writes_a_mail_that_a_mail_program_can_open(tmp_path: Path) -> None:
    """The file holds the mail; the folder is made where there is none; nothing half-written stays."""
    with FolderMailer(tmp_path / "mails") as mailer:
        mailer.send_message(mail())
    (path,) = (tmp_path / "mails").iterdir()
    assert path.name.startswith("anna@library.example-")
    assert path.suffix == ".eml"
    got = message_from_bytes(path.read_bytes(), policy=default)
    assert str(got["To"]) == "anna@library.example"
    assert got["Message-ID"] == mail()["Message-ID"]


def test_the_same_mail_again_replaces_its_file(tmp_path: Path) -> None:
    """Two previews of one digest leave one file, two recipients or two periods leave two."""
    with FolderMailer(tmp_path) as mailer:
        mailer.send_message(mail())
        mailer.send_message(mail())
        mailer.send_message(mail("olav@library.example"))
        mailer.send_message(mail(key="digest:2026-W49:3f9a0c"))
    assert len(list(tmp_path.iterdir())) == 3


def test_an_address_cannot_lead_out_of_the_folder(tmp_path: Path) -> None:
    """A slash is allowed in an address, but not in a file's name."""
    folder = tmp_path / "in" / "here"
    with FolderMailer(folder) as mailer:
        mailer.send_message(mail("../../../etc/passwd@library.example".lstrip("./")))
        mailer.send_message(mail("a/b@library.example"))
    assert len(list(folder.iterdir())) == 2
    assert [path.name for path in tmp_path.iterdir()] == ["in"]


def test_a_folder_that_cannot_be_written_stops_the_run(tmp_path: Path) -> None:
    """No recipient is to blame for it."""
    (tmp_path / "file").write_text("not a folder")
    with FolderMailer(tmp_path / "file") as mailer, pytest.raises(SettingsError):
        mailer.send_message(mail())
