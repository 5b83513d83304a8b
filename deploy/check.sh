#!/usr/bin/env bash
# Everything that is checked at a desk, in the Python that the image has.
set -euo pipefail

apt-get update -qq
apt-get install -y -qq --no-install-recommends make nodejs shellcheck > /dev/null
make check
