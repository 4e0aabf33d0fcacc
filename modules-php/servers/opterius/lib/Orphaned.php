<?php

/** What a service that was deleted in WHMCS left on the panel: its account, which is kept, or suspended where config.php says so. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Opterius;

use Calagopus\NotFoundException;
use Calagopus\Reason;
use Illuminate\Database\Query\Builder;
use WHMCS\Database\Capsule;
use WHMCS\Module\Server\Opterius\Shared\Whmcs\Installation;
use WHMCS\Module\Server\Opterius\Shared\Whmcs\Orphans\Orphan;
use WHMCS\Module\Server\Opterius\Shared\Whmcs\Orphans\Orphans;
use WHMCS\Module\Server\Opterius\Shared\Whmcs\Orphans\Sweep;
use WHMCS\Module\Server\Opterius\Shared\Whmcs\PanelCalls;
use WHMCS\Module\Server\Opterius\Shared\Whmcs\ServiceParams;

final class Orphaned
{
    /** Records of this installation that name a finished account: `service_key`, `client_id`, `origin`, `thing`. */
    public static function recorded(): Builder
    {
        $addresses = Installation::own(Config::load());
        return Capsule::table(Store::TABLE)->where('state', State::Active->value)->whereIn('installation', $addresses)
            ->select(['service_key', 'client_id', 'origin', 'username as thing']);
    }

    /** @SuppressWarnings(PHPMD.UnusedFormalParameter) this module has no policies of a product's own */
    public static function suspends(string $subject): bool
    {
        return Config::load()->suspendsOrphans();
    }

    /** Only the account that the record says is the service's, by username and domain; a service that is back in WHMCS keeps its own. */
    public static function suspend(Orphan $orphan): void
    {
        if (ServiceParams::of($orphan->key) !== null) {
            Sweep::isReused($orphan) || Orphans::forget([$orphan->key]);
            return;
        }
        $call = PanelCalls::at('Orphan', $orphan->origin);
        $record = $call->store()->find($orphan->key);
        Installation::guard($record, Installation::address(), $call->config());
        if ($record->state !== State::Active || $record->names->username !== $orphan->thing) {
            return;
        }
        try {
            $call->panel()->suspend(Ownership::account($record, $call->panel()->origin()));
        } catch (NotFoundException $problem) {
            if ($problem->reason !== Reason::AccountNotFound) {
                throw $problem;
            }
            Orphans::forget([$orphan->key]);
            return;
        } finally {
            $call->report("The account of the deleted service {$orphan->key} was to be suspended.");
        }
        Orphans::suspended($orphan->key);
    }
}
