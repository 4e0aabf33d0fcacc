<?php

/** What a customer is told where a button did nothing: a sentence of the language files, never the technical reason; that is in the module log. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus\View;

use Calagopus\Reason;
use WHMCS\Module\Server\Calagopus\Call;
use WHMCS\Module\Server\Calagopus\NotHis;
use WHMCS\Module\Server\Calagopus\Shared\Provisioning\Messages;
use WHMCS\Module\Server\Calagopus\Shared\Provisioning\Refusal;

final class Apology
{
    private string $name = 'problem';

    public function __construct(private readonly Call $call)
    {
    }

    public function for(\Throwable $problem): void
    {
        $this->name = match (true) {
            $problem instanceof Refusal => $problem->customer === '' ? 'problem' : $problem->customer,
            $problem instanceof \Calagopus\Exception => self::nameOf($problem->reason),
            default => 'problem',
        };
    }

    /** Themes print it as it comes, so it has no markup. */
    public function text(): string
    {
        return Messages::plain($this->call->language()->text("press.{$this->name}"));
    }

    private static function nameOf(Reason $reason): string
    {
        return match ($reason) {
            Reason::ServerSuspended => 'suspended',
            Reason::ServerBusy => 'busy',
            Reason::InstallFailed => 'install_failed',
            Reason::OutcomeUnknown => 'unknown',
            default => NotHis::is($reason) ? 'missing' : 'problem',
        };
    }
}
