<?php

/** The way to a server's node: who is given it and at what cost, and what the page of the console holds. */

declare(strict_types=1);

use Calagopus\Tests\Module\Check;
use Calagopus\Tests\Module\Stage;
use Calagopus\Tests\Panel\Simulator;
use WHMCS\Database\Capsule;
use WHMCS\Module\Server\Calagopus\PageStore;
use WHMCS\Module\Server\Calagopus\Policy\Policies;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Connection\Tested;

/** A service whose server is installed, on a node with TLS, with this answer to "console". */
$live = static function (Stage $stage, string $console): int {
    $stage->panel->control('POST', 'node', ['url' => 'https://node.example.com:8080/']);
    $id = $stage->order();
    $stage->host->create($id);
    $stage->panel->install($stage->onlyServer($id)['uuid']);
    Simulator::until(static fn (): bool => $stage->onlyServer($id)['status'] === null);
    Policies::decide('product-' . $stage->host->service($id)->packageId, ['console' => $console]);
    return $id;
};

/** What is answered, as it is printed. */
$ask = static function (Stage $stage, int $id, string $function = 'ClientSocket'): string {
    $_SESSION['uid'] = (int) $stage->host->service($id)->userid;
    $token = $stage->host->tokens->generate('plain');
    $asked = ['function' => $function, 'service' => $id, 'post' => ['token' => $token, 'modop' => 'custom', 'a' => $function], 'session' => $_SESSION];
    return (string) $stage->host->startChild(dirname(__DIR__) . '/ask.php', [json_encode($asked)], Stage::flags())->wait()['out'];
};

/** As if what was verified had been so many seconds ago, and the minute were over. */
$age = static function (int $id, int $seconds): void {
    $verified = json_decode((string) Capsule::table(PageStore::TABLE)->where('service_key', (string) $id)->value('verified'), true);
    $verified['at'] -= $seconds;
    Capsule::table(PageStore::TABLE)->where('service_key', (string) $id)->update(['verified' => json_encode($verified), 'token_minute' => 0]);
};

return [
    'an hour of an open page by the socket is nine requests at the most' => static function (Check $check, Stage $stage) use ($live, $ask, $age): void {
        $id = $live($stage, 'read');
        $mark = $stage->panel->mark();
        $answer = json_decode($ask($stage, $id), true);
        $check->is("wss://node.example.com:8080/api/servers/{$stage->onlyServer($id)['uuid']}/ws", $answer['socket']['url'] ?? null, 'the way');
        $check->is(2, count($stage->panel->log($mark)), 'the first is verified');
        // A node speaks of a token's end 540 seconds after it was made at the earliest, and looks every 30 seconds.
        for ($second = 540; $second < 3600; $second += 540) {
            $age($id, 540);
            $check->that(is_string(json_decode($ask($stage, $id), true)['socket']['token'] ?? null), "after $second seconds");
        }
        $requests = count($stage->panel->log($mark));
        $check->that($requests === 9, "an hour took $requests requests");
    },
    'whose the server is, and where its node is, is asked again when it matters' => static function (Check $check, Stage $stage) use ($live, $ask, $age): void {
        $id = $live($stage, 'read');
        $ask($stage, $id);
        $requests = static function (int $mark) use ($stage): int {
            return count($stage->panel->log($mark));
        };
        $mark = $stage->panel->mark();
        $ask($stage, $id);
        $check->is(1, $requests($mark), 'known');
        $age($id, 1800);
        $mark = $stage->panel->mark();
        $ask($stage, $id);
        $check->is(2, $requests($mark), 'half an hour ago');
        $stage->panel->control('POST', 'node', ['url' => 'https://elsewhere.example.com/']);
        $check->has('wss://elsewhere.example.com/api', $ask($stage, $id), 'a node that has another address now');
        Capsule::table(PageStore::TABLE)->update(['verified' => '{"uuid":1}', 'token_minute' => 0]);
        $mark = $stage->panel->mark();
        $ask($stage, $id);
        $check->is(2, $requests($mark), 'what cannot be read was never written');
        Capsule::table(PageStore::TABLE)->update(['token_minute' => 0]);
        for ($i = 0; $i < 6; $i++) {
            $ask($stage, $id);
        }
        $mark = $stage->panel->mark();
        $check->is([['reload' => false, 'socket' => null, 'again' => true], 0], [json_decode($ask($stage, $id), true), $requests($mark)], 'six a minute');
    },
    'the console is opened ten times within a minute at the most, with the page\'s other buttons' => static function (Check $check, Stage $stage) use ($live, $ask): void {
        $id = $live($stage, 'read');
        $check->has('id="calagopus-console"', $ask($stage, $id, 'ClientConsole'), 'once');
        $mark = $stage->panel->mark();
        foreach ([0, 1] as $later) {
            Capsule::table(PageStore::TABLE)->where('service_key', (string) $id)->update(['press_minute' => intdiv(time(), 60), 'press_count' => 10]);
            $html = $ask($stage, $id, 'ClientConsole');
        }
        $check->has('too often within a minute', $html, 'the eleventh');
        $check->is([], $stage->panel->log($mark), 'requests');
    },
    'what is done to a server makes the next token one that is verified anew' => static function (Check $check, Stage $stage) use ($live, $ask): void {
        $id = $live($stage, 'read');
        $kept = static fn (): mixed => Capsule::table(PageStore::TABLE)->where('service_key', (string) $id)->value('verified');
        $doings = [
            'suspend' => static fn () => $stage->host->suspend($id),
            'reinstall' => static fn () => $stage->host->customButton($id, 'Reinstall'),
            'give' => static function () use ($stage, $id): mixed {
                Capsule::table('tblhosting')->where('id', $id)->update(['userid' => $stage->host->make->client(['email' => 'next@example.com'])]);
                return $stage->host->unsuspend($id);
            },
            'terminate' => static fn () => $stage->host->terminate($id),
        ];
        foreach ($doings as $what => $do) {
            $stage->host->unsuspend($id);
            Simulator::until(static fn (): bool => $stage->onlyServer($id)['status'] === null);
            $ask($stage, $id);
            $check->that($kept() !== null, "$what: verified before");
            $check->is('success', $do()->message, $what);
            $check->is(null, $kept(), "$what: and not after");
        }
    },
    'typing is offered where policy and key allow it' => static function (Check $check, Stage $stage) use ($live, $ask): void {
        $id = $live($stage, 'read');
        $type = static fn (): mixed => json_decode($ask($stage, $id), true)['socket']['type'] ?? null;
        $check->is(false, $type(), 'to be read');
        Policies::decide('product-' . $stage->host->service($id)->packageId, ['console' => 'type']);
        $check->is(true, $type(), 'to be typed into');
        $key = $stage->panel->control('POST', 'key', ['permissions' => ['*.read', 'control.read-console']])['key'];
        Capsule::table('tblservers')->update(['password' => encrypt($key)]);
        $check->is(false, $type(), 'by a key that may not');
    },
    'no log holds a token, and a panel that is down is asked again later' => static function (Check $check, Stage $stage) use ($live, $ask): void {
        $id = $live($stage, 'type');
        $token = json_decode($ask($stage, $id), true)['socket']['token'];
        $stage->panel->fault(['kind' => 'status', 'status' => 503, 'content_type' => 'text/html', 'body' => 'down'], ['path' => '/websocket$', 'times' => 0]);
        $check->is(['reload' => false, 'socket' => null, 'again' => true], json_decode($ask($stage, $id), true), 'down');
        $stage->panel->clearFaults();
        $stage->panel->fault(['kind' => 'field', 'path' => 'url', 'value' => 'https://node.example.com/x'], ['path' => '/websocket$', 'times' => 0]);
        $check->is(['reload' => false, 'socket' => null, 'again' => false], json_decode($ask($stage, $id), true), 'another address');
        $stage->panel->clearFaults();
        $kept = json_encode([$stage->host->logs->moduleEntries(), Capsule::table(PageStore::TABLE)->get()->all()]);
        foreach ([$token, explode('.', $token)[1]] as $part) {
            $check->lacks($part, $kept, 'logs and tables');
        }
        $check->has('websocket', $kept, 'what was asked is logged where it failed');
    },
    'Test Connection says what the key lets customers do at a node, where any has a console' => static function (Check $check, Stage $stage) use ($live): void {
        $id = $live($stage, 'no');
        $server = (int) $stage->host->service($id)->server;
        $product = 'product-' . $stage->host->service($id)->packageId;
        $said = static function () use ($stage, $server): string {
            $stage->host->testConnection($server);
            return implode(' ', Tested::last($server, '')->findings);
        };
        $check->lacks('console', $said(), 'nobody has one');
        Policies::decide($product, ['console' => 'read']);
        $text = $said();
        $check->has('control.read-console, control.console, control.start', $text, 'what the key may');
        $check->has('who knows how can type all the same', $text, 'to be read, and the key may type');
        $check->lacks('TLS', $text, 'the node has it');
        Policies::decide($product, ['console' => 'type']);
        $check->lacks('type all the same', $said(), 'to be typed into');
        $key = $stage->panel->control('POST', 'key', ['permissions' => ['*.read', 'nodes.allocations', 'servers.*']])['key'];
        Capsule::table('tblservers')->update(['password' => encrypt($key)]);
        $text = $said();
        $check->has('lacks the server permission control.read-console', $text, 'not to be read');
        $check->has('but the key lacks the server permission control.console', $text, 'nor typed into');
        $stage->panel->control('POST', 'node', ['url' => 'http://node.example.com:8080/']);
        $check->has('The node node.example.com is reached without TLS', $said(), 'without TLS');
        $stage->panel->api('PATCH', '/api/admin/servers/' . $stage->onlyServer($id)['uuid'], ['suspended' => true]);
        $check->has('could not be seen: Server', $said(), 'no server to try');
        Capsule::table('mod_calagopus_services')->update(['server_uuid' => null]);
        $check->has('test again then', $said(), 'none at all');
    },
    'the console\'s page is a whole document with everything escaped, and no token of the panel' => static function (Check $check, Stage $stage) use ($live, $ask): void {
        $id = $live($stage, 'read');
        (new PageStore())->name((string) $id, '<b>"mine"</b>', (string) $stage->host->service($id)->userid);
        $html = $ask($stage, $id, 'ClientConsole');
        $check->matches('~^<!doctype html>\s*<html lang="en">~', $html, 'a document, and nothing before it');
        $check->has('<h1>Console: &lt;b&gt;&quot;mine&quot;&lt;/b&gt;</h1>', $html, 'escaped');
        $check->lacks('eyJ', $html, 'a token of the panel');
        foreach (['ClientSocket', 'assets/socket.js', 'assets/console.js', 'assets/console.css'] as $part) {
            $check->has($part, $html, 'what it needs');
        }
        $stage->panel->api('PATCH', '/api/admin/servers/' . $stage->onlyServer($id)['uuid'], ['suspended' => true]);
        $html = $ask($stage, $id, 'ClientConsole');
        $check->has('your server is suspended', $html, 'suspended on the panel alone');
        $check->lacks('<script', $html, 'no script then');
    },
];
