#!/usr/bin/env bash
# Builds and tests the tree in Debian 13, with its PHP 8.4, libcurl and json-c, in a root folder of its own. Needs root.
#
#   tests/runtime/debian13.sh             the suites of bin/test that are about the extension, the C core and the module
#   tests/runtime/debian13.sh SUITE …     these suites of bin/test
#   tests/runtime/debian13.sh --help      this text
#
# The root is made by debootstrap in .build/debian13/root and kept for the next run. The tree's files as they are now, without .build, are
# copied into it each time, and everything is compiled anew there, with warnings as errors. All of it runs with processes and mounts of its
# own, which the kernel ends and undoes together with this command, however that ends. The last line is "N passed, N failed".
. "$(dirname "$0")/../../bin/lib/common.sh"
. "$root/bin/lib/debian.sh"

case "${1:-}" in
  --help|-h) usage; exit 0 ;;
  -*) wrong "$1" ;;
esac
[ $# -gt 0 ] || set -- extension hardening core phpt jit runtime rounds simulator conformance standin module opterius security
demand_root
need root
debian="$build/debian13/root"
mkdir -p "$build/debian13"
exec 9>"$build/debian13/.lock"
flock 9
trap end_inner EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP

inside() { within "$debian" /usr/bin/env -C /srv/tree CALAGOPUS_PHP=8.4 "$@"; }

make_debian trixie "$debian"
name_host "$debian"
copy_tree "$debian/srv/tree"
inside bin/packages build core panel runtime whmcs
say "$(inside sh -c '
  . /etc/os-release
  printf "tested: %s: " "$PRETTY_NAME"
  dpkg-query -W -f "\${source:Package} \${source:Version}\n" php8.4-cli libcurl4-openssl-dev libjson-c-dev gcc-14 | paste -sd, | sed "s/,/, /g"')"
inside bin/test "$@"
