<?php

/** The client of a service, as the panel's account owner. WHMCS hands the names over as they were typed; nothing is decoded again. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus;

use Calagopus\Owner;
use Calagopus\Server;
use WHMCS\Module\Server\Calagopus\Shared\Provisioning\Refusal;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Params;

final class Client
{
    private function __construct(public readonly string $id, private readonly Params $details)
    {
    }

    public static function of(Params $params): self
    {
        $details = Params::of($params->list('clientsdetails'));
        foreach ([$details->number('userid'), $details->number('id'), $params->number('userid')] as $id) {
            if ($id !== null && $id > 0) {
                return new self((string) $id, $details);
            }
        }
        throw new Refusal('WHMCS named no client ("clientsdetails" is missing), so nothing was done.');
    }

    /** @param string|null $linked UUID of the panel account that was linked with this client before */
    public function owner(Config $config, ?string $linked): Owner
    {
        return new Owner(
            $this->id,
            $this->email(),
            $this->details->text('firstname'),
            $this->details->text('lastname'),
            null,
            $config->language(),
            $linked,
            $config->matchEmail(),
            $config->matchUsername(),
            $config->sendEmail()
        );
    }

    /** Whether a server's owner bears another client's id. */
    public static function isAnothers(Server $server, string $clientId): bool
    {
        return !in_array($server->ownerExternalId, [null, '', $clientId], true);
    }

    public function email(): string
    {
        return trim($this->details->text('email'));
    }

    public function language(): string
    {
        return $this->details->text('language');
    }
}
