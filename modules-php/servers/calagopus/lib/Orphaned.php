<?php

/** What a service that was deleted in WHMCS left on the panel: its server, which is kept, or suspended where the product's policy says so. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus;

use Calagopus\NotFoundException;
use Calagopus\Reason;
use Calagopus\Ref;
use Illuminate\Database\Query\Builder;
use WHMCS\Database\Capsule;
use WHMCS\Module\Server\Calagopus\Policy\Policies;
use WHMCS\Module\Server\Calagopus\Policy\Policy;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Installation;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Orphans\Orphan;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Orphans\Orphans;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Orphans\Sweep;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\PanelCalls;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\ServiceParams;

final class Orphaned
{
    /** Records of this installation that name a server: `service_key`, `client_id`, `origin`, `thing`. */
    public static function recorded(): Builder
    {
        $addresses = Installation::own(Config::load());
        return Capsule::table(Store::TABLE)->whereNotNull('server_uuid')->whereIn('installation', $addresses)
            ->select(['service_key', 'client_id', 'origin', 'server_uuid as thing']);
    }

    /** Where it is not known of which product it was, it is kept. @param string $subject "product-7", "addon-3" or nothing */
    public static function suspends(string $subject): bool
    {
        return $subject !== '' && Policies::ofSubject($subject, Config::load())->is(Policy::Orphans, 'suspend');
    }

    /** Only the recorded server, which must bear the service's id; a service that is back in WHMCS keeps its own. */
    public static function suspend(Orphan $orphan): void
    {
        if (ServiceParams::of($orphan->key) !== null) {
            Sweep::isReused($orphan) || Orphans::forget([$orphan->key]);
            return;
        }
        $call = PanelCalls::at('Orphan', $orphan->origin);
        $record = $call->store()->find($orphan->key);
        Installation::guard($record, Installation::address(), $call->config());
        if ($record->uuid !== $orphan->thing) {
            return;
        }
        try {
            $call->panel()->suspend(new Ref($orphan->key, $orphan->thing, $call->panel()->origin()));
        } catch (NotFoundException $problem) {
            if ($problem->reason !== Reason::ServerNotFound) {
                throw $problem;
            }
            Orphans::forget([$orphan->key]);
            return;
        } finally {
            $call->report("The server of the deleted service {$orphan->key} was to be suspended.");
        }
        Orphans::suspended($orphan->key);
    }
}
