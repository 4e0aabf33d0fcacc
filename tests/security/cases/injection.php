<?php

/** No text that anybody types or a panel answers adds a line to a request, a part to its path, or another host to ask. */

declare(strict_types=1);

use Calagopus\Opterius\Account;
use Calagopus\Owner;
use Calagopus\Panel;
use Calagopus\Ref;
use Calagopus\Settings;
use Calagopus\Tests\Module\Check;
use Calagopus\Tests\Panel\Calagopus\Seed;
use Calagopus\Tests\Security\Stage;

/** What ends, splits or bends a line, a path or an address. */
const BENDS = ["\r\n", "\n", "\r", "\0", '../', '/', '?', '#', '@', '%0d%0a', '%00', ' ', "\t", '\\', ';', '|', '&', "\x7f", "\u{85}", "\u{2028}", '＠', '%2e%2e%2f'];

/** @return string|null the reason; null where the call went through */
$reason = static function (Closure $call): ?string {
    try {
        $call();
        return null;
    } catch (Calagopus\Exception $refusal) {
        return $refusal->reason->value;
    }
};

/** All requests are such as the routes word them, with the headers that they always have. */
$clean = static function (Check $check, array $log, string $what): void {
    $usual = ['host', 'user-agent', 'accept', 'accept-encoding', 'authorization', 'content-type', 'content-length', 'calagopus-user', 'if-none-match'];
    foreach ($log as $request) {
        $check->matches('~^/api/[a-z0-9/.-]+(\?([a-z_]+=[A-Za-z0-9%._\~-]*(&|$))+)?$~', $request['path'], "$what: path");
        $check->lacks('..', explode('?', $request['path'])[0], "$what: path");
        $check->is([], array_values(array_diff(array_map('strtolower', array_keys($request['headers'])), $usual)), "$what: headers");
    }
};

return [
    'a host name is a host name' => static function (Check $check, Stage $stage) use ($reason): void {
        $marks = [$stage->panel->mark(), $stage->hosting->mark()];
        $hostings = [Panel::class => str_repeat('k', 48), Calagopus\Opterius\Panel::class => 'opt_' . str_repeat('k', 48)];
        foreach ($hostings as $class => $key) {
            foreach (BENDS as $bend) {
                $end = substr($bend, -1) === '/' || trim($bend) === '' ? "{$bend}x" : $bend;
                foreach (["panel$bend.example.com", "{$stage->panel->host}$end", "127.0.0.1{$bend}evil.example", "user{$bend}@127.0.0.1"] as $host) {
                    $check->is('invalid-host', $reason(static fn () => new $class($host, $key, $stage->panel->port, false)), "$class " . json_encode($host, JSON_INVALID_UTF8_SUBSTITUTE));
                }
            }
            foreach (['0x7f000001', '2130706433', '127.1', '0177.0.0.1', '[::1', '::1%lo', 'file:///etc/passwd', 'gopher://127.0.0.1', '127.0.0.1:80:80', '127.0.0.1:0', '[127.0.0.1]'] as $host) {
                $check->is('invalid-host', $reason(static fn () => new $class($host, $key, 0, false)), "$class $host");
            }
        }
        $check->is([[], []], [$stage->panel->log($marks[0]), $stage->hosting->log($marks[1])], 'nothing was asked');
    },
    'a key is one line of what keys have' => static function (Check $check, Stage $stage) use ($reason): void {
        foreach (BENDS as $bend) {
            $key = substr(str_repeat('k', 20) . $bend . str_repeat('k', 48), 0, 48);
            $says = $reason(static fn () => (new Panel($stage->panel->host, $key, $stage->panel->port, false))->test());
            $check->that(in_array($says, ['invalid-key', 'key-refused'], true), json_encode($bend, JSON_INVALID_UTF8_SUBSTITUTE) . ": $says");
            $says = $reason(static fn () => new Calagopus\Opterius\Panel($stage->hosting->host, "opt_$key", $stage->hosting->port, false));
            $check->that(in_array($says, ['invalid-key', null], true), 'opterius ' . json_encode($bend, JSON_INVALID_UTF8_SUBSTITUTE) . ": $says");
        }
        foreach ($stage->panel->log() as $request) {
            $check->that(preg_match('/\r|\n|kkkk/', json_encode($request['headers'])) === 0, 'a header that the key made');
        }
    },
    'an external id, a UUID, an address and the installation are refused or sent as text' => static function (Check $check, Stage $stage) use ($reason, $clean): void {
        $mark = $stage->panel->mark();
        foreach (BENDS as $bend) {
            $shown = json_encode($bend, JSON_INVALID_UTF8_SUBSTITUTE);
            $check->is('invalid-reference', $reason(static fn () => new Ref("17$bend")), "external id $shown");
            $check->is('invalid-reference', $reason(static fn () => new Ref("1{$bend}7")), "external id $shown");
            $uuid = '01234567-89ab-cdef-0123-456789abcde' . $bend;
            $says = $reason(static fn () => $stage->direct()->find(new Ref('17', $uuid)));
            $check->that(in_array($says, ['invalid-reference', 'server-not-found'], true), "uuid $shown: $says");
            $says = $reason(static fn () => $stage->direct()->eggVariables(Stage::NEST . $bend, Seed::PAPER));
            $check->that($says !== null || trim($bend) === '', "nest $shown");
            $reason(static fn () => $stage->direct()->find(new Ref('17', null, null, "7$bend")));
            $reason(static fn () => $stage->direct(null, new Settings(timeout: 5, installation: "https://a$bend"))->find(new Ref('17')));
        }
        $clean($check, $stage->panel->log($mark), 'what was asked');
    },
    'a client\'s names and addresses stay inside their fields' => static function (Check $check, Stage $stage) use ($clean): void {
        $mark = $stage->panel->mark();
        $made = 0;
        foreach (BENDS as $number => $bend) {
            $id = (string) (100 + $number);
            try {
                $owner = new Owner($id, "a{$bend}b&page=9#c$number@example.com", "Ja{$bend}ne", "Do{$bend}e");
                $stage->direct()->create(Stage::spec(), $owner, new Ref($id));
                $made++;
            } catch (Calagopus\Exception $refusal) {
                $check->that(in_array($refusal->reason->value, ['invalid-owner', 'email-refused', 'owner-refused', 'panel-refused'], true)
                    || $refusal instanceof Calagopus\ValidationException, "{$refusal->reason->value}: {$refusal->getMessage()}");
            }
        }
        $clean($check, $stage->panel->log($mark), 'what was asked');
        $searches = $stage->panel->requests('GET', '^/api/admin/users\?', $mark);
        $check->that($searches !== [], 'e-mail addresses were searched for');
        foreach ($searches as $search) {
            parse_str((string) parse_url($search['path'], PHP_URL_QUERY), $query);
            $check->that((int) ($query['page'] ?? 1) === 1, "the page was not bent: {$search['path']}");
        }
    },
    'an account\'s username and domain are refused or sent as text' => static function (Check $check, Stage $stage) use ($reason, $clean): void {
        $mark = $stage->hosting->mark();
        $panel = new Calagopus\Opterius\Panel($stage->hosting->host, $stage->hosting->key, $stage->hosting->port, false, new Settings(timeout: 5));
        foreach (BENDS as $bend) {
            foreach ([["ja{$bend}ne", 'jane.example.com'], ['jane', "jane{$bend}.example.com"]] as [$username, $domain]) {
                $reason(static fn () => $panel->usage(new Account($username, $domain)));
                $reason(static fn () => $panel->suspend(new Account($username, $domain), "late$bend"));
                $reason(static fn () => $panel->look($username));
                $reason(static fn () => $panel->package("Starter$bend"));
            }
        }
        $log = $stage->hosting->log($mark);
        $check->that($log !== [], 'something was asked');
        foreach ($log as $request) {
            $check->matches('~^/api(/v1)?/[a-z/]+(\?|$)~', $request['path'], 'path');
        }
        $clean($check, $log, 'what was asked');
    },
    'what a panel answers bends no later request' => static function (Check $check, Stage $stage) use ($reason, $clean): void {
        $id = $stage->live('calagopus');
        $uuid = $stage->panel->serversOf((string) $id)[0]['uuid'];
        $mark = $stage->panel->mark();
        $refused = 0;
        foreach (['server.owner.uuid', 'server.uuid', 'server.node.uuid', 'server.egg.uuid', 'server.nest.uuid', 'server.allocation.uuid'] as $field) {
            foreach (BENDS as $bend) {
                $stage->panel->fault(['kind' => 'field', 'path' => $field, 'value' => "$uuid{$bend}X-Injected: 1"], ['path' => '^/api/admin/servers/', 'times' => 0, 'method' => 'GET']);
                foreach (
                    [
                    static fn () => $stage->direct()->power(new Ref((string) $id), Calagopus\PowerAction::Start),
                    static fn () => $stage->direct()->change(new Ref((string) $id), Stage::spec()),
                    ] as $call
                ) {
                    $refused += $reason($call) === null ? 0 : 1;
                }
                $stage->panel->clearFaults();
            }
        }
        $check->that($refused >= 4 * count(BENDS), "only $refused calls were refused");
        $log = $stage->panel->log($mark);
        $clean($check, $log, 'what was asked');
        foreach ($log as $request) {
            $check->lacks('njected', json_encode([$request['path'], $request['headers']]), 'a request');
        }
    },
];
