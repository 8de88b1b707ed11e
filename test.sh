#!/usr/bin/env bash
# Builds everything with warnings as errors, checks format, runs all tests (unit, integration, browser) and ends with
#   N passed, N failed, N skipped
# A step that fails (restore, build, format, …) or a test run that breaks off counts as one failed. Exit code 0 means:
# something passed, nothing failed. Logs, trx files and screenshots are kept in artifacts/test.
set -uo pipefail
repository="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
cd "$repository" || exit 1

passed=0 failed=0 skipped=0 finished=
finish() {
  end_compiler
  [ -n "$finished" ] || failed=$((failed + 1))
  echo "$passed passed, $failed failed, $skipped skipped"
  if [ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]; then exit 0; fi
  exit 1
}
trap finish EXIT
trap 'exit 130' INT TERM

# shellcheck source=tools/prerequisites.sh
. tools/prerequisites.sh
# The tests set their own surroundings; what the caller has set must not reach them.
unset DX_DATA DX_HOSTS DX_SEEDS DX_TRIAL DX_TRIAL_PASSWORD DX_TRIAL_LAST_YEAR ASPNETCORE_URLS ASPNETCORE_ENVIRONMENT DOTNET_ENVIRONMENT \
  DX_PROXIES DX_SQLSERVER_MAX_BATCH ConnectionStrings__Dx
need_sdk
need_browser

results="$repository/artifacts/test"
rm -rf "$results"
mkdir -p "$results"
export DX_TEST_ARTIFACTS="$results"

# step NAME SECONDS COMMAND…: runs quietly; shows the log and counts one failed when the command fails.
step() {
  local name="$1" seconds="$2" log="$results/$1.log" began=$SECONDS
  shift 2
  if timeout --kill-after=20 "$seconds" "$@" >"$log" 2>&1 </dev/null; then
    echo "ok      $name ($((SECONDS - began)) s)"
    return 0
  fi
  echo "FAILED  $name ($((SECONDS - began)) s): $*"
  # Compilers repeat each finding for every project that waits for it.
  { grep -E ': (error|warning) ' "$log" | sort -u || true; } | head -n 60
  tail -n 15 "$log"
  failed=$((failed + 1))
  return 1
}

scripts() {
  local file
  for file in run.sh test.sh .ci/run tools/*.sh; do
    bash -n "$file" || return 1
  done
}

compose() {
  export ACCEPT_EULA=Y MSSQL_SA_PASSWORD=check DX_HOSTS=check
  if docker compose version >/dev/null 2>&1; then
    step compose 60 docker compose -f docker-compose.yml config -q
  elif command -v docker-compose >/dev/null; then
    step compose 60 docker-compose -f docker-compose.yml config -q
  else
    echo 'skipped compose: docker compose not at hand'
  fi
}

# attribute NAME LINE: the value of an XML attribute.
attribute() { sed -n "s/.*[[:space:]]$1=\"\([^\"]*\)\".*/\1/p" <<<"$2" | head -n 1; }

# count NAME: adds up the trx file of one test project and names the tests that failed.
count() {
  local trx="$results/$1.trx" counters total executed
  [ -s "$trx" ] || return 1
  counters="$(grep -o '<Counters [^>]*>' "$trx" | head -n 1)"
  [ -n "$counters" ] || return 1
  total="$(attribute total "$counters")" executed="$(attribute executed "$counters")"
  project_passed="$(attribute passed "$counters")"
  project_failed="$(attribute failed "$counters")"
  project_skipped=$((total - executed))
  passed=$((passed + project_passed)) failed=$((failed + project_failed)) skipped=$((skipped + project_skipped))
  # A project that ran nothing, or was broken off amid its tests, has not passed.
  [ "$total" -gt 0 ] && [ "$executed" -eq $((project_passed + project_failed)) ]
}

name_failures() {
  grep -o '<UnitTestResult [^>]*outcome="Failed"[^>]*>' "$results/$1.trx" | sed 's/.* testName="\([^"]*\)".*/  failed: \1/' |
    sed 's/&quot;/"/g; s/&lt;/</g; s/&gt;/>/g; s/&amp;/\&/g'
}

# tests NAME SECONDS: runs one test project that is already built.
tests() {
  local name="$1" seconds="$2" log="$results/$1.log" began=$SECONDS code=0
  local project_passed=0 project_failed=0 project_skipped=0 broken= scratch
  # Data folders of portals that the tests start and kill go with the run.
  scratch="$(mktemp -d)"
  TMPDIR="$scratch" timeout --kill-after=20 "$seconds" dotnet test "tests/$name/$name.csproj" -c Release --no-build \
    --logger "trx;LogFileName=$name.trx" --logger 'console;verbosity=minimal' --results-directory "$results" >"$log" 2>&1 </dev/null || code=$?
  rm -rf "$scratch"
  if ! count "$name" || { [ "$code" -ne 0 ] && [ "$project_failed" -eq 0 ]; }; then
    echo "FAILED  $name broke off or ran nothing (exit code $code):"
    tail -n 60 "$log"
    broken=1 failed=$((failed + 1))
  fi
  if [ "$project_failed" -gt 0 ]; then
    echo "FAILED  $name: $project_passed passed, $project_failed failed, $project_skipped skipped ($((SECONDS - began)) s)"
    grep -v '^\[xUnit.net' "$log" | head -n 300
    name_failures "$name"
  elif [ -z "$broken" ]; then
    echo "ok      $name: $project_passed passed, $project_skipped skipped ($((SECONDS - began)) s)"
  fi
}

step scripts 30 bash -c "$(declare -f scripts); scripts" || true
(compose) || failed=$((failed + 1))
if step restore 900 dotnet restore Municipal.Dx.sln --locked-mode &&
  step build 900 dotnet build Municipal.Dx.sln -c Release --no-restore -warnaserror -nologo -v quiet; then
  end_compiler
  # The format check uses one core; the tests that follow leave one.
  step format 400 dotnet format Municipal.Dx.sln --verify-no-changes --no-restore >"$results/format.said" &
  format=$!
  tests Municipal.Dx.UnitTests 300
  tests Municipal.Dx.IntegrationTests 900
  wait "$format" || failed=$((failed + 1))
  cat "$results/format.said"
  tests Municipal.Dx.BrowserTests 900
  for project in tests/*Tests/; do
    case "$project" in
      tests/Municipal.Dx.UnitTests/ | tests/Municipal.Dx.IntegrationTests/ | tests/Municipal.Dx.BrowserTests/) ;;
      *) tests "$(basename "$project")" 900 ;;
    esac
  done
fi
finished=1
