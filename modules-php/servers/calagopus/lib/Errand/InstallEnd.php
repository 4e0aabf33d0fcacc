<?php

/**
 * Follows the installation of a new server, and sends the e-mail about its end, once: where WHMCS has a template for it, and nobody else.
 *
 * An addon's server has none: WHMCS sends such e-mails about services, and the addon's number is another service's. The panel tells no end by itself; it is
 * asked with each run of the cron, one request a server, for a day at the most.
 */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus\Errand;

use WHMCS\Module\Server\Calagopus\Call;
use WHMCS\Module\Server\Calagopus\Mail\Facts;
use WHMCS\Module\Server\Calagopus\Mail\FactStore;
use WHMCS\Module\Server\Calagopus\Mail\Templates;
use WHMCS\Module\Server\Calagopus\Module;
use WHMCS\Module\Server\Calagopus\Shared\Provisioning\Refusal;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\DatabaseClock;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Errands\Errand;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Errands\Errands;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Errands\Later;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Log;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\PanelCalls;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Params;

final class InstallEnd
{
    /** Seconds until the first look, between two, and after which nobody waits any more. */
    private const FIRST = 60;
    private const EVERY = 120;
    private const LONGEST = 86400;

    /** For a server that was just made and installs: it is followed only where there is something to send, and once. */
    public static function await(string $key, string $uuid): void
    {
        $isAwaited = (Errands::find(Runner::INSTALLED, $key)->data['server'] ?? null) === $uuid;
        if (!$isAwaited && Templates::isOfProduct(Templates::INSTALLED)) {
            Errands::add(Runner::INSTALLED, $key, ['server' => $uuid], self::FIRST);
        }
    }

    public static function run(Errand $errand): void
    {
        $call = PanelCalls::ofService('InstallEnd', $errand->subject, true);
        if ($call === null || $call->identity()->isAddon || $call->params->text('status') !== 'Active' || $call->record()->uuid !== ($errand->data['server'] ?? '')) {
            return;
        }
        $server = $call->panel()->find($call->ref($call->record()));
        if ($server->status === 'installing') {
            throw (new DatabaseClock())->now() - $errand->since < self::LONGEST ? new Later(self::EVERY)
                : new Refusal('it has been installing for a day');
        }
        if ($server->status !== null) {
            Log::activity(Module::text('errand.installed.otherwise', ['subject' => $errand->subject]));
            return;
        }
        $live = $call->panel()->live($call->ref($call->record()));
        (new FactStore())->saw($errand->subject, $call->client()->id, Facts::ofLive($live, $call->panel()->origin()));
        // Taken away first: whoever dies now has sent none, and nobody sends two.
        Errands::end($errand) && self::send($call);
    }

    private static function send(Call $call): void
    {
        $id = $call->identity()->id;
        $answer = localAPI('SendEmail', ['messagename' => Templates::INSTALLED, 'id' => $id]);
        if (!is_array($answer) || ($answer['result'] ?? '') !== 'success') {
            Log::activity(Module::text('mail.not_sent', ['template' => Templates::INSTALLED, 'service' => $id, 'why' => Params::asText(is_array($answer) ? $answer['message'] ?? '' : '')]));
        }
    }
}
