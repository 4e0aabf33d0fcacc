<?php

/**
 * What a service's page last showed of its server, kept for the time in which the panel does not answer: the last figures are worth more than none.
 *
 * It is shown to the client to whom it was shown, of the server that is recorded still, with its age, and for a day at the most.
 */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus\View;

use Calagopus\Exception;
use Calagopus\Reason;
use WHMCS\Module\Server\Calagopus\Call;
use WHMCS\Module\Server\Calagopus\PageStore;
use WHMCS\Module\Server\Calagopus\Seen;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\DatabaseClock;

final class Shown
{
    /** What is no older is not written anew. */
    private const SETTLED_SECONDS = 60;
    private const MOST_SECONDS = 86400;
    private const DEPTH = 6;

    /** @param array<string, mixed> $page the template's variables of the server */
    private function __construct(public readonly array $page, public readonly int $age)
    {
    }

    /** @param array<string, mixed> $page */
    public static function keep(Call $call, Seen $seen, array $page): void
    {
        $store = new PageStore();
        $key = $call->identity()->key;
        if ($seen->at - $store->shownAt($key) >= self::SETTLED_SECONDS) {
            $whose = ['uuid' => $seen->uuid, 'origin' => $seen->origin, 'client' => $seen->client, 'page' => $page];
            $store->show($key, (string) json_encode($whose, JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE | JSON_INVALID_UTF8_SUBSTITUTE), $seen->at);
        }
    }

    /** Null where the panel did answer, or where nothing is kept that may be shown. */
    public static function instead(Call $call, \Throwable $problem): ?self
    {
        if (!$problem instanceof Exception || !($problem->retriable || $problem->reason === Reason::NotAPanel)) {
            return null;
        }
        $record = $call->record();
        [$json, $at] = (new PageStore())->shown($record->key);
        $kept = json_decode($json, true, self::DEPTH);
        $age = (new DatabaseClock())->now() - $at;
        $whose = ['uuid' => $record->uuid, 'origin' => $call->panel()->origin(), 'client' => $call->client()->id];
        $isTheirs = is_array($kept) && is_array($kept['page'] ?? null) && array_intersect_key($kept, $whose) == $whose;
        return $isTheirs && $age >= 0 && $age <= self::MOST_SECONDS ? new self($kept['page'], $age) : null;
    }
}
