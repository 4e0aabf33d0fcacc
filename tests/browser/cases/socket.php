<?php

/** The page that is live by the node's own socket: renewed tokens, one tab for all, and what is left where there is none. */

declare(strict_types=1);

use Calagopus\Tests\Browser\Stage;
use Calagopus\Tests\Module\Check;
use Calagopus\Tests\Panel\Simulator;

/** A service with a console, and its node. @param list<string> $options @return array{int, Simulator} */
$world = static function (Stage $stage, array $options = ['--stats-ms', '200'], string $console = 'read'): array {
    $node = $stage->node($options);
    $id = $stage->running();
    $stage->decide($id, 'console', $console);
    return [$id, $node];
};

$open = static fn (Simulator $node): int => $node->control('GET', 'log')['open'];
$auths = static fn (Simulator $node): int => count(array_filter($node->control('GET', 'log')['log'], static fn (array $one): bool => $one['event'] === 'auth'));
$tokens = static fn (Stage $stage, int $mark): int => count($stage->panel->requests('GET', '/websocket$', $mark));
$shown = static fn (Stage $stage, string $text): bool => $stage->browser->until("document.querySelector('[data-calagopus-state]').textContent === '$text'");
$hide = static fn (Stage $stage, bool $hidden): mixed => $stage->browser->run('hands.hidden = arguments[0]; document.dispatchEvent(new Event("visibilitychange"));', $hidden);
/** Whether the script has given the socket up: it holds none, and waits for none. */
$isOver = static fn (Stage $stage): bool => Simulator::until(static fn (): bool => $stage->browser->wait('const {held, pending} = await navigator.locks.query(); return held.length + pending.length;') === 0);

return [
    'the page follows the node, in the same words as WHMCS has, and asks WHMCS for nothing more' => static function (Check $check, Stage $stage) use ($world, $shown): void {
        [$id, $node] = $world($stage);
        $stats = ['memory_bytes' => 536870912, 'disk_bytes' => 1288490189, 'network' => ['rx_bytes' => 1536, 'tx_bytes' => 123456789012], 'cpu_absolute' => 50.55, 'uptime' => 93784000];
        $node->control('POST', 'stats', $stats);
        $stage->panel->fault(['kind' => 'field', 'path' => 'resources', 'value' => ['state' => 'running', 'memory_limit_bytes' => 1073741824, 'cpu_limit_absolute' => 100] + $stats], ['path' => '/resources$', 'times' => 0]);
        $texts = static fn (): array => array_map($stage->text(...), ['[data-calagopus-text=cpu]', '[data-calagopus-text=memory]', '[data-calagopus-text=disk]', '[data-calagopus-text=network]', '[data-calagopus-text=uptime]']);
        foreach (['twenty-one', 'six'] as $theme) {
            $stage->decide($id, 'console', 'no');
            $stage->open($id, $theme);
            $ofWhmcs = $texts();
            $check->is([15000], $stage->browser->run('return hands.pending();'), "$theme: by asking alone");
            $stage->decide($id, 'console', 'read');
            $stage->open($id, $theme);
            $stage->browser->run('["cpu", "memory", "disk", "network", "uptime"].forEach((name) => { document.querySelector(`[data-calagopus-text=${name}]`).textContent = ""; });');
            $check->that($stage->browser->until('document.querySelector("[data-calagopus-text=uptime]").textContent !== "" && !hands.pending().includes(15000)'), "$theme: live");
            $check->is($ofWhmcs, $texts(), "$theme: the same words");
            $check->is([50.6, '50 %'], [round(50.55, 1), $stage->text('[data-calagopus-meter=memory]')], "$theme: meters");
            $mark = $stage->panel->mark();
            $node->control('POST', 'state', ['state' => 'offline']);
            $check->that($shown($stage, 'Stopped'), "$theme: followed");
            $check->is(['start'], $stage->browser->run('return [...document.querySelectorAll("[data-calagopus-action]")].filter((one) => one.offsetParent !== null).map((one) => one.dataset.calagopusAction);'), "$theme: its buttons");
            $node->control('POST', 'state', ['state' => 'running']);
            $check->that($shown($stage, 'Running'), "$theme: and back");
            $check->is([0, false], [count($stage->panel->log($mark)), $stage->browser->run('return hands.pending().includes(15000);')], "$theme: nothing was asked");
        }
        $stage->panel->clearFaults();
        $node->stop();
    },
    'a token is renewed before it ends, by one request each, and stands nowhere' => static function (Check $check, Stage $stage) use ($world, $open, $auths, $tokens): void {
        [$id, $node] = $world($stage, ['--stats-ms', '200', '--look-ms', '200', '--before-s', '2']);
        $stage->panel->control('POST', 'token', ['seconds' => 3]);
        $mark = $stage->panel->mark();
        $stage->open($id);
        $check->that($stage->browser->until('!hands.pending().includes(15000)'), 'live');
        $stage->browser->run('window.sent = []; const send = WebSocket.prototype.send; WebSocket.prototype.send = function (text) { window.sent.push(JSON.parse(text)); return send.call(this, text); };');
        $check->that(Simulator::until(static fn (): bool => $auths($node) >= 4, 20.0), 'renewed');
        $check->is([1, false], [$open($node), $stage->browser->run('return hands.pending().includes(15000);')], 'the same socket, live all the time');
        $asked = count(array_filter($stage->panel->log($mark), static fn (array $one): bool => str_contains($one['path'], '/websocket')));
        $check->that($asked <= $auths($node) + 1, 'one request a token');
        $where = $stage->browser->wait(<<<'JS'
            const token = window.sent.find((one) => one.event === 'auth').args[0];
            const parts = [token, token.split('.')[1], token.split('.')[2]];
            const places = {
                page: document.documentElement.outerHTML, address: location.href + JSON.stringify(history.state), cookies: document.cookie,
                storage: JSON.stringify({...localStorage}) + JSON.stringify({...sessionStorage}), databases: JSON.stringify(await indexedDB.databases()),
                requests: JSON.stringify(performance.getEntriesByType('resource').map((one) => one.name)), caches: JSON.stringify(await caches.keys()),
                globals: Object.getOwnPropertyNames(window).filter((name) => name !== 'sent').map((name) => { try { return typeof window[name] === 'string' ? window[name] : ''; } catch (refused) { return ''; } }).join(' '),
            };
            return [token.length > 100, Object.keys(places).filter((name) => parts.some((part) => places[name].includes(part)))];
            JS);
        $check->is([true, []], $where, 'where the token stands');
        $node->stop();
    },
    'several tabs share one socket, and another tab takes it over' => static function (Check $check, Stage $stage) use ($world, $open, $tokens, $shown): void {
        [$id, $node] = $world($stage);
        $first = $stage->browser->tab();
        $stage->open($id);
        $check->that($stage->browser->until('!hands.pending().includes(15000)'), 'the first is live');
        $mark = $stage->panel->mark();
        $stage->browser->newTab();
        $stage->holdTime();
        $stage->open($id, 'six');
        $check->that($stage->browser->until('!hands.pending().includes(15000)'), 'the second is live');
        $check->is([1, 0], [$open($node), $tokens($stage, $mark)], 'by the socket of the first');
        $node->control('POST', 'state', ['state' => 'stopping']);
        $check->that($shown($stage, 'Stopping'), 'and hears what that one hears');
        $second = $stage->browser->tab();
        $stage->browser->lookAt($first);
        $stage->browser->open('about:blank');
        $stage->browser->lookAt($second);
        $check->that(Simulator::until(static fn (): bool => $tokens($stage, $mark) === 1 && $open($node) === 1), 'the second takes it over');
        $node->control('POST', 'state', ['state' => 'running']);
        $check->that($shown($stage, 'Running'), 'and is live');
        $node->stop();
    },
    'a tab that is hidden for a minute lets the socket go, and takes it up again' => static function (Check $check, Stage $stage) use ($world, $open, $hide): void {
        [$id, $node] = $world($stage);
        $stage->open($id);
        $check->that($stage->browser->until('!hands.pending().includes(15000)'), 'live');
        $hide($stage, true);
        $check->is(1, $open($node), 'not at once');
        $hide($stage, false);
        $check->that(!$stage->fireOf(60000), 'who looks again in time keeps it');
        $hide($stage, true);
        $check->that($stage->fireOf(60000), 'a minute');
        $check->that(Simulator::until(static fn (): bool => $open($node) === 0), 'let go');
        $check->is([], $stage->browser->run('return hands.pending();'), 'and nothing is asked');
        $hide($stage, false);
        $check->that(Simulator::until(static fn (): bool => $open($node) === 1), 'again');
        $check->that($stage->browser->until('!hands.pending().includes(15000)'), 'live');
        $node->stop();
    },
    'a node that starts anew ends all tokens, and gets a new one' => static function (Check $check, Stage $stage) use ($world, $open, $auths, $tokens, $shown): void {
        [$id, $node] = $world($stage);
        $stage->open($id);
        $check->that($stage->browser->until('!hands.pending().includes(15000)'), 'live');
        $mark = $stage->panel->mark();
        $node->control('POST', 'restart');
        $check->that(Simulator::until(static fn (): bool => $open($node) === 1 && $auths($node) === 2), 'connected anew');
        $check->is(1, $tokens($stage, $mark), 'by a new token');
        $node->control('POST', 'state', ['state' => 'starting']);
        $check->that($shown($stage, 'Starting'), 'live');
        $node->stop();
    },
    'where the node does not answer the page asks WHMCS, and does not try again in this session' => static function (Check $check, Stage $stage) use ($world, $tokens): void {
        [$id, $node] = $world($stage);
        $node->control('POST', 'down');
        $mark = $stage->panel->mark();
        $stage->open($id);
        $check->that($stage->browser->until('sessionStorage.length === 1'), 'failed');
        $check->is(1, $tokens($stage, $mark), 'one token');
        $check->that($stage->fireOf(15000), 'it asks WHMCS');
        $check->that($stage->browser->until('hands.pending().length > 0'), 'and goes on');
        $node->control('POST', 'up');
        $stage->open($id);
        $check->is([15000], $stage->browser->run('return hands.pending();'), 'by asking alone');
        $check->is(1, $tokens($stage, $mark), 'no other token');
        $node->stop();
    },
    'hostile answers in the place of the way to the node lead nowhere' => static function (Check $check, Stage $stage) use ($world, $open, $isOver): void {
        [$id, $node] = $world($stage);
        $json = 'Content-Type: application/json';
        $way = static fn (mixed $url, mixed $token = 'a.b.c'): string => (string) json_encode(['reload' => false, 'socket' => ['url' => $url, 'token' => $token, 'type' => true]]);
        $answers = [
            'another scheme' => [200, $json, $way(preg_replace('/^wss/', 'https', $stage->socketOrigin) . '/api/servers/x/ws')], 'a script' => [200, $json, $way('javascript:document.title="taken"')],
            'no text' => [200, $json, $way([$stage->socketOrigin])], 'no token' => [200, $json, $way("{$stage->socketOrigin}/api/servers/x/ws", null)],
            'a page' => [200, 'Content-Type: text/html', $way("{$stage->socketOrigin}/api/servers/x/ws")], 'nothing' => [200, $json, 'null'], 'no JSON' => [200, $json, '{'],
            'a redirect' => [302, 'Location: /log-out', ''], 'another server' => [200, $json, $way("{$stage->socketOrigin}/api/servers/x/ws")],
        ];
        // What is no answer of the module is not remembered: the customer may be logged out.
        $isNone = ['a page', 'nothing', 'no JSON', 'a redirect'];
        foreach ($answers as $what => $answer) {
            $stage->instead([...$answer, 'ClientSocket']);
            $stage->open($id);
            $check->that($isOver($stage), "$what: failed");
            $check->is(in_array($what, $isNone, true) ? 0 : 1, $stage->browser->run('return sessionStorage.length;'), "$what: remembered");
            $check->is([0, [15000], false], [$open($node), $stage->browser->run('return hands.pending();'), $stage->browser->run('return document.title === "taken";')], $what);
            $stage->browser->run('sessionStorage.clear();');
            $stage->instead(null);
        }
        $uuid = $stage->panel->serversOf((string) $id)[0]['uuid'];
        $stage->panel->fault(['kind' => 'field', 'path' => 'url', 'value' => "wss://evil.example.com/api/servers/$uuid/ws"], ['path' => '/websocket$', 'times' => 0]);
        $stage->open($id);
        $check->that($stage->browser->until('sessionStorage.length === 1'), 'the panel\'s own: failed');
        $check->is([], $stage->browser->run('return performance.getEntriesByType("resource").map((one) => one.name).filter((name) => name.includes("evil"));'), 'and never asked');
        $stage->panel->clearFaults();
        $node->stop();
    },
    'hostile figures of the node are text or nothing, and the next good ones are shown' => static function (Check $check, Stage $stage) use ($world, $shown): void {
        [$id, $node] = $world($stage, ['--stats-ms', '0']);
        $stage->open($id);
        $check->that($shown($stage, 'Running') && $stage->browser->until('!hands.pending().includes(15000)'), 'live');
        $stage->browser->run('window.broken = []; window.addEventListener("error", (event) => broken.push(event.message));');
        $html = '<img src=x onerror=document.title="taken">';
        $hostile = [
            'no JSON' => '{', 'null' => 'null', 'a list' => '[]', 'a text' => '"text"', 'a number' => '1e999', 'nothing in it' => '{}', 'its parents' => '{"state":"constructor"}',
            'markup' => (string) json_encode(['state' => $html, 'cpu_absolute' => $html, 'memory_bytes' => $html, 'disk_bytes' => $html, 'network' => $html, 'uptime' => $html]),
            'numbers as texts' => '{"state":"running","cpu_absolute":"1","memory_bytes":"1","disk_bytes":"1","network":{"rx_bytes":"1","tx_bytes":"1"},"uptime":"1"}',
            'lists' => '{"state":["running"],"cpu_absolute":[1],"memory_bytes":[1],"disk_bytes":[1],"network":{"rx_bytes":[1],"tx_bytes":[1]},"uptime":[1]}',
            'endless' => '{"cpu_absolute":1e999,"memory_bytes":1e999,"disk_bytes":-1e999,"network":{"rx_bytes":1e999,"tx_bytes":1e999},"uptime":1e999}',
            'below nothing' => '{"cpu_absolute":-1,"memory_bytes":-1,"disk_bytes":-1,"network":{"rx_bytes":-1,"tx_bytes":-1},"uptime":-1}',
        ];
        foreach ($hostile as $what => $stats) {
            $node->control('POST', 'tell', ['event' => 'stats', 'args' => [$stats]]);
            $node->control('POST', 'tell', ['event' => 'status', 'args' => ['stopping']]);
            $check->that($shown($stage, 'Stopping'), "$what: it goes on");
            $node->control('POST', 'tell', ['event' => 'status', 'args' => ['running']]);
            $check->that($shown($stage, 'Running'), "$what: and on");
            $text = $stage->text('#calagopus-overview');
            foreach (['NaN', 'Infinity', 'undefined', '<img', '[object'] as $part) {
                $check->lacks($part, $text, $what);
            }
        }
        $good = '{"state":"running","cpu_absolute":50,"memory_bytes":536870912,"disk_bytes":1073741824,"network":{"rx_bytes":1024,"tx_bytes":2048},"uptime":60000}';
        $node->control('POST', 'tell', ['event' => 'stats', 'args' => [$good]]);
        $check->that($stage->browser->until('document.querySelector("[data-calagopus-text=network]").textContent === "1 KB received, 2 KB sent"'), 'good ones');
        $check->is([[], 0, false], $stage->browser->run('return [broken, document.querySelectorAll("#calagopus-overview img").length, document.title === "taken"];'), 'nothing broke');
        $node->stop();
    },
    'from an https page no node is spoken with without TLS: WHMCS does not name it, and the script would not take it' => static function (Check $check, Stage $stage) use ($open): void {
        $node = $stage->node(['--stats-ms', '200'], false);
        $id = $stage->running();
        $stage->decide($id, 'console', 'read');
        $mark = $stage->panel->mark();
        $stage->open($id);
        $check->that($stage->browser->until('sessionStorage.length === 1'), 'not named');
        $check->is(['https:', 1], [$stage->browser->run('return location.protocol;'), count($stage->panel->requests('GET', '/websocket$', $mark))], 'though the panel did');
        $stage->browser->run('sessionStorage.clear();');
        $uuid = $stage->panel->serversOf((string) $id)[0]['uuid'];
        $way = ['url' => "{$stage->socketOrigin}/api/servers/$uuid/ws", 'token' => 'a.b.c', 'type' => true];
        $stage->instead([200, 'Content-Type: application/json', (string) json_encode(['reload' => false, 'socket' => $way]), 'ClientSocket']);
        $stage->open($id);
        $check->that($stage->browser->until('sessionStorage.length === 1'), 'not taken');
        $check->is([0, []], [$open($node), $node->control('GET', 'log')['log']], 'the node was never asked');
        $check->is([15000], $stage->browser->run('return hands.pending();'), 'WHMCS is');
        $stage->instead(null);
        $node->stop();
    },
    'behind nginx, which speaks HTTP/2 with the browser, the page is live all the same' => static function (Check $check, Stage $stage) use ($open, $shown): void {
        $node = $stage->node(['--stats-ms', '200'], false);
        $nginx = $stage->nginx($stage->plainUrl, $node->url);
        try {
            [$site, $front] = $nginx->urls;
            $stage->panel->control('POST', 'node', ['url' => "$front/"]);
            $stage->isReachedAt($site);
            $id = $stage->running();
            $stage->decide($id, 'console', 'read');
            $stage->browser->open("$front/");
            $stage->open($id, url: $site);
            $check->is('h2', $stage->browser->run('return performance.getEntriesByType("navigation")[0].nextHopProtocol;'), 'the page');
            $check->that($stage->browser->until('!hands.pending().includes(15000)'), 'live');
            $node->control('POST', 'restart');
            $check->that(Simulator::until(static fn (): bool => $open($node) === 1), 'connected anew, beside the connection by HTTP/2');
            $node->control('POST', 'state', ['state' => 'stopping']);
            $check->that($shown($stage, 'Stopping'), 'followed');
            $uuid = $stage->panel->serversOf((string) $id)[0]['uuid'];
            $check->is(['HTTP/2.0 404 /', "HTTP/1.1 101 /api/servers/$uuid/ws"], array_values(array_intersect($nginx->requests(), ['HTTP/2.0 404 /', "HTTP/1.1 101 /api/servers/$uuid/ws"])), 'what nginx was asked for');
        } finally {
            $nginx->stop();
            $node->stop();
        }
    },
    'a WHMCS without TLS speaks with a node without it, and with one that has it' => static function (Check $check, Stage $stage) use ($open): void {
        $stage->isReachedAt($stage->plainUrl);
        foreach (['ws:' => false, 'wss:' => true] as $scheme => $hasTls) {
            $node = $stage->node(['--stats-ms', '200'], $hasTls);
            $check->that(str_starts_with($stage->socketOrigin, "$scheme//"), "$scheme the node");
            $id = $stage->running();
            $stage->decide($id, 'console', 'read');
            $stage->open($id, url: $stage->plainUrl);
            $check->is('http:', $stage->browser->run('return location.protocol;'), "$scheme the page");
            $check->that($stage->browser->until('!hands.pending().includes(15000)'), "$scheme live");
            $check->is(1, $open($node), "$scheme by the socket");
            $node->stop();
        }
    },
];
