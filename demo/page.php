<?php

/**
 * The demo's page: the client area and the admin tab of the demo's services, with the buttons that WHMCS has for them.
 *
 * Run by PHP's own web server (see demo/src/PageServer.php) with the stand-in's address in the environment.
 */

declare(strict_types=1);

namespace Calagopus\Demo;

use Calagopus\Tests\Whmcs\WhmcsHost;

require __DIR__ . '/../tests/whmcs/bootstrap.php';

const BUTTONS = ['create' => 'Create', 'suspend' => 'Suspend', 'unsuspend' => 'Unsuspend', 'terminate' => 'Terminate'];

function escaped(string $text): string
{
    return htmlspecialchars($text, ENT_QUOTES | ENT_SUBSTITUTE, 'UTF-8');
}

/** What the pressed button did, as a sentence; empty where none was pressed. */
function pressed(WhmcsHost $whmcs, int $service): string
{
    $button = (string) ($_POST['button'] ?? '');
    if ($_SERVER['REQUEST_METHOD'] !== 'POST' || !isset(BUTTONS[$button])) {
        return '';
    }
    $result = $whmcs->$button($service);
    return BUTTONS[$button] . ': ' . ($result->success ? 'success' : $result->message);
}

function page(WhmcsHost $whmcs, int $service, string $message): string
{
    $buttons = '';
    foreach (BUTTONS as $name => $label) {
        $buttons .= "<button name=\"button\" value=\"$name\">$label</button> ";
    }
    $rows = '';
    foreach ($whmcs->adminServicesTab($service) as $label => $html) {
        $rows .= '<tr><th>' . escaped((string) $label) . '</th><td>' . $html . '</td></tr>';
    }
    $log = '';
    foreach (array_slice(array_reverse($whmcs->logs->moduleEntries()), 0, 5) as $entry) {
        $entry = (array) $entry;
        $log .= '<details><summary>' . escaped((string) $entry['action']) . '</summary><pre>' . escaped((string) $entry['request']) . "\n\n"
            . escaped((string) $entry['response']) . '</pre></details>';
    }
    $said = $message === '' ? '' : '<p class="message">' . escaped($message) . '</p>';
    $status = escaped((string) $whmcs->status($service));
    $client = $whmcs->clientArea($service)->output;
    return <<<HTML
        <!doctype html><html lang="en"><head><meta charset="utf-8"><title>Calagopus for WHMCS: demo</title><style>
        body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#222}section{border:1px solid #ccc;border-radius:6px;
        padding:1rem;margin:1rem 0}th{text-align:left;padding-right:2rem;vertical-align:top}.message{background:#eef6ee;padding:.5rem 1rem;border-radius:6px}
        pre{overflow:auto;background:#f6f6f6;padding:.5rem}.row{display:flex;flex-wrap:wrap}.col-sm-5,.col-5{width:40%}.col-sm-7,.col-7{width:60%}
        .btn{display:inline-block;padding:.4rem 1rem;background:#1d6fb8;color:#fff;border-radius:4px;text-decoration:none}button{padding:.3rem 1rem}
        </style></head><body><h1>Service $service <small>($status)</small></h1>$said
        <section><h2>What the administrator presses</h2><form method="post">$buttons</form></section>
        <section><h2>Client area</h2>$client</section>
        <section><h2>Admin tab</h2><table>$rows</table></section>
        <section><h2>Module log, newest first</h2>$log</section></body></html>
        HTML;
}

$whmcs = WhmcsHost::attach();
$service = (int) getenv('DEMO_SERVICES');
if ((string) parse_url((string) $_SERVER['REQUEST_URI'], PHP_URL_PATH) !== '/') {
    http_response_code(404);
    exit('There is only one page here: /');
}
$message = pressed($whmcs, $service);
echo page($whmcs, $service, $message);
