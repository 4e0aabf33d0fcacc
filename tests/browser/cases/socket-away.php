<?php

/** The page by the node's own socket when something is away for a while: the panel, the node, the customer's session; what counts as a failure, and what does not. */

declare(strict_types=1);

use Calagopus\Tests\Browser\Stage;
use Calagopus\Tests\Module\Check;
use Calagopus\Tests\Panel\Simulator;
use WHMCS\Database\Capsule;
use WHMCS\Module\Server\Calagopus\PageStore;

/** A service with a console, and its node. @param list<string> $options @return array{int, Simulator} */
$world = static function (Stage $stage, array $options = ['--stats-ms', '200']): array {
    $node = $stage->node($options);
    $id = $stage->running();
    $stage->decide($id, 'console', 'read');
    return [$id, $node];
};

/** The customer opens the console from the page, in the same tab. */
$console = static function (Stage $stage, int $id): void {
    $stage->open($id);
    $stage->browser->run('const form = document.querySelector("[value=ClientConsole]").form; form.target = "_self"; form.querySelector("button").click();');
    $stage->browser->until('document.querySelector("#calagopus-console, .console-problem")');
};

$isLive = static fn (Stage $stage): bool => $stage->browser->until('!hands.pending().includes(15000)');
$asks = static fn (Stage $stage): bool => $stage->browser->until('hands.pending().includes(15000)');
$waits = static fn (Stage $stage, int $ms): bool => $stage->browser->until("hands.pending().includes($ms)");
$remembers = static fn (Stage $stage): bool => $stage->browser->run('return sessionStorage.length === 1;');
$failed = static fn (Stage $stage): bool => $stage->browser->until('sessionStorage.length === 1');
$open = static fn (Simulator $node): int => $node->control('GET', 'log')['open'];
$tokens = static fn (Stage $stage, int $mark): int => count($stage->panel->requests('GET', '/websocket$', $mark));
$hide = static fn (Stage $stage, bool $hidden): mixed => $stage->browser->run('hands.hidden = arguments[0]; document.dispatchEvent(new Event("visibilitychange"));', $hidden);
$says = static fn (Stage $stage, string $state): bool => $stage->browser->until("document.querySelector('#console-state').textContent === '$state'");
$lines = static fn (Stage $stage): array => $stage->browser->run('return [...document.querySelectorAll("#console-lines > div")].map((one) => one.textContent);');
$has = static fn (Stage $stage, string $line): bool => $stage->browser->until('[...document.querySelectorAll("#console-lines > div")].some((one) => one.textContent === ' . json_encode($line) . ')');

const DOWN = ['kind' => 'status', 'status' => 503, 'content_type' => 'text/html', 'body' => '<h1>down</h1>'];
const SHORT = ['--stats-ms', '200', '--look-ms', '200', '--before-s', '2'];
const JSON_ANSWER = 'Content-Type: application/json';

return [
    'a panel that is away while a token ends: the page asks WHMCS, and is live again when the panel is back' => static function (Check $check, Stage $stage) use ($world, $isLive, $asks, $waits, $remembers, $open): void {
        [$id, $node] = $world($stage, SHORT);
        $stage->panel->control('POST', 'token', ['seconds' => 3]);
        $stage->open($id);
        $check->that($isLive($stage), 'live');
        $stage->panel->fault(DOWN, ['path' => '/websocket$', 'times' => 0]);
        $check->that($asks($stage), 'it asks WHMCS once the token has ended');
        $check->that($waits($stage, 30000), 'and will ask for a token again');
        $check->is([false, 1], [$remembers($stage), $open($node)], 'nothing has failed');
        $check->that($stage->browser->run('return hands.fireOf(30000);') && $waits($stage, 60000), 'still away: later again');
        $check->that($stage->fireOf(15000) && $waits($stage, 18750), 'figures come meanwhile');
        $check->is('', $stage->text('[data-calagopus-text=problem]'), 'and no problem');
        $stage->panel->clearFaults();
        $stage->panel->control('POST', 'token', ['seconds' => 600]);
        Capsule::table(PageStore::TABLE)->update(['token_minute' => 0]);
        $check->that($stage->fireOf(60000), 'back');
        $check->that($isLive($stage), 'live again');
        $check->is([1, false], [$open($node), $remembers($stage)], 'by the same socket');
        $node->stop();
    },
    'what may be had later is not a failure: the page asks WHMCS, and tries again' => static function (Check $check, Stage $stage) use ($world, $isLive, $asks, $waits, $remembers, $open): void {
        [$id, $node] = $world($stage);
        $answers = ['a server\'s fault' => [503, 'Content-Type: text/html', 'down'], 'too much' => [429, 'Content-Type: text/html', 'slow down'],
            'the module' => [200, JSON_ANSWER, '{"reload":false,"socket":null,"again":true}']];
        foreach ($answers as $what => $answer) {
            $stage->instead([...$answer, 'ClientSocket']);
            $stage->open($id);
            $check->that($waits($stage, 30000) && $asks($stage), "$what: it waits, and asks WHMCS");
            $check->that($stage->fireOf(30000) && $waits($stage, 60000), "$what: and longer");
            $check->is([false, 0], [$remembers($stage), $open($node)], "$what: nothing is remembered");
            $stage->instead(null);
            $check->that($stage->fireOf(60000) && $isLive($stage), "$what: live");
        }
        $stage->panel->fault(DOWN, ['path' => '/websocket$', 'times' => 0]);
        $stage->open($id);
        $check->that($waits($stage, 30000) && $asks($stage), 'the panel: it waits, and asks WHMCS');
        $check->that(!$remembers($stage), 'the panel: nothing is remembered');
        $stage->panel->clearFaults();
        $check->that($stage->fireOf(30000) && $isLive($stage), 'the panel: live');
        $node->stop();
    },
    'a node that falls silent is noticed by all tabs, and one that has nothing to say is not taken for it' => static function (Check $check, Stage $stage) use ($world, $isLive, $asks, $waits, $remembers, $open): void {
        [$id, $node] = $world($stage, ['--stats-ms', '0']);
        $first = $stage->browser->tab();
        $stage->open($id);
        $check->that($isLive($stage) && $waits($stage, 30000), 'live');
        $check->that($stage->fireOf(30000) && $waits($stage, 30000), 'asked after half a minute, it answered');
        $check->is([false, 1], [$stage->browser->run('return hands.pending().includes(12000);'), $open($node)], 'and is awaited no more');
        $second = $stage->browser->newTab();
        $stage->holdTime();
        $stage->open($id);
        $check->that($isLive($stage), 'the second tab is live');
        $asked = static fn (): int => count(array_filter($node->control('GET', 'log')['log'], static fn (array $one): bool => $one['event'] === 'send stats'));
        $check->that(Simulator::until(static fn (): bool => $asked() === 3), 'each time figures were asked for: at first, after half a minute, for the second');
        $node->control('POST', 'state', ['state' => 'stopping']);
        $check->that($stage->browser->until('document.querySelector("[data-calagopus-state]").textContent === "Stopping"'), 'all that came has been read');
        $node->control('POST', 'silent');
        $stage->browser->lookAt($first);
        $check->that($stage->fireOf(30000), 'half a minute without a word');
        $check->that($stage->fireOf(12000), 'and no answer');
        $check->that($asks($stage), 'the first asks WHMCS');
        $stage->browser->lookAt($second);
        $check->that($asks($stage), 'the second too');
        $stage->browser->lookAt($first);
        $check->that($waits($stage, 10000), 'it tries again');
        $check->that($stage->fireOf(10000) && $waits($stage, 30000), 'nobody answers: later again');
        $check->that(!$remembers($stage), 'nothing has failed yet');
        $node->control('POST', 'up');
        $check->that($stage->fireOf(30000) && $isLive($stage), 'live again');
        $stage->browser->lookAt($second);
        $check->that($isLive($stage), 'and so is the second');
        $node->stop();
    },
    'a connection that was good and broke is made anew three times, each after a longer while' => static function (Check $check, Stage $stage) use ($world, $isLive, $asks, $waits, $remembers, $failed, $tokens): void {
        [$id, $node] = $world($stage);
        $mark = $stage->panel->mark();
        $stage->open($id);
        $check->that($isLive($stage), 'live');
        $node->control('POST', 'down');
        $check->that($asks($stage) && $waits($stage, 30000), 'the first time in vain');
        $check->that($stage->fireOf(30000) && $waits($stage, 60000), 'the second too');
        $check->is([false, 3], [$remembers($stage), $tokens($stage, $mark)], 'one token each, and nothing has failed');
        $node->control('POST', 'up');
        $check->that($stage->fireOf(60000) && $isLive($stage), 'the third is good');
        $node->control('POST', 'down');
        $check->that($failed($stage) && $asks($stage), 'a fourth there is not');
        $check->is(4, $tokens($stage, $mark), 'nor a token for it');
        $node->control('POST', 'up');
        $stage->open($id);
        $check->is([15000], $stage->browser->run('return hands.pending();'), 'loaded again it asks WHMCS alone');
        $check->is(4, $tokens($stage, $mark), 'in this session');
        $node->stop();
    },
    'a tab that takes over while the node is away goes on where the other one was' => static function (Check $check, Stage $stage) use ($world, $isLive, $asks, $waits, $remembers): void {
        [$id, $node] = $world($stage);
        $first = $stage->browser->tab();
        $stage->open($id);
        $check->that($isLive($stage), 'the first is live');
        $second = $stage->browser->newTab();
        $stage->holdTime();
        $stage->open($id);
        $check->that($isLive($stage), 'the second too');
        $node->control('POST', 'down');
        $check->that($asks($stage), 'the node is lost');
        $stage->browser->lookAt($first);
        $stage->browser->open('about:blank');
        $stage->browser->lookAt($second);
        $check->that($waits($stage, 30000), 'the second tries, and will again');
        $check->that(!$remembers($stage), 'nothing has failed');
        $node->control('POST', 'up');
        $check->that($stage->fireOf(30000) && $isLive($stage), 'live again');
        $node->stop();
    },
    'a session of WHMCS that has ended is not a failure of the socket: logged in again, the page is live' => static function (Check $check, Stage $stage) use ($world, $isLive, $asks, $remembers, $open): void {
        [$id, $node] = $world($stage, SHORT);
        $login = [200, 'Content-Type: text/html; charset=utf-8', '<form action="login">', 'ClientSocket'];
        $elsewhere = [200, JSON_ANSWER, '{"reload":false,"socket":{"url":"wss://127.0.0.1:9/api/servers/x/ws","token":"a.b.c","type":false}}', 'ClientSocket'];
        $answers = ['the module says so' => null, 'a login page' => $login, 'a redirect' => [302, 'Location: /other', '', 'ClientSocket'], 'another node meanwhile' => $elsewhere];
        foreach ($answers as $what => $answer) {
            $stage->panel->control('POST', 'token', ['seconds' => 3]);
            $stage->open($id);
            $check->that($isLive($stage), "$what: live");
            $stage->instead($answer);
            $stage->browser->wait('return (await fetch("/log-out")).text();');
            $check->that($asks($stage), "$what: the socket is let go when its token ends, and WHMCS is asked");
            $check->that(Simulator::until(static fn (): bool => $open($node) === 0), "$what: closed");
            $check->that(!$remembers($stage), "$what: nothing is remembered");
            $check->that($stage->fireOf(15000) && $stage->browser->until('!document.querySelector("[data-calagopus-reload]").hidden'), "$what: which says that the page has to be loaded again");
            $stage->instead(null);
            Capsule::table(PageStore::TABLE)->update(['token_minute' => 0]);
            $stage->panel->control('POST', 'token', ['seconds' => 600]);
            $stage->open($id);
            $check->that($isLive($stage), "$what: live after that");
        }
        $node->stop();
    },
    'pages that lose their node do not ask WHMCS all at once' => static function (Check $check, Stage $stage) use ($world, $isLive, $asks): void {
        [$id, $node] = $world($stage);
        $stage->open($id);
        $check->that($isLive($stage), 'live');
        $stage->browser->run('hands.pass(3600000);');
        $mark = $stage->panel->mark();
        $node->control('POST', 'down');
        $check->that($asks($stage), 'it waits as after a question');
        $check->is([], $stage->panel->requests('GET', '/resources$', $mark), 'asked nothing');
        $node->control('POST', 'up');
        $stage->open($id);
        $check->that($isLive($stage), 'live');
        $stage->browser->run('Math.random = () => 0.5;');
        $node->control('POST', 'down');
        $check->that($stage->browser->until('hands.pending().some((ms) => ms > 20000 && ms < 30000)'), 'and each page waits for a time of its own');
        $node->stop();
    },
    'the console that could not be reached is reached when it is loaded again later' => static function (Check $check, Stage $stage) use ($world, $console, $says, $has, $isLive, $remembers, $tokens): void {
        [$id, $node] = $world($stage);
        $node->control('POST', 'say', ['lines' => ['a line']]);
        $node->control('POST', 'down');
        $console($stage, $id);
        $check->that($stage->browser->until('document.querySelector("#console-state").textContent.includes("cannot be reached")'), 'the node is down');
        $check->that($remembers($stage), 'a failure');
        $node->control('POST', 'up');
        $mark = $stage->panel->mark();
        $stage->open($id);
        $check->is([[15000], 0], [$stage->browser->run('return hands.pending();'), $tokens($stage, $mark)], 'the page does not try again by itself');
        $console($stage, $id);
        $check->that($says($stage, 'Running') && $has($stage, 'a line'), 'whoever asks for the console gets it');
        $check->that(!$remembers($stage), 'and the failure is over');
        $stage->open($id);
        $check->that($isLive($stage), 'for the page too');
        $node->stop();
    },
    'the lines of the console stay until there are others, and it says when it is not connected' => static function (Check $check, Stage $stage) use ($world, $console, $says, $has, $lines, $hide, $open): void {
        [$id, $node] = $world($stage);
        $console($stage, $id);
        $check->that($says($stage, 'Running'), 'connected');
        $node->control('POST', 'say', ['lines' => ['java.lang.OutOfMemoryError']]);
        $check->that($has($stage, 'java.lang.OutOfMemoryError'), 'it crashes');
        $node->control('POST', 'state', ['state' => 'offline']);
        $check->that($says($stage, 'Stopped'), 'and stops');
        $away = static function () use ($stage, $hide, $check, $node, $open, $says): void {
            $hide($stage, true);
            $check->that($stage->fireOf(60000) && Simulator::until(static fn (): bool => $open($node) === 0), 'nobody looks for a minute');
            $check->that($says($stage, 'Connecting …'), 'it does not say what it does not know');
            $hide($stage, false);
        };
        $away();
        $check->that($says($stage, 'Stopped'), 'connected again');
        $check->is(['java.lang.OutOfMemoryError'], $lines($stage), 'what the server said last still stands there');
        $first = $stage->browser->tab();
        $second = $stage->browser->newTab();
        $stage->holdTime();
        $console($stage, $id);
        $check->that($stage->browser->until('document.querySelector("#console-state").textContent === "Connected"'), 'a second console');
        $stage->browser->lookAt($first);
        $check->is(['java.lang.OutOfMemoryError'], $lines($stage), 'takes nothing from the first');
        $stage->browser->closeOthers($first);
        $node->control('POST', 'state', ['state' => 'running']);
        $node->control('POST', 'say', ['lines' => ['Done (5.8s)!']]);
        $check->that($has($stage, 'Done (5.8s)!'), 'started again');
        $check->is(['java.lang.OutOfMemoryError', 'Done (5.8s)!'], $lines($stage), 'the new lines come after the old ones');
        $away();
        $check->that($says($stage, 'Running') && $stage->browser->until('document.querySelectorAll("#console-lines > div").length === 2'), 'connected again, with the node\'s own lines');
        $node->control('POST', 'say', ['lines' => ['the last']]);
        $check->that($has($stage, 'the last'), 'a new line');
        $check->is(['java.lang.OutOfMemoryError', 'Done (5.8s)!', 'the last'], $lines($stage), 'each line once');
        $node->stop();
    },
];
