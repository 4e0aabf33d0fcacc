<?php

/** The client of a service, as the panel's account owner. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus;

use Calagopus\Owner;
use Calagopus\Server;
use WHMCS\Module\Server\Calagopus\Policy\Policies;
use WHMCS\Module\Server\Calagopus\Policy\Policy;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\ClientDetails;

final class Client extends ClientDetails
{
    /** @param string|null $linked UUID of the panel account that was linked with this client before */
    public function owner(Config $config, Policies $policies, ?string $linked): Owner
    {
        $matching = $policies->answer(Policy::OwnerMatching);
        return new Owner(
            $this->id,
            $this->email(),
            $this->details->text('firstname'),
            $this->details->text('lastname'),
            null,
            $config->language(),
            $linked,
            $matching !== 'external-id',
            $matching === 'email-and-username',
            $config->sendEmail()
        );
    }

    /** Whether a server's owner bears another client's id. */
    public static function isAnothers(Server $server, string $clientId): bool
    {
        return !in_array($server->ownerExternalId, [null, '', $clientId], true);
    }
}
