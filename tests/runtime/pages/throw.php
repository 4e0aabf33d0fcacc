<?php

/** Throws in the middle of a loop, through a destructor that makes a call of its own. */

declare(strict_types=1);

require __DIR__ . '/common.php';

use Calagopus\Panel;

$panel = panel();
$asker = new class ($panel) {
    public function __construct(private readonly Panel $panel)
    {
    }

    public function __destruct()
    {
        echo 'asked ', found($this->panel) ? 'and found' : 'in vain';
    }
};
(static function () use ($panel, $asker): void {
    foreach ($panel->catalog()->nodes as $node) {
        throw new RuntimeException('in the middle, with ' . get_debug_type($asker));
    }
})();
