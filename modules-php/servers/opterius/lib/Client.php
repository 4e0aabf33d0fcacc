<?php

/** The client of a service. WHMCS hands the names over as they were typed; nothing is decoded again. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Opterius;

use WHMCS\Module\Server\Opterius\Shared\Provisioning\Refusal;
use WHMCS\Module\Server\Opterius\Shared\Whmcs\Params;

final class Client
{
    private function __construct(public readonly int $id, private readonly Params $details)
    {
    }

    public static function of(Params $params): self
    {
        $details = Params::of($params->list('clientsdetails'));
        foreach ([$details->number('userid'), $details->number('id'), $params->number('userid')] as $id) {
            if ($id !== null && $id > 0) {
                return new self($id, $details);
            }
        }
        throw new Refusal('WHMCS named no client ("clientsdetails" is missing), so nothing was done.');
    }

    public function email(): string
    {
        return trim($this->details->text('email'));
    }

    /** The panel takes no account without a name: a client who has none goes by company or address. */
    public function name(): string
    {
        $name = trim($this->details->text('firstname') . ' ' . $this->details->text('lastname'));
        foreach ([$name, trim($this->details->text('companyname')), $this->email()] as $text) {
            if ($text !== '') {
                return $text;
            }
        }
        return '';
    }

    public function firstName(): string
    {
        return $this->details->text('firstname');
    }

    public function language(): string
    {
        return $this->details->text('language');
    }
}
