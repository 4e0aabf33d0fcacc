#!/usr/bin/env bash
# Looks whether a built extension has the hardening that docs/security.md promises, and whether this look notices a library without it.
#
#   tests/security/hardening.sh MODULE     path of calagopus.so, built without sanitizers (PHPIZE, PHP_CONFIG: those of another PHP than Debian 12's)
#   tests/security/hardening.sh --help     this text
#
# The last line is "N passed, N failed". Needs readelf, nm and objdump (binutils) and gcc.
set -eu

case "${1:-}" in
  --help) sed -n '2,/^[^#]/{/^#/s/^# \{0,1\}//p}' "$0"; exit 0 ;;
  ""|-*) sed -n '2,/^[^#]/{/^#/s/^# \{0,1\}//p}' "$0" >&2; exit 2 ;;
esac
[ -f "$1" ] || { echo "there is no $1"; echo "0 passed, 1 failed"; exit 1; }

on_x86_64() { [ "$(uname -m)" = x86_64 ]; }
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
# What only the code shows: each page of a large stack frame is touched in turn, and each function that may be jumped to says so.
code() { objdump -d --no-show-raw-insn "$1"; }
stack_clash_protection() { ! on_x86_64 || [ "$(code "$1" | grep -cE 'or[lq] +\$0x0,(0x[0-9a-f]+)?\(%rsp')" -gt 0 ]; }
marked_jump_targets() { ! on_x86_64 || [ "$(code "$1" | grep -cE 'endbr64')" -gt 20 ]; }
exports_its_entry_alone() { [ "$(exports "$1")" = get_module ]; }
needs_what_it_says() { ! dynamic "$1" | sed -n 's/.*(NEEDED).*\[\(.*\)\]/\1/p' | grep -vqE '^(libcurl|libjson-c|libc|ld-linux)[.-]'; }

checks="relro bound_at_load stack_protector fortified stack_clash_protection marked_jump_targets no_executable_stack no_search_path no_text_relocations
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
gcc -shared -fPIC -O2 -w -fno-builtin -fno-stack-protector -fno-stack-clash-protection -fcf-protection=none -U_FORTIFY_SOURCE -Wl,-z,norelro -Wl,-z,lazy -Wl,-z,execstack -Wl,-rpath,/opt \
  -Wl,--no-as-needed -o "$folder/careless.so" "$folder/careless.c" -lm 2>/dev/null
on_x86_64 && plantable="$plantable stack_clash_protection marked_jump_targets"
for check in $plantable; do
  code=0; "$check" "$folder/careless.so" && code=1
  told $code "a library without it is noticed: ${check//_/ }"
done

# A library in a folder of its own, as --with-libcurl=DIR takes it: the extension must not look there for ever after.
root=$(cd "$(dirname "$0")/../.." && pwd)
mkdir -p "$folder/prefix/include" "$folder/prefix/lib" "$folder/copy"
header=$(echo '#include <curl/curl.h>' | gcc -M -x c - | tr ' ' '\n' | grep -m 1 '/curl/curl\.h$')
ln -s "$(dirname "$header")" "$folder/prefix/include/curl"
ln -s "$(gcc -print-file-name=libcurl.so)" "$folder/prefix/lib/libcurl.so"
cp -R "$root/config.m4" "$root/ext" "$folder/copy"
code=0
(cd "$folder/copy" && "${PHPIZE:-phpize8.2}" && ./configure --with-php-config="${PHP_CONFIG:-php-config8.2}" --with-libcurl="$folder/prefix") \
  >"$folder/configure.log" 2>&1 || { code=1; tail -n 5 "$folder/configure.log"; }
told $code "it is configured with libcurl in a folder of its own"
code=0; grep '^CALAGOPUS_SHARED_LIBADD' "$folder/copy/Makefile" | grep -e "-L$folder/prefix/lib" | grep -qv rpath || code=1
told $code "which is no search path of what is built"
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
