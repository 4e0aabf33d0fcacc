<?php

/** Faults that are not of one request: nodes that fail or are slow, half servers, backups that cannot be deleted. */

declare(strict_types=1);

namespace Calagopus\Tests\Faults;

final class Worlds
{
    /** @return array<string, Fault> by name */
    public static function all(): array
    {
        $faults = [];
        foreach (self::list() as $fault) {
            $faults[$fault->name] = $fault;
        }
        return $faults;
    }

    /** @return list<Fault> */
    private static function list(): array
    {
        $node = static fn (string $mode, int $delay = 0): \Closure => static function (Bench $bench) use ($mode, $delay): void {
            $bench->node($mode, $delay);
        };
        $refused = ['panel-error', 'node-error', 'no-node', 'no-allocation', 'panel-unavailable', 'rejected', 'setup-incomplete'];
        return [
            new Fault('node-slow', 'world', reasons: ['timed-out', 'outcome-unknown'], quick: true, arrange: $node('ok', 5000)),
            new Fault('node-fails', 'world', reasons: $refused, quick: true, arrange: $node('fail')),
            new Fault('node-down', 'world', reasons: $refused, arrange: $node('down')),
            new Fault('half-there', 'world', reasons: ['still-pending', 'server-busy', 'panel-error', 'node-unknown-server'], quick: true, arrange: static function (Bench $bench): void {
                $bench->half();
            }),
            new Fault('backup-fails', 'world', reasons: ['panel-error'], quick: true, arrange: static function (Bench $bench): void {
                $bench->simulator->control('POST', 'backup', ['fail' => true]);
            }),
        ];
    }
}
