"""The page: the workbooks of a local Sheets server in a browser, edited as people edit and worked on by the jobs.

Needs the ``local`` extra; import `sheets_outreach.page.server` for the server that shows it.
"""
