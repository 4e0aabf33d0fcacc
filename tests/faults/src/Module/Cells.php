<?php

/**
 * The cells of the actions of a WHMCS module, with its lock and its record, on the stand-in and MariaDB: killed between any two requests
 * and pressed again, and two of the same action at once.
 */

declare(strict_types=1);

namespace Calagopus\Tests\Faults\Module;

final class Cells
{
    /** Where the process is killed, for each request: before the panel acted on it, and after. */
    private const MOMENTS = ['before' => 'the panel has not acted', 'after' => 'the panel has acted'];

    /** Those that the short run has. */
    public const QUICK = ['create', 'terminate', 'hosting create', 'hosting terminate'];

    /** @param list<string> $requests what the action asks without a fault @return list<Cell> */
    public static function of(string $panel, string $action, string $verb, array $requests, bool $quick): array
    {
        $cells = [];
        foreach ($requests as $i => $request) {
            if (!$quick || ($verb === 'create' && in_array($action, self::QUICK, true) && !self::reads($request))) {
                array_push($cells, ...self::killed($panel, $action, $i + 1, $request));
            }
        }
        if (!$quick || in_array($action, self::QUICK, true)) {
            $cells[] = new Cell($action, 'two at once', ['race' => $action, 'panel' => $panel]);
        }
        return $cells;
    }

    /** @return list<Cell> */
    private static function killed(string $panel, string $action, int $number, string $request): array
    {
        $order = ['kill' => $action, 'panel' => $panel, 'number' => $number];
        if (self::reads($request)) {
            // Whether a read was answered makes no difference to the panel.
            return [new Cell($action, "killed at #$number $request", $order + ['act' => 'before'])];
        }
        $cells = [];
        foreach (self::MOMENTS as $act => $words) {
            $cells[] = new Cell($action, "killed at #$number $request, $words", $order + ['act' => $act]);
        }
        if (preg_match('~^POST /api/(admin/servers(/deploy)?|v1/accounts/create)$~', $request)) {
            $cells[] = new Cell($action, "killed at #$number $request, while the node works", $order + ['act' => 'within']);
        }
        return $cells;
    }

    /** The hosting panel is asked for figures by POST. */
    private static function reads(string $request): bool
    {
        return str_starts_with($request, 'GET ') || $request === 'POST /api/v1/accounts/usage';
    }
}
