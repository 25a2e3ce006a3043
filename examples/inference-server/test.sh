#!/bin/sh
# Vets and tests the server; with the race detector where there is a C compiler for it.
set -eu
cd "$(dirname "$0")"
if ! command -v go >/dev/null; then
  echo 'error: the inference server is tested with Go 1.25 or newer, and there is no go on the PATH: see https://go.dev/doc/install' >&2
  exit 2
fi
unformatted=$(gofmt -l .)
if [ -n "$unformatted" ]; then
  echo "error: gofmt would change: $unformatted" >&2
  exit 1
fi
go vet ./...
race=
if [ "$(go env CGO_ENABLED)" = 1 ] && command -v "$(go env CC)" >/dev/null; then race=-race; fi
exec go test $race "$@" ./...
