# Faults planted in a small tree of floors, one at a time: the looks of bin/lib/floors.sh must report each, and nothing else. Sourced by it, not run.

# What is to be reported | the file, and the line that it gets more; or that is made | the same of a further file …
floor_faults=(
  'a PHP header below ext/php|ext/core/alpha.c|#include "php.h"'
  'a PHP header below ext/php|ext/panel/gamma.c|#include <Zend/zend_API.h>'
  'a PHP header below ext/php|ext/provision/eta.h|# include "SAPI.h"'
  'core includes a higher floor|ext/core/alpha.c|#include "panel/gamma.h"'
  'panel includes a higher floor|ext/panel/gamma.c|#include "provision/eta.h"'
  'provision includes a higher floor|ext/provision/eta.c|#include "php/kappa.h"'
  'the extension speaks of a billing system|ext/core/alpha.c|/* Press Create again. */'
  "the extension speaks of a billing system|ext/php/kappa.stub.php|/** In WHMCS's order. */"
  "the kit's Provisioning/ knows WHMCS|modules-php/shared/Provisioning/Order.php|use WHMCS\Database\Capsule;"
  "the kit's Provisioning/ knows WHMCS|modules-php/shared/Provisioning/Order.php|/** Press Create again. */"
  'a module speaks HTTP|modules-php/servers/game/lib/Panel.php|$handle = curl_init();'
  "core's files, by what they include, need each other|ext/core/beta.h|#include \"core/alpha.h\""
  "php's files, by what they include, need each other|ext/php/lambda.h|#include \"php/kappa.h\""
  "core's files, by what they include, need each other|ext/core/beta.h|#include \"core/deep/nu.h\"|ext/core/deep/nu.h|#include \"core/beta.h\""
  "core's files, by what they call, need each other|ext/core/beta.c|void calagopus_alpha_do(void); void calagopus_beta_back(void) { calagopus_alpha_do(); }"
  "provision's files, by what they call, need each other|ext/provision/theta.c|void calagopus_eta_do(void); void calagopus_theta_back(void) { calagopus_eta_do(); }"
  'calagopus_beta_ names two rooms: core/alpha core/beta|ext/core/alpha.c|void calagopus_beta_more(void) {}'
  'calagopus_alpha_ names two rooms: core/alpha panel/gamma|ext/panel/gamma.c|int calagopus_alpha_more = 1;'
  'defined in two files: calagopus_beta_thing|ext/panel/delta.h|struct calagopus_beta_thing { int other; };'
  'no header announces: ext/core/lone.c|ext/core/lone.c|int calagopus_lone_one;'
)

# Two files a floor, the first of which needs the second: a tree in which there is nothing to report.
make_floors() { # folder
  local floor first second file
  mkdir -p "$1"/{headers/Zend,modules-php/shared/Provisioning,modules-php/servers/game/lib}
  touch "$1"/headers/{php.h,SAPI.h,Zend/zend_API.h}
  printf '<?php\n' | tee "$1/modules-php/shared/Provisioning/Order.php" >"$1/modules-php/servers/game/lib/Panel.php"
  while read -r floor first second; do
    mkdir -p "$1/ext/$floor/deep"
    printf '#pragma once\n#include "%s/%s.h"\nvoid calagopus_%s_do(void);\n' "$floor" "$second" "$first" >"$1/ext/$floor/$first.h"
    printf '#pragma once\nstruct calagopus_%s_thing {\n\tint one;\n};\nvoid calagopus_%s_do(void);\n' "$second" "$second" >"$1/ext/$floor/$second.h"
    printf '#include "%s/%s.h"\nvoid calagopus_%s_do(void) { calagopus_%s_do(); }\n' "$floor" "$first" "$first" "$second" >"$1/ext/$floor/$first.c"
    printf '#include "%s/%s.h"\nvoid calagopus_%s_do(void) {}\n' "$floor" "$second" "$second" >"$1/ext/$floor/$second.c"
    for file in "$first" "$second"; do compile_floors "$1" "ext/$floor/$file.c"; done
  done <<<$'core alpha beta\npanel gamma delta\nprovision eta theta\nphp kappa lambda'
}

compile_floors() { # folder, source
  local object="$1/objects/${2#ext/}"
  mkdir -p "${object%/*}"
  gcc -c -I "$1/ext" -I "$1/headers" -o "${object%.c}.o" "$1/$2"
}

# Adds to the tree what a row says after its first field.
plant() { # folder, file, line, …
  local folder="$1" file line; shift
  while [ $# -gt 0 ]; do
    file="$1" line="$2"; shift 2
    mkdir -p "$(dirname "$folder/$file")"
    printf '%s\n' "$line" >>"$folder/$file"
    [ "${file%.c}" = "$file" ] || compile_floors "$folder" "$file"
  done
}

# What all looks report of a tree: the lines that say FAILED.
reported() { (cd "$1" && look_at_floors objects objects) | grep '^FAILED: ' || true; }

# judge_planted WHAT WANTED REPORTED: the one report is the wanted one; where none is wanted, there is none.
judge_planted() {
  if { [ -z "$2" ] && [ -z "$3" ]; } || { [ -n "$2" ] && [ "$(wc -l <<<"$3")" = 1 ] && [[ "$3" == *"$2"* ]]; }; then echo "ok   planted: $1"
  else printf 'FAILED: planted: %s\n%s\n' "$1" "$(sed 's/^/    reported: /' <<<"$3")"; fi
}

planted_trees() {
  local sound tree row fields
  sound=$(mktemp -d) tree=$(mktemp -d)
  make_floors "$sound"
  judge_planted "nothing" "" "$(reported "$sound")"
  for row in "${floor_faults[@]}"; do
    IFS='|' read -r -a fields <<<"$row"
    rm -rf "$tree"; cp -R "$sound" "$tree"
    plant "$tree" "${fields[@]:1}"
    judge_planted "${fields[1]}: ${fields[2]}" "${fields[0]}" "$(reported "$tree")"
  done
  rm "$sound"/objects/panel/*.o
  judge_planted "a floor whose objects are gone" "panel's files, by what they call, need nothing of each other" "$(reported "$sound")"
  rm -rf "$sound" "$tree"
}
