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

# The themes' files and the demo, in a tree in which npm, PHP and the build are others: npm makes what it is asked for, or fails where it is told to.
demo="$work/demo" php="php${CALAGOPUS_PHP:-8.2}"
mkdir -p "$demo/bin/lib" "$demo/tests/browser" "$demo/first" && cp "$root/bin/lib/common.sh" "$demo/bin/lib/" && cp "$root/bin/demo" "$demo/bin/" && cp "$root/tests/browser/themes.sh" "$demo/tests/browser/"
printf '#!/bin/sh\nmkdir -p "%s/.build" && touch "%s/.build/ext.so" && echo "%s/.build/ext.so"\n' "$demo" "$demo" "$demo" >"$demo/bin/build"
printf '#!/bin/sh\necho "php ran: $*"\n' >"$demo/first/$php"
printf '#!/bin/sh\necho installed\n' >"$demo/first/dpkg-query"
cat >"$demo/first/npm" <<'END'
#!/bin/sh
for package; do :; done
echo "$package" >>"$NPM_ASKED"
[ "$package" != "$NPM_LACKS" ] && [ "$NPM_LACKS" != all ] || exit 1
mkdir package && echo "$package" >package/file && tar -czf made.tgz package && rm -r package && echo made.tgz
END
chmod 755 "$demo/bin/build" "$demo/first"/*
# with_npm LACKS COMMAND WORD…: npm lacks this package, all of them, or none.
with_npm() { rm -f "$work/asked"; NPM_ASKED="$work/asked" NPM_LACKS="$1" PATH="$demo/first:$PATH" timeout 60 "${@:2}" >"$work/said" 2>&1 </dev/null; }
asked() { [ -e "$work/asked" ] && wc -l <"$work/asked" || echo 0; }

if with_npm all "$demo/bin/demo" --check && grep -q 'php ran: .*--check' "$work/said" && [ "$(asked)" = 0 ]; then good; else bad "bin/demo --check asks npm for nothing"; fi
if with_npm all "$demo/bin/demo" && grep -q 'php ran: ' "$work/said" && [ "$(asked)" -gt 0 ] && [ "$(grep -c 'look of its own' "$work/said")" = 1 ]; then good; else bad "bin/demo goes on where npm fetches nothing, and says so"; fi
if [ "$(cd "$demo/.build" && echo *)" = ext.so ]; then good; else ls "$demo/.build" >"$work/said"; bad "what npm did not fetch leaves nothing behind"; fi
if with_npm none "$demo/bin/demo" && grep -q 'php ran: ' "$work/said" && [ "$(asked)" -gt 3 ] && ! grep -q 'look of its own' "$work/said" && [ "$(cat "$demo/.build/browser/bootstrap@3.4.1/file")" = bootstrap@3.4.1 ]; then good; else bad "bin/demo fetches what the themes load, into .build/browser"; fi
if with_npm all "$demo/bin/demo" && grep -q 'php ran: ' "$work/said" && [ "$(asked)" = 0 ]; then good; else bad "what was fetched once is not asked for again"; fi
sed -i 's/bootstrap@4\.5\.3/bootstrap@4.5.4/' "$demo/tests/browser/themes.sh"
if ! with_npm bootstrap@3.4.1 "$demo/tests/browser/themes.sh" && [ "$(asked)" -gt 0 ] && [ -f "$demo/.build/browser/bootstrap@4.5.3/file" ] && [ "$(cd "$demo/.build" && echo *)" = "browser ext.so" ]; then good; else bad "what was there stays where npm lacks a package"; fi
if with_npm none "$demo/tests/browser/themes.sh" && [ -f "$demo/.build/browser/bootstrap@4.5.4/file" ] && [ ! -e "$demo/.build/browser/bootstrap@4.5.3" ]; then good; else bad "other versions take the place of the former ones"; fi
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
