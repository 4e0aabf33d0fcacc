<?php

/** The one file to require from a test that wants a panel: gives the class Calagopus\Tests\Panel\Simulator. */

declare(strict_types=1);

require_once __DIR__ . '/autoload.php';
