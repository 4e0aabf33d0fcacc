--TEST--
An owner or reference that was made past its constructor is an error, not a crash
--FILE--
<?php
declare(strict_types=1);
require dirname(__DIR__) . '/panel.inc';

$simulator = Calagopus\Tests\Panel\Simulator::start();
$panel = panel($simulator);
$ref = (new ReflectionClass(Calagopus\Ref::class))->newInstanceWithoutConstructor();
$owner = (new ReflectionClass(Calagopus\Owner::class))->newInstanceWithoutConstructor();
failure(static fn () => $panel->find($ref));
failure(static fn () => $panel->updateOwner($owner));
foreach (['externalId' => "1\0", 'uuid' => null, 'origin' => null, 'ownerExternalId' => null, 'ownerEmail' => null, 'forOwner' => false] as $name => $value) {
    (new ReflectionProperty($ref, $name))->setValue($ref, $value);
}
failure(static fn () => $panel->find($ref));
foreach ([Calagopus\Panel::class, Calagopus\Spec::class, Calagopus\Settings::class] as $class) {
    try {
        (new ReflectionClass($class))->newInstanceWithoutConstructor();
        echo "made\n";
    } catch (ReflectionException $refused) {
        echo $refused->getMessage(), "\n";
    }
}
echo count($simulator->log()), " requests\n";
?>
--EXPECT--
Error: Typed property Calagopus\Ref::$externalId must not be accessed before initialization
Error: Typed property Calagopus\Owner::$externalId must not be accessed before initialization
ValidationException invalid-reference, HTTP 0, not again, fields: reference
Class Calagopus\Panel is an internal class marked as final that cannot be instantiated without invoking its constructor
Class Calagopus\Spec is an internal class marked as final that cannot be instantiated without invoking its constructor
Class Calagopus\Settings is an internal class marked as final that cannot be instantiated without invoking its constructor
0 requests
