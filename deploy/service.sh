#!/usr/bin/env bash
# Creates one Cloud Run service or gives it the image in image.txt. Services differ by target, account, limits and secrets.
# With several identities there is one such service for each; they differ by account alone.
#   deploy/service.sh validate-rows|edits|append-statistics|send-digest|dispatch
set -euo pipefail
# shellcheck source=deploy/names.sh
. "$(dirname "$0")/names.sh"

name="$1"
auth=iam
environment=()
secrets=()
extra=()
account="${SHEETS}"
memory=1Gi
timeout=300
numbers="$(seq 1 "${IDENTITIES}")"

case "${name}" in
  validate-rows)
    target=validate_rows
    # The Apps Script's identity token names its own client as the audience.
    if used "${_AUDIENCE:-none}"; then
      extra+=("--set-custom-audiences=${_AUDIENCE}")
    fi
    ;;
  edits)
    # The same function behind a door of its own, for accounts whose scripts have no identity that Cloud Run knows.
    if [ "${_EDITS:?}" != hmac ]; then
      echo 'Edits come with identity tokens: no service for signatures.'
      exit 0
    fi
    target=validate_rows
    auth=hmac
    secrets+=("OUTREACH_HMAC_KEYS=${SECRET_KEYS}:${_HMAC_KEYS_VERSION:?}")
    ;;
  append-statistics)
    target=append_statistics
    timeout=900
    if used "${_TOKENS:-none}"; then
      IFS=, read -ra tokens <<< "${_TOKENS}"
      for token in "${tokens[@]}"; do
        platform="${token%%:*}"
        secrets+=("OUTREACH_TOKEN_${platform^^}=outreach-token-${platform}:${token#*:}")
      done
    fi
    ;;
  send-digest)
    target=send_digest
    account="${DIGEST}"
    timeout=900
    if used "${_SMTP_HOST:-none}"; then
      environment+=(
        "OUTREACH_SMTP_HOST=${_SMTP_HOST}"
        "OUTREACH_SMTP_USER=${_SMTP_USER:?}"
        "OUTREACH_MAIL_FROM=${_MAIL_FROM:?}"
        "OUTREACH_MAIL_DOMAINS=${_MAIL_DOMAINS:?}"
      )
      secrets+=("OUTREACH_SMTP_PASSWORD=${SECRET_SMTP}:${_SMTP_PASSWORD_VERSION:?}")
    fi
    ;;
  dispatch)
    if ! used "${_NETWORK:-none}"; then
      echo 'No network: no service that plans its runs.'
      exit 0
    fi
    target=dispatch
    account="${PLANNER}"
    timeout=900
    queues="$(for number in ${numbers}; do printf ',projects/%s/locations/%s/queues/%s' "${PROJECT}" "${REGION}" "${QUEUE}-${number}"; done)"
    numbers=1
    environment+=(
      "OUTREACH_TASK_QUEUES=${queues#,}"
      "OUTREACH_TASK_URL=https://outreach-{job}{suffix}-${PROJECT_NUMBER:?}.${REGION}.run.app"
      "OUTREACH_TASK_CALLER=$(account "${CALLER}")"
    )
    ;;
  *)
    echo "No such service: ${name}" >&2
    exit 2
    ;;
esac

environment+=(
  "FUNCTION_TARGET=${target}"
  "OUTREACH_AUTH=${auth}"
  "OUTREACH_DEADLINE_S=$((timeout - 30))"
  "GOOGLE_CLOUD_PROJECT=${PROJECT}"
)
if used "${_WORKBOOKS:-none}"; then
  environment+=("OUTREACH_WORKBOOKS=${_WORKBOOKS}")
fi
if used "${_NETWORK:-none}"; then
  environment+=("OUTREACH_NETWORK=${_NETWORK}")
fi
if used "${_PING_URL:-none}"; then
  environment+=("OUTREACH_PING_URL=${_PING_URL}")
fi
if [ "${#secrets[@]}" -gt 0 ]; then
  extra+=("--set-secrets=$(IFS=, && echo "${secrets[*]}")")
else
  extra+=(--clear-secrets)
fi

# ^|^ makes | the separator, because a list of workbooks holds commas (gcloud topic escaping).
for number in ${numbers}; do
  gcloud run deploy "$(numbered "outreach-${name}" "${number}")" \
    --project="${PROJECT}" \
    --region="${REGION}" \
    --image="$(cat image.txt)" \
    --service-account="$(account "$(numbered "${account}" "${number}")")" \
    --no-allow-unauthenticated \
    --execution-environment=gen2 \
    --concurrency=1 \
    --min-instances=0 \
    --max-instances=1 \
    --cpu=1 \
    --cpu-boost \
    --memory="${memory}" \
    --timeout="${timeout}" \
    --set-env-vars="^|^$(IFS='|' && echo "${environment[*]}")" \
    --labels=app=outreach \
    --quiet \
    "${extra[@]}"
done
