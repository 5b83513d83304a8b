"""The environment of a function: its settings, its door, its log and its answers. It knows no job and no sheet."""

from sheets_outreach.environment.endpoint import json_endpoint
from sheets_outreach.environment.outcome import Outcome
from sheets_outreach.environment.settings import Auth, Environment, read_environment

__all__ = ["Auth", "Environment", "Outcome", "json_endpoint", "read_environment"]
