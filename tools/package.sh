#!/usr/bin/env bash
# Packs the portal with its own .NET runtime, for a machine without internet and without .NET:
#   tools/package.sh linux-x64
#   tools/package.sh win-x64
# writes artifacts/municipal-dx-VERSION-RID.tar.gz and its SHA-256. docs/operations.md says how to install it.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
# shellcheck source=tools/prerequisites.sh
. tools/prerequisites.sh
need_sdk
trap end_compiler EXIT

rid="${1:-}"
case "$rid" in
  linux-x64 | win-x64) ;;
  *) refuse '使い方: tools/package.sh linux-x64 または win-x64' 'Usage: tools/package.sh linux-x64 | win-x64' ;;
esac

project=src/Municipal.Dx.Web/Municipal.Dx.Web.csproj
version="$(sed -n 's|.*<Version>\(.*\)</Version>.*|\1|p' Directory.Build.props)"
name="municipal-dx-$version-$rid"
folder="artifacts/package/$name"
rm -rf "$folder"
mkdir -p "$folder"
dotnet restore "$project" --locked-mode -v quiet
dotnet publish "$project" -c Release -r "$rid" --self-contained --no-restore -o "$folder/portal" -v quiet
cp -R seeds "$folder/seeds"
cp docs/operations.md "$folder/operations.md"
tar -C artifacts/package -czf "artifacts/$name.tar.gz" "$name"
(cd artifacts && sha256sum "$name.tar.gz" >"$name.tar.gz.sha256")
say "artifacts/$name.tar.gz"
