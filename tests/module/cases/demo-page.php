<?php

/** The page that bin/demo leaves open: it is served, its buttons do what WHMCS's do, and it ends with who started it. */

declare(strict_types=1);

use Calagopus\Demo\PageServer;
use Calagopus\Tests\Browser\Themes;
use Calagopus\Tests\Module\Check;
use Calagopus\Tests\Module\Stage;
use Calagopus\Tests\Panel\Simulator;
use Calagopus\Tests\Whmcs\Files;
use WHMCS\Database\Capsule;
use WHMCS\Module\Server\Calagopus\Policy\Policies;

require_once dirname(__DIR__, 3) . '/demo/src/PageServer.php';
require_once dirname(__DIR__, 2) . '/browser/src/Themes.php';

/** What the server answers to a form, or to none. @param array<string, string> $form @param list<string> $headers */
$ask = static function (PageServer $server, array $form, string $path = '', array $headers = []): string {
    $options = ['timeout' => 60, 'ignore_errors' => true] + ($form === [] ? ['header' => $headers] : [
        'method' => 'POST', 'header' => ['Content-Type: application/x-www-form-urlencoded', ...$headers], 'content' => http_build_query($form),
    ]);
    return (string) file_get_contents($server->url . $path, false, stream_context_create(['http' => $options]));
};

/** The token that a page carries in its forms. */
$tokenOf = static fn (string $html): string => preg_match('~name="token" value="([0-9a-f]+)"~', $html, $found) === 1 ? $found[1] : '';

/** The page after a button was pressed; without one, as it is opened. The token is that of the page. @param array<string, string> $form */
$page = static fn (PageServer $server, array $form = [], string $path = ''): string
    => $ask($server, $form === [] ? [] : $form + ['token' => $tokenOf($ask($server, []))], $path);

/** A folder in the place of what npm brings, beside a file that is nobody's. */
$themes = static function (): string {
    $beside = Files::temporary('demo-themes');
    foreach (array_merge(...array_values(Themes::FILES)) as $file) {
        is_dir(dirname("$beside/browser/$file")) || mkdir(dirname("$beside/browser/$file"), 0700, true);
        file_put_contents("$beside/browser/$file", "of $file");
    }
    file_put_contents("$beside/secret.css", 'secret');
    file_put_contents("$beside/browser/secret.txt", 'secret');
    return "$beside/browser";
};

return [
    'the page of the demo shows its services, and its buttons work' => static function (Check $check, Stage $stage) use ($page): void {
        $id = $stage->order();
        $server = PageServer::start($stage->host->environment(), [$id, $stage->order()], Stage::flags());
        $check->has("service $id <small>(Pending)", $page($server), 'opened');
        $port = (int) parse_url($server->url, PHP_URL_PORT);
        $check->has("ssh -L $port:127.0.0.1:$port ", $server->hint(), 'how it is reached from elsewhere');
        foreach (['create' => 'Active', 'suspend' => 'Suspended', 'unsuspend' => 'Active', 'terminate' => 'Terminated'] as $button => $status) {
            $html = $page($server, ['service' => (string) $id, 'button' => $button]);
            $check->has(ucfirst($button) . ': success', $html, $button);
            $check->has("service $id <small>($status)", $html, $button);
            $check->is($button === 'terminate' ? 0 : 1, count($stage->panel->serversOf((string) $id)), "$button: servers");
        }
        $check->is(1, $stage->creations(), 'creations: the other service was not pressed');
    },
    'the page has its script and look, which is answered with figures and opens the console' => static function (Check $check, Stage $stage) use ($ask, $page): void {
        $id = $stage->order();
        $stage->host->create($id);
        $stage->panel->install($stage->onlyServer($id)['uuid']);
        Simulator::until(static fn (): bool => $stage->onlyServer($id)['status'] === null);
        Policies::decide('product-' . $stage->host->service($id)->packageId, ['console' => 'read']);
        $stage->panel->control('POST', 'node', ['url' => 'https://node.example.com/']);
        $server = PageServer::start($stage->host->environment(), [$id], Stage::flags());
        preg_match_all('~(?:src|href)="/(modules/servers/calagopus/assets/[a-z.]+)"~', $page($server), $files);
        $check->is(3, count($files[1]), 'files');
        foreach ($files[1] as $file) {
            $check->is((string) file_get_contents(dirname(__DIR__, 3) . '/modules-php/' . substr($file, 8)), $ask($server, [], $file), $file);
        }
        $check->lacks('<?php', $ask($server, [], 'modules/servers/calagopus/assets/../calagopus.php'), 'nothing else');
        $form = ['id' => (string) $id, 'modop' => 'custom'];
        $check->is(false, json_decode($page($server, $form + ['a' => 'ClientStatus'], 'clientarea.php?action=productdetails'), true)['reload'] ?? null, 'figures');
        $check->has('wss://node.example.com', $page($server, $form + ['a' => 'ClientSocket'], 'clientarea.php?action=productdetails'), 'the way to the node');
        $check->has('id="console-lines"', $page($server, $form + ['a' => 'ClientConsole'], 'clientarea.php?action=productdetails'), 'the console');
        $check->is(true, json_decode($ask($server, ['token' => 'x', 'a' => 'ClientSocket'] + $form, 'clientarea.php?action=productdetails'), true)['reload'] ?? null, 'another token');
    },
    'the customer\'s and the staff\'s buttons on the page start and stop the server' => static function (Check $check, Stage $stage) use ($page): void {
        $id = $stage->order();
        $stage->host->create($id);
        $uuid = $stage->onlyServer($id)['uuid'];
        $stage->panel->install($uuid);
        Simulator::until(static fn (): bool => $stage->onlyServer($id)['status'] === null);
        $server = PageServer::start($stage->host->environment(), [$id], Stage::flags());
        $html = $page($server);
        foreach (['Start' => 'start', 'Restart' => 'restart', 'Stop' => 'stop', 'Kill' => 'kill'] as $function => $action) {
            $mark = $stage->panel->mark();
            $check->matches('~<form[^>]*action="(clientarea\.php\?action=productdetails)">(?:(?!</form>).)*value="Client' . $function . '"~s', $html, "$function: form");
            preg_match('~name="token" value="([0-9a-f]+)"~', $html, $token);
            $form = ['token' => $token[1] ?? '', 'id' => (string) $id, 'modop' => 'custom', 'a' => "Client$function"];
            $check->has('The customer: success', $page($server, $form, 'clientarea.php?action=productdetails'), $function);
            $check->has('The customer: Nothing was done', $page($server, ['token' => 'x'] + $form, 'clientarea.php?action=productdetails'), "$function: wrong token");
            $check->has(': success', $page($server, ['service' => (string) $id, 'button' => $function]), "$function by staff");
            $orders = array_map(static fn (array $one): string => $one['body'], $stage->panel->requests('POST', '/power$', $mark));
            $check->is(array_fill(0, 2, json_encode(['action' => $action])), $orders, "$function: orders");
        }
    },
    'the page takes nothing from another site: without its token, or by another name' => static function (Check $check, Stage $stage) use ($ask, $page, $tokenOf): void {
        $id = $stage->order();
        $server = PageServer::start($stage->host->environment(), [$id], Stage::flags());
        $token = $tokenOf($page($server));
        $check->that(strlen($token) >= 32, "a token: $token");
        $form = ['service' => (string) $id, 'button' => 'create'];
        foreach (['none' => [], 'an empty one' => ['token' => ''], 'another' => ['token' => str_repeat('0', strlen($token))], 'its beginning' => ['token' => substr($token, 0, -1)]] as $what => $more) {
            $check->has('Nothing was done', $ask($server, $form + $more), "token: $what");
        }
        $check->has('Nothing was done', $ask($server, ['service' => (string) $id, 'button' => 'save', 'calagopus_link_uuid' => 'x']), 'saving');
        foreach (['rebound.example.com', 'rebound.example.com:' . parse_url($server->url, PHP_URL_PORT), '127.0.0.1', '127.0.0.1:1'] as $host) {
            foreach ([[], $form + ['token' => $token]] as $sent) {
                $html = $ask($server, $sent, '', ["Host: $host"]);
                $check->has('asked for by the address', $html, $host);
                $check->lacks($token, $html, "$host: the token");
            }
        }
        $check->is(0, $stage->creations(), 'creations');
        $check->has('Create: success', $ask($server, $form + ['token' => $token]), 'with its token');
        $check->has("service $id", $ask($server, [], '', ['Host: localhost:' . parse_url($server->url, PHP_URL_PORT)]), 'as localhost');
    },
    'the page shows the client area in the frame that is asked for' => static function (Check $check, Stage $stage) use ($ask): void {
        $server = PageServer::start($stage->host->environment(), [$stage->order()], Stage::flags());
        foreach (['' => 'nav-link active', '?theme=twenty-one' => 'nav-link active', '?theme=six' => 'fade in active', '?theme=../six' => 'nav-link active'] as $query => $markup) {
            $check->has($markup, $ask($server, [], $query), "frame: $query");
        }
        $check->has('Next Due Date', $ask($server, []), 'the bill');
    },
    'the page has the files that WHMCS\'s themes load, the admin\'s pages those of Bootstrap 3; it gives away nothing else' => static function (Check $check, Stage $stage) use ($ask, $page, $themes): void {
        $folder = $themes();
        try {
            $id = $stage->order();
            $server = PageServer::start($stage->host->environment(), [$id], Stage::flags(), 0, $folder);
            $loaded = static function (string $html): array {
                preg_match_all('~(?:href|src)="/themes/([^"]+)"~', $html, $files);
                return $files[1];
            };
            foreach (['' => 'twenty-one', '?theme=six' => 'six', 'addonmodules.php?module=calagopusadmin' => 'six', 'configproducts.php?id=1' => 'six'] as $path => $theme) {
                $html = $ask($server, [], $path);
                $check->is(Themes::FILES[$theme], $loaded($html), "files: $path");
                $check->lacks('a look of its own', $html, "words: $path");
            }
            foreach (array_unique(array_merge(...array_values(Themes::FILES))) as $file) {
                $check->is("of $file", $ask($server, [], "themes/$file"), $file);
                $type = str_ends_with($file, '.js') ? 'application/javascript' : 'text/css';
                $check->has("Content-Type: $type", implode("\n", get_headers("{$server->url}themes/$file")), "$file: type");
            }
            foreach (['themes/../secret.css', 'themes/%2e%2e/secret.css', 'themes/bootstrap@4.5.3/../../secret.css', 'themes/secret.txt', 'themes/', 'themes/none.css'] as $path) {
                $check->is('', $ask($server, [], $path), $path);
            }
            $other = 'themes/' . Themes::FILES['six'][0];
            $check->lacks('of bootstrap', $ask($server, [], $other, ['Host: rebound.example.com']), 'by another name');
            $check->has('fade in active', $ask($server, [], '', ['Cookie: theme=six']), 'the frame that was chosen before');
            $check->has('Set-Cookie: theme=six', implode("\n", get_headers("{$server->url}?theme=six")), 'it is kept');
            $check->has('nav-link active', $ask($server, [], '', ['Cookie: theme=../six']), 'another one is not');
        } finally {
            Files::remove(dirname($folder));
        }
    },
    'without the themes\' files, or with some of them, the page has a look of its own and says so in one line' => static function (Check $check, Stage $stage) use ($ask, $themes): void {
        $folder = $themes();
        try {
            foreach ([Themes::FILES['six'][0], Themes::FILES['twenty-one'][3], ''] as $missing) {
                $missing === '' ? Files::remove($folder) : unlink("$folder/$missing");
                $server = PageServer::start($stage->host->environment(), [$stage->order()], Stage::flags(), 0, $folder);
                foreach (['', '?theme=six', 'addonmodules.php?module=calagopusadmin'] as $path) {
                    $html = $ask($server, [], $path);
                    $check->is(1, preg_match_all('~<p[^>]*>This page has a look of its own[^<\n]*npm[^<\n]*</p>~', $html), "without $missing: $path");
                    $check->lacks('/themes/', $html, "without $missing, files: $path");
                    $check->has('.col-md-6{width:50%}', $html, "without $missing, look: $path");
                }
            }
        } finally {
            Files::remove(dirname($folder));
        }
    },
    'the tabs of two services on one page are each service\'s own' => static function (Check $check, Stage $stage) use ($ask): void {
        $server = PageServer::start($stage->host->environment(), [$stage->order([], [], [], ['domain' => 'a.example.com']), $stage->order([], [], [], ['domain' => 'b.example.com'])], Stage::flags());
        foreach (['', '?theme=six'] as $query) {
            preg_match_all('~<a href="#([^"]+)" data-toggle="tab"~', $ask($server, [], $query), $tabs);
            $check->that(count($tabs[1]) >= 2, 'tabs');
            $check->is($tabs[1], array_values(array_unique($tabs[1])), "each has its own: $query");
            foreach ($tabs[1] as $tab) {
                $check->is(1, substr_count($ask($server, [], $query), "id=\"$tab\""), "$tab: $query");
            }
        }
    },
    'the admin tab of the demo\'s page can be saved' => static function (Check $check, Stage $stage) use ($page): void {
        $id = $stage->order();
        $server = PageServer::start($stage->host->environment(), [$id], Stage::flags());
        $check->has('name="calagopus_link_uuid"', $page($server), 'opened');
        $html = $page($server, ['service' => (string) $id, 'button' => 'save', 'calagopus_link_uuid' => 'no uuid']);
        $check->has('That is not a whole UUID', $html, 'saved');
    },
    'the demo\'s page ends with who started it' => static function (Check $check, Stage $stage): void {
        $server = PageServer::start($stage->host->environment(), [$stage->order()], Stage::flags());
        $port = (int) parse_url($server->url, PHP_URL_PORT);
        $server->stop();
        $check->is(false, @fsockopen('127.0.0.1', $port, $code, $words, 1), 'somebody listens still');
    },
    'the demo that is ended in the middle of its steps leaves nothing behind' => static function (Check $check): void {
        $folder = sys_get_temp_dir() . '/demo-' . bin2hex(random_bytes(5));
        mkdir($folder, 0700);
        $command = [PHP_BINARY, ...Stage::flags(), dirname(__DIR__, 3) . '/demo/demo.php', '--check'];
        $demo = proc_open($command, [1 => ['file', '/dev/null', 'w'], 2 => ['file', '/dev/null', 'w']], $pipes, null, ['TMPDIR' => $folder] + getenv());
        Simulator::until(static fn (): bool => glob("$folder/whmcs-smarty-*") !== [], 60.0);
        $check->is(true, proc_get_status($demo)['running'], 'it is at its steps');
        proc_terminate($demo, SIGINT);
        proc_close($demo);
        $left = array_map(basename(...), glob("$folder/*"));
        $check->is([], $left, 'left in the temporary folder');
        $check->that($left !== [] || rmdir($folder), 'the folder is empty');
    },
    'the admin addon\'s page and a product\'s policies can be clicked, and take nothing without the demo\'s token' => static function (Check $check, Stage $stage) use ($ask, $tokenOf): void {
        $service = $stage->order();
        $product = (int) $stage->host->service($service)->packageid;
        $stage->host->addonModules->activate('calagopusadmin');
        $server = PageServer::start($stage->host->environment(), [$service], Stage::flags());
        $check->has('href="/addonmodules.php?module=calagopusadmin"', $ask($server, []), 'the way there');
        foreach (['overview', 'policies', 'options', 'reconcile'] as $tab) {
            $html = $ask($server, [], "addonmodules.php?module=calagopusadmin&tab=$tab");
            $check->matches('~<li class="active"><a href="addonmodules\.php\?module=calagopusadmin&amp;tab=' . $tab . '"~', $html, $tab);
        }
        $fields = ['calagopusadmin_policies[place]' => 'transfer'];
        $address = "configproducts.php?action=edit&id=$product";
        $check->has('Nothing was done', $ask($server, $fields, $address), 'without a token');
        $check->has('Saved.', $ask($server, $fields + ['token' => $tokenOf($ask($server, []))], $address), 'saved');
        $check->has('<option value="transfer" selected>', $ask($server, [], $address), 'stored');
        $html = $ask($server, [], "addonmodules.php?module=calagopusadmin&tab=options&product=$product");
        preg_match_all('~<input type="hidden" name="([a-z_]+)" value="([^"]*)">~', $html, $hidden);
        $form = array_combine($hidden[1], $hidden[2]) + ['calagopusadmin_options[]' => 'disk'];
        $post = "addonmodules.php?module=calagopusadmin&tab=options&product=$product";
        $check->has('Nothing was done', $ask($server, ['calagopusadmin_token' => 'x'] + $form, $post), 'another token');
        $check->has('Options that were created: 1', $ask($server, $form, $post), 'created');
    },
    'what staff do can be clicked: the tab\'s actions, a product that changes, another client, and the cron' => static function (Check $check, Stage $stage) use ($page): void {
        $id = $stage->order();
        $stage->host->saveProduct((int) $stage->host->service($id)->packageid, ['packageconfigoption' => Stage::OPTIONS]);
        $stage->host->create($id);
        $uuid = (string) $stage->onlyServer($id)['uuid'];
        $stage->panel->install($uuid);
        Simulator::until(static fn (): bool => $stage->onlyServer($id)['status'] === null);
        $server = PageServer::start($stage->host->environment(), [$id], Stage::flags());
        $press = static fn (string $button, array $fields = []): string => $page($server, $fields + ['service' => (string) $id, 'button' => $button]);
        $act = static fn (string $action, array $fields = []): string => $press('save', $fields + ['calagopus_action' => $action, 'calagopus_service' => (string) $id]);
        foreach (['sync' => 'Recorded: ', 'restart' => 'done.', 'reinstall' => 'done.'] as $action => $said) {
            $check->has("<option value=\"$action\">", $page($server), "$action is offered");
            $check->has($said, $act($action), $action);
        }
        $stage->panel->install($uuid);
        Simulator::until(static fn (): bool => $stage->onlyServer($id)['status'] === null);
        $check->has("id, $id, typed", html_entity_decode($act('reinstall-empty', ['calagopus_service' => '']), ENT_QUOTES), 'without the id');
        $check->has('The product has 2048 MB now.', $press('moreMemory'), 'the product');
        $check->has('Memory: 2048 by the product, 1024 on the panel', $page($server), 'it differs');
        $check->has('Memory from 1024 to 2048', $act('apply'), 'applied');
        $check->is(2048, (int) $stage->onlyServer($id)['memory'], 'on the panel');
        $former = $stage->onlyServer($id)['owner'];
        $check->has('In WHMCS the service is client', $press('toAnotherClient'), 'another client');
        $check->has('was given to the panel account', $act('give'), 'given');
        $check->that($stage->onlyServer($id)['owner'] !== $former, 'another owner');
        $stage->panel->control('POST', 'transfer', ['result' => 'done', 'after_ms' => -1]);
        $check->has('moves from node node-1 to node-2', $act('transfer', ['calagopus_node' => 'node-2']), 'moves');
        $stage->panel->control('POST', 'transfer', ['server' => $uuid, 'result' => 'done']);
        $check->has('The cron ran.', $press('cron'), 'the cron');
        $check->is('arrived', Capsule::table('mod_calagopus_moves')->where('service_key', (string) $id)->value('state'), 'followed by the cron');
        $check->has($uuid, $act('unlink'), 'unlinked');
        $check->is(null, $stage->onlyServer($id), 'no server bears the id');
        $press('save', ['calagopus_link_uuid' => $uuid]);
        $check->is($uuid, $stage->onlyServer($id)['uuid'] ?? null, 'linked');
    },
    'extra ports are bought on the page, and the product\'s stock stands on it' => static function (Check $check, Stage $stage) use ($page): void {
        $id = $stage->order();
        $product = (int) $stage->host->service($id)->packageid;
        $stage->host->saveProduct($product, ['packageconfigoption' => Stage::OPTIONS]);
        $stage->host->make->configurableOption($product, 'Extra Ports', 4, ['x']);
        Policies::decide("product-$product", ['port_range' => '25712-25714', 'stock' => 'yes']);
        $server = PageServer::start($stage->host->environment(), [$id], Stage::flags());
        $check->lacks('in stock', $page($server), 'where WHMCS does not count');
        Capsule::table('tblproducts')->where('id', $product)->update(['stockcontrol' => 1, 'qty' => 7]);
        $press = static fn (string $button, array $fields = []): string => $page($server, $fields + ['service' => (string) $id, 'button' => $button]);
        $check->has('7 in stock', $page($server), 'as it is typed');
        $check->has('2 in stock', $press('cron'), 'three ports, and an order that waits');
        $press('create');
        $html = $page($server);
        $check->matches('~Extra Ports <input type="number" name="buy\[(\d+)\]" value="0"~', $html, 'a field');
        preg_match('~name="(buy\[\d+\])"~', $html, $field);
        $html = $press('buy', [$field[1] ?? '' => '2']);
        $check->has('Change Package: success', $html, 'bought');
        $check->is(3, count($stage->onlyServer($id)['allocation_ports']), 'ports');
        $check->has('value="2"', $html, 'what he has');
        $check->has('0 in stock', $press('cron'), 'none is left');
        $check->has('Change Package: success', $press('buy', [$field[1] ?? '' => 'many']), 'no number');
        $check->is(3, count($stage->onlyServer($id)['allocation_ports']), 'nothing is taken');
    },
];
