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

case "${1:-}" in
  --help|-h) usage; exit 0 ;;
  -*) usage >&2; exit 2 ;;
esac
[ $# -gt 0 ] || set -- extension hardening core phpt jit runtime rounds simulator conformance standin module opterius security
if [ "$(id -u)" != 0 ]; then
  say "debian13.sh: only root can make a Debian 13 to test in, and this is not root: nothing was tested"
  echo "0 passed, 1 failed"
  exit 1
fi

packages_root="debootstrap debian-archive-keyring util-linux git"
need root
cache="$build/debian13" debian="$build/debian13/root"
mkdir -p "$cache"
exec 9>"$cache/.lock"
flock 9

# apart COMMAND…: runs it with mounts and processes of its own; they end with it, and it ends with this script, even where that is killed.
# A process group of its own keeps the interrupt key's signal, which would end some of it only, from it.
apart() {
  local code=0
  set -m
  setpriv --pdeathsig KILL unshare --mount --pid --fork --kill-child --mount-proc -- "$@" </dev/null 9>&- &
  inner=$!
  set +m
  wait "$inner" || code=$?
  inner=
  return $code
}
inner=
trap '[ -z "$inner" ] || kill -KILL "$inner" 2>/dev/null || true' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP

# inside COMMAND…: runs it in the root, with nothing of this machine's environment but the way to Debian's packages.
inside() {
  apart bash -euc '
    debian="$1"; shift
    mount -t proc proc "$debian/proc"
    mkdir -p "$debian/dev/shm"
    mount -t tmpfs tmpfs "$debian/dev/shm"
    chroot "$debian" /usr/bin/env -i -C /srv/tree PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C.UTF-8 CALAGOPUS_PHP=8.4 \
      ${http_proxy:+"http_proxy=$http_proxy"} "$@" || exit' inside "$debian" "$@"
}

# A root that was left half made is made anew.
make_root() {
  [ ! -d "$debian" ] || return 0
  say "making a Debian 13 in $debian (some minutes, once)"
  rm -rf "$debian.new"
  apart debootstrap --variant=minbase trixie "$debian.new" http://deb.debian.org/debian >"$cache/debootstrap.log" 2>&1 \
    || { tail -n 15 "$cache/debootstrap.log" >&2; die "debootstrap failed (see $cache/debootstrap.log)"; }
  mv "$debian.new" "$debian"
}

# The files of the tree as they are, what is not committed included and what git ignores excluded.
copy_tree() {
  local file
  rm -rf "$debian/srv/tree"
  mkdir -p "$debian/srv/tree"
  git -c safe.directory="$root" -C "$root" ls-files -z --cached --others --exclude-standard >"$cache/files"
  [ -s "$cache/files" ] || die "git names no files of $root"
  while IFS= read -r -d '' file; do [ ! -e "$root/$file" ] || printf '%s\0' "$file"; done <"$cache/files" \
    | tar -C "$root" --null --no-recursion -T - -c | tar -C "$debian/srv/tree" --no-same-owner -x
}

make_root
cp -L /etc/resolv.conf "$debian/etc/resolv.conf"
printf "127.0.0.1 localhost %s\n" "$(uname -n)" >"$debian/etc/hosts"
copy_tree
inside bin/packages build core panel runtime whmcs
say "$(inside sh -c '
  . /etc/os-release
  printf "tested: %s: " "$PRETTY_NAME"
  dpkg-query -W -f "\${source:Package} \${source:Version}\n" php8.4-cli libcurl4-openssl-dev libjson-c-dev gcc-14 | paste -sd, | sed "s/,/, /g"')"
inside bin/test "$@"
