"""Keeps a library's register of neighbourhood communities in order, in the Google Sheet where staff keep it."""

__version__ = "0.1.0"
