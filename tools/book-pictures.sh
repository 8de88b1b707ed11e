#!/usr/bin/env bash
# Makes the pictures of docs/excel-formats.md from real files: books that the portal writes, printed by LibreOffice.
# Usage: tools/book-pictures.sh PORTAL_DLL DATA_FOLDER [PERIOD]
# DATA_FOLDER is the data of a trial portal that is not running. Needs libreoffice-calc, poppler-utils and fonts-noto-cjk.
set -euo pipefail
portal=$(realpath "$1"); data=$(realpath "$2"); period=${3:-2026-q2}
here=$(cd "$(dirname "$0")/.." && pwd); out="$here/docs/images/excel"
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
mkdir -p "$out"

book() { (cd "$here" && DX_DATA="$data" DX_TRIAL=1 dotnet "$portal" book "$1" "$period" "$2" "$work/$1-$2.xlsx"); }

picture() { # FILE PAGE NAME
  pdftoppm -scale-to 900 -f "$2" -l "$2" -png -singlefile "$work/$1.pdf" "$out/$3"
}

# The first page whose footer names the sheet.
page_of() { # FILE SHEET
  local pages; pages=$(pdfinfo "$work/$1.pdf" | awk '/^Pages:/ { print $2 }')
  for p in $(seq 1 "$pages"); do
    if pdftotext -f "$p" -l "$p" -layout "$work/$1.pdf" - | tail -n 4 | tr -d ' ' | grep -q -- "$2"; then echo "$p"; return; fi
  done
  echo "no page of $2" >&2; return 1
}

for edition in committee internal assembly; do
  book oe "$edition"
  soffice --headless --convert-to pdf --outdir "$work" "$work/oe-$edition.xlsx" > /dev/null 2>&1
done
while read -r edition sheet name; do
  picture "oe-$edition" "$(page_of "oe-$edition" "$sheet")" "$name"
done <<'L'
committee 表紙 cover
committee 概要 overview
committee 進捗管理表 progress
committee KPI一覧 kpis
committee 工程表 schedule
committee 遅延・課題一覧 delays
committee 前回指摘事項への対応 opinions
committee 目標・計画の変更一覧 changes
committee 個票 card
committee 評価基準・用語 terms
internal 進捗管理表 progress-full
internal 提出状況 submission
assembly KPIの状況 kpis-short
L
ls -l "$out"
