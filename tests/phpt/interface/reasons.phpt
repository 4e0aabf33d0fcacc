--TEST--
Every reason and every topic of the core has a case of its enum, and the other way round
--FILE--
<?php
declare(strict_types=1);
$header = file_get_contents(dirname(__DIR__, 3) . '/ext/core/error.h');
$compare = static function (string $list, array $cases) use ($header): void {
    preg_match_all('/X\([A-Z_]+, "([a-z-]+)"/', explode("\n\n", explode("#define $list(X)", $header)[1])[0], $found);
    $core = array_diff($found[1], ['none']);
    $php = array_map(static fn (BackedEnum $case): string => $case->value, $cases);
    echo "$list: ", count($php) > 20 ? 'many' : 'few', "\n";
    echo 'only in the core: ', implode(' ', array_diff($core, $php)), "\n";
    echo 'only in PHP: ', implode(' ', array_diff($php, $core)), "\n";
    foreach ($cases as $case) {
        if ($case->name !== str_replace('-', '', ucwords($case->value, '-'))) {
            echo 'named otherwise: ', $case->name, "\n";
        }
    }
};
$compare('CALAGOPUS_REASONS', Calagopus\Reason::cases());
$compare('CALAGOPUS_TOPICS', Calagopus\Topic::cases());
?>
--EXPECT--
CALAGOPUS_REASONS: many
only in the core: 
only in PHP: 
CALAGOPUS_TOPICS: many
only in the core: 
only in PHP: 
