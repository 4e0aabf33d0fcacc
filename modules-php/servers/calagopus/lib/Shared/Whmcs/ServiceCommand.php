<?php

/** What one WHMCS command does; it returns when the panel's state holds what was asked, and throws otherwise. */

// Laid here by bin/modules from modules-php/shared: change it there.
declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus\Shared\Whmcs;

use WHMCS\Module\Server\Calagopus\Call;
use WHMCS\Module\Server\Calagopus\Module;
use WHMCS\Module\Server\Calagopus\Shared\Provisioning\Intent;
use WHMCS\Module\Server\Calagopus\Shared\Provisioning\LongCall;
use WHMCS\Module\Server\Calagopus\Shared\Provisioning\Messages;
use WHMCS\Module\Server\Calagopus\Shared\Provisioning\Refusal;

abstract class ServiceCommand
{
    public function __construct(protected readonly Call $call)
    {
    }

    abstract public function run(): void;

    /** Work that asks the panel for something that takes long, under the service's lock. @param int $around seconds beside that and waiting for the lock */
    protected function lasting(int $around, \Closure $work): void
    {
        $seconds = $this->call->config()->longestCall() + $this->call->config()->lockWait() + $around;
        LongCall::run($seconds, fn () => $this->call->locked($work));
    }

    /** Does what is welcome but not the point: a failure is noted, and changes nothing about the outcome. */
    protected function aside(string $otherwise, \Closure $work): void
    {
        try {
            $work();
        } catch (\Throwable $problem) {
            $this->call->note("$otherwise: " . Messages::of($problem, $this->call->secrets()));
        }
    }

    /** @param string $so what was not done because of it */
    protected function demandNothingPending(?Intent $intent, string $so): void
    {
        $open = $this->call->open($intent);
        if ($open !== null) {
            throw new Refusal("An earlier Create may still be carried out; $so. " . Again::create($open));
        }
    }

    /** What WHMCS sells more than once in one service would be billed so often and made once. */
    protected function refuseQuantity(): void
    {
        $noun = Module::NOUN;
        foreach ([$this->call->params->raw('qty'), $this->call->identity()->model?->qty] as $given) {
            if (is_bool($given) || in_array($given, [null, ''], true) || (is_numeric($given) && $given <= 1)) {
                continue;
            }
            $quantity = is_scalar($given) ? (string) $given : get_debug_type($given);
            throw new Refusal("The quantity of this service is $quantity, but a service is one $noun here: order each $noun as a service of "
                . 'its own, and turn off "Allow Multiple Quantities" of the product. Nothing was created.');
        }
    }
}
