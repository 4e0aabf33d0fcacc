# Which of Debian's packages bin/packages and the other commands install. Sourced by run.sh, not run.

# What bin/packages installs unasked is what the usual suites need, and its list knows every purpose of the tree.
mapfile -t purposes < <(sed -nE 's/^ *packages_([a-z]+)=.*/\1/p' "$root"/bin/lib/*.sh "$root"/tests/*/*.sh | sort)
{ "$root/bin/packages" --list | cut -d' ' -f1 | sort | comm -3 - <(printf '%s\n' "${purposes[@]}"); } >"$work/said" 2>&1
[ "${#purposes[@]}" -gt 10 ] && [ ! -s "$work/said" ]
verdict "bin/packages --list has every purpose"
mapfile -t usual < <("$root/bin/test" --list | awk '$2 == "usual" { print $1 }')
bash -c 'eval "$(sed -n "/^purposes_of()/,/^}/p" "$0/bin/test")"; shift; for suite in "$@"; do purposes_of "$suite"; done' "$root" - "${usual[@]}" | tr ' ' '\n' | sort -u | grep . >"$work/needed"
sed -nE 's/^ *# *bin\/packages \[PURPOSE …\] *([a-z ]*)\(.*/\1/p' "$root/bin/packages" | tr ' ' '\n' | sort | grep . | comm -13 - "$work/needed" >"$work/said"
[ "$(wc -l <"$work/needed")" -gt 5 ] && [ ! -s "$work/said" ]
verdict "bin/packages installs unasked what the usual suites need"

run bash -c '. "$0/bin/lib/common.sh"; install_missing=no; need build panel whmcs' "$root"
tr ' ' '\n' <"$work/said" | grep -qx mariadb-server && [ -z "$(tr ' ' '\n' <"$work/said" | grep -E '^(php|lib)' | sort | uniq -d)" ]
verdict "each package that is missing is named once, also where several purposes need it"
