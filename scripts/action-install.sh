#!/usr/bin/env bash
# Installs and builds the action, unless the cache had it. What only the build needs is taken away again, so that the cache
# stays small, except where the action is used by the repository that it lies in, whose own steps need it.
set -euo pipefail
cd "$GITHUB_ACTION_PATH"
if [ -f build/lib/action/main.js ] && [ -d node_modules/commander ]; then
  exit 0
fi
npm ci --no-audit --no-fund --loglevel=error
if [ ! -f build/lib/action/main.js ]; then
  npm run --silent build
fi
if [ "$(pwd -P)" != "$(cd "${GITHUB_WORKSPACE:-/}" && pwd -P)" ]; then
  npm prune --omit=dev --ignore-scripts --no-audit --no-fund --loglevel=error
fi
