#!/usr/bin/env bash
# What is done in the Debian, in order, and what must hold after each step. Started by run.sh inside a root of its own; not for a machine in use.
#
# The blocks of docs/installing.md are done by their names, in one shell, as whoever pastes them would. A block that no step does is a failure.
set -uo pipefail
tree=/srv/tree page=/srv/tree/docs/installing.md
passed=0 failed=0 done_blocks=

good() { passed=$((passed + 1)); echo "ok: $1"; }
bad() { failed=$((failed + 1)); echo "FAILED: $1"; shift; printf '    %s\n' "$@"; }
# holds SENTENCE COMMAND…
holds() { local what="$1" said; shift; if said=$("$@" 2>&1); then good "$what"; else bad "$what" "$said"; fi; }

# text NAME: the code block of that name; its kind (run or sql) is part of the mark before it.
text() { awk -v mark="<!-- $1 -->" '$0 == mark { near = 1; next } near && /^```/ { if (inside) exit; inside = 1; next } inside { print }' "$page"; }
# block NAME: pastes it into this shell, which stands where a new one would: no block rests on the folder in which another left it.
block() {
  local commands
  cd /
  commands=$(text "run: $1")
  done_blocks="$done_blocks run:$1"
  [ -n "$commands" ] || { bad "there is a block \"$1\" in docs/installing.md"; return; }
  # As typed: each line is one command, and the next one comes whatever became of it; what failed is told.
  local line output=/srv/block.log
  : >"$output"
  while IFS= read -r line; do
    eval "$line" >>"$output" 2>&1 </dev/null || { bad "docs/installing.md, $1: $line" "$(tail -n 15 "$output")"; return; }
  done <<<"$commands"
  good "docs/installing.md, $1"
}

export DEBIAN_FRONTEND=noninteractive
ask() { php /srv/tree/tests/installing/ask.php "/run/php/php$v-fpm.sock" "$@"; }
said() { ask "$@" || true; }
listing() {
  { find / -xdev \( -path /proc -o -path /srv -o -path /tmp -o -path /run -o -path /var/cache -o -path /var/log -o -path /var/lib/apt \
    -o -path /var/lib/dpkg -o -path /etc/alternatives -o -path /var/lib/ucf -o -path '/var/lib/php/modules/*_by_admin' -type d \) -prune -o -print
    find /dev/shm /run -path '*calagopus*'; } | LC_ALL=C sort
}
# What is there now and was not before, and is no package's.
left() {
  local file
  LC_ALL=C comm -13 /srv/before <(listing) | LC_ALL=C grep -vxFf <(cat /var/lib/dpkg/info/*.list) | while read -r file; do
    [[ "$(readlink "$file" || true)" == /etc/alternatives/* ]] || echo "$file"
  done
  said tables | grep -v '^$' || true
}
nothing_left() { local there; there=$(left); [ -z "$there" ] || { echo "$there"; return 1; }; }

# The web host as it is before anybody thinks of this software.
mkdir -p /var/www/whmcs/{modules/servers,modules/addons,templates,includes/hooks,crons}
printf '<?php\n$_SERVER["DO"] = "usage";\nrequire "/srv/tree/tests/installing/page.php";\n' >/var/www/whmcs/crons/cron.php
mkfifo /srv/alive
php /srv/tree/tests/installing/world.php /var/www/whmcs </srv/alive >/srv/world.log 2>&1 &
exec 8>/srv/alive
for _ in $(seq 600); do [ -f /srv/world.json ] && break; sleep 0.1; done
[ -f /srv/world.json ] || { cat /srv/world.log; echo "0 passed, 1 failed"; exit 1; }
sources() { mkdir -p "$1" && cp -R "$tree/." "$1/"; }

block where
echo "calagopus.rate_limit=0" >"/etc/php/$v/fpm/conf.d/99-scenario.ini"
service "php$v-fpm" start >/dev/null 2>&1
service apache2 start >/dev/null 2>&1
# The packages that the page asks for stay: they are no part of what must be gone. The block itself does them once more.
eval "$(text "run: build" | grep '^apt-get')" >/srv/packages.log 2>&1 || { tail -n 15 /srv/packages.log; bad "the packages of docs/installing.md"; }
listing >/srv/before
install() {
  sources /usr/local/src/calagopus
  for name in build enable gentle restart-fpm restart-apache check cron module addon; do block "$name"; done
}
uninstall() {
  for name in uninstall uninstall-state; do block "$name"; done
  done_blocks="$done_blocks sql:uninstall-tables sql:uninstall-tables-opterius"
  holds "docs/installing.md, the tables" sh -c 'mariadb --socket="$(grep -o "unix_socket=[^;]*" /srv/world.json | cut -d= -f2 | sed "s/\\\\//g")" -u root "$(grep -o "dbname=[a-z0-9_]*" /srv/world.json | cut -d= -f2)"' <<<"$(text "sql: uninstall-tables"; text "sql: uninstall-tables-opterius")"
}

install
holds "Test Connection says success in PHP-FPM" ask test
holds "Create makes a server" ask create 0
cron_line() { sed -n 's/^\*\/5 \* \* \* \* www-data \(.*\)$/\1/p' /etc/cron.d/whmcs; }
holds "the cron runs as PHP-FPM's user" runuser -u www-data -- sh -c "$(cron_line)"
holds "both share one file of state" test "$(ls /dev/shm | grep -c '^calagopus-.*\.state$')" = 1
rm -f /etc/cron.d/whmcs
uninstall
sed -i 's/^process_control_timeout = 300s/;process_control_timeout = 0/' "/etc/php/$v/fpm/php-fpm.conf"
holds "nothing is left after uninstalling" nothing_left

# The build of before is the tree under another version; the new one has one change of its interface more, and its module demands that.
old_sources() {
  sources "$1"
  sed -i 's/^#define PHP_CALAGOPUS_VERSION .*/#define PHP_CALAGOPUS_VERSION "0.0.1"/' "$1/ext/php_calagopus.h"
}
new_sources() {
  local number
  sources "$1"
  echo 'CALAGOPUS_INTERFACE_CHANGE(scenario, "0000000000000000")' >>"$1/ext/php/interface_changes.h"
  number=$(grep -c '^CALAGOPUS_' "$1/ext/php/interface_changes.h")
  sed -i "s/const INTERFACE = [0-9]*;/const INTERFACE = $number;/" "$1/modules-php/servers/calagopus/lib/Shared/Whmcs/Extension.php"
}
old_sources /usr/local/src/calagopus
for name in where build enable gentle restart-fpm module; do block "$name"; done
holds "PHP-FPM runs the version of before" test "$(said version)" = 0.0.1
until_success() { local n; for n in $(seq 300); do ask "$@" >/srv/ask.log 2>&1 && return 0; sleep 0.1; done; cat /srv/ask.log; return 1; }
for service in 1 2; do
  holds "Create makes server $service" ask create "$service"
  holds "server $service is installed" until_success unsuspend "$service"
done
folder="$whmcs/modules/servers/calagopus"
mkdir -p "$folder/lang/overrides"
printf '<?php\nreturn [];\n' | tee "$folder/config.php" >"$folder/lang/overrides/english.php"
load_begins() {
  rm -f /srv/load*
  php /srv/tree/tests/installing/load.php "/run/php/php$v-fpm.sock" /srv/load >/srv/load.log 2>&1 &
  load=$!
  a_round
}
# Waits for a whole round of answers.
a_round() {
  for _ in 1 2; do
    rm -f /srv/load.running
    for _ in $(seq 1200); do [ -f /srv/load.running ] && break; sleep 0.1; done
  done
}
load_ends() { a_round; touch /srv/load; wait "$load"; cat /srv/load.json; }
# counted PATTERN: how many answers match; with -v, how many do not.
counted() { php -r 'foreach (json_decode(file_get_contents("/srv/load.json"), true)["counts"] as $answer => $n) { $sum[(int) preg_match($argv[1], $answer)] = ($sum[(int) preg_match($argv[1], $answer)] ?? 0) + $n; } echo $sum[1] ?? 0, " ", $sum[0] ?? 0, "\n";' "$1"; }
cp -a /usr/local/src/calagopus /srv/old
load_begins
new_sources /usr/local/src/calagopus.new
block upgrade-extension
block upgrade-module
block upgrade-sources
load_ends
holds "PHP-FPM runs the new version" test "$(said version)" != 0.0.1
holds "config.php and the texts of one's own are taken along" test -f "$folder/config.php" -a -f "$folder/lang/overrides/english.php"
holds "the old folder is gone" test ! -e "$whmcs/modules/.calagopus.old"

# gap: how many answers fell between the two mv of the folder: they met no module, or ran across it and missed a class. At most the three that can be
# under way at once, before it and in it.
gap() { local gone rest; read -r gone rest < <(counted '/Failed opening|failed to open|There is no provisioning module|No such file|Class ".*" not found/i'); echo "$gone"; }
read -r fine other < <(counted '/^success$/')
gone=$(gap)
if [ "$other" = "$gone" ] && [ "$gone" -le 6 ] && [ "$fine" -gt 20 ]; then good "extension, reload, folder, reload: $fine answers were success, $gone fell between the folders"; else bad "extension, reload, folder, reload: $fine answers were success, $other were not"; fi

# The wrong order: back to the build of before, then the folder first.
cp -a /usr/local/src/calagopus /usr/local/src/calagopus.new
rm -r /usr/local/src/calagopus "$whmcs/modules/servers/calagopus"
cp -a /srv/old /usr/local/src/calagopus
(cd /usr/local/src/calagopus && make install && cp -R modules-php/servers/calagopus "$whmcs/modules/servers/") >/srv/back.log 2>&1
service "php$v-fpm" restart >/dev/null 2>&1
holds "PHP-FPM runs the version of before again" test "$(said version)" = 0.0.1
load_begins
block upgrade-module
a_round
refused=$(said test)
if [[ "$refused" == *"is too old for the module in modules/servers/calagopus"* ]]; then good "the folder first: the module says that the extension is too old"; else bad "the folder first: the module says that the extension is too old" "$refused"; fi
block upgrade-extension
block upgrade-sources
load_ends
read -r fine other < <(counted '/^success$/')
read -r refusals rest < <(counted '/is too old for the module in modules.servers.calagopus/')
gone=$(gap)
if [ "$other" = $((refusals + gone)) ] && [ "$refusals" -gt 0 ] && [ "$gone" -le 6 ]; then good "folder, extension: $fine answers were success, $refusals refusals that say what to do, $gone fell between the folders"; else bad "folder, extension: $fine were success, $refusals refusals, $gone fell between the folders, of $other others"; fi
holds "after it every command works" ask suspend 1
uninstall
sed -i 's/^process_control_timeout = 300s/;process_control_timeout = 0/' "/etc/php/$v/fpm/php-fpm.conf"
holds "nothing is left after upgrading and uninstalling" nothing_left

for name in $(sed -nE 's/^<!-- (run|sql): (.*) -->$/\1:\2/p' "$page"); do
  [[ " $done_blocks " == *" $name "* ]] || bad "a step of the scenario does the block $name"
done
exec 8>&-
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
