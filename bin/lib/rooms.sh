# What the floors hold: no circle between files, no prefix in two rooms, a header for each source. Sourced by bin/lib/floors.sh, not run.

# The edges "A B" (A needs B) of the files below a folder, by their includes; and of its folders, where they differ.
include_edges() { # folder
  grep -rnoE --include='*.[ch]' '^[[:space:]]*#[[:space:]]*include[[:space:]]*"[^"]+"' "$1" | sed -E 's/^ext\/([^:]+):[0-9]+:.*"([^"]+)"$/\1 \2/' |
    awk -v floor="${1#ext/}/" 'index($2, floor) == 1 { print
      from = $1; to = $2; sub(/\/[^\/]*$/, "/", from); sub(/\/[^\/]*$/, "/", to); if (from != to) print from, to }'
}

# What the objects of a floor define (D) and want (U), "FILE D NAME". An object whose source is gone is passed over.
symbols() { # folder of objects, floor
  find "$1/$2" -name '*.o' | sort | xargs -r nm -A | awk -v folder="$1/" '{
    file = substr($0, length(folder) + 1); sub(/\.o:.*/, ".c", file); sub(/\.libs\//, "", file)
    if (!(file in there)) there[file] = (getline line < ("ext/" file)) >= 0
    if (there[file] && $(NF - 1) ~ /^[A-Z]$/) print file, $(NF - 1) == "U" ? "U" : "D", $NF }'
}

# The same edges by their calls: which file wants a symbol that another one of the floor has.
call_edges() { # folder of objects, floor
  symbols "$1" "$2" | awk '$2 == "D" { home[$3] = $1 } $2 == "U" { wants[NR] = $1; what[NR] = $3 }
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

# "PREFIX ROOM" of what the objects of a floor define: the first word of a name, and the room that its file is of. A room is a folder in a
# floor (a driver, a product), else what the first word of the file's name says (http.c and http_gate.c are one); the floor's own name is the
# prefix of its face, in whichever of its files.
prefixes() { # folder of objects, floor
  symbols "$1" "$2" | awk -v floor="$2" '$2 == "D" && $3 ~ /^calagopus_/ {
    room = substr($1, length(floor) + 2)
    if (room ~ /\//) sub(/\/.*/, "/", room); else { sub(/\.c$/, "", room); sub(/_.*/, "", room) }
    split($3, word, "_"); print word[2], word[2] == floor && room !~ "/$" ? floor : floor "/" room }' | sort -u
}

# The sources below ext/php that no header announces: neither one of their own name, nor one of their room, nor their folder's.
without_header() {
  find ext/core ext/panel ext/provision -name '*.c' | sort | while read -r file; do
    local folder=${file%/*} stem=${file##*/}; stem=${stem%.c}
    local found=no header
    for header in "$folder/$stem.h" "$folder/${stem%%_*}.h" "$folder/inside.h"; do [ ! -f "$header" ] || found=yes; done
    [ $found = yes ] || echo "$file"
  done
}

# Says those; false where there is one.
no_headless() {
  local found
  found=$(without_header)
  [ -n "$found" ] || return 0
  echo "FAILED: no header announces: $(tr '\n' ' ' <<<"$found")"
  return 1
}

# Says each prefix that stands in two rooms; false where one does, or where no name was found at all.
no_shared_prefix() {
  local all twice prefix
  all=$(sort -u)
  [ -n "$all" ] || { echo "FAILED: no names were found"; return 1; }
  twice=$(cut -d' ' -f1 <<<"$all" | uniq -d)
  [ -n "$twice" ] || return 0
  for prefix in $twice; do echo "FAILED: calagopus_${prefix}_ names two rooms:$(sed -n "s/^$prefix / /p" <<<"$all" | tr -d '\n')"; done
  return 1
}

# Says each struct, union or enum of ours that two files define: a file that includes both does not build, one that includes the wrong one misreads.
no_shared_tag() { # folders…
  local all twice
  all=$(grep -rhoE '^(struct|union|enum) calagopus_[a-z0-9_]+ \{' --include='*.[ch]' "$@" | cut -d' ' -f2 | sort)
  [ -n "$all" ] || { echo "FAILED: no structs were found"; return 1; }
  twice=$(uniq -d <<<"$all")
  [ -n "$twice" ] || return 0
  echo "FAILED: defined in two files: $(tr '\n' ' ' <<<"$twice")"
  return 1
}
