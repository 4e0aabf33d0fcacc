#!/usr/bin/env bash
# Looks whether a built extension has the hardening that docs/security.md promises, and whether this look notices a library without it.
#
#   tests/security/hardening.sh MODULE     path of calagopus.so, built without sanitizers
#   tests/security/hardening.sh --help     this text
#
# The last line is "N passed, N failed". Needs readelf and nm (binutils) and gcc.
set -eu

case "${1:-}" in
  --help) sed -n '2,/^[^#]/{/^#/s/^# \{0,1\}//p}' "$0"; exit 0 ;;
  ""|-*) sed -n '2,/^[^#]/{/^#/s/^# \{0,1\}//p}' "$0" >&2; exit 2 ;;
esac
[ -f "$1" ] || { echo "there is no $1"; echo "0 passed, 1 failed"; exit 1; }

segments() { readelf -lW "$1"; }
dynamic() { readelf -dW "$1"; }
imports() { nm -D --undefined-only "$1"; }
exports() { nm -D --defined-only "$1" | awk '{print $NF}' | sed 's/@.*//' | sort | paste -sd' '; }

# Each answers for one library: true where it is as it should be.
relro() { segments "$1" | grep -q GNU_RELRO; }
bound_at_load() { dynamic "$1" | grep -qE '\(BIND_NOW\)|Flags:.*\bNOW\b|FLAGS.*BIND_NOW'; }
stack_protector() { imports "$1" | grep -q '__stack_chk_fail'; }
fortified() { imports "$1" | grep -qE '__[a-z]+_chk(@|$)' && imports "$1" | grep -E '__[a-z]+_chk' | grep -qv '__stack_chk_fail'; }
no_executable_stack() { segments "$1" | grep GNU_STACK | grep -qvE ' RWE '; }
no_search_path() { ! dynamic "$1" | grep -qE '\((RPATH|RUNPATH)\)'; }
no_text_relocations() { ! dynamic "$1" | grep -qE 'TEXTREL'; }
nothing_writable_and_executable() { ! segments "$1" | grep -E '^ +LOAD' | grep -qE ' RWE '; }
exports_its_entry_alone() { [ "$(exports "$1")" = get_module ]; }
needs_what_it_says() { ! dynamic "$1" | sed -n 's/.*(NEEDED).*\[\(.*\)\]/\1/p' | grep -vqE '^(libcurl|libjson-c|libc|ld-linux)[.-]'; }

checks="relro bound_at_load stack_protector fortified no_executable_stack no_search_path no_text_relocations
  nothing_writable_and_executable exports_its_entry_alone needs_what_it_says"
# What a library built carelessly on purpose can be made to lack.
plantable="relro bound_at_load stack_protector fortified no_executable_stack no_search_path exports_its_entry_alone needs_what_it_says"

passed=0 failed=0
told() { # good?, words
  if [ "$1" = 0 ]; then passed=$((passed + 1)); echo "ok   $2"; else failed=$((failed + 1)); echo "FAIL $2"; fi
}
for check in $checks; do
  code=0; "$check" "$1" || code=1
  told $code "${check//_/ }"
done

folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
cat >"$folder/careless.c" <<'C'
#include <math.h>
#include <string.h>
double careless(const char *text, double x) { char room[64]; strcpy(room, text); return cos(x) + room[0]; }
int get_module(void) { return 0; }
C
gcc -shared -fPIC -O2 -w -fno-builtin -fno-stack-protector -U_FORTIFY_SOURCE -Wl,-z,norelro -Wl,-z,lazy -Wl,-z,execstack -Wl,-rpath,/opt \
  -Wl,--no-as-needed -o "$folder/careless.so" "$folder/careless.c" -lm 2>/dev/null
for check in $plantable; do
  code=0; "$check" "$folder/careless.so" && code=1
  told $code "a library without it is noticed: ${check//_/ }"
done
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
