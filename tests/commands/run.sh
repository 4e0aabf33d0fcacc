#!/usr/bin/env bash
# Runs the tests of the commands in bin/ and counts them: all that cases/*.sh hold, or, with a word, those whose file or name holds it.
#
# They run beside an apt-get, a sudo and a dpkg-query that stand first in the PATH: to them no package is installed, and whoever tries to
# install one leaves a mark. All files are played, since tests rest on earlier ones; the word says what is counted. The last line is "N passed, N failed".
set -uo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
word="${1:-}" php="php${CALAGOPUS_PHP:-8.2}"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
passed=0 failed=0

# verdict NAME: what the command before it came to is the result of the test of that name; a failure shows what was said last.
verdict() {
  local code=$?
  [[ "$topic: $1" == *"$word"* ]] || return 0
  if [ $code = 0 ]; then passed=$((passed + 1)); return; fi
  failed=$((failed + 1))
  echo "FAILED: $1"
  sed 's/^/    /' "$work/said"
}

mkdir "$work/first"
for name in apt-get sudo; do
  printf '#!/bin/sh\necho "%s $*" >>"%s/installed"\nexit 1\n' "$name" "$work" >"$work/first/$name"
done
printf '#!/bin/sh\nexit 1\n' >"$work/first/dpkg-query"
chmod 755 "$work/first"/*

# run COMMAND WORD…: what it says goes into a file; the exit status is the command's.
run() { rm -f "$work/installed"; PATH="$work/first:$PATH" timeout 60 "$@" >"$work/said" 2>&1 </dev/null; }
installed_nothing() { [ ! -e "$work/installed" ] || { cat "$work/installed" >>"$work/said"; return 1; }; }

for cases in "$root"/tests/commands/cases/*.sh; do
  topic=$(basename "$cases" .sh)
  # shellcheck disable=SC1090
  . "$cases"
done
echo "$passed passed, $failed failed"
[ "$failed" = 0 ] && [ "$passed" -gt 0 ]
