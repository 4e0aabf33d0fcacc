--TEST--
Every reason of the core has a case of the enum, and the other way round
--FILE--
<?php
declare(strict_types=1);
$header = file_get_contents(dirname(__DIR__, 3) . '/ext/core/error.h');
preg_match_all('/^\tX\([A-Z_]+, "([a-z-]+)"/m', $header, $found);
$core = array_diff($found[1], ['none']);
$php = array_map(static fn (Calagopus\Reason $reason): string => $reason->value, Calagopus\Reason::cases());
echo 'many: ', count($php) > 40 ? 'yes' : 'no', "\n";
echo 'only in the core: ', implode(' ', array_diff($core, $php)), "\n";
echo 'only in PHP: ', implode(' ', array_diff($php, $core)), "\n";
foreach (Calagopus\Reason::cases() as $reason) {
    if ($reason->name !== str_replace('-', '', ucwords($reason->value, '-'))) {
        echo 'named otherwise: ', $reason->name, "\n";
    }
}
?>
--EXPECT--
many: yes
only in the core: 
only in PHP: 
