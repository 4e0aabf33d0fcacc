<?php

/** Every class of the module can be loaded, and every class that its code names is there. */

declare(strict_types=1);

use Calagopus\Tests\Module\Check;
use Calagopus\Tests\Module\EveryClass;
use Calagopus\Tests\Module\Stage;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Language;

return [
    'every class loads, and names none that is not there' => static function (Check $check): void {
        $lib = Stage::folder() . '/lib';
        require_once "$lib/autoload.php";
        $check->that(count(EveryClass::files($lib)) > 60, 'files');
        $check->is([], EveryClass::problems($lib, 'WHMCS\\Module\\Server\\Calagopus'), 'problems');
    },
    'a number is written as its language writes it, with no digit that is not needed' => static function (Check $check): void {
        $numbers = [[0, 2], [7.0, 2], [1234.5, 2], [1234567.891, 2], [0.05, 1], [1000, 0], [-12.30, 2]];
        $written = static fn (string $language): array => array_map(static fn (array $one): string => Language::named($language)->number(...$one), $numbers);
        $check->is(['0', '7', '1,234.5', '1,234,567.89', '0.1', '1,000', '-12.3'], $written('english'), 'English');
        $check->is(['0', '7', '1.234,5', '1.234.567,89', '0,1', '1.000', '-12,3'], $written('german'), 'German');
    },
];
