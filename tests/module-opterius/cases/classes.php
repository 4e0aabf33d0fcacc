<?php

/** Every class of the module can be loaded, and every class that its code names is there. */

declare(strict_types=1);

use Calagopus\Tests\Module\Check;
use Calagopus\Tests\Module\EveryClass;
use Calagopus\Tests\ModuleOpterius\Stage;

return [
    'every class loads, and names none that is not there' => static function (Check $check): void {
        $lib = Stage::folder() . '/lib';
        require_once "$lib/autoload.php";
        $check->that(count(EveryClass::files($lib)) > 60, 'files');
        $check->is([], EveryClass::problems($lib, 'WHMCS\\Module\\Server\\Opterius'), 'problems');
    },
];
