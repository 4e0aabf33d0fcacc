# The suites of bin/test: one function run_NAME each, which ends with a line "N passed, N failed". Sourced by bin/test, not run.
#
# Each takes the word of `bin/test NAME:WORD` as $1 where it can run a part of itself; without a word it runs whole.

run_floors() {
  # shellcheck source=bin/lib/floors.sh
  . bin/lib/floors.sh
  build_extension && make -s -C tests/core library BUILD="$build/core" >/dev/null || return 1
  floors_and_planted "$build/core/ext" "$(dirname "$extension")/../ext"
}
run_core() { make -s -C tests/core check BUILD="$build/core" ONLY="$1"; }
run_model() { bin/model --quick ${1:+--only "$1"}; }
run_faults() { bin/faults --quick ${1:+--only "$1"}; }
# A part that a change of what it measures has broken says FAILED, or ends it all; a limit that a busy machine misses is no failure.
run_bench() {
  local out parts failed
  mapfile -t parts < <($php bench/bench.php --list | cut -d' ' -f1 | grep -F -- "$1")
  [ "${#parts[@]}" -gt 0 ] || { echo "0 passed, 0 failed"; return 1; }
  out=$(bin/bench --quick --only "${parts[@]}" 2>&1) || true
  printf '%s\n' "$out"
  failed=$(grep -c '^  FAILED: ' <<<"$out") || true
  [[ "$(tail -n 1 <<<"$out")" =~ ^[0-9]+\ limits\ kept,\ [0-9]+\ missed$ ]] || failed=${#parts[@]}
  echo "$((${#parts[@]} - failed)) passed, $failed failed"
  [ "$failed" = 0 ]
}
run_patches() { bin/breaks --check ${1:+--only "$1"}; }
run_breaks() { bin/breaks ${1:+--only "$1"}; }
run_asan() { make -s -C tests/core asan BUILD="$build/core" ONLY="$1"; }
run_stress() {
  local out code
  out=$(make -s -C tests/stress check tsan BUILD="$build/stress" ONLY="$1" 2>&1); code=$?
  echo "$out"
  echo "$(grep -c "^ok" <<<"$out") passed, $(grep -c "^FAIL" <<<"$out") failed"
  return $code
}
run_valgrind() { make -s -C tests/core valgrind BUILD="$build/core" ONLY="$1"; }
# Drawn as before, so that red is about the commit; bin/fuzz by itself draws anew.
run_fuzz() { bin/fuzz --seconds 2 --seed 1 ${1:+--only "$1"}; }
run_boundary() { make -s -j2 -C tests/core/boundary check BUILD="$build/boundary" OPTIONS="--every 150" ONLY="$1"; }
run_torture() { make -s -j2 -C tests/core/boundary check BUILD="$build/boundary" ONLY="$1"; }
run_planted() { sum_of "tests/memory/planted.sh asan" "tests/memory/planted.sh valgrind"; }
# Leaks count: the leak checker is on, Zend's allocator off, and modules stay loaded so that reports have names. Only what
# PHP-FPM itself keeps until its end is passed over (tests/memory/fpm.supp says what). The simulator is another PHP's.
run_asan-php() (
  own_php --asan --debug --asan || return 1
  export USE_ZEND_ALLOC=0 ZEND_DONT_UNLOAD_MODULES=1 ASAN_OPTIONS=detect_leaks=1:allocator_may_return_null=1
  export UBSAN_OPTIONS=print_stacktrace=1:halt_on_error=1
  export LSAN_OPTIONS="suppressions=$root/tests/memory/fpm.supp:print_suppressions=0"
  sum_of "tests/memory/planted.sh php $built" run_own_tests run_own_fpm
)
run_zts() ( own_php --debug --zts --debug && sum_of run_own_tests run_own_fpm "tests/runtime/threads.sh $built $module" )
run_php84() ( own_php --debug --suite trixie --debug && sum_of run_own_tests run_own_fpm )
# A mirror may list what it does not hold: then the newest that can be had, and the output says which. What fails with that one has failed.
run_newest() (
  for suite in sid forky trixie; do
    if bin/php-build --suite "$suite" --debug >/dev/null; then own_php --debug --suite "$suite" --debug && sum_of run_own_tests run_own_fpm; exit; fi
    echo "the newest PHP of $suite could not be had"
  done
  return 1
)
run_debian13() { tests/runtime/debian13.sh; }
run_installing() { tests/installing/run.sh; }
run_commands() { tests/commands/run.sh "$1"; }
run_examples() { with_extension tests/examples/run.php ${1:+"$1"}; }
# own_php OPTION OF bin/build, OPTIONS OF bin/php-build…: makes a PHP and its build of the extension; the simulator stays another PHP's.
own_php() {
  local kind="$1"; shift
  built=$(bin/php-build "$@" | tail -n 1) && module=$(bin/build --php "$built" "$kind" | tail -n 1) || return 1
  echo "tested: PHP $("$built/bin/php-config" --version)"
  export PANEL_SIM_PHP; PANEL_SIM_PHP=$(command -v "$php")
}
run_own_tests() { run_tests "$built/bin/php" "$module"; }
run_own_fpm() { run_fpm "$built/sbin/php-fpm" "$module" "$(find "$built/lib/php/extensions" -name opcache.so)"; }
run_runtime() { build_extension && run_fpm "$(command -v "php-fpm$debian_php" || echo "/usr/sbin/php-fpm$debian_php")" "$extension" opcache "$1"; }
run_fpm() { $php tests/runtime/run.php --fpm "$1" --extension "$2" --opcache "$3" ${4:+"$4"}; }
run_soak-long() { CALAGOPUS_SO="$extension" bin/soak --actions 100000; }
# The figures of both runs are shown; the second must fail.
run_soak() {
  build_extension || return 1
  CALAGOPUS_SO="$extension" bin/soak --actions 5000 || return 1
  if CALAGOPUS_SO="$extension" bin/soak --actions 5000 --plant 200; then echo "a planted leak was not noticed"; echo "1 passed, 1 failed"; return 1; fi
  echo "2 passed, 0 failed"
}
run_jit() {
  build_extension || return 1
  phpt_word="$1" run_tests "$(command -v $php)" "$extension" -d opcache.enable_cli=1 -d opcache.jit=tracing -d opcache.jit_buffer_size=64M
}
# Runs the commands, each of which ends with "N passed, N failed", and ends with their sum.
sum_of() { sum_with "" "$@"; }
# The same with a word, which each command takes last: one that has no test of that word adds nothing, as long as another one has.
sum_with() { # word, commands…
  local word="$1" command output p=0 f=0 ok=0 code line; shift
  for command in "$@"; do
    code=0
    output=$($command ${word:+"$word"} 2>&1) || code=1
    printf '%s\n' "$output"
    line=$(grep -aoE '^[0-9]+ passed, [0-9]+ failed$' <<<"$output" | tail -n 1)
    [ -z "$word" ] || [ "$line" != "0 passed, 0 failed" ] || continue
    [ -n "$line" ] || { code=1; line="0 passed, 1 failed"; }
    [ $code = 0 ] || ok=1
    p=$((p + ${line%% *})); f=$((f + $(sed 's/.*, \([0-9]*\) failed/\1/' <<<"$line")))
  done
  echo "$p passed, $f failed"
  [ $ok = 0 ] && [ "$f" = 0 ] && [ "$p" -gt 0 ]
}
run_arginfo() { bin/arginfo --check && echo "1 passed, 0 failed"; }
run_package() { bin/build --check-package && echo "1 passed, 0 failed"; }
build_extension() { [ -n "$extension" ] || extension=$(bin/build | tail -n 1); [ -f "$extension" ]; }
run_extension() {
  build_extension || return 1
  $php -n -d extension="$extension" --ri calagopus || return 1
  echo "1 passed, 0 failed"
}
run_phpt() {
  build_extension || return 1
  phpt_word="$1" run_tests "$(command -v $php)" "$extension"
}
# Which phpt files a word means: by their path, or by the sentence that is their name.
phpt_files() {
  [ -n "${phpt_word:-}" ] || { echo tests/phpt; return; }
  { find tests/phpt -name '*.phpt' -path "*$phpt_word*"; grep -lrF --include='*.phpt' -m 1 -- "$phpt_word" tests/phpt; } | sort -u
}
# run-tests with this PHP, this build of the extension and further options; a skipped test is told, a leak is a failure.
run_tests() {
  local binary="$1" module="$2" tester files
  tester=/usr/lib/php/$("php-config$debian_php" --phpapi)/build/run-tests.php
  shift 2
  files=$(phpt_files)
  [ -n "$files" ] || { echo "no phpt has \"$phpt_word\" in its path or its text"; return 1; }
  # shellcheck disable=SC2086
  NO_INTERACTION=1 TEST_PHP_EXECUTABLE="$binary" SKIP_ONLINE_TESTS=1 \
    $php "$tester" -q -j2 -g FAIL,XFAIL,BORK,WARN,LEAK,XLEAK,SKIP -d extension="$module" "$@" --show-diff --set-timeout 300 $files >"$logs/phpt.raw" 2>&1
  local code=$?
  cat "$logs/phpt.raw"
  local p f s
  p=$(sed -n 's/^Tests passed *: *\([0-9]*\).*/\1/p' "$logs/phpt.raw"); f=$(sed -n 's/^Tests failed *: *\([0-9]*\).*/\1/p' "$logs/phpt.raw")
  s=$(sed -n 's/^Tests skipped *: *\([0-9]*\).*/\1/p' "$logs/phpt.raw")
  local b
  b=$(sed -n 's/^Tests \(borked\|warned\|leaked\) *: *\([0-9]*\).*/\2/p' "$logs/phpt.raw" | paste -sd+ - | sed 's/^$/0/' | bc_sum)
  f=$((${f:-0} + ${b:-0}))
  [ -z "${s:-}" ] || [ "$s" = 0 ] || echo "skipped: $s"
  echo "${p:-0} passed, $f failed"
  [ "$code" = 0 ] && [ "$f" = 0 ] && [ "${p:-0}" -gt 0 ]
}
bc_sum() { local line; read -r line || line=0; echo $((line)); }
with_extension() { build_extension || return 1; $php -d extension="$extension" "$@"; }
run_conformance() { sum_with "$1" "$php tests/panel/conformance.php" "$php tests/panel/opterius-conformance.php"; }
run_simulator() { $php tests/panel/rules.php ${1:+"$1"}; }
run_standin() { $php tests/whmcs/selftest.php ${1:+"--only=$1"}; }
run_module() { with_extension tests/module/run.php ${1:+"--only=$1"}; }
run_opterius() { sum_with "$1" "$php tests/panel/opterius-rules.php" opterius_module; }
opterius_module() { with_extension tests/module-opterius/run.php ${1:+"--only=$1"}; }
run_kit() { bin/modules --check; }
run_security() { with_extension tests/security/run.php ${1:+"--only=$1"}; }
run_browser() { tests/browser/themes.sh && with_extension tests/browser/run.php ${1:+"--only=$1"}; }
run_hardening() { build_extension || return 1; PHPIZE="phpize$debian_php" PHP_CONFIG="php-config$debian_php" tests/security/hardening.sh "$extension"; }
run_analyse() { bin/analyse; }
# Each file counts, under clang-format or PHP_CodeSniffer; what bin/arginfo generates is as PHP's generator writes it, and the unit tests lay out their
# tables by hand.
run_style() {
  local files bad code=0 report="$logs/style.json" passed failed
  mapfile -t files < <(find ext tests bench -name '*.[ch]' ! -name '*_arginfo.h' ! -regex 'tests/core/[^/]*' | sort)
  bad=$(for file in "${files[@]}"; do clang-format-14 --style=file "$file" | cmp -s - "$file" || echo "$file"; done)
  for file in $bad; do clang-format-14 --style=file "$file" | diff -u --label "$file" --label "as it should be" "$file" - | head -n 20; done
  [ -z "$bad" ] || echo "Lay them out with: clang-format-14 -i $(tr '\n' ' ' <<<"$bad")"
  failed=$(grep -c . <<<"$bad" || true) passed=$((${#files[@]} - failed))
  phpcs -q --report-full="$logs/style.phpcs" --report-json="$report" >/dev/null 2>&1 || code=$?
  [ "$code" = 0 ] || cat "$logs/style.phpcs"
  read -r all bad < <(php -r '$f = json_decode((string) file_get_contents($argv[1]), true)["files"] ?? [];
    echo count($f), " ", count(array_filter($f, fn ($one) => $one["errors"] + $one["warnings"] > 0)), "\n";' "$report")
  [ "${all:-0}" -gt 0 ] || { echo "PHP_CodeSniffer looked at nothing"; all=1 bad=1; }
  echo "$((passed + all - bad)) passed, $((failed + bad)) failed"
  [ $((failed + bad)) = 0 ]
}
run_demo() {
  build_extension || return 1
  local code=0 steps ok began=$SECONDS
  bin/demo --check >"$logs/demo.raw" 2>&1 || code=$?
  cat "$logs/demo.raw"
  # A step whose answer gets lost is not waited for as long as a host's panel may take.
  [ $((SECONDS - began)) -lt 150 ] || { echo "the steps took $((SECONDS - began)) s"; code=1; }
  read -r steps ok < <(sed -n 's/^demo: \([0-9]*\) steps, \([0-9]*\) passed$/\1 \2/p' "$logs/demo.raw")
  echo "${ok:-0} passed, $((${steps:-0} - ${ok:-0})) failed"
  [ "$code" = 0 ]
}
run_rounds() { with_extension tests/rounds/run.php ${1:+"$1"}; }
# In a copy, and with the plain commands of a packager: nothing of bin/build takes part.
run_phpize() (
  copy=$(mktemp -d "$build/phpize.XXXXXX") || return 1
  trap 'rm -rf "$copy"' EXIT
  cp -R config.m4 config.w32 ext tests "$copy/" && cd "$copy" || return 1
  { "phpize$debian_php" && ./configure --with-php-config="php-config$debian_php" && make -j2; } >build.log 2>&1 || { tail -n 30 build.log; return 1; }
  NO_INTERACTION=1 SKIP_ONLINE_TESTS=1 make test TESTS="-q -j2 -g FAIL,BORK,WARN,LEAK,SKIP --show-diff tests/phpt" 2>&1 | tee test.log
  passed=$(sed -n 's/^Tests passed *: *\([0-9]*\).*/\1/p' test.log); failed=$(sed -n 's/^Tests failed *: *\([0-9]*\).*/\1/p' test.log)
  "phpize$debian_php" --clean >/dev/null
  gone=$(cd "$root" && find config.m4 config.w32 ext tests -type f ! -path '*/contract/*' | while read -r file; do [ -f "$copy/$file" ] || echo "$file"; done | grep -vE '\.(diff|exp|log|out|sh)$|^tests/phpt/.*\.php$')
  [ -z "$gone" ] || { echo "phpize --clean took:"; echo "$gone"; failed=$((${failed:-0} + 1)); }
  echo "${passed:-0} passed, ${failed:-1} failed"
  [ "${failed:-1}" = 0 ] && [ "${passed:-0}" -gt 100 ]
)

