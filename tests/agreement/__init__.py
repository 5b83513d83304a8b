"""Tests of reading agreements."""
