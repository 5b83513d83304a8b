#!/usr/bin/env bash
# Lists what the image installs, as CycloneDX in sbom.json, and asks whether any of it has a known weakness.
# Both tools stay in an environment of their own. Where there is no network nobody can be asked: that is said, and is no
# failure. The exit code is 1 where a weakness is known.
set -euo pipefail

bill=${1:-sbom.json}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

"${PYTHON:-python3}" -m venv "$work/tools"
if ! "$work/tools/bin/python" -m pip install --quiet --disable-pip-version-check 'cyclonedx-bom>=7,<8' 'pip-audit>=2.10,<3'; then
    echo "No package index is in reach: no list was written and nobody was asked." >&2
    exit 0
fi

"$work/tools/bin/cyclonedx-py" requirements requirements/cloud.txt --output-reproducible --output-file "$bill"

asked=0
"$work/tools/bin/pip-audit" --requirement requirements/cloud.txt --require-hashes --disable-pip --progress-spinner off \
    --format json --output "$work/answer.json" || asked=$?
if [[ ! -s "$work/answer.json" ]]; then
    echo "Nobody could be asked about weaknesses." >&2
    exit 0
fi
exit "$asked"
