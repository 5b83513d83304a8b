#!/usr/bin/env bash
# Says who may call which service. Run it after the first deployment, as the project's owner; the build has no right to.
#   PROJECT=my-project EDITORS="user:ola@example.org group:staff@example.org" deploy/doors.sh
# EDITORS: whose scripts send edits with identity tokens. SIGNATURES=yes: open the service that checks signatures itself.
# IDENTITIES: how many a network has (1).
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

caller="serviceAccount:$(account "${CALLER}")"
if there dispatch; then
  may_call dispatch "${caller}"
fi

for number in $(seq 1 "${IDENTITIES}"); do
  for name in validate-rows append-statistics send-digest; do
    service="$(numbered "${name}" "${number}")"
    if there "${service}"; then
      may_call "${service}" "${caller}"
    fi
  done
  for editor in ${EDITORS:-}; do
    may_call "$(numbered validate-rows "${number}")" "${editor}"
  done
  if [ "${SIGNATURES:-no}" = yes ]; then
    # Everybody reaches it; whoever has no key is refused by the function itself.
    may_call "$(numbered edits "${number}")" allUsers
  fi
done
