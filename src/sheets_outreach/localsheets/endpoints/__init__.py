"""What does each address of the API do? Functions from a parsed request to JSON; no HTTP."""
