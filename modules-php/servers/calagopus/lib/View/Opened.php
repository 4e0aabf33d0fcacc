<?php

/** Remembers what was verified of a server when its page showed it, so that its figures can be shown for a while without asking whose it is. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus\View;

use Calagopus\Server;
use Calagopus\Usage;
use WHMCS\Module\Server\Calagopus\Call;
use WHMCS\Module\Server\Calagopus\PageStore;
use WHMCS\Module\Server\Calagopus\Seen;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\DatabaseClock;

final class Opened
{
    /** What is no older, and says the same, is not written anew. */
    private const SETTLED_SECONDS = 60;

    /** @param ?Usage $usage null: whether it runs is not known, and stays as it was */
    public static function remember(Call $call, Server $server, ?Usage $usage): Seen
    {
        $store = new PageStore();
        $key = $call->identity()->key;
        $before = $store->seen($key);
        $runs = $usage === null ? $before->runs ?? false : Words::runs($usage);
        $seen = Seen::of($server, Words::state($server), $runs, $call->panel()->origin(), $call->client()->id, $before, (new DatabaseClock())->now());
        if ($before === null || $seen->at - $before->at >= self::SETTLED_SECONDS || $seen->at < $before->at || !$seen->saysTheSame($before)) {
            $store->saw($key, $seen);
        }
        return $seen;
    }
}
