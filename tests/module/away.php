<?php

/** A process that shares what is known of panels: the panel fails until it is left alone, then the admin addon's overview is printed. */

declare(strict_types=1);

use Calagopus\Ref;
use Calagopus\Tests\Whmcs\WhmcsHost;
use WHMCS\Module\Server\Calagopus\Call;

require_once __DIR__ . '/../whmcs/bootstrap.php';

$host = WhmcsHost::attach();
$host->callModule('calagopus', 'MetaData');
$panel = (new Call('Away', $host->paramsFor((int) $argv[1])))->panel();
for ($try = 0; $try < 4; $try++) {
    try {
        $panel->find(new Ref('17'));
    } catch (Calagopus\TransportException) {
        continue;
    }
}
echo $host->addonModules->page('calagopusadmin', ['tab' => 'overview']);
