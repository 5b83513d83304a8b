"""What is a spreadsheet, in memory? Knows nothing of HTTP, JSON masks or SQLite."""
