# Which tests bin/test SUITE:WORD runs, and how it ends where the word means none. Sourced by run.sh, not run.

# A tree that is this one but for what is built: nothing of a run that is under way here is touched. Every package is installed to it.
words="$work/words"
mkdir -p "$words/bin" "$words/first" "$words/other"
for file in "$root"/* "$root"/bin/*; do [ "$file" = "$root/bin" ] || ln -s "$file" "$words/${file#"$root/"}"; done
rm "$words/bin/build"
printf '#!/bin/sh\necho "%s/ext.so"\n' "$words" >"$words/bin/build"
touch "$words/ext.so"
printf '#!/bin/sh\necho installed\n' >"$words/first/dpkg-query"
# In place of PHP: tells what it was asked for; the tests of the one file that HAS names bear the word, those of no other file do.
cat >"$words/other/$php" <<'END'
#!/bin/sh
echo "php ran: $*"
case "$*" in *"$HAS"*) echo "2 passed, 0 failed" ;; *) echo "0 passed, 0 failed"; exit 1 ;; esac
END
chmod 755 "$words/bin/build" "$words/first"/* "$words/other"/*

# only SUITE:WORD: runs it in that tree; other HAS SUITE:WORD: with the other PHP.
only() { PATH="$words/first:$PATH" timeout 60 "$words/bin/test" "$1" >"$work/said" 2>&1 </dev/null; }
other() { HAS="$1" PATH="$words/other:$words/first:$PATH" timeout 60 "$words/bin/test" "$2" >"$work/said" 2>&1 </dev/null; }
log_says() { cat "$words/.build/logs/$1.log" >>"$work/said"; grep -q -- "$2" "$words/.build/logs/$1.log"; }
counted() { tail -n 1 "$work/said" | cut -d' ' -f"$1"; }

only conformance:suspend && [ "$(counted 1)" -gt 20 ] && [ "$(counted 1)" -lt 200 ] && log_says conformance '^Judged: [1-9].* of 257,' && log_says conformance '^Judged: [1-9].* of 316,'
verdict "conformance:WORD counts the exchanges with the word, of both panels, and says that all were played"
only conformance:345-nodebug && [ "$(counted 1)" = 1 ]
verdict "conformance:WORD takes an exchange's number, and passes where but one panel has one"
only conformance:/api/v1/accounts/suspend && [ "$(counted 1)" -gt 5 ]
verdict "conformance:WORD takes an exchange's path"
only simulator:pages && [ "$(counted 1)" -gt 0 ] && [ "$(counted 1)" -lt 50 ]
verdict "simulator:WORD counts the rules with the word"

# names SUITE: it fails where no test has the word, and names it.
names() { ! only "$1:no-such-word" && [ "$(counted 1)" = 0 ] && [ "$(counted 3)" = 1 ] && grep -q 'no .*"no-such-word"' "$work/said"; }
for suite in conformance simulator examples model phpt jit patches breaks fuzz bench; do
  names "$suite"
  verdict "$suite:WORD fails where no test has the word, and names it"
done
for suite in rounds standin module opterius security runtime; do
  ! other "no such file" "$suite:no-such-word" && [ "$(counted 3)" = 1 ] && grep -qF "no test of $suite has \"no-such-word\" in its name" "$work/said"
  verdict "$suite:WORD fails where no test has the word, and names it"
done
for file in opterius-rules module-opterius; do
  other $file "opterius:a word" && [ "$(counted 1)" = 2 ] && log_says opterius 'opterius-rules.php a word$' && log_says opterius 'module-opterius/run.php --only=a word$'
  verdict "opterius:WORD reaches the simulator's rules and the module's tests: $file"
done

whole=$(PATH="$words/first:$PATH" "$words/bin/test" --list | awk '$3 != ":WORD" { print $1 }')
for suite in $whole; do
  ! only "$suite:word" && grep -q "$suite runs whole, so it takes no word" "$work/said" || break
done
[ "$(wc -l <<<"$whole")" -gt 10 ] && [ "$suite" = "$(tail -n 1 <<<"$whole")" ] && grep -q "$suite runs whole" "$work/said"
verdict "a suite that runs whole takes no word, and says so"
! only conformance: && grep -q 'no word after its colon' "$work/said"
verdict "a colon without a word is named"
