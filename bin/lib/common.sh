# What the commands in bin/ share: where the tree is, how progress is said, and how Debian's packages are installed. Sourced, not run.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
build="$root/.build"

say() { printf '%s\n' "$*" >&2; }
die() { say "$(basename "$0"): $*"; exit 1; }

# Prints the comment block at the top of the calling script: its --help.
usage() { sed -n '2,/^[^#]/{/^#/s/^# \{0,1\}//p}' "$0"; }

# Packages that each purpose needs, by Debian 12's names.
packages_build="gcc make autoconf pkg-config libc6-dev php8.2-cli php8.2-dev libcurl4-openssl-dev libjson-c-dev"
packages_core="libcmocka-dev openssl libssl-dev zlib1g-dev"
packages_panel="php8.2-cli php8.2-sqlite3"
packages_whmcs="php8.2-cli php8.2-mysql php8.2-sqlite3 php8.2-mbstring php8.2-xml php-illuminate-database smarty4 mariadb-server"
packages_generated="php-parser"
packages_runtime="php8.2-fpm php8.2-opcache"
packages_memory="valgrind"
packages_fuzz="clang libclang-rt-14-dev llvm"
packages_model="spin"
packages_analyse="clang-tidy php-codesniffer phpmd"

# need PURPOSE…: installs what is missing of those purposes; says what is missing where it cannot.
need() {
  local purpose name missing=()
  for purpose in "$@"; do
    local list="packages_$purpose"
    for name in ${!list}; do
      dpkg-query -W -f='${db:Status-Status}\n' "$name" 2>/dev/null | grep -qx installed || missing+=("$name")
    done
  done
  [ "${#missing[@]}" -gt 0 ] || return 0
  command -v apt-get >/dev/null || die "these Debian packages are needed: ${missing[*]}"
  local as=()
  if [ "$(id -u)" != 0 ]; then
    command -v sudo >/dev/null || die "these Debian packages are needed, and only root can install them: apt-get install ${missing[*]}"
    as=(sudo)
  fi
  say "installing from Debian's packages: ${missing[*]}"
  local log
  log=$(mktemp)
  "${as[@]}" env DEBIAN_FRONTEND=noninteractive apt-get update >"$log" 2>&1 || { tail -n 5 "$log" >&2; die "apt-get update failed"; }
  # A database server is only a program here: the tests start their own, so Debian's must not be started.
  "${as[@]}" env DEBIAN_FRONTEND=noninteractive RUNLEVEL=1 apt-get install -y --no-install-recommends "${missing[@]}" >"$log" 2>&1 \
    || { tail -n 15 "$log" >&2; die "apt-get install failed"; }
  rm -f "$log"
}
