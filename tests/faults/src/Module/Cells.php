<?php

/**
 * The cells that go through the WHMCS module, with its lock and its record, on the stand-in and MariaDB: killed between any two requests
 * and pressed again, and two of the same action at once.
 */

declare(strict_types=1);

namespace Calagopus\Tests\Faults\Module;

final class Cells
{
    /** Where the process is killed, for each request: before the panel acted on it, and after. */
    private const MOMENTS = ['before' => 'the panel has not acted', 'after' => 'the panel has acted'];

    /** @param list<string> $requests what the action asks without a fault @return list<Cell> */
    public static function of(string $action, array $requests, bool $quick): array
    {
        $cells = [];
        foreach ($requests as $i => $request) {
            if (!$quick || ($action === 'create' && !str_starts_with($request, 'GET '))) {
                array_push($cells, ...self::killed($action, $i + 1, $request));
            }
        }
        if (!$quick || in_array($action, ['create', 'terminate'], true)) {
            $cells[] = new Cell($action, 'two at once', ['race' => $action]);
        }
        return $cells;
    }

    /** @return list<Cell> */
    private static function killed(string $action, int $number, string $request): array
    {
        $order = ['kill' => $action, 'number' => $number];
        if (str_starts_with($request, 'GET ')) {
            // Whether a read was answered makes no difference to the panel.
            return [new Cell($action, "killed at #$number $request", $order + ['act' => 'before'])];
        }
        $cells = [];
        foreach (self::MOMENTS as $act => $words) {
            $cells[] = new Cell($action, "killed at #$number $request, $words", $order + ['act' => $act]);
        }
        if (preg_match('~^POST /api/admin/servers(/deploy)?$~', $request)) {
            $cells[] = new Cell($action, "killed at #$number $request, while the node works", $order + ['act' => 'within']);
        }
        return $cells;
    }
}
