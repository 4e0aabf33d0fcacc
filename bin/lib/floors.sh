# The suite floors: looks at the floors of a tree, then shows that each look reports what was planted. Sourced by bin/lib/suites.sh, not run.
# shellcheck source=bin/lib/rooms.sh
. bin/lib/rooms.sh
# shellcheck source=bin/lib/floors_planted.sh
. bin/lib/floors_planted.sh

# Advice that names these belongs into a module's language files: in C and in the interface stands what happened, and what to do on the panel.
billing_words='WHMCS|[Cc]reate again|\b[Pp]ress(es|ed|ing)?\b|\b(press|choose|tick) (Create|Terminate|Suspend|Unsuspend)|[Mm]odule (settings|command|log|[Qq]ueue)'
billing_words+="|Access Hash|Secure box|Server Group|Package Name|Egg Variables|Location UUIDs|Nest UUID|Change Package|Link (Server|Account)|Forget Server"
billing_words+="|config\\.php|\\b(this|existing) module\\b|\\bproducts?'s?\\b|\\b(the|a|this|each) product\\b|link the service|(then|and|action,?) repeat\\b|[Rr]epeat the action|[Tt]erminate again|[Uu]nsuspend the service"

# The lines that name WHMCS, its pages and buttons, a table of its or its database. Where a class of the kit stands, and the module that it is of, is no such name.
of_whmcs() { grep -nE "$billing_words|\\btbl[a-z]+|Capsule|Illuminate" "$@" | grep -vE '(^|:)(namespace|use) WHMCS\\Module\\Server\\Kit\\(Module|Shared\\Provisioning(\\[A-Za-z]+)?);$'; }


# look WHAT COMMAND…: the command says what it found and FAILED, or is content.
look() { if "${@:2}"; then echo "ok   $1"; fi; }
# no_line WHAT PATTERN FOLDER…: nothing in them is like that.
no_line() {
  if grep -rnE "$2" "${@:3}"; then echo "FAILED: $1"; return 1; fi
}
no_whmcs() {
  if of_whmcs -r "$1"; then echo "FAILED: the kit's Provisioning/ knows WHMCS"; return 1; fi
}

# All looks at the tree in the current folder: a line "ok   …" or "FAILED: …" each, and before the latter what was found.
look_at_floors() { # folder of the objects below php, folder of php's
  local floor objects names="" include='#[[:space:]]*include[[:space:]]*'
  look "no PHP header below ext/php" no_line "a PHP header below ext/php" "$include(<php|\"php[^/]|[<\"](zend|Zend|SAPI|main/|ext/standard))" ext/core ext/panel ext/provision
  look "core includes no higher floor" no_line "core includes a higher floor" "$include\"(panel|provision|php)/" ext/core
  look "panel includes no higher floor" no_line "panel includes a higher floor" "$include\"(provision|php)/" ext/panel
  look "provision includes no higher floor" no_line "provision includes a higher floor" "$include\"php/" ext/provision
  # What a billing system's pages and buttons are called; a field's name as the panel's own API has it ("whmcs_service_id") is a fact.
  look "the extension speaks of no billing system" no_line "the extension speaks of a billing system" "$billing_words" --include='*.c' --include='*.h' --include='*.stub.php' --exclude='*_arginfo.h' ext
  look "the kit's Provisioning/ knows no WHMCS" no_whmcs modules-php/shared/Provisioning
  look "no module speaks HTTP" no_line "a module speaks HTTP" 'curl_init|fsockopen|file_get_contents\(.http|GuzzleHttp' modules-php
  for floor in core panel provision php; do
    objects=$1
    [ "$floor" != php ] || objects=$2
    look "no circle of includes in $floor" no_circle "$floor's files, by what they include," < <(include_edges "ext/$floor")
    look "no circle of calls in $floor" no_circle "$floor's files, by what they call," < <(call_edges "$objects" "$floor")
    names+=$(prefixes "$objects" "$floor")$'\n'
  done
  look "no prefix in two rooms" no_shared_prefix < <(grep . <<<"$names")
  look "no struct defined twice" no_shared_tag ext
  look "a header for each source" no_headless
}

# Words that are a billing system's, and lines that are WHMCS's: each must be taken for one.
planted_words() {
  local planted
  for planted in 'Press Create again.' 'Set the Secure box.' "Choose another in the product's module settings." 'the Access Hash field' 'as WHMCS stores them' \
    'that this module supports' 'Mend it, then repeat.' 'Unsuspend the service first.'; do
    if grep -qE "$billing_words" <<<"$planted"; then echo "ok   a billing system's: $planted"; else echo "FAILED: not taken for a billing system's: $planted"; fi
  done
  for planted in 'use WHMCS\Database\Capsule;' 'use WHMCS\Module\Server\Kit\Shared\Whmcs\Locks;' "        Capsule::table('settings');" "join('tblhosting as h')" \
    '/** A lock of all WHMCS hosts. */' 'and press Create there first'; do
    if of_whmcs >/dev/null <<<"$planted"; then echo "ok   WHMCS's: $planted"; else echo "FAILED: not taken for WHMCS's: $planted"; fi
  done
}

floors_and_planted() { # folder of the objects below php, folder of php's
  local said passed bad
  said=$(look_at_floors "$@"; planted_words; planted_trees)
  printf '%s\n' "$said"
  passed=$(grep -c '^ok ' <<<"$said") || true
  bad=$(grep -c '^FAILED: ' <<<"$said") || true
  echo "$passed passed, $bad failed"
  [ "$bad" = 0 ]
}
