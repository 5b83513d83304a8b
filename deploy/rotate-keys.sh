#!/usr/bin/env bash
# Changes the key that the sheet's script signs with, in two steps and without a gap.
#   PROJECT=my-project deploy/rotate-keys.sh first|add|drop
# first  makes the first key
# add    puts a new key before the old one: both are accepted until every script has the new one
# drop   leaves only the new one
# After each step deploy with the version that it prints (_HMAC_KEYS_VERSION): a running service keeps the version it has.
set -euo pipefail
# shellcheck source=deploy/names.sh
. "$(dirname "$0")/names.sh"

read_keys() {
  gcloud secrets versions access latest --secret="${SECRET_KEYS}" --project="${PROJECT}"
}

make_key() {
  openssl rand -hex 32
}

case "${1:-}" in
  first)
    keys="$(make_key)"
    ;;
  add)
    old="$(read_keys)"
    keys="$(make_key),${old%%,*}"
    ;;
  drop)
    keys="$(read_keys)"
    keys="${keys%%,*}"
    ;;
  *)
    sed -n '2,8s/^# //p' "$0" >&2
    exit 2
    ;;
esac

version="$(printf '%s' "${keys}" | gcloud secrets versions add "${SECRET_KEYS}" --project="${PROJECT}" --data-file=- --format='value(name)')"
echo "_HMAC_KEYS_VERSION=${version##*/}"
echo "The script's OUTREACH_HMAC_KEY is what stands before the comma in:"
echo "  gcloud secrets versions access ${version##*/} --secret=${SECRET_KEYS} --project=${PROJECT}"
