# A Debian of another kind in a folder below .build: made by debootstrap, entered with mounts and processes of its own. Sourced, not run.
#
# Needs root and bin/lib/common.sh. What runs inside ends, and its mounts are undone, together with the script that started it, however
# that ends.

# demand_root: says that nothing was tested where this is not root, and ends.
demand_root() {
  [ "$(id -u)" != 0 ] || return 0
  say "$(basename "$0"): only root can make a Debian to test in, and this is not root: nothing was tested"
  echo "0 passed, 1 failed"
  exit 1
}

# apart COMMAND…: runs it with mounts and processes of its own; they end with it, and it ends with this script, even where that is killed.
# A process group of its own keeps the interrupt key's signal, which would end some of it only, from it.
inner=
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
end_inner() { [ -z "$inner" ] || kill -KILL "$inner" 2>/dev/null || true; }

# make_debian SUITE FOLDER: a minimal Debian in the folder, once. One that was left half made is made anew.
make_debian() {
  local suite="$1" folder="$2"
  [ ! -d "$folder" ] || return 0
  say "making a Debian $suite in $folder (some minutes, once)"
  mkdir -p "$(dirname "$folder")"
  rm -rf "$folder.new"
  apart debootstrap --variant=minbase "$suite" "$folder.new" http://deb.debian.org/debian >"$folder.log" 2>&1 \
    || { tail -n 15 "$folder.log" >&2; die "debootstrap failed (see $folder.log)"; }
  mv "$folder.new" "$folder"
}

# name_host FOLDER: gives it this machine's way to names.
name_host() {
  mkdir -p "$1/etc"
  cp -L /etc/resolv.conf "$1/etc/resolv.conf"
  printf "127.0.0.1 localhost %s\n" "$(uname -n)" >"$1/etc/hosts"
}

# copy_tree FOLDER: the files of the tree as they are, what is not committed included and what git ignores excluded. In a tree that was unpacked
# from an archive no git knows them: there it is all but .build.
copy_tree() {
  local file list
  list=$(mktemp)
  rm -rf "$1"
  mkdir -p "$1"
  if [ -e "$root/.git" ]; then git -c safe.directory="$root" -C "$root" ls-files -z --cached --others --exclude-standard >"$list"
  else (cd "$root" && find . -path ./.build -prune -o \( -type f -o -type l \) -printf '%P\0') >"$list"; fi
  [ -s "$list" ] || { rm -f "$list"; die "there are no files in $root"; }
  while IFS= read -r -d '' file; do [ ! -e "$root/$file" ] || printf '%s\0' "$file"; done <"$list" \
    | tar -C "$root" --null --no-recursion -T - -c | tar -C "$1" --no-same-owner -x
  rm -f "$list"
}

# within FOLDER COMMAND…: runs it in the root, with nothing of this machine's environment but the way to Debian's packages. $below names a
# root that is to stay as it is: then the folder takes only what is written ($FOLDER.work is overlayfs's own).
below=
within() {
  apart bash -euc '
    top="$1" below="$2"; shift 2
    if [ -n "$below" ]; then
      mkdir -p "$top.work" "$top.all"
      mount -t overlay overlay -o "lowerdir=$below,upperdir=$top,workdir=$top.work" "$top.all"
      top="$top.all"
    fi
    mount -t proc proc "$top/proc"
    mkdir -p "$top/dev/shm"
    mount -t tmpfs tmpfs "$top/dev/shm"
    chroot "$top" /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C.UTF-8 \
      ${http_proxy:+"http_proxy=$http_proxy"} "$@" || exit' within "$1" "$below" "${@:2}"
}
