--TEST--
A stream that is broken off, forgotten in a cycle or left open at exit is released, and the panel can be asked meanwhile
--FILE--
<?php
declare(strict_types=1);
require dirname(__DIR__) . '/panel.inc';
use Calagopus\{Panel, Ref, UsageStream};
use Calagopus\Tests\Panel\Simulator;

$simulator = Simulator::start(['--seed', 'scale:300:3']);
$panel = panel($simulator);
foreach ($panel->usages() as $one) {
    break;
}
echo 'break: ', cost($panel), "\n";

try {
    foreach ($panel->usages() as $one) {
        throw new DomainException('thrown in the middle');
    }
} catch (DomainException $thrown) {
    echo $thrown->getMessage(), ': ', cost($panel), "\n";
}

$cycle = new stdClass();
$cycle->stream = $panel->usages();
$cycle->panel = $panel;
$cycle->self = $cycle;
$cycle->stream->next();
unset($cycle);
echo 'collected: ', gc_collect_cycles() > 0 ? 'yes' : 'no', "\n";

echo "the panel lives as long as its stream\n";
$stream = (static fn (): UsageStream => panel($simulator)->usages())();
echo iterator_count($stream), "\n";

echo "two streams and a call between their steps\n";
$a = $panel->usages();
$b = $panel->servers();
$count = 0;
while ($a->valid() && $b->valid()) {
    if ($count++ === 50) {
        echo $panel->find(new Ref('17'))->externalId, "\n";
    }
    $a->next();
    $b->next();
}
echo $count, "\n";

echo "in a generator, and from a fiber\n";
$lazy = (static function () use ($panel): Generator {
    yield from $panel->usages();
})();
echo strlen($lazy->key()), "\n";
unset($lazy);
$fiber = new Fiber(static function () use ($panel): void {
    foreach ($panel->usages() as $one) {
        Fiber::suspend($one->externalId);
    }
});
echo $fiber->start(), "\n";
unset($fiber);

foreach ([static fn () => clone $a, static fn () => serialize($a), static fn () => $a->mine = 1, static fn () => new UsageStream(),
    static fn () => (new ReflectionClass(UsageStream::class))->newInstanceWithoutConstructor()] as $try) {
    try {
        $try();
        echo "done\n";
    } catch (Throwable $refused) {
        echo $refused->getMessage(), "\n";
    }
}
$open = $panel->usages();
foreach ($open as $one) {
    exit('left open');
}
?>
--EXPECT--
break: 2 rounds, 9 requests
thrown in the middle: 2 rounds, 9 requests
collected: yes
the panel lives as long as its stream
300
two streams and a call between their steps
17
300
in a generator, and from a fiber
36
1
Trying to clone an uncloneable object of class Calagopus\UsageStream
Serialization of 'Calagopus\UsageStream' is not allowed
Cannot create dynamic property Calagopus\UsageStream::$mine
Call to private Calagopus\UsageStream::__construct() from global scope
Class Calagopus\UsageStream is an internal class marked as final that cannot be instantiated without invoking its constructor
left open
