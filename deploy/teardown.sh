#!/usr/bin/env bash
# Removes from a project everything that bootstrap.sh and the build made. Sheets, logs and the project itself stay.
#   PROJECT=my-project deploy/teardown.sh my-project      (the name a second time, so that nobody does it by mistake)
# Optional: BILLING_ACCOUNT, to remove the budget alert too; IDENTITIES, as many as a network had.
set -euo pipefail
# shellcheck source=deploy/names.sh
. "$(dirname "$0")/names.sh"

if [ "${1:-}" != "${PROJECT}" ]; then
  echo "To remove everything from ${PROJECT}, say its name once more: deploy/teardown.sh ${PROJECT}" >&2
  exit 2
fi

# What is gone already is no reason to stop; what could not be removed is said at the end.
left=0
remove() {
  if ! "$@" --project="${PROJECT}" --quiet; then
    left=$((left + 1))
  fi
}

jobs="$(gcloud scheduler jobs list --project="${PROJECT}" --location="${REGION}" --filter='name~/jobs/outreach-' --format='value(name)')"
for job in ${jobs}; do
  remove gcloud scheduler jobs delete "${job##*/}" --location="${REGION}"
done

services="$(gcloud run services list --project="${PROJECT}" --region="${REGION}" --filter='metadata.name~^outreach-' --format='value(metadata.name)')"
for service in ${services}; do
  remove gcloud run services delete "${service}" --region="${REGION}"
done

queues="$(gcloud tasks queues list --project="${PROJECT}" --location="${REGION}" --filter='name~/queues/outreach-' --format='value(name)')"
for queue in ${queues}; do
  remove gcloud tasks queues delete "${queue##*/}" --location="${REGION}"
done

secrets="$(gcloud secrets list --project="${PROJECT}" --filter='name~/secrets/outreach-' --format='value(name)')"
for secret in ${secrets}; do
  remove gcloud secrets delete "${secret##*/}"
done

remove gcloud storage rm "${SOURCES}" --recursive
remove gcloud artifacts repositories delete "${REPOSITORY}" --location="${REGION}"

for role in roles/logging.logWriter roles/run.developer roles/cloudscheduler.admin; do
  gcloud projects remove-iam-policy-binding "${PROJECT}" --quiet --condition=None \
    --member="serviceAccount:$(account "${BUILDER}")" --role="${role}" > /dev/null || left=$((left + 1))
done
workers=()
for number in $(seq 1 "${IDENTITIES}"); do
  workers+=("$(numbered "${SHEETS}" "${number}")" "$(numbered "${DIGEST}" "${number}")")
done
for name in "${BUILDER}" "${workers[@]}" "${PLANNER}" "${CALLER}"; do
  remove gcloud iam service-accounts delete "$(account "${name}")"
done

if [ -n "${BILLING_ACCOUNT:-}" ]; then
  for budget in $(gcloud billing budgets list --billing-account="${BILLING_ACCOUNT}" \
    --filter="displayName=outreach-${PROJECT}" --format='value(name)'); do
    gcloud billing budgets delete "${budget}" --quiet || left=$((left + 1))
  done
fi

if [ "${left}" -gt 0 ]; then
  echo "${left} things could not be removed or were gone already; the messages above name them." >&2
  exit 1
fi
echo "Removed. Take the accounts out of the sheet's sharing, and uninstall the script: run uninstall() in it."
