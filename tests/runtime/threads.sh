#!/usr/bin/env bash
# Builds the tests' thread extension for a thread-safe PHP and runs the thread tests with it.
#
#   tests/runtime/threads.sh DIR CALAGOPUS.SO      DIR: a PHP as bin/php-build --zts makes it
#
# The last line is "N passed, N failed".
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
[ $# = 2 ] && [ -x "$1/bin/php" ] && [ -f "$2" ] || { sed -n '2,/^[^#]/{/^#/s/^# \{0,1\}//p}' "$0" >&2; exit 2; }
php=$(cd "$1" && pwd) module="$2"
target="$root/.build/threads-$(basename "$php")"
mkdir -p "$target"
cp "$root/tests/runtime/threads/config.m4" "$root/tests/runtime/threads/threads.c" "$target/"
(
  cd "$target"
  { [ -f Makefile ] || { "$php/bin/phpize" && ./configure --enable-runtimethreads --with-php-config="$php/bin/php-config"; }; } && make
) >"$target/build.log" 2>&1 || { tail -n 30 "$target/build.log" >&2; exit 1; }
exec "$php/bin/php" -n -d calagopus.state_path= -d calagopus.rate_limit=0 -d extension="$module" -d extension="$target/modules/runtimethreads.so" "$root/tests/runtime/threads.php"
