"""A stand-in for gcloud, docker and the like: writes down how it was called and answers as a table says.

``STUB_LOG`` is the file it appends one JSON object a call to. ``STUB_ANSWERS`` is a JSON list of ``[part of the
command line, exit code, standard output]``; the first that fits counts, else it succeeds and says nothing.
"""

import json
import os
import sys
from pathlib import Path


def main() -> int:
    """Take one call, and give the exit code."""
    argv = [Path(sys.argv[0]).name, *sys.argv[1:]]
    takes_input = any(part.endswith("file=-") for part in argv)
    with Path(os.environ["STUB_LOG"]).open("a", encoding="utf-8") as log:
        log.write(json.dumps({"argv": argv, "stdin": sys.stdin.read() if takes_input else None}) + "\n")
    for part, code, output in json.loads(os.environ["STUB_ANSWERS"]):
        if part in " ".join(argv):
            if output:
                sys.stdout.write(output + "\n")
            return int(code)
    return 0


if __name__ == "__main__":
    sys.exit(main())
