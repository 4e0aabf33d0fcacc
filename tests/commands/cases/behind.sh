# What a command keeps while it runs is gone after it ended, however it did; a copy of the tree has what it must. Sourced by run.sh, not run.

# clears HOW COMMANDS: a command that ended like that.
clears() {
  local folders
  bash -c '. "$0/bin/lib/common.sh"; scratch; echo "$TMPDIR" "$TEST_MEMORY"; touch "$TMPDIR/file" "$TEST_MEMORY/file"; '"$2" "$root" >"$work/said" 2>/dev/null
  read -r -a folders <"$work/said"
  [ "${#folders[@]}" = 2 ] && [ ! -e "${folders[0]}" ] && [ ! -e "${folders[1]}" ]
  verdict "folders on disk and in memory are gone after a command $1"
}
clears "that succeeded" true
clears "that failed" false
clears "that was ended" 'kill -TERM $$; sleep 0.1'

# copied TREE: the files that a Debian of the tests would get of a tree.
copied() { bash -c '. "$0/bin/lib/common.sh"; . "$0/bin/lib/debian.sh"; root="$1"; copy_tree "$2"' "$root" "$1" "$work/copy" >"$work/said" 2>&1 && (cd "$work/copy" && find . -type f | LC_ALL=C sort | tr '\n' ' ') >"$work/copied"; }
mkdir -p "$work/tree/bin" "$work/tree/.build"
touch "$work/tree/bin/a file" "$work/tree/.build/made"
copied "$work/tree" && [ "$(cat "$work/copied")" = "./bin/a file " ]
verdict "a tree from an archive is copied without what was built in it"
