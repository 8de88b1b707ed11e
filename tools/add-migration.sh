#!/usr/bin/env bash
# Adds the same-named migration to both providers, so that neither drifts from the model:
#   tools/add-migration.sh AddReviewNotes
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
# shellcheck source=tools/prerequisites.sh
. tools/prerequisites.sh
need_sdk
trap end_compiler EXIT

name="${1:-}"
[[ "$name" =~ ^[A-Z][A-Za-z0-9]{2,79}$ ]] || refuse \
  '使い方: tools/add-migration.sh 名前(例: AddReviewNotes。英大文字で始まる英数字)' \
  'Usage: tools/add-migration.sh NAME (for example AddReviewNotes: letters and digits, a capital first)'

dotnet tool restore
for provider in Sqlite SqlServer; do
  project="src/Municipal.Dx.Data.$provider"
  echo "$provider: $name"
  dotnet ef migrations add "$name" --project "$project" --startup-project "$project" --output-dir Migrations
done
