"""The forms of every platform's links, a module each: hosts, a table of forms with examples, and what they mean."""
