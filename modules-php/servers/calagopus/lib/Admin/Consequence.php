<?php

/** What applying a product does beyond changing figures, where its policies have it act: an installation begins, or the server moves. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus\Admin;

use WHMCS\Module\Server\Calagopus\Call;
use WHMCS\Module\Server\Calagopus\Later\Moves;
use WHMCS\Module\Server\Calagopus\Place;
use WHMCS\Module\Server\Calagopus\Policy\Policy;
use WHMCS\Module\Server\Calagopus\Shared\Provisioning\Refusal;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Params;

final class Consequence
{
    /** Asks the panel only where a policy could act. @throws Refusal where one would */
    public static function demandNone(Call $call): void
    {
        $policies = $call->policies();
        if (!$policies->is(Policy::Egg, 'reinstall') && !$policies->is(Policy::Place, 'transfer')) {
            return;
        }
        $acts = self::found($call);
        $acts === [] || throw new Refusal('By the product\'s policies Apply would ' . implode(' and ', $acts) . ", and that wants the service's id, {$call->identity()->key}, typed into its field; "
            . 'nothing was done.');
    }

    /** @return list<string> */
    private static function found(Call $call): array
    {
        $policies = $call->policies();
        $record = $call->record();
        $chosen = $call->chosen();
        $server = $call->panel()->find($call->ref($record));
        $place = Place::of($policies->subject, $chosen);
        $isOtherEgg = strcasecmp(trim(Params::asText($chosen->options['egg_uuid'] ?? '')), $server->eggUuid) !== 0 || $record->given->filesAreFormer($server);
        return array_keys(array_filter([
            'begin the installation of its egg' => $policies->is(Policy::Egg, 'reinstall') && $isOtherEgg,
            'move the server' => $policies->is(Policy::Place, 'transfer') && !$place->holds($server)
                && $place->isCustomers(Moves::reached($record->key, $server) ?? $record->place, $call->config()),
        ]));
    }
}
