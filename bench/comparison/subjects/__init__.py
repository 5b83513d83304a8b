"""One module a library: `read`, `mark` and `append`, each written as that library's own guide shows.

Each takes a `Place`. `read` gives the records, the others how many rows they marked or appended. Nothing here is copied
from the guides, and nothing here is clever: what a guide offers for many rows at once is used, what it does not is not.
"""
