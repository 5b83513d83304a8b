# shellcheck shell=bash disable=SC2034
# The names that the scripts share. Sourced, never run. In Cloud Build the substitutions give PROJECT_ID and _REGION.

PROJECT="${PROJECT:-${PROJECT_ID:?say which Google Cloud project: PROJECT=my-project}}"
REGION="${REGION:-${_REGION:-europe-west1}}"

REPOSITORY=outreach
IMAGE="${REGION}-docker.pkg.dev/${PROJECT}/${REPOSITORY}/outreach"
QUEUE=outreach
SOURCES="gs://${PROJECT}-outreach-sources"

# Service accounts: who builds, who works on the sheets, who sends mail, who plans a network's runs, who may call.
BUILDER=outreach-build
SHEETS=outreach-sheets
DIGEST=outreach-digest
PLANNER=outreach-planner
CALLER=outreach-caller

SECRET_KEYS=outreach-hmac-keys
SECRET_SMTP=outreach-smtp-password

# A network may have several identities, each with accounts, services and a queue of its own.
IDENTITIES="${IDENTITIES:-${_IDENTITIES:-1}}"

# numbered NAME NUMBER: the first identity's things have no number.
numbered() {
  if [ "$2" = 1 ]; then
    printf '%s' "$1"
  else
    printf '%s-%s' "$1" "$2"
  fi
}

account() {
  printf '%s@%s.iam.gserviceaccount.com' "$1" "${PROJECT}"
}

# A substitution that means "not used" says so; an empty one is a mistake, because Cloud Build replaces unknown ones by nothing.
used() {
  [ "${1:-none}" != none ]
}
