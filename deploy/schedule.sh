#!/usr/bin/env bash
# Creates or updates the schedules, in the sheet's time zone. A run that was missed or done twice does no harm.
set -euo pipefail
# shellcheck source=deploy/names.sh
. "$(dirname "$0")/names.sh"

: "${_TIME_ZONE:?}"

# schedule NAME CRON SERVICE DEADLINE BODY; the deadline is longer than the service's time-out, else a run still under way
# would be started a second time.
schedule() {
  local name="$1" cron="$2" service="$3" deadline="$4" body="$5"
  local url verb headers
  url="$(gcloud run services describe "outreach-${service}" --project="${PROJECT}" --region="${REGION}" --format='value(status.url)')"
  if gcloud scheduler jobs describe "${name}" --project="${PROJECT}" --location="${REGION}" > /dev/null 2>&1; then
    verb=update
    headers=--update-headers
  else
    verb=create
    headers=--headers
  fi
  gcloud scheduler jobs "${verb}" http "${name}" \
    --project="${PROJECT}" \
    --location="${REGION}" \
    --schedule="${cron}" \
    --time-zone="${_TIME_ZONE}" \
    --uri="${url}" \
    --http-method=POST \
    "${headers}=Content-Type=application/json" \
    --message-body="${body}" \
    --oidc-service-account-email="$(account "${CALLER}")" \
    --oidc-token-audience="${url}" \
    --attempt-deadline="${deadline}" \
    --max-retry-attempts=3 \
    --min-backoff=60s \
    --max-backoff=600s \
    --quiet
}

if used "${_NETWORK:-none}"; then
  schedule outreach-network-sweep '0 */4 * * *' dispatch 930s '{"schema": "outreach.dispatch/1", "jobs": ["validate_rows"]}'
  schedule outreach-network-statistics '10 4 * * *' dispatch 930s '{"schema": "outreach.dispatch/1", "jobs": ["append_statistics"]}'
  schedule outreach-network-digest '5 6-20 * * *' dispatch 930s '{"schema": "outreach.dispatch/1", "jobs": ["send_digest"]}'
fi

if used "${_WORKBOOKS:-none}"; then
  IFS=, read -ra workbooks <<< "${_WORKBOOKS}"
  for workbook in "${workbooks[@]}"; do
    body="{\"schema\": \"outreach.run/1\", \"workbook\": \"${workbook}\"}"
    schedule "outreach-sweep-${workbook}" '*/30 * * * *' validate-rows 330s "${body}"
    schedule "outreach-statistics-${workbook}" '10 5 * * *' append-statistics 930s "${body}"
    # Every hour, because the day and the hour of the digest stand in the sheet; when it is not due nothing happens.
    schedule "outreach-digest-${workbook}" '5 * * * *' send-digest 930s "${body}"
  done
fi
