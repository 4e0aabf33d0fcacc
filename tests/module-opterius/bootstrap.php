<?php

/** Loads what every suite of the modules has, and the classes of these tests. */

declare(strict_types=1);

(require dirname(__DIR__) . '/stage/bootstrap.php')(__DIR__, 'Calagopus\\Tests\\ModuleOpterius\\');
