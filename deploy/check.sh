#!/usr/bin/env bash
# Everything that is checked at a desk, in the Python that the image has.
set -euo pipefail

apt-get update -qq
apt-get install -y -qq --no-install-recommends make nodejs shellcheck > /dev/null
make check
# Said, not forbidden: a library must be able to deploy while a package waits for its mending.
make audit || echo 'A package has a known weakness: see above, then update requirements/ and deploy again.' >&2
