--TEST--
All errors come at once, each under its option's name
--FILE--
<?php
declare(strict_types=1);
require dirname(__DIR__) . '/panel.inc';

$failure = failure(static fn () => Calagopus\Spec::fromOptions(['nest_uuid' => 'x', 'memory' => '', 'swap' => '1.5', 'disk' => [], 'cpu' => 1.5, 'variables' => 'NO EQUALS',
    'custom_feature_limits' => 'a', 'skip_installer' => 'perhaps', 'hugepages_passthrough' => new stdClass(), 'docker_image' => "\xff", 'startup_command' => "a\0b"]));
foreach ($failure->fields as $field => $message) {
    if (!str_contains($failure->getMessage(), $field) || $message === '') {
        echo 'not told: ', $field, "\n";
    }
}
?>
--EXPECT--
ValidationException invalid-options, HTTP 0, not again, fields: disk cpu hugepages_passthrough docker_image startup_command nest_uuid egg_uuid node_uuid memory swap custom_feature_limits variables skip_installer
