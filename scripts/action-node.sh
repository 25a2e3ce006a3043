#!/usr/bin/env bash
# Says whether the runner's Node will do. It runs in the action's own folder, as everything does that is not a review.
set -euo pipefail
cd "$GITHUB_ACTION_PATH"
node=false
if command -v node > /dev/null && node -e 'process.exit(Number(process.versions.node.split(".")[0]) >= 20 ? 0 : 1)'; then
  node=true
fi
printf 'node=%s\n' "$node" >> "$GITHUB_OUTPUT"
