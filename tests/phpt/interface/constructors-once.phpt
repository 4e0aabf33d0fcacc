--TEST--
A constructor that is called a second time changes nothing, of every class that has a public one
--EXTENSIONS--
pdo
pdo_sqlite
--FILE--
<?php
declare(strict_types=1);
use Calagopus\{Opterius, Owner, Panel, Placement, Ref, Settings};

/* What each is made with, and what a second call tries; a new class is asked for here. */
$arguments = [
    Settings::class => [[3.0, null, null, null, 'http://user:word@proxy:3128', null, 'https://a', ['https://b']], [4.0]],
    Owner::class => [['7', 'jane@example.com', 'Jane'], ['8', 'x@example.com', 'X']],
    Ref::class => [['17', null, null, '7', ''], ['18']],
    Placement::class => [[2, 1, [[1, 2]]], [3]],
    Panel::class => [['panel.example.com', str_repeat('k', 48)], ['other.example.com', str_repeat('j', 48)]],
    Opterius\Account::class => [['jane', 'jane.example.com', 'https://panel.example.com'], ['joan', 'joan.example.com']],
    Opterius\Panel::class => [['panel.example.com', 'opt_' . str_repeat('k', 48)], ['other.example.com', 'opt_' . str_repeat('j', 48)]],
];
$shown = static fn (object $object): string => print_r($object, true) . var_export($object, true) . (method_exists($object, 'origin') ? $object->origin() : '');
$db = new PDO('sqlite::memory:');
foreach ((new ReflectionExtension('calagopus'))->getClasses() as $class) {
    if (!$class->isInstantiable() || $class->isSubclassOf(Throwable::class)) {
        continue;
    }
    [$first, $second] = $arguments[$class->name] ?? throw new Exception("$class->name: say how it is made");
    $object = new ($class->name)(...$first);
    $before = $shown($object);
    $second[0] = is_string($second[0]) ? str_shuffle($second[0]) : $second[0]; /* not interned, so that a leak is one */
    foreach ([$second, $first, ["\0"]] as $again) {
        try {
            $object->__construct(...$again);
            echo $class->name, " was made twice\n";
        } catch (Throwable $refused) {
            echo $again === $second ? get_class($refused) . ': ' . $refused->getMessage() . "\n" : '';
        }
    }
    echo $shown($object) === $before ? '' : $class->name . " was changed\n";
    /* PDO sets a property, then calls the constructor. */
    foreach ($class->getProperties() as $property) {
        foreach (["'" . str_repeat('t', 40) . "'", '7', '2.0', 'NULL'] as $value) {
            try {
                $rows = $db->query("SELECT $value AS \"$property->name\"")->fetchAll(PDO::FETCH_CLASS, $class->name, $first);
                echo $class->name, '::$', $property->name, " was set before it was made\n";
            } catch (Throwable) {
            }
        }
    }
}
?>
--EXPECT--
Error: Cannot modify readonly object of class Calagopus\Settings
Error: Cannot modify readonly object of class Calagopus\Owner
Error: Cannot modify readonly object of class Calagopus\Ref
Error: Cannot modify readonly object of class Calagopus\Placement
Error: A Calagopus\Panel is made once
Error: Cannot modify readonly object of class Calagopus\Opterius\Account
Error: A Calagopus\Opterius\Panel is made once
