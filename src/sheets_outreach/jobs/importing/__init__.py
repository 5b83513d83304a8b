"""Takes the rows of a file into a workbook: what is missing is added, what is there is left alone unless asked."""

from sheets_outreach.jobs.importing.running import (
    ImportReport,
    Source,
    export_workbook,
    import_contents,
    import_file,
)

__all__ = ["ImportReport", "Source", "export_workbook", "import_contents", "import_file"]
