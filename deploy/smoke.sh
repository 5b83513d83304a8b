#!/usr/bin/env bash
# Starts every function of the image as Cloud Run will, but without a network and on a read-only disk, and asks it one thing.
set -euo pipefail

image="$1"
for target in validate_rows append_statistics send_digest dispatch; do
  docker run --rm --network=none --read-only --tmpfs=/tmp --env="FUNCTION_TARGET=${target}" "${image}" \
    python functions/smoke.py
done
