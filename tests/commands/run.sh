#!/usr/bin/env bash
# Shows that the commands in bin/ answer --help and --list, and name a wrong word, without installing anything, and that they clear up.
#
# They run beside an apt-get, a sudo and a dpkg-query that stand first in the PATH: to them no package is installed, and whoever tries to
# install one leaves a mark. The last line is "N passed, N failed".
set -uo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
passed=0 failed=0

good() { passed=$((passed + 1)); }
bad() { failed=$((failed + 1)); echo "FAILED: $1"; sed 's/^/    /' "$work/said"; }

mkdir "$work/first"
for name in apt-get sudo; do
  printf '#!/bin/sh\necho "%s $*" >>"%s/installed"\nexit 1\n' "$name" "$work" >"$work/first/$name"
done
printf '#!/bin/sh\nexit 1\n' >"$work/first/dpkg-query"
chmod 755 "$work/first"/*

# run COMMAND WORD…: what it says goes into a file; the exit status is the command's.
run() { rm -f "$work/installed"; PATH="$work/first:$PATH" timeout 60 "$@" >"$work/said" 2>&1 </dev/null; }
installed_nothing() { [ ! -e "$work/installed" ] || { cat "$work/installed" >>"$work/said"; return 1; }; }

for command in "$root"/bin/*; do
  [ -f "$command" ] && [ -x "$command" ] || continue
  name=bin/$(basename "$command")
  if run "$command" --help && installed_nothing && grep -q -- --help "$work/said"; then good; else bad "$name --help prints its text and installs nothing"; fi
  help=$(cat "$work/said")
  if ! run "$command" --no-such-word && installed_nothing && grep -q -- 'no-such-word' "$work/said"; then good; else bad "$name names a word that it does not take, and installs nothing"; fi
  if grep -qE -- '(^|[^-a-z])--list\b' <<<"$help"; then
    # A list may need a program that is not there: then that is said.
    if { run "$command" --list || grep -q 'nothing is installed to print a list' "$work/said"; } && installed_nothing; then good; else bad "$name --list installs nothing"; fi
  fi
done
[ "$passed" -gt 25 ] || { echo "only $passed commands and words were tried" >"$work/said"; bad "the commands were found"; }

# clears HOW COMMANDS: what a command keeps while it runs is gone after it ended like that.
clears() {
  local folders
  bash -c '. "$0/bin/lib/common.sh"; scratch; echo "$TMPDIR" "$TEST_MEMORY"; touch "$TMPDIR/file" "$TEST_MEMORY/file"; '"$2" "$root" >"$work/said" 2>/dev/null
  read -r -a folders <"$work/said"
  if [ "${#folders[@]}" = 2 ] && [ ! -e "${folders[0]}" ] && [ ! -e "${folders[1]}" ]; then good; else bad "folders on disk and in memory are gone after a command $1"; fi
}
clears "that succeeded" true
clears "that failed" false
clears "that was ended" 'kill -TERM $$; sleep 0.1'

# What bin/packages installs unasked is what the usual suites need, and its list knows every purpose of the tree.
mapfile -t purposes < <(sed -nE 's/^ *packages_([a-z]+)=.*/\1/p' "$root"/bin/lib/*.sh "$root"/tests/*/*.sh | sort)
{ "$root/bin/packages" --list | cut -d' ' -f1 | sort | comm -3 - <(printf '%s\n' "${purposes[@]}"); } >"$work/said" 2>&1
if [ "${#purposes[@]}" -gt 10 ] && [ ! -s "$work/said" ]; then good; else bad "bin/packages --list has every purpose"; fi
mapfile -t usual < <("$root/bin/test" --list | awk '$2 == "usual" { print $1 }')
bash -c 'eval "$(sed -n "/^purposes_of()/,/^}/p" "$0/bin/test")"; shift; for suite in "$@"; do purposes_of "$suite"; done' "$root" - "${usual[@]}" | tr ' ' '\n' | sort -u | grep . >"$work/needed"
sed -nE 's/^ *# *bin\/packages \[PURPOSE …\] *([a-z ]*)\(.*/\1/p' "$root/bin/packages" | tr ' ' '\n' | sort | grep . | comm -13 - "$work/needed" >"$work/said"
if [ "$(wc -l <"$work/needed")" -gt 5 ] && [ ! -s "$work/said" ]; then good; else bad "bin/packages installs unasked what the usual suites need"; fi

# A package that several purposes need is named once.
run bash -c '. "$0/bin/lib/common.sh"; install_missing=no; need build panel whmcs' "$root"
if tr ' ' '\n' <"$work/said" | grep -qx mariadb-server && [ -z "$(tr ' ' '\n' <"$work/said" | grep -E '^(php|lib)' | sort | uniq -d)" ]; then good; else bad "each package that is missing is named once"; fi

# copied TREE: the files that a Debian of the tests would get of a tree.
copied() { bash -c '. "$0/bin/lib/common.sh"; . "$0/bin/lib/debian.sh"; root="$1"; copy_tree "$2"' "$root" "$1" "$work/copy" >"$work/said" 2>&1 && (cd "$work/copy" && find . -type f | LC_ALL=C sort | tr '\n' ' ') >"$work/copied"; }
mkdir -p "$work/tree/bin" "$work/tree/.build"
touch "$work/tree/bin/a file" "$work/tree/.build/made"
if copied "$work/tree" && [ "$(cat "$work/copied")" = "./bin/a file " ]; then good; else bad "a tree from an archive is copied without what was built in it"; fi
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
