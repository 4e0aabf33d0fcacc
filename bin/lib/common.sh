# What the commands in bin/ share: where the tree is, how progress is said, which names a word means, and how Debian's
# packages are installed. Sourced, not run.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
build="$root/.build"

say() { printf '%s\n' "$*" >&2; }
die() { say "$(basename "$0"): $*"; exit 1; }

# Prints the comment block at the top of the calling script: its --help.
usage() { sed -n '2,/^[^#]/{/^#/s/^# \{0,1\}//p}' "$0"; }

# wrong WORD: names a word that the command does not take, and ends.
wrong() { say "$(basename "$0"): there is no \"$1\" here"; usage >&2; exit 2; }
# lacks OPTION: an option stands last that takes something.
lacks() { say "$(basename "$0"): $1 takes something after it"; usage >&2; exit 2; }

# those_with NAMES WORD…: prints those of the names, a line each, that hold one of the words; ends where a word is in none of them.
those_with() {
  local names="$1" word; shift
  for word in "$@"; do grep -qF -- "$word" <<<"$names" || die "no name holds \"$word\" (--list says which there are)"; done
  grep -F -e "$(printf '%s\n' "$@")" <<<"$names"
}

# Debian's PHP that everything is built and tested with: 8.2, Debian 12's, unless CALAGOPUS_PHP names another one (Debian 13's is 8.4).
debian_php="${CALAGOPUS_PHP:-8.2}"

# Packages that each purpose needs, by Debian 12's names.
packages_build="gcc make autoconf pkg-config libc6-dev php$debian_php-cli php$debian_php-dev libcurl4-openssl-dev libjson-c-dev"
packages_core="libcmocka-dev ca-certificates openssl libssl-dev zlib1g-dev"
packages_panel="php$debian_php-cli php$debian_php-sqlite3 php$debian_php-mbstring"
packages_whmcs="php$debian_php-cli php$debian_php-mysql php$debian_php-sqlite3 php$debian_php-mbstring php$debian_php-xml php-illuminate-database smarty4 mariadb-server"
packages_browser="chromium chromium-driver nginx-light"
packages_generated="php-parser"
packages_runtime="php$debian_php-fpm php$debian_php-opcache"
packages_memory="valgrind"
packages_fuzz="clang libclang-rt-14-dev llvm"
packages_model="spin"
packages_analyse="clang-tidy php-codesniffer phpmd"
packages_style="clang-format-14 php-codesniffer php$debian_php-cli"
packages_breaks="patch"
packages_npm="npm"
packages_root="debootstrap debian-archive-keyring util-linux git"

# need PURPOSE…: installs what is missing of those purposes; says what is missing where it cannot, or $install_missing is no.
install_missing=yes
need() {
  local purpose name missing=()
  for purpose in "$@"; do
    local list="packages_$purpose"
    for name in ${!list}; do
      [[ " ${missing[*]} " != *" $name "* ]] || continue
      dpkg-query -W -f='${db:Status-Status}\n' "$name" 2>/dev/null | grep -qx installed || missing+=("$name")
    done
  done
  [ "${#missing[@]}" -gt 0 ] || return 0
  [ "$install_missing" = yes ] || die "nothing is installed to print a list; it needs these Debian packages: ${missing[*]}"
  command -v apt-get >/dev/null || die "these Debian packages are needed: ${missing[*]}"
  if [ "$(id -u)" != 0 ] && ! command -v sudo >/dev/null; then
    die "these Debian packages are needed, and only root can install them: apt-get install ${missing[*]}"
  fi
  say "installing from Debian's packages: ${missing[*]}"
  as_root install_packages "${missing[@]}"
}

# as_root FUNCTION ARGUMENT…: runs a function of this file as root, through sudo where this is another user.
as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; else sudo bash -c '. "$1/bin/lib/common.sh"; shift; "$@"' "$0" "$root" "$@"; fi
}

# Programs alone are wanted: a database server or PHP-FPM that a package brings is neither started now nor at the next boot. The tests start
# their own. A policy of the host's own stays, and a service that was enabled before too.
install_packages() {
  local log enabled policy=/usr/sbin/policy-rc.d code=0
  log=$(mktemp) enabled=$(mktemp)
  list_enabled >"$enabled"
  if [ -e "$policy" ]; then policy=; else printf '#!/bin/sh\nexit 101\n' >"$policy"; chmod 755 "$policy"; fi
  { DEBIAN_FRONTEND=noninteractive apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$@"; } >"$log" 2>&1 || code=$?
  [ -z "$policy" ] || rm -f "$policy"
  list_enabled | LC_ALL=C comm -13 "$enabled" - | while read -r link; do rm -f "$link"; done
  [ "$code" = 0 ] || tail -n 15 "$log" >&2
  rm -f "$log" "$enabled"
  [ "$code" = 0 ] || die "apt-get failed: what is above says why; nothing else was done"
}

# What starts at boot: systemd's links and those of the older manner.
list_enabled() {
  { find /etc/systemd/system -type l -path '*.wants/*'; find /etc/rc?.d -name 'S*'; } 2>/dev/null | LC_ALL=C sort
}

# scratch: temporary files of this command and of all that it starts go into folders of their own, on disk and in memory, which go with it,
# also where something in it failed or was killed.
scratch() {
  TMPDIR=$(mktemp -d "${TMPDIR:-/tmp}/calagopus-XXXXXX")
  TEST_MEMORY=$(mktemp -d "/dev/shm/calagopus-XXXXXX")
  chmod 711 "$TMPDIR" "$TEST_MEMORY" # tests have users of their own
  export TMPDIR TEST_MEMORY
  trap 'rm -rf "$TMPDIR" "$TEST_MEMORY"' EXIT
}
