"""Tables in files: ``.xlsx``, ``.ods`` and ``.csv`` read as if they were workbooks, and workbooks written to them.

A file that is not what its name says, or that is built to do harm, is refused with one sentence; nothing in a file is
ever computed, followed or opened.
"""

from sheets_outreach.workbook.files.reading import read_file, read_file_contents
from sheets_outreach.workbook.files.writing import write_file

__all__ = ["read_file", "read_file_contents", "write_file"]
