# Each command in bin/ answers --help and --list, and names a wrong word, without installing anything. Sourced by run.sh, not run.
tried=0
for command in "$root"/bin/*; do
  [ -f "$command" ] && [ -x "$command" ] || continue
  name=bin/$(basename "$command") tried=$((tried + 1))
  run "$command" --help && installed_nothing && grep -q -- --help "$work/said"
  verdict "$name --help prints its text and installs nothing"
  help=$(cat "$work/said")
  ! run "$command" --no-such-word && installed_nothing && grep -q -- 'no-such-word' "$work/said"
  verdict "$name names a word that it does not take, and installs nothing"
  if grep -qE -- '(^|[^-a-z])--list\b' <<<"$help"; then
    # A list may need a program that is not there: then that is said.
    { run "$command" --list || grep -q 'nothing is installed to print a list' "$work/said"; } && installed_nothing
    verdict "$name --list installs nothing"
  fi
done
echo "only $tried commands were tried" >"$work/said"
[ "$tried" -gt 12 ]
verdict "the commands were found"
