<?php

/** The console's page: first lines, colours, hostile output, typing where it is allowed, a policy of its own for what it may load. */

declare(strict_types=1);

use Calagopus\Tests\Browser\Stage;
use Calagopus\Tests\Module\Check;
use Calagopus\Tests\Panel\Simulator;

$picture = static function (Stage $stage, string $name): void {
    $folder = getenv('BROWSER_PICTURES');
    $folder === false || $stage->browser->picture("$folder/$name.png");
};

/** @param list<string> $options @return array{int, Simulator} */
$world = static function (Stage $stage, string $console = 'read', array $options = ['--stats-ms', '0']): array {
    $node = $stage->node($options);
    $id = $stage->running();
    $stage->decide($id, 'console', $console);
    return [$id, $node];
};

/** The customer opens the console from the page, in the same tab. */
$console = static function (Stage $stage, int $id, string $theme = 'twenty-one'): void {
    $stage->open($id, $theme);
    $stage->browser->run('const form = document.querySelector("[value=ClientConsole]").form; form.target = "_self"; form.querySelector("button").click();');
    $stage->browser->until('document.querySelector("#calagopus-console, .console-problem")');
};

$connected = static fn (Stage $stage): bool => $stage->browser->until('["Connected", "Running"].includes(document.querySelector("#console-state").textContent)');
$lines = static fn (Stage $stage): array => $stage->browser->run('return [...document.querySelectorAll("#console-lines > div")].map((one) => one.textContent);');
$has = static fn (Stage $stage, string $line): bool => $stage->browser->until('[...document.querySelectorAll("#console-lines > div")].some((one) => one.textContent === ' . json_encode($line) . ')');
$sent = static fn (Simulator $node): array => array_values(array_map(static fn (array $one): string => $one['args'][0], array_filter($node->control('GET', 'log')['log'], static fn (array $one): bool => $one['event'] === 'send command')));

return [
    'it opens from both frames in a tab of its own, with a strict policy, and axe finds nothing' => static function (Check $check, Stage $stage) use ($world, $console, $connected, $has, $picture): void {
        [$id, $node] = $world($stage, 'type');
        $node->control('POST', 'say', ['lines' => ['[12:00:00] [Server thread/INFO]: Starting minecraft server version 1.21.4', '[12:00:03] [Server thread/INFO]: Preparing level "world"',
            "\x1b[33m[12:00:04] [Server thread/WARN]: Can't keep up!\x1b[0m", "\x1b[1;31m[12:00:05] [Server thread/ERROR]: Could not load \x1b[4mplugins/Old.jar\x1b[0m",
            "\x1b[32m[12:00:09] [Server thread/INFO]: Done (5.8s)!\x1b[0m For help, type \"help\""]]);
        $axe = (string) file_get_contents(dirname(__DIR__, 3) . '/.build/browser/axe-core@4.10.2/axe.min.js');
        foreach (['twenty-one', 'six'] as $theme) {
            $first = $stage->browser->tab();
            $stage->open($id, $theme);
            $stage->browser->click('form[target=_blank] button');
            $check->that(Simulator::until(static fn (): bool => count($stage->browser->tabs()) === 2), "$theme: a new tab");
            $stage->browser->lookAt(array_values(array_diff($stage->browser->tabs(), [$first]))[0]);
            $check->that($stage->browser->until('document.querySelector("#calagopus-console")'), "$theme: its page");
            $check->that($connected($stage) && $has($stage, '[12:00:03] [Server thread/INFO]: Preparing level "world"'), "$theme: the first lines, by the socket of the other tab");
            $stage->browser->closeOthers($first);
        }
        foreach ([[1200, 700, false], [360, 740, true]] as [$width, $height, $isPhone]) {
            $stage->browser->command('Emulation.setDeviceMetricsOverride', ['width' => $width, 'height' => $height, 'deviceScaleFactor' => 1, 'mobile' => $isPhone]);
            $console($stage, $id);
            $check->that($connected($stage) && $has($stage, '[12:00:09] [Server thread/INFO]: Done (5.8s)! For help, type "help"'), "$width: lines");
            $check->that($stage->browser->until('!document.querySelector("#console-form").hidden'), "$width: the field");
            $stage->browser->run($axe);
            $found = $stage->browser->wait('const found = await axe.run(); return found.violations.map((one) => one.id + ": " + one.nodes.map((node) => node.target.join(" ")).join(", "));');
            $check->is([], $found, "axe at $width");
            $check->that($stage->browser->run('return document.documentElement.scrollWidth <= window.innerWidth;'), "$width: nothing sticks out");
            $check->is(['front-1 bold', 'front-1 bold line'], $stage->browser->run('return [...document.querySelectorAll("#console-lines > div:nth-child(4) > span")].map((one) => one.className);'), "$width: colours are classes");
            $check->is(0, $stage->browser->run('return document.querySelectorAll("[style], [onclick], script:not([src]), style").length;'), "$width: nothing inline");
            $picture($stage, 'console' . ($isPhone ? '-phone' : ''));
        }
        $policy = $stage->browser->wait('const body = new URLSearchParams({token: document.querySelector("#calagopus-console").dataset.calagopusToken, id: ' . $id . ', modop: "custom", a: "ClientConsole"});
            const page = await fetch("clientarea.php?action=productdetails", {method: "POST", body}); return ["content-security-policy", "cache-control", "referrer-policy", "x-frame-options"].map((name) => page.headers.get(name));');
        $check->is(["default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self' {$stage->socketOrigin}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
            'no-store', 'no-referrer', 'DENY'], $policy, 'its headers');
        $check->has('refused', $stage->browser->wait('try { await fetch("data:text/plain,x"); return "loaded"; } catch (error) { return "refused"; }'), 'the policy holds');
        $node->stop();
    },
    'hostile output is text, however much there is of it' => static function (Check $check, Stage $stage) use ($world, $console, $connected, $lines, $has): void {
        [$id, $node] = $world($stage);
        $console($stage, $id);
        $check->that($connected($stage), 'connected');
        $html = ['<img src=x onerror="document.title=\'taken\'">', '<script>document.title="taken"</script>', '</div></main><iframe src="javascript:document.title=1"></iframe>', '<style>body{display:none}</style>', '{{constructor.constructor("document.title=1")()}}'];
        $node->control('POST', 'say', ['lines' => $html]);
        $check->that($has($stage, end($html)), 'shown');
        $check->is($html, array_slice($lines($stage), -5), 'as it is');
        $strange = ["\x1b]0;a title\x07after a title", "\x1b[2J\x1b[Hafter clearing", "\x1b]8;;javascript:alert(1)\x1b\\a link\x1b]8;;\x1b\\", "10%\r20%\r30%", "bell\x07 nul\x00 back\x08", "\u{202E}turned round",
            "\x1b[38;5;9mred\x1b[0m \x1b[38;2;0;255;0mgreen\x1b[0m \x1b[48;5;21mon blue\x1b[0m", "\x1b[999999999;x;;;mno numbers", "\x1b[31"];
        $node->control('POST', 'say', ['lines' => [...$strange, 'the end of it']]);
        $check->that($has($stage, 'the end of it'), 'strange signs');
        $check->is(['after a title', 'after clearing', 'a link', '30%', 'bell nul back', 'turned round', 'red green on blue', ';;;mno numbers', '', 'the end of it'], array_slice($lines($stage), -10), 'as text');
        $check->is(['front-9', 'front-10', 'back-12'], $stage->browser->run('return [...document.querySelectorAll("#console-lines span")].slice(-3).map((one) => one.className);'), 'the nearest of sixteen colours');
        $node->control('POST', 'say', ['lines' => [str_repeat('long ', 210000), 'after a long one']]);
        $check->that($has($stage, 'after a long one'), 'a line of a megabyte');
        $long = array_slice($lines($stage), -2)[0];
        $check->is([4000, true], [strlen(rtrim(substr($long, 0, 4000))) + 1, str_ends_with($long, ' … (cut here)')], 'is cut, and says so');
        $flood = '';
        for ($i = 0; $i < 3000; $i++) {
            $flood .= "\x1b[" . (31 + $i % 6) . "mx";
        }
        $node->control('POST', 'say', ['lines' => [$flood, "\x1b[" . str_repeat('1;', 50000) . 'mmany numbers', str_repeat("\x1b[1m", 20000) . 'many signs', 'after a flood']]);
        $check->that($has($stage, 'after a flood'), 'colours without end');
        $check->that($stage->browser->run('return Math.max(...[...document.querySelectorAll("#console-lines > div")].map((one) => one.childNodes.length)) <= 102;'), 'few parts a line');
        for ($i = 0; $i < 6; $i++) {
            $node->control('POST', 'say', ['lines' => array_map(static fn (int $n): string => "line $n of part $i " . str_repeat('y', 700), range(1, 500))]);
        }
        $node->control('POST', 'say', ['lines' => ['after them all']]);
        $check->that($has($stage, 'after them all'), 'three thousand lines');
        [$count, $letters] = $stage->browser->run('const place = document.querySelector("#console-lines"); return [place.childElementCount, place.textContent.length];');
        $check->that($count <= 1000 && $letters <= 524288, "what is kept is bounded: $count lines, $letters letters");
        $check->is([0, 0, 'Console'], $stage->browser->run('return [document.querySelectorAll("#console-lines :not(div, span)").length, document.querySelectorAll("img, iframe, main style, main script").length, document.title];'), 'no element of theirs');
        $node->control('POST', 'tell', ['event' => 'status', 'args' => ['<b>odd</b>']]);
        $check->that($stage->browser->until('document.querySelector("#console-state").textContent === "<b>odd</b>"'), 'a state is text too');
        $node->stop();
    },
    'what is typed reaches the server where policy, key and token allow it, by keyboard alone' => static function (Check $check, Stage $stage) use ($world, $console, $connected, $has, $sent): void {
        [$id, $node] = $world($stage, 'type');
        $console($stage, $id);
        $check->that($connected($stage) && $stage->browser->until('!document.querySelector("#console-form").hidden'), 'offered');
        $stage->browser->run('document.querySelector("#console-command").focus();');
        foreach (['say hello', '<b>list</b>'] as $command) {
            $stage->browser->command('Input.insertText', ['text' => $command]);
            foreach (['keyDown', 'keyUp'] as $type) {
                $stage->browser->command('Input.dispatchKeyEvent', ['type' => $type, 'key' => 'Enter', 'code' => 'Enter', 'windowsVirtualKeyCode' => 13, 'text' => "\r"]);
            }
            $check->that($has($stage, "> $command"), "$command: and its answer");
        }
        $check->is(['say hello', '<b>list</b>'], $sent($node), 'what the node was told');
        foreach (['keyDown', 'keyUp'] as $type) {
            $stage->browser->command('Input.dispatchKeyEvent', ['type' => $type, 'key' => 'ArrowUp', 'code' => 'ArrowUp', 'windowsVirtualKeyCode' => 38]);
        }
        $check->is('<b>list</b>', $stage->browser->run('return document.querySelector("#console-command").value;'), 'the last one again');
        $stage->browser->run('document.querySelector("#console-aloud").click();');
        $check->is(['polite', 'log', 0], $stage->browser->run('const place = document.querySelector("#console-lines"); return [place.getAttribute("aria-live"), place.getAttribute("role"), place.tabIndex];'), 'read aloud where it is wanted');
        $node->stop();
    },
    'nothing is typed where policy or key do not allow it' => static function (Check $check, Stage $stage) use ($world, $console, $connected, $sent): void {
        [$id, $node] = $world($stage);
        $console($stage, $id);
        $check->that($connected($stage), 'by policy: connected');
        $check->is([true, false], $stage->browser->run('return [document.querySelector("#console-form").hidden, document.querySelector("#console-read-only").hidden];'), 'no field, and said');
        $stage->browser->run('document.querySelector("#console-command").value = "stop"; document.querySelector("#console-form").requestSubmit();');
        $stage->decide($id, 'console', 'type');
        $narrow = $stage->panel->control('POST', 'key', ['permissions' => ['*.read', '*.read-*', '*.*.read', 'servers.*', 'users.*', 'control.read-console', 'nodes.*']])['key'];
        $stage->useKey($narrow);
        $console($stage, $id);
        $check->that($connected($stage), 'by key: connected');
        $check->that($stage->browser->until('!document.querySelector("#console-read-only").hidden'), 'said');
        $check->that($stage->browser->run('return document.querySelector("#console-form").hidden;'), 'no field');
        $check->is([], $sent($node), 'nothing was sent');
        $stage->decide($id, 'console', 'no');
        $stage->open($id);
        $check->is(0, $stage->browser->run('return document.querySelectorAll("[value=ClientConsole]").length;'), 'without the policy there is no console');
        $node->stop();
    },
    'where the node or scripts are missing the page says so' => static function (Check $check, Stage $stage) use ($world, $console): void {
        [$id, $node] = $world($stage);
        $node->control('POST', 'down');
        $console($stage, $id);
        $check->that($stage->browser->until('document.querySelector("#console-state").textContent.includes("cannot be reached")'), 'the node');
        $stage->browser->run('sessionStorage.clear();');
        $stage->open($id);
        $stage->browser->command('Emulation.setScriptExecutionDisabled', ['value' => true]);
        $stage->open($id);
        $stage->browser->click('form[target=_blank] button');
        $first = $stage->browser->tab();
        $check->that(Simulator::until(static fn (): bool => count($stage->browser->tabs()) === 2), 'without scripts it opens');
        $stage->browser->command('Emulation.setScriptExecutionDisabled', ['value' => false]);
        $stage->browser->lookAt(array_values(array_diff($stage->browser->tabs(), [$first]))[0]);
        $check->that($stage->browser->until('document.querySelector("noscript")'), 'and says what it needs');
        $stage->browser->closeOthers($first);
        $stage->panel->fault(['kind' => 'status', 'status' => 503, 'content_type' => 'text/html', 'body' => '<h1>down</h1>'], ['path' => '^/api/client/.*/websocket', 'times' => 0]);
        $console($stage, $id);
        $check->is('This is not possible right now. Please try again in a few minutes; if this goes on, contact us.', $stage->text('.console-problem'), 'the panel');
        $stage->panel->clearFaults();
        $node->stop();
    },
];
