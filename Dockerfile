# One image for all functions; FUNCTION_TARGET says which one a service is. Pin the base by digest: docs/deploy.md says how.
ARG PYTHON_IMAGE=python:3.13-slim-bookworm

FROM ${PYTHON_IMAGE} AS build
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1
COPY requirements/cloud.txt /build/cloud.txt
# pip compiles what it installs. It is not needed afterwards, so it does not come along.
RUN python -m venv /opt/venv \
 && /opt/venv/bin/python -m pip install --quiet --require-hashes --only-binary=:all: --requirement /build/cloud.txt \
 && /opt/venv/bin/python -m pip uninstall --quiet --yes pip
COPY src /srv/src
COPY functions /srv/functions
# Bytecode is a second of every cold start. Its check against the source is left out: nothing changes in an image.
RUN /opt/venv/bin/python -m compileall -q --invalidation-mode unchecked-hash /srv/src /srv/functions

FROM ${PYTHON_IMAGE}
RUN groupadd --system --gid 10001 outreach \
 && useradd --system --uid 10001 --gid outreach --no-create-home --home-dir /nonexistent --shell /usr/sbin/nologin outreach
COPY --from=build /opt/venv /opt/venv
COPY --from=build /srv /srv
# One request at a time: Sheets has no transactions, and a register is checked faster alone. XDG_RUNTIME_DIR: gunicorn wants
# to write a socket somewhere, and its user has no home.
ENV PATH=/opt/venv/bin:$PATH \
    PYTHONPATH=/srv/src \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    FUNCTION_SOURCE=/srv/functions/main.py \
    THREADS=1 \
    XDG_RUNTIME_DIR=/tmp \
    PORT=8080
WORKDIR /srv
USER 10001:10001
CMD ["functions-framework"]
