#!/usr/bin/env bash
# Pushes the image and writes down its digest: what was tested is what every service gets, whatever a tag says later.
set -euo pipefail

image="$1"
docker push --quiet "${image}"
docker inspect --format='{{index .RepoDigests 0}}' "${image}" > image.txt
cat image.txt
