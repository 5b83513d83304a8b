"""What do the `values` endpoints read and write: plain values in rectangles?

https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets.values
"""
