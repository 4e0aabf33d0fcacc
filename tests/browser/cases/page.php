<?php

/** The page of a service as a customer meets it. */

declare(strict_types=1);

use Calagopus\Tests\Browser\Stage;
use Calagopus\Tests\Module\Check;
use Calagopus\Tests\Panel\Simulator;
use WHMCS\Database\Capsule;

const FRAMES = ['twenty-one', 'six'];
/** The buttons whose text is not in the middle of their height. */
const OFF_CENTRE = <<<'JS'
    const middle = (box) => (box.top + box.bottom) / 2;
    return [...document.querySelectorAll(arguments[0])].filter((one) => one.getClientRects().length > 0).filter((one) => {
        const text = document.createRange();
        text.selectNodeContents(one);
        return Math.abs(middle(text.getBoundingClientRect()) - middle(one.getBoundingClientRect())) > 2;
    }).map((one) => one.textContent.trim());
    JS;
const FIGURES = ['method' => 'GET', 'path' => '/nodes/.*/resources$', 'times' => 0];

$picture = static function (Stage $stage, string $name): void {
    $folder = getenv('BROWSER_PICTURES');
    $folder === false || $stage->browser->picture("$folder/$name.png");
};

/** The state that the next figures tell. */
$tell = static function (Stage $stage, int $id, string $state): void {
    $stage->panel->fault(['kind' => 'field', 'path' => 'resources.' . $stage->panel->serversOf((string) $id)[0]['uuid'] . '.state', 'value' => $state], FIGURES);
};

$shown = static fn (Stage $stage): array => $stage->browser->run(
    'return [...document.querySelectorAll("[data-calagopus-action]")].filter((one) => one.offsetParent !== null).map((one) => one.dataset.calagopusAction);'
);

/** What WHMCS tells the page's script in the place of figures. @param array<string, mixed> $values */
$answer = static fn (array $values): array => [200, 'Content-Type: application/json', json_encode($values + [
    'reload' => false, 'age' => 0, 'state' => 'Running', 'colour' => 'success', 'advice' => '', 'power' => ['stop'], 'network' => '', 'uptime' => '',
    'meters' => array_fill_keys(['cpu', 'memory', 'disk'], ['text' => '1 of 2', 'percent' => 50]),
])];

/** Goes on with the keyboard until this has the focus. */
$reach = static function (Stage $stage, string $selector): bool {
    for ($i = 0; $i < 80; $i++) {
        $stage->browser->key('Tab', 9);
        if ($stage->browser->run('return document.activeElement.matches(arguments[0]);', $selector)) {
            return true;
        }
    }
    return false;
};

$hasNotice = static fn (Stage $stage): bool => !$stage->browser->run('return document.querySelector("[data-calagopus-reload]").hidden;');

return [
    'axe finds nothing, in both frames, nor on a phone' => static function (Check $check, Stage $stage) use ($picture): void {
        // A host that customers reach, or the page has no SFTP.
        $stage->panel->control('POST', 'node', ['url' => 'https://node1.example.com:8080/']);
        $id = $stage->running();
        $axe = (string) file_get_contents(dirname(__DIR__, 3) . '/.build/browser/axe-core@4.10.2/axe.min.js');
        foreach (FRAMES as $theme) {
            foreach ([[1200, 1400, false], [360, 740, true]] as [$width, $height, $isPhone]) {
                $stage->browser->command('Emulation.setDeviceMetricsOverride', ['width' => $width, 'height' => $height, 'deviceScaleFactor' => 1, 'mobile' => $isPhone]);
                $stage->open($id, $theme);
                $stage->browser->run('document.querySelectorAll("#calagopus-overview details").forEach((one) => { one.open = true; });');
                $stage->browser->run($axe);
                // The main button has the colours that the theme gives to all of its main buttons.
                $found = $stage->browser->wait('const said = await axe.run("#calagopus-overview"); return said.violations.map((one) => one.id + ": " + one.nodes.filter((node) => '
                    . '!(one.id === "color-contrast" && node.html.includes("btn-primary"))).map((node) => node.html).join(" | ")).filter((text) => !text.endsWith(": "));');
                $check->is([], $found, "$theme at $width");
                $check->that($stage->browser->run('return document.querySelector("#calagopus-overview").scrollWidth <= document.documentElement.clientWidth;'), "$theme at $width: nothing sticks out");
                $check->that($stage->browser->run('return document.querySelector("#calagopus-overview").textContent.includes("node1.example.com");'), "$theme at $width: with SFTP");
                $check->is([], $stage->browser->run(OFF_CENTRE, '#calagopus-overview .btn'), "$theme at $width: what stands in a button stands in its middle");
                $marks = $stage->browser->run('return [...document.querySelectorAll("#calagopus-overview .calagopus-more > summary")].map((one) => getComputedStyle(one).display + " " + getComputedStyle(one).listStyleType);');
                $check->is(['list-item disclosure-open'], array_unique($marks), "$theme at $width: what opens has its mark");
                $check->is('left', $stage->browser->run('return getComputedStyle(document.querySelector("#calagopus-overview dd")).textAlign;'), "$theme at $width: alignment");
                $stage->browser->run('document.querySelectorAll("#calagopus-overview details").forEach((one) => { one.open = false; }); document.querySelector("#calagopus-overview").scrollIntoView();');
                $picture($stage, 'customer-' . $theme . ($isPhone ? '-phone' : ''));
            }
        }
    },
    'the page renews itself: every 15 seconds at first, then less often, at once again when the state changes' => static function (Check $check, Stage $stage) use ($tell, $shown): void {
        $id = $stage->running();
        foreach (FRAMES as $theme) {
            $stage->open($id, $theme);
            $check->is([15000], $stage->browser->run('return hands.pending();'), "$theme: planned");
            $delays = [];
            for ($i = 0; $i < 8; $i++) {
                $check->that($stage->fire(), "$theme: fired");
                $delays[] = $stage->browser->run('return hands.pending()[0];');
            }
            $check->is([18750, 23437.5], array_slice($delays, 0, 2), "$theme: less often");
            $check->is(60000, end($delays), "$theme: the slowest");
            $check->is(['restart', 'stop', 'kill'], $shown($stage), "$theme: running");
        }
    },
    'what the server does is followed: state, buttons and figures' => static function (Check $check, Stage $stage) use ($shown): void {
        $id = $stage->running();
        $stage->open($id);
        $uuid = $stage->panel->serversOf((string) $id)[0]['uuid'];
        $values = ['state' => 'offline', 'memory_bytes' => 536870912, 'memory_limit_bytes' => 1073741824, 'disk_bytes' => 1073741824, 'network' => ['rx_bytes' => 1024, 'tx_bytes' => 2048],
            'cpu_absolute' => 50, 'cpu_limit_absolute' => 100, 'uptime' => 0];
        $stage->panel->fault(['kind' => 'field', 'path' => "resources.$uuid", 'value' => $values], FIGURES);
        // One that stopped is looked at by itself.
        $stage->panel->fault(['kind' => 'field', 'path' => 'resources', 'value' => $values], ['method' => 'GET', 'path' => '/servers/[^/]+/resources$', 'times' => 0]);
        $check->that($stage->fire(), 'fired');
        $check->is(['Stopped', '512 MB of 1 GB', '1 KB received, 2 KB sent', '–'], [$stage->text('[data-calagopus-state]'), $stage->text('[data-calagopus-text=memory]'),
            $stage->text('[data-calagopus-text=network]'), $stage->text('[data-calagopus-text=uptime]')], 'figures');
        $check->is([50, 50, 10], $stage->browser->run('return ["cpu", "memory", "disk"].map((name) => document.querySelector(`[data-calagopus-meter=${name}]`).value);'), 'meters');
        $check->is(['start'], $shown($stage), 'buttons');
        $check->is([15000], $stage->browser->run('return hands.pending();'), 'at once again');
        $stage->panel->clearFaults();
    },
    'a hidden tab asks nothing, and one that is looked at again does not wait' => static function (Check $check, Stage $stage): void {
        $id = $stage->running();
        $stage->open($id);
        $stage->browser->run('hands.hidden = true; document.dispatchEvent(new Event("visibilitychange"));');
        $check->is([], $stage->browser->run('return hands.pending();'), 'nothing is planned');
        $mark = $stage->panel->mark();
        $stage->browser->run('hands.pass(3600000); hands.hidden = false; document.dispatchEvent(new Event("visibilitychange"));');
        $check->that($stage->browser->until('hands.pending().length > 0'), 'asked, and planned anew');
        $check->is(1, count($stage->panel->requests('GET', '/nodes/', $mark)), 'asked once');
        $stage->browser->run('hands.hidden = true; document.dispatchEvent(new Event("visibilitychange")); hands.hidden = false; document.dispatchEvent(new Event("visibilitychange"));');
        $check->is([15000], $stage->browser->run('return hands.pending();'), 'never sooner than the fastest');
    },
    'while the panel is down the last figures stay, with their age' => static function (Check $check, Stage $stage) use ($picture): void {
        $id = $stage->running();
        $stage->open($id);
        $before = $stage->text('[data-calagopus-text=memory]');
        $stage->panel->fault(['kind' => 'status', 'status' => 503, 'content_type' => 'text/html', 'body' => '<h1>down</h1>'], ['path' => '^/api/', 'times' => 0]);
        $check->that($stage->fire(), 'fired');
        $check->is('No new figures come at the moment. This page goes on trying. Figures of 15 seconds ago.', $stage->text('[data-calagopus-text=problem]'), 'said');
        $check->that($stage->fire() && $stage->fire() && $stage->fire(), 'goes on');
        $check->has('Figures of 3 minutes ago.', $stage->text('[data-calagopus-text=problem]'), 'older');
        $check->is($before, $stage->text('[data-calagopus-text=memory]'), 'the last figures');
        $picture($stage, 'customer-panel-down');
        $stage->panel->clearFaults();
        $stage->instead([502, 'Content-Type: text/html', '<h1>Bad gateway</h1>']);
        $check->that($stage->fire(), 'WHMCS itself is down');
        $check->that($stage->browser->run('return document.querySelector("[data-calagopus-reload]").hidden;'), 'that is no reason to load it again');
        $stage->instead(null);
    },
    'anything else in the place of figures means that the page has to be loaded again' => static function (Check $check, Stage $stage): void {
        $id = $stage->running();
        $html = 'Content-Type: text/html; charset=utf-8';
        $answers = [
            'a login page' => [200, $html, '<form action="login">'], 'a redirect to one' => [302, 'Location: /log-out', ''], 'an error about the token' => [200, $html, 'Invalid Token'],
            'a refusal' => [403, $html, 'no'], 'JSON with something before it' => [200, 'Content-Type: application/json', 'Notice {"reload":false}'],
            'JSON as a page' => [200, $html, '{"reload":false}'], 'another JSON' => [200, 'Content-Type: application/json', '[]'], 'nothing' => [200, 'Content-Type: application/json', ''],
            'null' => [200, 'Content-Type: application/json', 'null'], 'what the module says' => [200, 'Content-Type: application/json', '{"reload":true}'],
        ];
        foreach ($answers as $what => $answer) {
            $stage->open($id);
            $stage->instead($answer);
            $check->that($stage->fire(), "$what: fired");
            $check->is([false, []], $stage->browser->run('return [document.querySelector("[data-calagopus-reload]").hidden, hands.pending()];'), $what);
            $stage->instead(null);
        }
    },
    'a slow panel does not hold the customer\'s other pages' => static function (Check $check, Stage $stage): void {
        $id = $stage->running();
        $stage->open($id);
        // Whatever it is asked: what pages share may be of a moment before this server was there.
        $stage->panel->fault(['kind' => 'stall', 'ms' => 8000, 'act' => 'after'], ['path' => '^/api/', 'times' => 0]);
        $stage->browser->run('hands.fire();');
        Simulator::until(static fn (): bool => $stage->browser->run('return hands.pending().length;') === 0);
        $other = $stage->browser->wait('const text = await (await fetch("/other")).text(); return [text, hands.pending().length];');
        $check->is(['another page of the customer', 0], $other, 'it came while the figures were still awaited');
        $stage->panel->clearFaults();
        $check->that($stage->browser->until('hands.pending().length > 0'), 'and then the figures');
    },
    'what holds no more is taken back: a meter without a figure, the advice of a move, and a page of another place' => static function (Check $check, Stage $stage) use ($answer, $hasNotice): void {
        $id = $stage->running();
        $given = json_decode((string) Capsule::table('mod_calagopus_services')->where('service_key', (string) $id)->value('given'), true);
        Capsule::table('mod_calagopus_services')->where('service_key', (string) $id)
            ->update(['given' => json_encode(['files_egg' => '99999999-9999-4999-8999-999999999999', 'files_egg_name' => 'Old'] + $given)]);
        $stage->open($id);
        $own = $stage->text('[data-calagopus-text=advice]');
        $check->has('its files are those of "Old"', $own, 'what the page says of its files');
        $meters = static fn (): array => $stage->browser->run('return [...document.querySelectorAll("[data-calagopus-meter]")].map((one) => one.offsetParent !== null);');
        $check->is([true, true, true], $meters(), 'meters');
        $moves = ['state' => 'Being moved', 'advice' => 'It can be started again when it has arrived.', 'power' => [], 'meters' => array_fill_keys(['cpu', 'memory', 'disk'], ['text' => '2', 'percent' => null])];
        $stage->instead($answer($moves));
        $check->that($stage->fire(), 'it moves');
        $check->is([$moves['advice'], '2', [false, false, false]], [$stage->text('[data-calagopus-text=advice]'), $stage->text('[data-calagopus-text=memory]'), $meters()], 'while it moves');
        $stage->instead(null);
        $check->that($stage->fire(), 'it runs');
        $check->is([$own, [true, true, true], false], [$stage->text('[data-calagopus-text=advice]'), $meters(), $hasNotice($stage)], 'in its place again');
        $stage->instead($answer(['place' => '0123456789abcdef']));
        $check->that($stage->fire(), 'it arrived');
        $check->is([true, []], [$hasNotice($stage), $stage->browser->run('return hands.pending();')], 'at another place: to be loaded again');
        $stage->instead(null);
        $stage->open($id);
        $check->is([true, false], [$stage->fire(), $hasNotice($stage)], 'loaded again');
    },
    'a page that is opened while the server installs or is suspended says so, and is opened anew once it can be used' => static function (Check $check, Stage $stage) use ($hasNotice): void {
        $whole = ['method' => 'GET', 'path' => '^/api/(admin|client)/servers/(external/)?[0-9a-f-]+$', 'times' => 0];
        $states = ['server.status' => ['installing', 'Installing', 'takes a few minutes'], 'server.is_suspended' => [true, 'Suspended', 'whether an invoice is open']];
        foreach ($states as $path => [$value, $word, $advice]) {
            $id = $stage->running();
            $stage->panel->fault(['kind' => 'field', 'path' => $path, 'value' => $value], $whole);
            $stage->open($id);
            foreach (['opened', 'asked', 'asked again'] as $when) {
                $check->that($when === 'opened' || $stage->fire(), "$word: $when");
                $check->is([$word, false], [$stage->text('[data-calagopus-state]'), $hasNotice($stage)], "$word: $when");
                $check->has($advice, $stage->text('[data-calagopus-text=advice]'), "$word: $when: what to do");
                $check->is(0, $stage->browser->run('return document.querySelectorAll("[data-calagopus-action]").length;'), "$word: no buttons");
            }
            $stage->panel->clearFaults();
            // No more than thirty looks a minute are answered, and what was told is kept for some seconds.
            $later = static function () use ($stage, $hasNotice): bool {
                sleep(2);
                return $stage->fire() && $hasNotice($stage);
            };
            $check->that(Simulator::until($later, 40.0), "$word: it can be used now, and this page has no buttons");
        }
    },
    'who logs out has the page loaded again, and it goes on once he is logged in' => static function (Check $check, Stage $stage) use ($hasNotice): void {
        $id = $stage->running();
        $stage->open($id);
        $stage->browser->wait('return (await fetch("/log-out")).text();');
        $check->is([true, true], [$stage->fire(), $hasNotice($stage)], 'logged out');
        $stage->open($id);
        $check->is([true, false], [$stage->fire(), $hasNotice($stage)], 'logged in again');
        $check->is('Running', $stage->text('[data-calagopus-state]'), 'with figures');
    },
    'hostile figures are text' => static function (Check $check, Stage $stage) use ($tell, $answer, $hasNotice): void {
        $id = $stage->running();
        $stage->open($id);
        $bad = '<img src=x onerror=document.title="taken">';
        $tell($stage, $id, $bad);
        $check->that($stage->fire(), 'fired');
        $check->has('<img', $stage->text('[data-calagopus-state]'), 'shown as it is');
        $stage->panel->clearFaults();
        $figure = ['text' => $bad, 'percent' => 50];
        $hostile = [
            'everywhere' => ['state' => $bad, 'advice' => $bad, 'network' => $bad, 'uptime' => $bad, 'colour' => 'x" onclick="x', 'meters' => ['cpu' => $figure, 'memory' => $figure, 'disk' => $figure, 'x"]' => $figure]],
            'a problem' => ['problem' => $bad],
            'of other types' => ['state' => [], 'advice' => 7, 'network' => ['x'], 'uptime' => true, 'colour' => null, 'power' => 'stop', 'age' => 'x', 'place' => [], 'meters' => ['cpu' => 'x', 'memory' => ['text' => 1, 'percent' => 'x'], 'disk' => null]],
            'of no sense' => ['age' => -1e9, 'power' => [$bad, null, 1], 'meters' => ['cpu' => ['text' => '', 'percent' => 1e99], 'memory' => ['text' => 'x', 'percent' => -1]]],
            'no meters' => ['meters' => 'x'],
        ];
        foreach ($hostile as $what => $values) {
            $stage->open($id);
            $stage->instead($answer($values));
            $check->is([true, true, false], [$stage->fire(), $stage->fire(), $hasNotice($stage)], "$what: goes on");
            $check->is([0, 0, false], $stage->browser->run('return [document.querySelectorAll("#calagopus-overview img").length, document.querySelectorAll("#calagopus-overview [onclick]").length, document.title === "taken"];'), "$what: no element");
            $what === 'everywhere' && $check->is($bad, $stage->text('[data-calagopus-text=cpu]'), "$what: as text");
            $stage->instead(null);
        }
    },
    'what the script stumbles over has the page loaded again, and a theme\'s own copy of it still renews itself' => static function (Check $check, Stage $stage) use ($hasNotice): void {
        $id = $stage->running();
        $stage->open($id);
        $stage->browser->run('Object.defineProperty(document.querySelector("[data-calagopus-meter=cpu]"), "value", {set() { throw new Error("stumbled"); }});');
        $check->is([true, true], [$stage->fire(), $hasNotice($stage)], 'stumbled');
        foreach (['an empty button' => '[data-calagopus-copy]', 'no buttons' => null] as $what => $empty) {
            $stage->open($id);
            $stage->browser->run('
                const root = document.querySelector("#calagopus-overview"), copy = root.cloneNode(true);
                copy.querySelectorAll("[data-calagopus-copy]").forEach((one) => arguments[0] ? one.replaceChildren() : one.remove());
                copy.setAttribute("data-calagopus-socket", "ClientSocket");
                root.replaceWith(copy);
                window.calagopusLine = () => ({start() { hands.lined = true; }});
                hands.fired = false;
                window.addEventListener("error", () => { hands.fired = true; });
                const script = document.createElement("script");
                script.src = "/modules/servers/calagopus/assets/page.js";
                script.onload = () => { hands.loaded = true; };
                document.body.append(script);', $empty);
            $check->that($stage->browser->until('hands.loaded'), "$what: loaded");
            $check->is([false, null, [15000, 15000]], $stage->browser->run('return [hands.fired, hands.lined, hands.pending()];'), "$what, and no words: planned, beside the one of before");
            if ($empty !== null) {
                $stage->browser->command('Browser.grantPermissions', ['origin' => $stage->url, 'permissions' => ['clipboardReadWrite', 'clipboardSanitizedWrite']]);
                $stage->browser->run('document.querySelector("[data-calagopus-copy]").click();');
                $check->that($stage->browser->until('document.querySelector("[data-calagopus-copy]").textContent.includes("Copied")'), "$what: copies");
            }
        }
    },
    'each address and what SFTP needs is copied at one click, and told to who cannot see it' => static function (Check $check, Stage $stage): void {
        $stage->panel->control('POST', 'node', ['url' => 'https://node1.example.com:8080/']);
        $id = $stage->running();
        $uuid = $stage->panel->serversOf((string) $id)[0]['uuid'];
        $free = $stage->panel->api('GET', "/api/admin/nodes/{$stage->panel->serversOf((string) $id)[0]['node']}/allocations/available")['json']['allocations']['data'][0]['uuid'];
        $stage->panel->api('POST', "/api/admin/servers/$uuid/allocations", ['allocation_uuid' => $free]);
        foreach (FRAMES as $theme) {
            $stage->open($id, $theme);
            $stage->browser->command('Browser.grantPermissions', ['origin' => $stage->url, 'permissions' => ['clipboardReadWrite', 'clipboardSanitizedWrite']]);
            $texts = $stage->browser->run('return [...document.querySelectorAll("#calagopus-overview li > code")].map((one) => one.textContent);');
            $check->is(5, count($texts), "$theme: two addresses, and host, port and user of SFTP: " . implode(' ', $texts));
            $check->matches('~^198\.51\.100\.1:\d+$~', $texts[0] ?? '', "$theme: the address");
            foreach ($texts as $number => $text) {
                $stage->browser->run('document.querySelectorAll("[data-calagopus-copy]").forEach((one, number) => { one.id = "copy-" + number; });');
                $stage->browser->click("#copy-$number");
                $check->that($stage->browser->until("document.querySelector('#copy-$number').textContent.includes('Copied')"), "$theme: said beside $text");
                $check->is($text, $stage->browser->wait('return navigator.clipboard.readText();'), "$theme: copied");
                $said = $stage->browser->run('return [...document.querySelectorAll("#calagopus-overview [role=status]")].map((one) => one.textContent);');
                $check->that(in_array("Copied: $text", $said, true), "$theme: told: " . implode('|', $said));
            }
            $check->that($stage->browser->run('return document.querySelector("#calagopus-overview .calagopus-spoken").getBoundingClientRect().width <= 1;'), "$theme: not shown twice");
        }
    },
    'the page is used with the keyboard alone: an address is copied, a server killed and installed again' => static function (Check $check, Stage $stage) use ($reach): void {
        $id = $stage->running();
        $stage->browser->command('Browser.grantPermissions', ['origin' => $stage->url, 'permissions' => ['clipboardReadWrite', 'clipboardSanitizedWrite']]);
        foreach (FRAMES as $theme) {
            $stage->open($id, $theme);
            $text = $stage->text('#calagopus-overview dd code');
            $check->that($reach($stage, '[data-calagopus-copy]'), "$theme: the first address");
            $stage->browser->key('Enter', 13, "\r");
            $check->that($stage->browser->until('document.querySelector("[data-calagopus-copy]").textContent.includes("Copied")'), "$theme: said");
            $check->is($text, $stage->browser->wait('return navigator.clipboard.readText();'), "$theme: copied");
            $mark = $stage->panel->mark();
            $check->that($reach($stage, '[data-calagopus-action=kill] > summary'), "$theme: kill");
            $stage->browser->key('Enter', 13, "\r");
            $check->is([], $stage->panel->requests('POST', '/power$', $mark), "$theme: asked first");
            $check->that($reach($stage, '[data-calagopus-action=kill] button'), "$theme: surely");
            $stage->browser->key('Enter', 13, "\r");
            $check->that($stage->browser->until('document.querySelector("#alertModuleCustomButtonSuccess")'), "$theme: killed");
            Simulator::until(static fn (): bool => $stage->stateOf($id) === 'offline');
            $stage->open($id, $theme);
            $check->that($reach($stage, '#calagopus-reinstall > summary'), "$theme: install again");
            $stage->browser->key(' ', 32, ' ');
            $check->that($reach($stage, '[name=calagopus_files]'), "$theme: the choice");
            $stage->browser->key(' ', 32, ' ');
            $check->that($reach($stage, '#calagopus-confirm'), "$theme: the name");
            $stage->browser->command('Input.insertText', ['text' => "Server-$id"]);
            $mark = $stage->panel->mark();
            $stage->browser->key('Enter', 13, "\r");
            $check->that($stage->browser->until('document.querySelector("#alertModuleCustomButtonSuccess")'), "$theme: installed again");
            $asked = $stage->panel->requests('POST', '/settings/install$', $mark);
            $check->is([['truncate_directory' => false]], array_map(static fn (array $one): array => json_decode($one['body'], true), $asked), "$theme: once, and the files are kept");
            Simulator::until(static fn (): bool => $stage->panel->serversOf((string) $id)[0]['status'] === null);
            $stage->host->customButton($id, 'Start');
            Simulator::until(static fn (): bool => $stage->stateOf($id) === 'running');
        }
    },
    'buttons start and stop, kill asks first, and installing again wants the name and a choice' => static function (Check $check, Stage $stage) use ($shown): void {
        $id = $stage->running();
        foreach (FRAMES as $theme) {
            $stage->open($id, $theme);
            $mark = $stage->panel->mark();
            $stage->browser->click('[data-calagopus-action=kill] > summary');
            $check->is([], $stage->panel->requests('POST', '/power$', $mark), "$theme: asked first");
            $stage->browser->click('[data-calagopus-action=kill] button');
            $check->that($stage->browser->until('document.querySelector("#alertModuleCustomButtonSuccess")'), "$theme: killed");
            Simulator::until(static fn (): bool => $stage->stateOf($id) === 'offline');
            $stage->open($id, $theme);
            $check->is(['start'], $shown($stage), "$theme: stopped");
            $stage->browser->click('[data-calagopus-action=start] button');
            $check->that($stage->browser->until('document.querySelector("#alertModuleCustomButtonSuccess")'), "$theme: started");
            Simulator::until(static fn (): bool => $stage->stateOf($id) === 'running');
        }
        $stage->open($id);
        $mark = $stage->panel->mark();
        $stage->browser->click('#calagopus-reinstall > summary');
        $stage->browser->click('#calagopus-reinstall button');
        $check->is([], $stage->panel->requests('POST', '/settings/install$', $mark), 'not without the name and a choice');
        $stage->browser->run('document.querySelector("[value=delete]").checked = true; document.querySelector("#calagopus-confirm").value = arguments[0];', "Server-$id");
        $stage->browser->click('#calagopus-reinstall button');
        $check->that($stage->browser->until('document.querySelector("#alertModuleCustomButtonSuccess")'), 'installed again');
        $check->is(1, count($stage->panel->requests('POST', '/settings/install$', $mark)), 'once');
    },
    'without scripts the page is whole, and its buttons work' => static function (Check $check, Stage $stage) use ($picture): void {
        $id = $stage->running();
        foreach (FRAMES as $theme) {
            $stage->browser->command('Emulation.setScriptExecutionDisabled', ['value' => true]);
            $stage->open($id, $theme);
            $said = implode("\n", $stage->browser->spoken());
            foreach (['StaticText: Running', 'StaticText: 198.51.100.1:', 'button: Restart', 'button: Stop', 'link: Go to Server Panel', 'meter: Memory', 'meter: Disk', 'meter: CPU'] as $part) {
                $check->has($part, $said, "$theme: read");
            }
            foreach (['button: Copy', 'button: Start', 'out of date'] as $part) {
                $check->lacks($part, $said, "$theme: what would do nothing");
            }
            $picture($stage, "customer-$theme-without-scripts");
            $mark = $stage->panel->mark();
            $stage->browser->click('[data-calagopus-action=restart] button');
            $check->that(Simulator::until(static fn (): bool => count($stage->panel->requests('POST', '/power$', $mark)) === 1), "$theme: restarted");
            Simulator::until(static fn (): bool => $stage->stateOf($id) === 'running');
            $stage->browser->command('Emulation.setScriptExecutionDisabled', ['value' => false]);
        }
    },
];
