#!/usr/bin/env bash
# Plants memory faults in a scratch copy of the sources, and demands that the tool which is to watch the real ones reports each of them.
#
#   tests/memory/planted.sh php DIR      AddressSanitizer and UBSan in the extension, loaded by the PHP under DIR that was built for it
#   tests/memory/planted.sh asan         the same in the C core without PHP
#   tests/memory/planted.sh valgrind     Valgrind over the C core without PHP
#
# The last line is "N passed, N failed". The product's own sources are never touched: the copy lies in a temporary folder.
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
way="${1:-}" php="${2:-}"
case "$way" in php) [ -x "$php/bin/php" ] || { echo "no PHP under $php" >&2; exit 2; } ;; asan|valgrind) ;; *) sed -n '2,/^[^#]/{/^#/s/^# \{0,1\}//p}' "$0" >&2; exit 2 ;; esac

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
cp -r "$root/bin" "$root/ext" "$root/config.m4" "$scratch/"
cp "$root/package.xml" "$root/config.w32" "$scratch/" 2>/dev/null || true
mkdir -p "$scratch/tests/memory"

# Each fault happens where a UUID is read, in a function of its own, when PLANTED names it.
place() {
  local file="$scratch/ext/core/text.c"
  sed -i '/^bool calagopus_text_uuid(/,/^{/ s/^{/{\n\tplanted(getenv("PLANTED"));/' "$file"
  grep -q 'planted(getenv' "$file" || { echo "the fault could not be planted: calagopus_text_uuid is not where it was" >&2; exit 1; }
  { cat "$root/tests/memory/faults.h"; cat "$file"; } >"$file.new"
  mv "$file.new" "$file"
}
place

build_php() {
  "$scratch/bin/build" --php "$php" --asan >"$scratch/build.log" 2>&1 || { cat "$scratch/build.log" >&2; exit 1; }
  module=$(tail -n 1 "$scratch/build.log")
}
build_core() { # further compiler options…
  local flags
  flags=$(pkg-config --cflags --libs libcurl json-c)
  # shellcheck disable=SC2046,SC2086
  gcc -std=c11 -D_DEFAULT_SOURCE -g -O1 -I "$scratch/ext" "$@" -o "$scratch/reader" "$root/tests/memory/reader.c" \
    $(find "$scratch/ext/core" -name '*.c') $flags -lpthread -lm
}
run() { # fault
  case "$way" in
    php) env PLANTED="$1" USE_ZEND_ALLOC=0 ZEND_DONT_UNLOAD_MODULES=1 ASAN_OPTIONS=detect_leaks=1 UBSAN_OPTIONS=halt_on_error=1 "$php/bin/php" -n -d extension="$module" \
      -r 'echo (new Calagopus\Ref("17", "4e7e5807-1f62-45fa-911a-f5c427c76946"))->uuid, "\n";' ;;
    asan) env PLANTED="$1" ASAN_OPTIONS=detect_leaks=1 "$scratch/reader" ;;
    valgrind) env PLANTED="$1" valgrind --quiet --leak-check=full --show-leak-kinds=definite,indirect,possible --error-exitcode=99 "$scratch/reader" ;;
  esac
}

passed=0 failed=0
# What must be said of each fault; "nothing" is the proof that the tool does not cry for no reason.
expect() { # fault, words
  local code=0
  run "$1" >"$scratch/output" 2>&1 || code=$?
  if [ "$1" = nothing ]; then
    if [ $code = 0 ] && ! grep -qE 'Sanitizer|runtime error|== ' "$scratch/output"; then passed=$((passed + 1)); return; fi
  elif [ $code != 0 ] && grep -qE "$2" "$scratch/output" && grep -qE 'planted|text\.c|text_uuid' "$scratch/output"; then
    passed=$((passed + 1)); echo "reported: $1: $(grep -m1 -oE "$2" "$scratch/output")"
    return
  fi
  failed=$((failed + 1)); echo "NOT REPORTED as it should be: $1 (ended with $code)"; tail -n 30 "$scratch/output"
}

case "$way" in
  php) build_php ;;
  asan) build_core -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer ;;
  valgrind) build_core ;;
esac
expect nothing ''
if [ "$way" = valgrind ]; then
  expect overflow 'Invalid write of size 1'
  expect after-free 'Invalid read of size 1'
  expect leak 'definitely lost'
  expect uninitialised 'uninitialised value'
else
  expect overflow 'heap-buffer-overflow'
  expect after-free 'heap-use-after-free'
  expect leak 'detected memory leaks'
  expect undefined 'signed integer overflow'
fi
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
