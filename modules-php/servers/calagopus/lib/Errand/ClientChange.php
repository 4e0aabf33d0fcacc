<?php

/**
 * Sends a client's names to the accounts that are his on record, and his e-mail address where that is safe.
 *
 * Who has the address of an account can have its password reset. So an address goes only to an account that this module made for the client, and
 * only where WHMCS said that it was verified: else whoever edits a profile takes over an account.
 */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus\Errand;

use Calagopus\NotFoundException;
use Calagopus\OwnerLink;
use WHMCS\Module\Server\Calagopus\Config;
use WHMCS\Module\Server\Calagopus\Policy\Policies;
use WHMCS\Module\Server\Calagopus\Shared\Provisioning\Messages;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Errands\Errand;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Installation;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\PanelCalls;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Params;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\ServiceParams;
use WHMCS\Module\Server\Calagopus\Store;

final class ClientChange
{
    /** Of the address that WHMCS said was verified. */
    public const VERIFIED = 'verified';

    public static function run(Errand $errand): void
    {
        $client = ServiceParams::client((int) $errand->subject);
        if ($client['userid'] === 0) {
            return;
        }
        $isVerified = $client['email'] !== '' && strcasecmp($errand->data[self::VERIFIED] ?? '', Params::asText($client['email'])) === 0;
        $failed = null;
        foreach ((new Store())->accountsOf($errand->subject, Installation::own(Config::load())) as $origin => $account) {
            try {
                self::send($origin, $account['uuid'], $client, $isVerified && $account['link'] === OwnerLink::Created->value);
            } catch (\Throwable $problem) {
                $failed ??= $problem;
            }
        }
        $failed === null || throw $failed;
    }

    /** @param array<string, mixed> $client */
    private static function send(string $origin, string $uuid, array $client, bool $withEmail): void
    {
        $call = PanelCalls::at('ClientEdit', $origin, ['userid' => $client['userid'], 'clientsdetails' => $client]);
        try {
            $call->panel()->updateOwner($call->client()->owner($call->config(), Policies::ofSubject('', $call->config()), $uuid), $withEmail, true);
            $call->report('success' . ($withEmail ? ', with the e-mail address' : ''));
        } catch (NotFoundException $problem) {
            $call->report('The account on record is not there any more: ' . Messages::of($problem, $call->secrets()));
        } catch (\Throwable $problem) {
            $call->report(Messages::of($problem, $call->secrets()));
            throw $problem;
        }
    }
}
