#!/usr/bin/env bash
# Fetches from npm what WHMCS's published themes load, and axe, at the versions that are tested; into .build/browser, once.
. "$(dirname "$0")/../../bin/lib/common.sh"

into="$build/browser"
# The themes' versions are theirs; axe is only a test's.
packages="bootstrap@4.5.3 bootstrap@3.4.1 jquery@1.12.4 @fortawesome/fontawesome-free@5.10.1 axe-core@4.10.2"
stamp="$into/$(printf '%s' "$packages" | cksum | cut -d' ' -f1)"
[ ! -f "$stamp" ] || exit 0
# Any npm will do; Debian's where there is none.
command -v npm >/dev/null || need npm
say "fetching from npm what WHMCS's themes load"
mkdir -p "$build"
# What is there stays until all is fetched.
new=$(mktemp -d "$build/browser.XXXXXX")
trap 'rm -rf "$new"' EXIT
chmod 755 "$new" && cd "$new"
for package in $packages; do
  folder="${package##*/}"
  archive=$(npm pack --silent "$package" | tail -n 1)
  [ -f "$archive" ] || die "npm could not fetch $package"
  mkdir "$folder" && tar -xzf "$archive" -C "$folder" --strip-components=1 && rm "$archive"
done
touch "${stamp##*/}"
rm -rf "$into" && mv "$new" "$into"
