#!/usr/bin/env bash
# Says who may call which service. Run it after the first deployment, as the project's owner; the build has no right to.
#   PROJECT=my-project EDITORS="user:ola@example.org group:staff@example.org" deploy/doors.sh
# EDITORS: whose scripts send edits with identity tokens. SIGNATURES=yes: open the service that checks signatures itself.
set -euo pipefail
# shellcheck source=deploy/names.sh
. "$(dirname "$0")/names.sh"

may_call() {
  gcloud run services add-iam-policy-binding "outreach-$1" --project="${PROJECT}" --region="${REGION}" --quiet \
    --member="$2" --role=roles/run.invoker > /dev/null
  echo "$2 may call outreach-$1"
}

there() {
  gcloud run services describe "outreach-$1" --project="${PROJECT}" --region="${REGION}" > /dev/null 2>&1
}

for service in validate-rows append-statistics send-digest dispatch; do
  if there "${service}"; then
    may_call "${service}" "serviceAccount:$(account "${CALLER}")"
  fi
done

for editor in ${EDITORS:-}; do
  may_call validate-rows "${editor}"
done

if [ "${SIGNATURES:-no}" = yes ]; then
  # Everybody reaches it; whoever has no key is refused by the function itself.
  may_call edits allUsers
fi
