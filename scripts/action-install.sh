#!/usr/bin/env bash
# Installs and builds the action in its own folder, so that neither .npmrc, package.json nor node_modules of the checkout
# that is reviewed has a part in it. Nothing is taken from a cache: jobs that run what a pull request brings can write there.
set -euo pipefail
cd "$GITHUB_ACTION_PATH"
if [ -f build/lib/action/main.js ] && [ -d node_modules/commander ]; then
  exit 0
fi
npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
npm run --silent build
