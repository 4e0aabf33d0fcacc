--TEST--
A constructor that is called a second time changes nothing
--FILE--
<?php
declare(strict_types=1);
require dirname(__DIR__) . '/panel.inc';

$owner = owner();
$ref = new Calagopus\Ref('17');
$settings = new Calagopus\Settings(timeout: 3);
$panel = new Calagopus\Panel('panel.example.com', str_repeat('k', 48));
foreach ([static fn () => $owner->__construct('8', 'x@example.com', 'X'), static fn () => $ref->__construct('18'),
    static fn () => $settings->__construct(timeout: 4), static fn () => $panel->__construct('other.example.com', str_repeat('j', 48))] as $again) {
    failure($again);
}
echo $owner->externalId, ' ', $ref->externalId, ' ', $settings->timeout, ' ', $panel->origin(), "\n";
?>
--EXPECT--
Error: Cannot modify readonly object of class Calagopus\Owner
Error: Cannot modify readonly object of class Calagopus\Ref
Error: Cannot modify readonly object of class Calagopus\Settings
Error: A Calagopus\Panel is made once
7 17 3 https://panel.example.com
