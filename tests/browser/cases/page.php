<?php

/** The page of a service as a customer meets it. */

declare(strict_types=1);

use Calagopus\Tests\Module\Check;
use Calagopus\Tests\Module\Stage;
use Calagopus\Tests\Panel\Simulator;

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
        $stage->panel->fault(['kind' => 'stall', 'ms' => 8000, 'act' => 'after'], FIGURES);
        $stage->browser->run('hands.fire();');
        Simulator::until(static fn (): bool => $stage->browser->run('return hands.pending().length;') === 0);
        $other = $stage->browser->wait('const text = await (await fetch("/other")).text(); return [text, hands.pending().length];');
        $check->is(['another page of the customer', 0], $other, 'it came while the figures were still awaited');
        $stage->panel->clearFaults();
        $check->that($stage->browser->until('hands.pending().length > 0'), 'and then the figures');
    },
    'hostile figures are text' => static function (Check $check, Stage $stage) use ($tell): void {
        $id = $stage->running();
        $stage->open($id);
        $tell($stage, $id, '<img src=x onerror=document.title="taken">');
        $check->that($stage->fire(), 'fired');
        $check->has('<img', $stage->text('[data-calagopus-state]'), 'shown as it is');
        $check->is([0, false], $stage->browser->run('return [document.querySelectorAll("#calagopus-overview img").length, document.title === "taken"];'), 'no element');
        $stage->panel->clearFaults();
    },
    'an address is copied at one click' => static function (Check $check, Stage $stage): void {
        $id = $stage->running();
        foreach (FRAMES as $theme) {
            $stage->open($id, $theme);
            $stage->browser->command('Browser.grantPermissions', ['origin' => $stage->url, 'permissions' => ['clipboardReadWrite', 'clipboardSanitizedWrite']]);
            $text = $stage->text('#calagopus-overview dd code');
            $check->matches('~^198\.51\.100\.1:\d+$~', $text, "$theme: the address");
            $stage->browser->click('[data-calagopus-copy]');
            $check->that($stage->browser->until('document.querySelector("[data-calagopus-copy]").textContent.includes("Copied")'), "$theme: said");
            $check->is($text, $stage->browser->wait('return navigator.clipboard.readText();'), "$theme: copied");
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
