<?php

/** Whatever a customer, a panel or an administrator wrote is text in every page of both modules: the HTML is parsed and looked at. */

declare(strict_types=1);

use Calagopus\Tests\Module\Check;
use Calagopus\Tests\Security\Markup;
use Calagopus\Tests\Security\Stage;
use WHMCS\Database\Capsule;

/** The admin tab as one piece of HTML, labels and all. @param array<string, string> $fields */
$whole = static fn (array $fields): string => implode('', array_map(
    static fn (string $label, string $html): string => "<tr><td>$label</td><td>$html</td></tr>",
    array_keys($fields),
    $fields
));

/** A page is safe: nothing lives in it that does not live in the same page with a harmless text. */
$same = static function (Check $check, string $harmless, string $html, string $what): void {
    $check->is([], Markup::of($html)->alive(), "$what: alive");
    $check->is(Markup::of($harmless)->skeleton(), Markup::of($html)->skeleton(), "$what: elements");
};

/** Fields that the panel says of a server, by where they stand in its answer. */
$fields = [
    'server.name', 'server.owner.name_first', 'server.owner.username', 'server.node.name', 'server.node.location.name', 'server.allocation.ip',
    'server.allocation.ip_alias', 'server.description', 'server.egg.name', 'server.nest.name',
];

return [
    'fields of a server on both pages' => static function (Check $check, Stage $stage) use ($fields, $same, $whole): void {
        $id = $stage->live('calagopus');
        $shown = 0;
        foreach ($fields as $field) {
            $stage->panel->fault(['kind' => 'field', 'path' => $field, 'value' => 'harmless'], ['path' => '^/api/admin/servers/', 'times' => 0]);
            [$client, $admin] = [$stage->host->clientArea($id)->output, $whole($stage->host->adminServicesTab($id))];
            $stage->panel->clearFaults();
            foreach (Markup::PAYLOADS as $kind => $payload) {
                $stage->panel->fault(['kind' => 'field', 'path' => $field, 'value' => $payload], ['path' => '^/api/admin/servers/', 'times' => 0]);
                $now = [$stage->host->clientArea($id)->output, $whole($stage->host->adminServicesTab($id))];
                $stage->panel->clearFaults();
                $same($check, $client, $now[0], "client area, $field, $kind");
                $same($check, $admin, $now[1], "admin tab, $field, $kind");
                $shown += str_contains(Markup::of($now[0] . $now[1])->text(), $payload) ? 1 : 0;
            }
        }
        $check->that($shown >= 5 * count(Markup::PAYLOADS), "only $shown of the texts were shown as they are, so nothing was tested");
    },
    'a status that no panel has' => static function (Check $check, Stage $stage) use ($whole): void {
        $id = $stage->live('calagopus');
        foreach (Markup::PAYLOADS as $kind => $payload) {
            $stage->panel->fault(['kind' => 'field', 'path' => 'server.status', 'value' => $payload], ['path' => '^/api/admin/servers/', 'times' => 0]);
            $html = $stage->host->clientArea($id)->output . $whole($stage->host->adminServicesTab($id));
            $stage->panel->clearFaults();
            $check->is([], Markup::of($html)->alive(), $kind);
            $check->that(strlen(Markup::of($html)->text()) > 50, "$kind: there is a page");
        }
    },
    'what a panel says in a refusal' => static function (Check $check, Stage $stage) use ($whole): void {
        $said = 0;
        foreach (['calagopus', 'opterius'] as $module) {
            foreach (Markup::PAYLOADS as $kind => $payload) {
                $id = $stage->order($module, [], [], $module === 'opterius' ? ['username' => 'u' . crc32($kind), 'domain' => crc32($kind) . '.example.com'] : []);
                $body = $module === 'calagopus' ? ['errors' => [$payload]] : ['result' => 'error', 'message' => $payload];
                $stage->panelOf($module)->fault(['kind' => 'status', 'status' => 400, 'body' => json_encode($body)], ['path' => '^/api/', 'times' => 0]);
                $message = $stage->host->create($id)->message;
                $test = $stage->host->testConnection((int) $stage->host->service($id)->server)['error'];
                $tab = $whole($stage->host->adminServicesTab($id));
                $page = $stage->host->clientArea($id)->output;
                $stage->panelOf($module)->clearFaults();
                // WHMCS puts the texts of commands and of Test Connection into its pages as it gets them.
                $check->is(['html ', 'body ', 'p '], Markup::of("<p>$message</p>")->skeleton(), "$module, $kind: error of Create");
                $check->is(['html ', 'body ', 'p '], Markup::of("<p>$test</p>")->skeleton(), "$module, $kind: Test Connection");
                $check->is([], Markup::of($tab . $page)->alive(), "$module, $kind: pages");
                $check->lacks('xprobe', $page, "$module, $kind: a customer is told nothing of it");
                $said += str_contains("$message $test $tab", 'xprobe') ? 1 : 0;
            }
        }
        $check->that($said >= count(Markup::PAYLOADS), "only $said refusals were shown, so nothing was tested");
    },
    'what the customer\'s buttons say, which themes print as it is' => static function (Check $check, Stage $stage): void {
        $id = $stage->live('calagopus');
        $press = static function () use ($stage, $id): string {
            $form = ['token' => $stage->host->tokens->generate('plain'), 'modop' => 'custom', 'a' => 'ClientStart'];
            return (string) $stage->host->clientArea($id, 'twenty-one', [], $form)->custom?->message;
        };
        foreach (Markup::PAYLOADS as $kind => $payload) {
            $body = json_encode(['errors' => [$payload]]);
            $stage->panel->fault(['kind' => 'status', 'status' => 400, 'body' => $body], ['method' => 'POST', 'path' => '/power$', 'times' => 0]);
            [$customer, $staff] = [$press(), $stage->host->customButton($id, 'Start', 'admin')->message];
            $stage->panel->clearFaults();
            $check->is(['html ', 'body ', 'p '], Markup::of("<p>$customer</p>")->skeleton(), "$kind: customer");
            $check->lacks('xprobe', $customer, "$kind: a customer is told nothing of it");
            $check->is(['html ', 'body ', 'p '], Markup::of("<p>$staff</p>")->skeleton(), "$kind: staff");
            $check->has('xprobe', $staff, "$kind: staff read it");
        }
        $folder = $stage->host->modules->folder('calagopus') . '/lang/overrides';
        mkdir($folder);
        foreach (Markup::PAYLOADS as $kind => $payload) {
            $texts = ['press.inactive' => $payload, 'power.start' => $payload, 'power.start_hint' => $payload, 'button.start' => $payload];
            file_put_contents("$folder/english.php", '<?php return ' . var_export($texts, true) . ';');
            $check->is([], Markup::of($stage->host->clientArea($id)->output)->alive(), "$kind in a language file: page");
            Capsule::table('tblhosting')->where('id', $id)->update(['domainstatus' => 'Pending']);
            $check->is(['html ', 'body ', 'p '], Markup::of('<p>' . $press() . '</p>')->skeleton(), "$kind in a language file");
            Capsule::table('tblhosting')->where('id', $id)->update(['domainstatus' => 'Active']);
        }
        Calagopus\Tests\Whmcs\Files::remove($folder);
    },
    'host names, ports and keys of a WHMCS server' => static function (Check $check, Stage $stage) use ($whole): void {
        $said = 0;
        foreach (['calagopus', 'opterius'] as $module) {
            $id = $stage->order($module);
            $server = (int) $stage->host->service($id)->server;
            $before = Capsule::table('tblservers')->where('id', $server)->first(['hostname', 'port']);
            foreach (Markup::PAYLOADS as $kind => $payload) {
                foreach (['hostname', 'port'] as $column) {
                    $encoded = htmlspecialchars($payload, ENT_QUOTES);
                    Capsule::table('tblservers')->where('id', $server)->update([$column => $encoded] + (array) $before);
                    $error = $stage->host->testConnection($server)['error'];
                    $html = $whole($stage->host->adminServicesTab($id)) . $stage->host->clientArea($id)->output;
                    $check->is(['html ', 'body ', 'p '], Markup::of("<p>$error</p>")->skeleton(), "$module, $column, $kind: Test Connection");
                    $check->is([], Markup::of($html)->alive(), "$module, $column, $kind: pages");
                    $said += str_contains($error . $html, 'xprobe') ? 1 : 0;
                }
            }
        }
        $check->that($said > 0, 'nothing of it was ever shown, so nothing was tested');
    },
    'fields of an account on both pages' => static function (Check $check, Stage $stage) use ($same, $whole): void {
        $id = $stage->live('opterius');
        $shown = 0;
        foreach (['username', 'domain', 'disk_limit', 'disk_used_mb', 'bandwidth_limit', 'status', 'package'] as $field) {
            foreach (Markup::PAYLOADS as $kind => $payload) {
                $stage->hosting->fault(['kind' => 'field', 'path' => $field, 'value' => $payload], ['path' => '/usage', 'times' => 0]);
                $html = $stage->host->clientArea($id)->output . $whole($stage->host->adminServicesTab($id));
                $stage->hosting->clearFaults();
                $check->is([], Markup::of($html)->alive(), "$field, $kind");
            }
        }
        $harmless = [];
        foreach (['harmless', ...array_values(Markup::PAYLOADS)] as $text) {
            Capsule::table('mod_opterius_services')->where('service_key', (string) $id)->update(['package' => $text]);
            $now = [$stage->host->clientArea($id)->output, $whole($stage->host->adminServicesTab($id))];
            $harmless = $harmless === [] ? $now : $harmless;
            $same($check, $harmless[0], $now[0], "client area, package on record, $text");
            $same($check, $harmless[1], $now[1], "admin tab, package on record, $text");
            $shown += str_contains(Markup::of($now[0] . $now[1])->text(), $text) ? 1 : 0;
        }
        $check->is(count(Markup::PAYLOADS) + 1, $shown, 'texts that were shown as they are');
    },
    'a product\'s options on the page that shows what is wrong with them' => static function (Check $check, Stage $stage): void {
        $said = 0;
        $usual = [];
        foreach (['calagopus', 'opterius'] as $module) {
            $product = $stage->product($module);
            $stage->server($module);
            $stage->host->saveProduct($product, []);
            foreach (['harmless' => 'harmless'] + Markup::PAYLOADS as $kind => $payload) {
                $options = $module === 'calagopus' ? [1 => $payload, 5 => $payload, 15 => $payload, 19 => $payload] : [1 => $payload, 2 => $payload];
                $stage->host->saveProduct($product, ['packageconfigoption' => $options]);
                $footer = $stage->host->adminPage('configproducts.php', ['action' => 'edit', 'id' => (string) $product])['footer'];
                $check->is([], Markup::of((string) preg_replace('~<script>.*?</script>~s', '', $footer))->alive(), "$module, $kind");
                preg_match_all('~<script\b.*?</script>~s', $footer, $scripts);
                $usual = $kind === 'harmless' ? $scripts[0] : $usual;
                $check->is($usual, $scripts[0], "$module, $kind: scripts");
                $check->has('save-errors', $footer, "$module, $kind: the errors are shown");
                $said += str_contains(Markup::of($footer)->text(), 'xprobe') ? 1 : 0;
            }
        }
        $check->that($said > 0, 'nothing of it was ever shown, so nothing was tested');
    },
    'what an administrator typed into the tab' => static function (Check $check, Stage $stage) use ($whole): void {
        $id = $stage->order('calagopus');
        foreach (Markup::PAYLOADS as $kind => $payload) {
            $stage->host->saveAdminServicesTab($id, ['calagopus_link_uuid' => $payload]);
            $html = $whole($stage->host->adminServicesTab($id));
            $check->is([], Markup::of($html)->alive(), $kind);
            $check->has('nothing was linked', $html, "$kind: the refusal is shown");
        }
    },
    'a panel\'s address that is no web page is no link' => static function (Check $check, Stage $stage): void {
        foreach (['javascript:xprobe()', 'data:text/html,x', 'https://a"b', "https://a\n.example", '//evil.example', 'vbscript:x', ' https://a'] as $address) {
            $check->lacks('<a ', WHMCS\Module\Server\Calagopus\Shared\Whmcs\Html::link($address, 'Open'), $address);
            $check->lacks('<a ', WHMCS\Module\Server\Opterius\Shared\Whmcs\Html::link($address, 'Open'), $address);
        }
        $check->has('rel="noopener noreferrer"', WHMCS\Module\Server\Calagopus\Shared\Whmcs\Html::link('https://panel.example.com', 'Open'), 'a link');
    },
    'the checker itself sees what is alive' => static function (Check $check): void {
        $own = '<form method="post" action="clientarea.php?action=productdetails"';
        $check->is([], Markup::of("$own></form>")->alive(), 'the module\'s own form');
        foreach (["$own onsubmit=\"x()\"></form>", '<form method="get" action="clientarea.php?action=productdetails"></form>', '<form></form>'] as $other) {
            $check->that(Markup::of($other)->alive() !== [], $other);
        }
        foreach (['element', 'script', 'picture', 'end of raw text', 'template', 'overlong'] as $kind) {
            $check->that(Markup::of('<p>' . Markup::PAYLOADS[$kind] . '</p>')->alive() !== [], $kind);
        }
        foreach (['double quote' => '"', 'single quote' => "'"] as $kind => $quote) {
            $check->that(Markup::of("<p title=$quote" . Markup::PAYLOADS[$kind] . "$quote>x</p>")->alive() !== [], $kind);
        }
        $check->that(Markup::of('<a href="' . Markup::PAYLOADS['address'] . '">x</a>')->alive() !== [], 'address');
    },
];
