#!/usr/bin/env bash
# Starts the portal from a clean clone: restores, builds (Release), then hands over to the portal itself, which creates
# and migrates the database, imports seeds/ and prints where to open it. Arguments are a portal command:
#   ./run.sh                      the trial portal on http://127.0.0.1:5080
#   ./run.sh import seeds/oe      a command of the portal on the same data
set -euo pipefail
repository="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
# shellcheck source=tools/prerequisites.sh
. "$repository/tools/prerequisites.sh"
need_sdk

project="$repository/src/Municipal.Dx.Web/Municipal.Dx.Web.csproj"
portal="$repository/artifacts/portal"
log="$repository/artifacts/run.log"
mkdir -p "$repository/artifacts"
: >"$log"

quietly() {
  say "$1"
  shift
  if ! "$@" >>"$log" 2>&1 </dev/null; then
    # One line per finding is enough to see what is wrong; the rest is in the log.
    { grep -E 'error|warning' "$log" || cat "$log"; } | sort -u | tail -n 40 >&2
    refuse "失敗しました: $*" "Failed. The whole output: $log"
  fi
}
trap end_compiler EXIT

# Publishing (not only building) puts the static files, compressed, beside the program, as an installed portal has them.
rm -rf "$portal.new"
quietly 'パッケージを復元しています…' dotnet restore "$project" --locked-mode
quietly 'ビルドしています(Release)…' dotnet publish "$project" -c Release --no-restore -o "$portal.new"
# Files of an earlier build must not stay; a portal that still runs from them misses its own only for the blink of a move.
rm -rf "$portal"
mv "$portal.new" "$portal"

data="${DX_DATA:-$repository/data}"
mkdir -p "$data" || refuse "データのフォルダーを作れません: $data" "Cannot create the data folder: $data"
DX_DATA="$(cd "$data" && pwd)"
export DX_DATA
export DX_TRIAL="${DX_TRIAL-1}"
export ASPNETCORE_URLS="${ASPNETCORE_URLS:-http://127.0.0.1:5080}"
end_compiler
exec dotnet "$portal/Municipal.Dx.Web.dll" "$@"
