#!/usr/bin/env bash
# Does docs/installing.md, command by command, in a fresh Debian 12 and a fresh Debian 13: installs, upgrades under load, uninstalls. Needs root.
#
#   tests/installing/run.sh            both
#   tests/installing/run.sh bookworm   that one (or trixie)
#   tests/installing/run.sh --help     this text
#
# The commands are the code blocks of the page, found by their names; scenario.sh says in which order they are done, and what must hold after each.
# Below .build/debian/ stay a minimal Debian of each, and one with what a WHMCS host has: PHP-FPM, Apache, MariaDB. Each run begins with that one as
# it is and throws away what was written. The last line is "N passed, N failed".
. "$(dirname "$0")/../../bin/lib/common.sh"
. "$root/bin/lib/debian.sh"

case "${1:-}" in
  --help|-h) usage; exit 0 ;;
  ''|bookworm|trixie) ;;
  *) wrong "$1" ;;
esac
[ $# -gt 0 ] || set -- bookworm trixie
demand_root
need root
mkdir -p "$build/debian"
exec 9>"$build/debian/.lock"
flock 9
work=
trap 'end_inner; [ -z "$work" ] || rm -rf "$work"' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP

# A host as WHMCS has it before the extension comes: made once, anew where these packages change.
host_packages() {
  echo "php$1-cli php$1-fpm libapache2-mod-php$1 php$1-mysql php$1-sqlite3 php$1-mbstring php$1-xml php-illuminate-database smarty4 mariadb-server apache2"
}
make_host() { # suite, PHP
  local base="$build/debian/$1/root" packages
  packages=$(host_packages "$2")
  [ "$(cat "$host.packages" 2>/dev/null || true)" != "$packages" ] || return 0
  make_debian "$1" "$base"
  rm -rf "$host"
  cp -a "$base" "$host"
  name_host "$host"
  say "installing PHP-FPM, Apache and MariaDB in it (some minutes, once)"
  within "$host" sh -ec "export DEBIAN_FRONTEND=noninteractive; apt-get update; apt-get install -y --no-install-recommends $packages; apt-get clean" \
    >"$host.log" 2>&1 || { tail -n 15 "$host.log" >&2; die "the packages of a WHMCS host could not be installed (see $host.log)"; }
  echo "$packages" >"$host.packages"
}

passed=0 failed=0
for suite in "$@"; do
  case "$suite" in bookworm) php=8.2 ;; trixie) php=8.4 ;; esac
  host="$build/debian/$suite/host"
  make_host "$suite" "$php"
  work=$(mktemp -d "$build/debian/$suite/run.XXXXXX")
  mkdir "$work/top" && chmod 755 "$work/top"
  name_host "$work/top"
  copy_tree "$work/top/srv/tree"
  code=0
  below="$host" within "$work/top" bash /srv/tree/tests/installing/scenario.sh "$suite" >"$work/log" 2>&1 || code=$?
  cat "$work/log"
  line=$(grep -aoE '^[0-9]+ passed, [0-9]+ failed$' "$work/log" | tail -n 1 || true)
  [ -n "$line" ] || line="0 passed, 1 failed"
  passed=$((passed + ${line%% *})); line=${line#*, }
  [ "$code" = 0 ] || [ "${line%% *}" != 0 ] || line="1 failed"
  failed=$((failed + ${line%% *}))
  rm -rf "$work"; work=
done
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
