# What bin/demo and the suite browser fetch from npm, and what they do without it. Sourced by run.sh, not run.

# A tree in which npm, PHP and the build are others: npm makes what it is asked for, or fails where it is told to.
demo="$work/demo"
mkdir -p "$demo/bin/lib" "$demo/tests/browser" "$demo/first" && cp "$root/bin/lib/common.sh" "$demo/bin/lib/" && cp "$root/bin/demo" "$demo/bin/" && cp "$root/tests/browser/themes.sh" "$demo/tests/browser/"
printf '#!/bin/sh\nmkdir -p "%s/.build" && touch "%s/.build/ext.so" && echo "%s/.build/ext.so"\n' "$demo" "$demo" "$demo" >"$demo/bin/build"
printf '#!/bin/sh\necho "php ran: $*"\n' >"$demo/first/$php"
printf '#!/bin/sh\necho installed\n' >"$demo/first/dpkg-query"
cat >"$demo/first/npm" <<'END'
#!/bin/sh
for package; do :; done
echo "$package" >>"$NPM_ASKED"
[ "$package" != "$NPM_LACKS" ] && [ "$NPM_LACKS" != all ] || exit 1
mkdir package && echo "$package" >package/file && tar -czf made.tgz package && rm -r package && echo made.tgz
END
chmod 755 "$demo/bin/build" "$demo/first"/*
# with_npm LACKS COMMAND WORD…: npm lacks this package, all of them, or none.
with_npm() { rm -f "$work/asked"; NPM_ASKED="$work/asked" NPM_LACKS="$1" PATH="$demo/first:$PATH" timeout 60 "${@:2}" >"$work/said" 2>&1 </dev/null; }
asked() { [ -e "$work/asked" ] && wc -l <"$work/asked" || echo 0; }

with_npm all "$demo/bin/demo" --check && grep -q 'php ran: .*--check' "$work/said" && [ "$(asked)" = 0 ]
verdict "bin/demo --check asks npm for nothing"
with_npm all "$demo/bin/demo" && grep -q 'php ran: ' "$work/said" && [ "$(asked)" -gt 0 ] && [ "$(grep -c 'look of its own' "$work/said")" = 1 ]
verdict "bin/demo goes on where npm fetches nothing, and says so"
ls "$demo/.build" >"$work/said"
[ "$(cd "$demo/.build" && echo *)" = ext.so ]
verdict "what npm did not fetch leaves nothing behind"
with_npm none "$demo/bin/demo" && grep -q 'php ran: ' "$work/said" && [ "$(asked)" -gt 3 ] && ! grep -q 'look of its own' "$work/said" && [ "$(cat "$demo/.build/browser/bootstrap@3.4.1/file")" = bootstrap@3.4.1 ]
verdict "bin/demo fetches what the themes load, into .build/browser"
with_npm all "$demo/bin/demo" && grep -q 'php ran: ' "$work/said" && [ "$(asked)" = 0 ]
verdict "what was fetched once is not asked for again"
sed -i 's/bootstrap@4\.5\.3/bootstrap@4.5.4/' "$demo/tests/browser/themes.sh"
! with_npm bootstrap@3.4.1 "$demo/tests/browser/themes.sh" && [ "$(asked)" -gt 0 ] && [ -f "$demo/.build/browser/bootstrap@4.5.3/file" ] && [ "$(cd "$demo/.build" && echo *)" = "browser ext.so" ]
verdict "what was there stays where npm lacks a package"
with_npm none "$demo/tests/browser/themes.sh" && [ -f "$demo/.build/browser/bootstrap@4.5.4/file" ] && [ ! -e "$demo/.build/browser/bootstrap@4.5.3" ]
verdict "other versions take the place of the former ones"
