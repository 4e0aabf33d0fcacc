<?php

/** The products that the actions are about. */

declare(strict_types=1);

namespace Calagopus\Tests\Faults;

use Calagopus\Spec;
use Calagopus\Tests\Panel\Calagopus\Seed;

final class Specs
{
    public const NEST = '23aa9a62-f700-4c88-a596-dae872c751d7';
    public const EGG = Seed::PAPER;

    private const COMMON = [
        'nest_uuid' => self::NEST, 'egg_uuid' => self::EGG, 'memory' => '1024', 'disk' => '10240', 'cpu' => '100', 'swap' => '0',
        'allocations_limit' => '1', 'variables' => 'SERVER_JARFILE=paper.jar',
    ];

    public static function onNode(): Spec
    {
        return Spec::fromOptions(['node_uuid' => Seed::NODE_1] + self::COMMON);
    }

    public static function anywhere(): Spec
    {
        return Spec::fromOptions(['location_uuids' => Seed::FRANKFURT] + self::COMMON);
    }

    public static function bigger(): Spec
    {
        return Spec::fromOptions(['memory' => '2048', 'cpu' => '200', 'variables' => 'SERVER_JARFILE=other.jar', 'node_uuid' => Seed::NODE_1] + self::COMMON);
    }

    /** Before that, as it was applied last: of the bigger one the memory was given already. */
    public static function before(): Spec
    {
        return Spec::fromOptions(['memory' => '2048', 'node_uuid' => Seed::NODE_1] + self::COMMON);
    }
}
