# shellcheck shell=bash
# What a machine needs before anything can be built or tested. Sourced by run.sh, test.sh and tools/*.sh.
# As root on Debian or Ubuntu the missing part is installed; anyone else is told what to install.

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_CLI_WORKLOAD_UPDATE_NOTIFY_DISABLE=true
# Build nodes that stay alive would hold the terminal's or the CI's output open.
export MSBUILDDISABLENODEREUSE=1 DOTNET_CLI_USE_MSBUILD_SERVER=0
# What a user has set up for MSBuild on this machine (skipped analyzers, for example) must not change the outcome.
export ImportUserLocationsByWildcardBeforeMicrosoftCommonProps=false ImportUserLocationsByWildcardAfterMicrosoftCommonProps=false
export ImportUserLocationsByWildcardBeforeMicrosoftCommonTargets=false ImportUserLocationsByWildcardAfterMicrosoftCommonTargets=false
# A compiler server of our own (MSBuild reads this as a property): one shared with other builds of this machine can carry
# a spoiled Razor generator and then refuses good pages.
export SharedCompilationId="municipal-dx-$$"

end_compiler() {
  local server
  command -v pgrep >/dev/null || return 0
  for server in $(pgrep -f -- "-pipename:$SharedCompilationId\$"); do
    kill "$server" 2>/dev/null || true
  done
}

say() { printf '%s\n' "$*"; }

refuse() {
  printf '%s\n' "$@" >&2
  exit 1
}

can_install() { [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null; }

refresh_packages() {
  [ -n "${packages_refreshed:-}" ] || apt-get -qq -o DPkg::Lock::Timeout=120 update >&2 || true
  packages_refreshed=1
}

install_packages() {
  refresh_packages
  DEBIAN_FRONTEND=noninteractive apt-get -qq -y -o DPkg::Lock::Timeout=300 install --no-install-recommends "$@" >&2
}

has_sdk() { command -v dotnet >/dev/null && dotnet --list-sdks 2>/dev/null | grep '^10\.' >/dev/null; }

has_icu() { [ "$(uname -s)" != Linux ] || ldconfig -p 2>/dev/null | grep 'libicuuc\.so' >/dev/null; }

need_sdk() {
  if ! has_sdk && can_install; then
    refresh_packages
    if apt-cache show dotnet-sdk-10.0 >/dev/null 2>&1; then
      say '.NET 10 SDK がないため、dotnet-sdk-10.0 を入れます(installing dotnet-sdk-10.0)。'
      install_packages dotnet-sdk-10.0 || true
    fi
  fi
  has_sdk || refuse \
    '.NET 10 SDK が見つかりません。.NET 10 SDK(10.0.100 以上)を入れ、dotnet が PATH から動くようにしてから、もう一度実行してください。' \
    'The .NET 10 SDK was not found. Install the .NET 10 SDK (10.0.100 or later), make sure that "dotnet" is on the PATH, and run this again.'

  if ! has_icu && can_install; then
    refresh_packages
    local icu
    icu="$(apt-cache pkgnames libicu | grep -E '^libicu[0-9]+$' | sort -V | tail -n 1 || true)"
    [ -z "$icu" ] || install_packages "$icu" || true
  fi
  has_icu || refuse \
    'ICU ライブラリ(libicu)が見つかりません。和暦と文字の正規化に必要です。Debian・Ubuntu では libicu を入れてください。' \
    'The ICU library (libicu) was not found. It is needed for Japanese eras and text normalisation. On Debian or Ubuntu install libicu.'
}

has_browser() { [ -x /usr/bin/chromium ]; }

has_japanese_font() { command -v fc-list >/dev/null && [ -n "$(fc-list :lang=ja family 2>/dev/null)" ]; }

need_browser() {
  if { ! has_browser || ! has_japanese_font; } && can_install; then
    say 'ブラウザーのテストに使う Chromium と日本語フォントを入れます(installing chromium, fonts-noto-cjk)。'
    install_packages chromium fonts-noto-cjk fontconfig || true
  fi
  if has_browser && has_japanese_font; then return; fi
  refuse \
    'ブラウザーのテストに /usr/bin/chromium と日本語フォントが要ります。Debian では root で apt-get install chromium fonts-noto-cjk fontconfig を実行してください。' \
    'The browser tests need /usr/bin/chromium and a Japanese font. On Debian run, as root: apt-get install chromium fonts-noto-cjk fontconfig'
}
