# Circles between the files of one floor: by what they include, and by what they call. Sourced by bin/lib/suites.sh, not run.

# The edges "A B" (A needs B) of the files below a folder, by their includes; and of its folders, where they differ.
include_edges() { # folder
  grep -rnoE --include='*.[ch]' '^[[:space:]]*#[[:space:]]*include[[:space:]]*"[^"]+"' "$1" | sed -E 's/^ext\/([^:]+):[0-9]+:.*"([^"]+)"$/\1 \2/' |
    awk -v floor="${1#ext/}/" 'index($2, floor) == 1 { print
      from = $1; to = $2; sub(/\/[^\/]*$/, "/", from); sub(/\/[^\/]*$/, "/", to); if (from != to) print from, to }'
}

# The same by their calls: which object wants a symbol that another one of the floor has. An object whose source is gone is passed over.
call_edges() { # folder of objects, floor
  find "$1/$2" -name '*.o' | sort | while read -r object; do
    local file="${object#"$1"/}"; file="${file/.libs\//}"; file="${file%.o}.c"
    [ -f "ext/$file" ] || continue
    nm "$object" | awk -v file="$file" 'NF == 2 && $1 == "U" { print file, "U", $2 } NF == 3 && $2 ~ /^[A-TV-Z]$/ { print file, "D", $3 }'
  done | awk '$2 == "D" { home[$3] = $1 } $2 == "U" { wants[NR] = $1; what[NR] = $3 }
    END { for (n in wants) if ((what[n] in home) && home[what[n]] != wants[n]) {
      from = wants[n]; to = home[what[n]]; print from, to
      sub(/\/[^\/]*$/, "/", from); sub(/\/[^\/]*$/, "/", to); if (from != to) print from, to } }' | sort -u
}

# Says each circle of the edges on the standard input; false where there is one, or no edge at all: then nothing was looked at.
no_circle() { # whose
  local edges found
  edges=$(cat)
  [ -n "$edges" ] || { echo "FAILED: $1 need nothing of each other: they were not found"; return 1; }
  found=$(tsort <<<"$edges" 2>&1 >/dev/null) || true
  [ -n "$found" ] || return 0
  echo "FAILED: $1 need each other in a circle:"
  sed 's/^tsort: //; s/^-: input contains a loop:$/  a circle:/' <<<"$found"
  return 1
}
