<?php

/** A process that shares what pages are shown: prints the account's name that is known of a server after the second look at it. */

declare(strict_types=1);

use Calagopus\Tests\Whmcs\WhmcsHost;
use WHMCS\Module\Server\Calagopus\Call;
use WHMCS\Module\Server\Calagopus\Seen;

require_once __DIR__ . '/../whmcs/bootstrap.php';

[, $service, $before, $client] = $argv;
$host = WhmcsHost::attach();
$host->callModule('calagopus', 'MetaData');
$call = new Call('Shared', $host->paramsFor((int) $service));
$call->panel()->find($call->ref($call->record()), true);
$server = $call->panel()->find($call->ref($call->record()), true);
if ($server->ownerUsername !== '') {
    exit('the answer was not a shared one');
}
$seen = Seen::fromJson($before);
echo Seen::of($server, $seen->state, $seen->runs, $seen->origin, $client, $seen, $seen->at)->username;
