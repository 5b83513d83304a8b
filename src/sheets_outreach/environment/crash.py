"""Answers what the caller sees of an error nobody foresaw: that there was one. Flask and the log have its trace."""

from __future__ import annotations

from http import HTTPStatus

from flask import Flask, Response
from werkzeug.exceptions import InternalServerError

from sheets_outreach.environment.problem import answer_problem


def answer_crash(_error: InternalServerError) -> Response:
    """Word the answer; Flask has logged the error by now."""
    return answer_problem(HTTPStatus.INTERNAL_SERVER_ERROR, "The function failed; its log says where")


def guard(app: Flask) -> None:
    """Answer this application's crashes in our words instead of functions-framework's plain text."""
    app.register_error_handler(HTTPStatus.INTERNAL_SERVER_ERROR, answer_crash)
