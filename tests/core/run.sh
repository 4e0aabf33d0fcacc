#!/bin/sh
# Runs the cmocka programs given, prints the summary of each, and ends with one line "N passed, N failed".
# With a word in ONLY: the programs whose name holds it, and of the others the tests whose name does.
passed=0
failed=0
ONLY=${ONLY:-}
output=$(mktemp) || exit 1
trap 'rm -f "$output"' EXIT

for program in "$@"; do
	name=$(basename "$program")
	case "$name" in *"$ONLY"*) TEST_ONLY= ;; *) TEST_ONLY=$ONLY ;; esac
	[ -z "$TEST_ONLY" ] || grep -qE "(cmocka_unit_test[a-z_]*|TEST)\(\w*$TEST_ONLY" "$name.c" || continue
	export TEST_ONLY
	# RUNNER is a command with its options: it is meant to be split. A program that does not end in ten minutes never will.
	# shellcheck disable=SC2086
	timeout -k 10 600 $RUNNER "$program" >"$output" 2>&1
	status=$?
	good=$(sed -n 's/^\[  PASSED  \] \([0-9][0-9]*\) test(s)\..*/\1/p' "$output" | awk '{n += $1} END {print n + 0}')
	bad=$(sed -n 's/^ *\([0-9][0-9]*\) FAILED TEST(S)/\1/p' "$output" | awk '{n += $1} END {print n + 0}')
	# A program that died or leaked is one failure more, even where every test of it passed.
	if [ "$status" -ne 0 ] && [ "$bad" -eq 0 ]; then
		bad=1
	fi
	if [ "$bad" -gt 0 ] || [ "$good" -eq 0 ]; then
		cat "$output"
		echo "$name: ended with status $status"
		[ "$bad" -gt 0 ] || bad=1
	fi
	grep -E '^\[=+\] [0-9]+ test\(s\) run' "$output" | sed "s/^/$name: /"
	passed=$((passed + good))
	failed=$((failed + bad))
done
if [ "$passed" -eq 0 ] && [ "$failed" -eq 0 ]; then
	echo "no test has \"$ONLY\" in its name"
	failed=1
fi
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
