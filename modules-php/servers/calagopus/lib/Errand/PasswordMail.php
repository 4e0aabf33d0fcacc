<?php

/** The panel's e-mail for setting a password, where it could not be asked for when the account was made. Only what certainly was not sent is tried again. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus\Errand;

use WHMCS\Module\Server\Calagopus\Shared\Provisioning\Messages;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Errands\Errand;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Errands\Errands;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\PanelCalls;

final class PasswordMail
{
    public static function run(Errand $errand): void
    {
        $call = PanelCalls::ofService('SendPassword', $errand->subject);
        $account = $errand->data['account'] ?? '';
        if ($call === null || $call->record()->ownerUuid !== $account) {
            return;
        }
        try {
            $call->panel()->sendPasswordReset($call->client()->owner($call->config(), $call->policies(), $account));
            $call->report('success');
        } catch (\Calagopus\Exception $problem) {
            $call->report(Messages::of($problem, $call->secrets()));
            $problem->mayHaveHappened ? Errands::end($errand) : throw $problem;
        }
    }
}
