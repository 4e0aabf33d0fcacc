<?php

/** The client of a service. WHMCS hands the names over as they were typed; nothing is decoded again. */

// Laid here by bin/modules from modules-php/shared: change it there.
declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus\Shared\Whmcs;

use WHMCS\Module\Server\Calagopus\Shared\Provisioning\Refusal;

abstract class ClientDetails
{
    final private function __construct(public readonly string $id, protected readonly Params $details)
    {
    }

    public static function of(Params $params): static
    {
        $details = Params::of($params->list('clientsdetails'));
        foreach ([$details->number('userid'), $details->number('id'), $params->number('userid')] as $id) {
            if ($id !== null && $id > 0) {
                return new static((string) $id, $details);
            }
        }
        throw new Refusal('WHMCS named no client ("clientsdetails" is missing), so nothing was done.');
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
