#!/usr/bin/env bash
# Says whether the runner's Node will do, and what the action's build depends on: a key for the cache. It is worked out
# here because hashFiles() sees the workspace only, and the action lies beside it.
set -euo pipefail
cd "$GITHUB_ACTION_PATH"
node=false
if command -v node > /dev/null && node -e 'process.exit(Number(process.versions.node.split(".")[0]) >= 20 ? 0 : 1)'; then
  node=true
fi
major=$(node --version 2> /dev/null | cut -d. -f1 || true)
key=$(find lib schemas patches imports package.json package-lock.json tsconfig.json tsconfig.build.json -type f -print0 |
  LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum | cut -c1-32)
printf 'node=%s\nkey=%s\n' "$node" "${major:-v20}-$key" >> "$GITHUB_OUTPUT"
