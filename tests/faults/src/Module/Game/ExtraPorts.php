<?php

/** Change Package with ports that the customer bought: as many as he bought and none beside them, and what names them. */

declare(strict_types=1);

namespace Calagopus\Tests\Faults\Module\Game;

use Calagopus\Tests\Faults\Module\Once;
use Calagopus\Tests\Module\Stage;

final class ExtraPorts extends Made
{
    private const BOUGHT = 2;

    /** One that it was made with, one more that a variable of the product names now, and those that were bought. */
    private const PORTS = 2 + self::BOUGHT;

    private int $option = 0;

    public static function actions(): array
    {
        return ['change, extra ports' => 'change'];
    }

    protected function options(): array
    {
        return [19 => 'QUERY_PORT={port}'];
    }

    protected function typed(): array
    {
        return ['options' => [$this->option => [0, self::BOUGHT]]];
    }

    protected function arrange(): void
    {
        $make = $this->stage->host->make;
        $option = $make->configurableOption($this->product, 'Extra Ports', 4, ['x']);
        $make->choose($this->id, $option['option'], $option['choices'][0], 0);
        $this->option = $option['option'];
        $this->stage->host->saveProduct($this->product, ['packageconfigoption' => [5 => '2048', 19 => 'QUERY_PORT={port2}'] + Stage::OPTIONS]);
    }

    protected function once(): array
    {
        return [new Once('POST', '/allocations$', self::PORTS - 1, self::PORTS - 1), Once::never('DELETE', '^/api/')];
    }

    protected function wrongServer(array $server, object $record): string
    {
        $ports = array_map(static fn (string $address): string => substr((string) strrchr($address, ':'), 1), $server['allocation_ports']);
        return match (true) {
            count($ports) !== self::PORTS => 'it has ' . count($ports) . ' ports',
            (int) $server['memory'] !== 2048 => 'it has not the new limits',
            !in_array($server['variables']['QUERY_PORT'] ?? '', array_slice($ports, 1), true) => 'the variable names none of its further ports',
            default => '',
        };
    }
}
