<?php

/** Leaves fibers behind that wait between two calls. */

declare(strict_types=1);

require __DIR__ . '/common.php';

$panel = panel();
$fibers = [];
for ($i = 0; $i < 20; ++$i) {
    $fibers[$i] = new Fiber(static function () use ($panel): void {
        foreach ($panel->catalog()->nodes as $node) {
            Fiber::suspend(found($panel));
        }
        throw new LogicException('not reached');
    });
    $fibers[$i]->start();
}
answer(['fibers' => count($fibers)]);
