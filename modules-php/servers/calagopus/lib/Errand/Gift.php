<?php

/** Gives a service's server to its client's account, by the command that staff press for it. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus\Errand;

use WHMCS\Module\Server\Calagopus\Command\Give;
use WHMCS\Module\Server\Calagopus\Shared\Provisioning\Messages;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\PanelCalls;

final class Gift
{
    public static function run(string $key): void
    {
        $call = PanelCalls::ofService('GiveServer', $key);
        if ($call === null || $call->record()->uuid === null) {
            return;
        }
        try {
            (new Give($call))->run();
            $call->report('success');
        } catch (\Throwable $problem) {
            $call->report(Messages::of($problem, $call->secrets()));
            throw $problem;
        }
    }
}
