#!/usr/bin/env bash
# Stops a build whose substitutions nobody filled in: builds started by a trigger replace what is missing by nothing.
set -euo pipefail

missing=()
for name in _REGION _WORKBOOKS _NETWORK _IDENTITIES _TIME_ZONE _AUDIENCE _EDITS _SMTP_HOST _TOKENS; do
  value="${!name:-}"
  if [ -z "${value}" ] || [ "${value}" = unset ]; then
    missing+=("${name}")
  fi
done
if [ "${_SMTP_HOST:-none}" != none ]; then
  for name in _SMTP_USER _SMTP_PASSWORD_VERSION _MAIL_FROM _MAIL_DOMAINS; do
    value="${!name:-}"
    if [ -z "${value}" ] || [ "${value}" = unset ]; then
      missing+=("${name}")
    fi
  done
fi
if [ "${#missing[@]}" -gt 0 ]; then
  printf 'Not set: %s. docs/deploy.md says what each must be; "none" where it is not used.\n' "${missing[*]}" >&2
  exit 2
fi

if [ "${_WORKBOOKS}" = none ] && [ "${_NETWORK}" = none ]; then
  echo 'Either _WORKBOOKS or _NETWORK must name a sheet.' >&2
  exit 2
fi
if ! [[ "${_WORKBOOKS}" =~ ^[A-Za-z0-9_-]+(,[A-Za-z0-9_-]+)*$ && "${_NETWORK}" =~ ^[A-Za-z0-9_-]+$ ]]; then
  echo '_WORKBOOKS and _NETWORK take the ids of sheets, the part of the address between /d/ and /edit.' >&2
  exit 2
fi
if ! [[ "${_IDENTITIES}" =~ ^[1-5]$ ]]; then
  echo '_IDENTITIES must be 1 to 5: a sixth would not fit into the 300 reads a minute of one project.' >&2
  exit 2
fi
case "${_EDITS}" in
  iam | hmac) ;;
  *)
    echo '_EDITS must be iam (identity tokens) or hmac (signatures).' >&2
    exit 2
    ;;
esac
case "${_TIME_ZONE}" in
  */*) ;;
  *)
    echo '_TIME_ZONE must be a name such as Europe/Oslo.' >&2
    exit 2
    ;;
esac
