#!/usr/bin/env bash
# Prepares a Google Cloud project once: services, registry, accounts with the least rights, secrets, queue, budget.
# Safe to repeat: what is there stays. Makes no key file, and asks for no right of its own beyond what you have as its owner.
#   PROJECT=my-project BILLING_ACCOUNT=000000-000000-000000 deploy/bootstrap.sh
# Optional: REGION (europe-west1), BUDGET (10EUR; none: no alert), TOKENS ("vk youtube"; secrets for the platforms' tokens),
# IDENTITIES (1; up to 5 for a large network).
set -euo pipefail
# shellcheck source=deploy/names.sh
. "$(dirname "$0")/names.sh"

say() {
  printf '\n== %s\n' "$1"
}

# ensure DESCRIBE -- CREATE: creates only what is not there.
ensure() {
  local describe=()
  while [ "$1" != -- ]; do
    describe+=("$1")
    shift
  done
  shift
  if ! "${describe[@]}" > /dev/null 2>&1; then
    "$@"
  fi
}

ensure_account() {
  ensure gcloud iam service-accounts describe "$(account "$1")" --project="${PROJECT}" -- \
    gcloud iam service-accounts create "$1" --project="${PROJECT}" --display-name="$2"
}

# A secret is created empty; its value comes on standard input, so that it stands in no history and no process list.
ensure_secret() {
  ensure gcloud secrets describe "$1" --project="${PROJECT}" -- \
    gcloud secrets create "$1" --project="${PROJECT}" \
    --replication-policy=user-managed --locations="${REGION}" --labels=app=outreach
}

may_read_secret() {
  gcloud secrets add-iam-policy-binding "$1" --project="${PROJECT}" --quiet \
    --member="serviceAccount:$(account "$2")" --role=roles/secretmanager.secretAccessor > /dev/null
}

may_in_project() {
  gcloud projects add-iam-policy-binding "${PROJECT}" --quiet --condition=None \
    --member="serviceAccount:$(account "$1")" --role="$2" > /dev/null
}

may_put_tasks() {
  gcloud tasks queues add-iam-policy-binding "$1" --project="${PROJECT}" --location="${REGION}" --quiet \
    --member="serviceAccount:$(account "${PLANNER}")" --role=roles/cloudtasks.enqueuer > /dev/null
}

may_act_as() {
  gcloud iam service-accounts add-iam-policy-binding "$(account "$2")" --project="${PROJECT}" --quiet \
    --member="serviceAccount:$(account "$1")" --role=roles/iam.serviceAccountUser > /dev/null
}

say 'Services'
gcloud services enable --project="${PROJECT}" \
  artifactregistry.googleapis.com billingbudgets.googleapis.com cloudbuild.googleapis.com cloudscheduler.googleapis.com \
  cloudtasks.googleapis.com iam.googleapis.com iamcredentials.googleapis.com logging.googleapis.com run.googleapis.com \
  secretmanager.googleapis.com sheets.googleapis.com

say 'Registry of images'
ensure gcloud artifacts repositories describe "${REPOSITORY}" --project="${PROJECT}" --location="${REGION}" -- \
  gcloud artifacts repositories create "${REPOSITORY}" --project="${PROJECT}" --location="${REGION}" \
  --repository-format=docker --description='Images of Sheets Outreach'
gcloud artifacts repositories set-cleanup-policies "${REPOSITORY}" --project="${PROJECT}" --location="${REGION}" \
  --policy="$(dirname "$0")/cleanup-policy.json" --no-dry-run --quiet > /dev/null

say 'Bucket for sources that are built by hand'
ensure gcloud storage buckets describe "${SOURCES}" --project="${PROJECT}" -- \
  gcloud storage buckets create "${SOURCES}" --project="${PROJECT}" --location="${REGION}" \
  --uniform-bucket-level-access --public-access-prevention
gcloud storage buckets update "${SOURCES}" --project="${PROJECT}" --quiet \
  --lifecycle-file="$(dirname "$0")/sources-lifecycle.json" > /dev/null

say 'Accounts'
ensure_account "${BUILDER}" 'Outreach: builds and deploys'
ensure_account "${PLANNER}" 'Outreach: plans the runs of a network'
ensure_account "${CALLER}" 'Outreach: calls the functions on schedule'
workers=()
for number in $(seq 1 "${IDENTITIES}"); do
  ensure_account "$(numbered "${SHEETS}" "${number}")" 'Outreach: checks registers and appends statistics'
  ensure_account "$(numbered "${DIGEST}" "${number}")" 'Outreach: sends the digest'
  workers+=("$(numbered "${SHEETS}" "${number}")" "$(numbered "${DIGEST}" "${number}")")
done

say 'Rights'
may_in_project "${BUILDER}" roles/logging.logWriter
may_in_project "${BUILDER}" roles/run.developer
may_in_project "${BUILDER}" roles/cloudscheduler.admin
gcloud artifacts repositories add-iam-policy-binding "${REPOSITORY}" --project="${PROJECT}" --location="${REGION}" --quiet \
  --member="serviceAccount:$(account "${BUILDER}")" --role=roles/artifactregistry.writer > /dev/null
gcloud storage buckets add-iam-policy-binding "${SOURCES}" --project="${PROJECT}" --quiet \
  --member="serviceAccount:$(account "${BUILDER}")" --role=roles/storage.objectViewer > /dev/null
for worker in "${workers[@]}" "${PLANNER}" "${CALLER}"; do
  may_act_as "${BUILDER}" "${worker}"
done
may_act_as "${PLANNER}" "${CALLER}"

say 'Secrets'
ensure_secret "${SECRET_KEYS}"
ensure_secret "${SECRET_SMTP}"
for platform in ${TOKENS:-}; do
  ensure_secret "outreach-token-${platform}"
done
for number in $(seq 1 "${IDENTITIES}"); do
  may_read_secret "${SECRET_KEYS}" "$(numbered "${SHEETS}" "${number}")"
  may_read_secret "${SECRET_SMTP}" "$(numbered "${DIGEST}" "${number}")"
  for platform in ${TOKENS:-}; do
    may_read_secret "outreach-token-${platform}" "$(numbered "${SHEETS}" "${number}")"
  done
done

say 'Queue for a network of libraries'
for number in $(seq 1 "${IDENTITIES}"); do
  # 24 runs a minute, two reads each: 48 of the 60 reads that Google allows one account.
  ensure gcloud tasks queues describe "${QUEUE}-${number}" --project="${PROJECT}" --location="${REGION}" -- \
    gcloud tasks queues create "${QUEUE}-${number}" --project="${PROJECT}" --location="${REGION}" \
    --max-dispatches-per-second=0.4 --max-concurrent-dispatches=1 --max-attempts=5 --min-backoff=60s --max-backoff=600s
  may_put_tasks "${QUEUE}-${number}"
done

say 'Budget'
budget="${BUDGET:-10EUR}"
if [ "${budget}" = none ]; then
  echo 'No budget alert.'
else
  account_id="${BILLING_ACCOUNT:?say which billing account, or BUDGET=none}"
  if [ -z "$(gcloud billing budgets list --billing-account="${account_id}" \
    --filter="displayName=outreach-${PROJECT}" --format='value(name)')" ]; then
    gcloud billing budgets create --billing-account="${account_id}" --display-name="outreach-${PROJECT}" \
      --budget-amount="${budget}" --filter-projects="projects/${PROJECT}" \
      --threshold-rule=percent=0.5 --threshold-rule=percent=0.9 --threshold-rule=percent=1.0,basis=forecasted-spend
  fi
fi

say 'Next'
cat << END
1. Share the sheet, as editor, with
$(for worker in "${workers[@]}"; do printf '     %s\n' "$(account "${worker}")"; done)
2. Put in the secrets you need (docs/deploy.md, "Secrets").
3. Build and deploy (docs/deploy.md lists the substitutions):
     gcloud builds submit --project=${PROJECT} --region=${REGION} --config=cloudbuild.yaml \
       --gcs-source-staging-dir=${SOURCES}/source --substitutions=...
4. Open the doors: PROJECT=${PROJECT} deploy/doors.sh
END
