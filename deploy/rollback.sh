#!/usr/bin/env bash
# Gives a service's traffic back to the revision before, or to one that you name. Images and sheets stay as they are.
#   PROJECT=my-project deploy/rollback.sh validate-rows [REVISION]
set -euo pipefail
# shellcheck source=deploy/names.sh
. "$(dirname "$0")/names.sh"

name="outreach-${1:?say which service: validate-rows, edits, append-statistics, send-digest or dispatch}"
revision="${2:-}"
if [ -z "${revision}" ]; then
  serving="$(gcloud run services describe "${name}" --project="${PROJECT}" --region="${REGION}" \
    --format='value(status.traffic[0].revisionName)')"
  revision="$(gcloud run revisions list --service="${name}" --project="${PROJECT}" --region="${REGION}" \
    --sort-by='~metadata.creationTimestamp' --format='value(metadata.name)' |
    awk -v serving="${serving}" 'before { print; exit } $0 == serving { before = 1 }')"
fi
if [ -z "${revision}" ]; then
  echo "${name} has no revision before this one." >&2
  exit 1
fi
gcloud run services update-traffic "${name}" --project="${PROJECT}" --region="${REGION}" \
  --to-revisions="${revision}=100" --quiet
echo "${name} is served by ${revision}. The next deployment must take the traffic back:"
echo "  gcloud run services update-traffic ${name} --project=${PROJECT} --region=${REGION} --to-latest"
