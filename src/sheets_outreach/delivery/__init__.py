"""Handing letters over: to a mail server or into a folder. What they say is decided elsewhere."""

from sheets_outreach.delivery.addresses import check_domain, parse_address
from sheets_outreach.delivery.connection import Security, SmtpServer
from sheets_outreach.delivery.folder import FolderMailer
from sheets_outreach.delivery.mailer import Mailer
from sheets_outreach.delivery.message import Envelope, build_message, message_id
from sheets_outreach.delivery.smtp import SmtpMailer

__all__ = [
    "Envelope",
    "FolderMailer",
    "Mailer",
    "Security",
    "SmtpMailer",
    "SmtpServer",
    "build_message",
    "check_domain",
    "message_id",
    "parse_address",
]
