<?php

/** The client of a service, by the names that an account on the panel needs. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Opterius;

use WHMCS\Module\Server\Opterius\Shared\Whmcs\ClientDetails;

final class Client extends ClientDetails
{
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
}
