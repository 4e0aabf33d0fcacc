<?php

/** Secrets are planted wherever there are any, and searched for in all that is written, shown, thrown, dumped or kept. */

declare(strict_types=1);

use Calagopus\Opterius\Account;
use Calagopus\Ref;
use Calagopus\Settings;
use Calagopus\Tests\Module\Check;
use Calagopus\Tests\Security\Stage;
use Calagopus\Tests\Whmcs\Files;
use WHMCS\Database\Capsule;

const KEY = 'marker-key-0123456789abcdefghijklmnopqrstuvwxyz0';
const HOSTING_KEY = 'opt_marker0123456789abcdefghijklmnopqrstuvwxyz012345';
const MARKERS = [
    'the key' => KEY, 'the hosting key' => HOSTING_KEY, 'the access hash' => 'marker-access-hash', 'the service\'s password' => 'marker-service-password',
    'the new password' => 'marker-new-password', 'the proxy\'s password' => 'marker-proxy-word', 'the panel\'s own credential' => 'marker-panel-credential',
    'the owner\'s password' => 'marker-owner-password',
];

/** Which of the secrets a text holds, as they are or in another spelling. @return list<string> */
$found = static fn (string $text): array => array_keys(array_filter(MARKERS, static function (string $marker) use ($text): bool {
    foreach ([$marker, base64_encode($marker), rawurlencode($marker), bin2hex($marker), strrev($marker), substr(base64_encode("x$marker"), 4, -4)] as $spelling) {
        if (stripos($text, $spelling) !== false) {
            return true;
        }
    }
    return false;
}));

/** Puts the secrets into both panels. */
$plant = static function (Stage $stage): void {
    $stage->panel->control('POST', 'key', ['key' => KEY]);
    $stage->panel->control('POST', 'secrets', ['marker' => MARKERS['the panel\'s own credential']]);
    $stage->hosting->control('POST', 'key', ['key' => HOSTING_KEY]);
};

/** A service of either module whose WHMCS server holds the planted key. @param array<string, mixed> $server */
$order = static fn (Stage $stage, string $module, array $server = [], string $name = 'jane'): int => $stage->order(
    $module,
    [],
    $server + ($module === 'calagopus' ? ['password' => KEY, 'accesshash' => MARKERS['the access hash']] : ['accesshash' => HOSTING_KEY]),
    ['password' => MARKERS['the service\'s password'], 'username' => $name, 'domain' => "$name.example.com"]
);

/** Every way of PHP to turn a value into text. */
$dump = static function (mixed $value): string {
    ob_start();
    var_dump($value);
    debug_zval_dump($value);
    $text = (string) ob_get_clean() . print_r($value, true) . json_encode($value, JSON_PARTIAL_OUTPUT_ON_ERROR);
    foreach (
        [
        static fn () => var_export($value, true), static fn () => serialize($value), static fn () => print_r((array) $value, true),
        static fn () => print_r(is_object($value) ? get_object_vars($value) : [], true), static fn () => print_r(is_object($value) ? get_mangled_object_vars($value) : [], true),
        static fn () => is_object($value) && method_exists($value, '__debugInfo') ? print_r($value->__debugInfo(), true) : '',
        static fn () => is_object($value) ? (string) new ReflectionObject($value) : '', static fn () => $value instanceof Stringable ? (string) $value : '',
        static fn () => is_object($value) ? implode(' ', array_map(
            static fn (ReflectionProperty $one): string => $one->isInitialized($value) ? print_r($one->getValue($value), true) : '',
            (new ReflectionObject($value))->getProperties()
        )) : '', static fn () => is_iterable($value) ? print_r(iterator_to_array($value), true) : '',
        ] as $way
    ) {
        try {
            $text .= $way();
        } catch (Throwable $refused) {
            $text .= $refused->getMessage();
        }
    }
    return $text;
};

/** An exception with all that hangs on it, arguments too. */
$unfold = static function (Throwable $problem) use ($dump): string {
    $text = '';
    for (; $problem !== null; $problem = $problem->getPrevious()) {
        $text .= $problem . $problem->getTraceAsString();
        foreach ($problem->getTrace() as $frame) {
            foreach ($frame['args'] ?? [] as $argument) {
                $text .= $argument instanceof Closure || $argument instanceof Check || $argument instanceof Stage ? '' : $dump($argument);
            }
        }
    }
    return $text;
};

return [
    'nothing is written or shown in a whole life, whatever fails' => static function (Check $check, Stage $stage) use ($found, $plant, $order): void {
        $plant($stage);
        $proxy = 'http://user:' . MARKERS['the proxy\'s password'] . '@127.0.0.1:1';
        $faults = [
            null, ['kind' => 'status', 'status' => 500], ['kind' => 'status', 'status' => 401], ['kind' => 'status', 'status' => 403], 'html200', 'redirect', 'truncated', 'reset', 'nul',
        ];
        foreach (['calagopus', 'opterius'] as $module) {
            $shown = [];
            $stage->configure($module, ['timeout' => 2, 'create_timeout' => 2, 'resolve_timeout' => 0.5]);
            foreach ($faults as $number => $fault) {
                $id = $order($stage, $module, [], "jane$number");
                if ($fault !== null) {
                    $stage->panelOf($module)->fault($fault, ['path' => '^/api/', 'times' => 0]);
                }
                $shown[] = $stage->life($module, $id);
                $stage->panelOf($module)->clearFaults();
            }
            foreach ([['hostname' => 'a b'], ['port' => 'x'], ['port' => '1'], ['hostname' => $module === 'calagopus' ? KEY : HOSTING_KEY], ['hostname' => 'user:' . MARKERS['the access hash'] . '@panel.example.com']] as $number => $server) {
                $shown[] = $stage->life($module, $order($stage, $module, $server, "joe$number"));
            }
            $stage->configure($module, ['timeout' => 2, 'create_timeout' => 2, 'resolve_timeout' => 0.5, 'proxy' => $proxy]);
            $shown[] = $stage->life($module, $order($stage, $module, [], 'jim'));
            $all = $stage->everything($shown);
            $check->has('/api/', $all, "$module: the module log was looked at");
            $check->is([], $found($all), $module);
        }
    },
    'nothing is in any dump of the extension\'s objects' => static function (Check $check, Stage $stage) use ($found, $plant, $dump): void {
        $plant($stage);
        $settings = new Settings(timeout: 10, installation: 'https://billing.example.com');
        $panel = $stage->direct(KEY, $settings);
        $hosting = new Calagopus\Opterius\Panel($stage->hosting->host, HOSTING_KEY, $stage->hosting->port, false);
        $account = $hosting->create(new Account('jane', 'jane.example.com'), MARKERS['the service\'s password'], 'Starter', 'jane@example.com', 'Jane', ownAttempt: true);
        $objects = [$panel, $hosting, $account, $panel->test(), $panel->create(Stage::spec(), Stage::owner(), new Ref('17')), $panel->find(new Ref('17')), $panel->catalog()];
        $panel->setOwnerPassword(Stage::owner(), MARKERS['the owner\'s password']);
        $objects[] = $panel->trace();
        array_push($objects, ...($panel->trace()?->exchanges ?? []), ...[$hosting->test(), $hosting->usage($account), $hosting->packages()]);
        $hosting->setPassword($account, MARKERS['the new password']);
        $objects[] = $hosting->trace();
        foreach ($objects as $object) {
            $text = $dump($object);
            $check->that(strlen($text) > 100, get_debug_type($object) . ' was dumped');
            $check->is([], $found($text), get_debug_type($object));
        }
        $check->has('"server"', $panel->find(new Ref('17')) ? $panel->trace()?->responseText() : '', 'the trace holds an answer');
        // The proxy can be asked for, since the caller gave it; dumps hide it.
        ob_start();
        var_dump(new Settings(proxy: 'http://u:' . MARKERS['the proxy\'s password'] . '@127.0.0.1:1'));
        $check->is([], $found((string) ob_get_clean()), 'settings with a proxy');
    },
    'nothing is in any dump of the modules\' objects' => static function (Check $check, Stage $stage) use ($found, $plant, $order, $dump): void {
        $plant($stage);
        foreach (['calagopus' => 'Calagopus', 'opterius' => 'Opterius'] as $module => $name) {
            $stage->configure($module, ['proxy' => 'http://user:' . MARKERS['the proxy\'s password'] . '@127.0.0.1:1']);
            $params = $stage->host->paramsFor($order($stage, $module));
            $check->that($found(print_r($params, true)) !== [], "$name: the parameters hold secrets");
            $space = "WHMCS\\Module\\Server\\$name\\";
            $call = new ("{$space}Call")('CreateAccount', ['model' => null] + $params);
            foreach ([$call, $call->params, $call->config(), $call->client(), $call->identity(), $call->panel()] as $object) {
                $check->is([], $found($dump($object)), $object::class);
            }
        }
    },
    'nothing is in an exception, with all arguments in its trace' => static function (Check $check, Stage $stage) use ($found, $plant, $order, $unfold): void {
        $plant($stage);
        $before = [ini_set('zend.exception_ignore_args', '0'), ini_set('zend.exception_string_param_max_len', '1000')];
        $panel = $stage->direct(KEY);
        $hosting = new Calagopus\Opterius\Panel($stage->hosting->host, HOSTING_KEY, $stage->hosting->port, false);
        $arguments = 0;
        foreach (
            [
            static fn () => new Calagopus\Panel('no host', KEY), static fn () => new Calagopus\Panel('127.0.0.1', KEY . 'x'), static fn () => new Calagopus\Panel('127.0.0.1', KEY, 99999),
            static fn () => new Calagopus\Opterius\Panel('no host', HOSTING_KEY), static fn () => $panel->find(new Ref('none')),
            static fn () => $panel->setOwnerPassword(Stage::owner('999', 'none@example.com'), MARKERS['the owner\'s password']),
            static fn () => $panel->setOwnerPassword(Stage::owner(), MARKERS['the owner\'s password'] . str_repeat('x', 900)),
            static fn () => $hosting->setPassword(new Account('nobody', 'a.example'), MARKERS['the new password']),
            static fn () => $hosting->create(new Account('joe', 'joe.example.com'), MARKERS['the service\'s password'], 'none', 'a@example.com', 'A'),
            static fn () => new Settings(timeout: -1, proxy: 'http://u:' . MARKERS['the proxy\'s password'] . '@127.0.0.1:1'),
            static fn () => (new Calagopus\Panel('127.0.0.1', KEY, 1, false, new Settings(timeout: 2, retry: false, proxy: 'http://u:' . MARKERS['the proxy\'s password'] . '@127.0.0.1:1')))->test(),
            static fn () => $stage->host->callModule('opterius', 'PackageNames', ['serverhostname' => 'a b', 'serveraccesshash' => HOSTING_KEY]),
            ] as $number => $call
        ) {
            try {
                $call();
                $check->problem("call $number went through");
            } catch (Throwable $problem) {
                $own = array_filter($problem->getTrace(), static fn (array $frame): bool => preg_match('/^(Calagopus\\\\(Panel|Settings|Opterius)|WHMCS\\\\Module)/', $frame['class'] ?? '') === 1);
                $arguments += count(array_merge(...array_values(array_map(static fn (array $frame): array => $frame['args'] ?? [], $own))));
                $text = $problem . implode(' ', array_map(static fn (array $frame): string => print_r($frame['args'] ?? [], true), $own));
                $text .= $problem instanceof Calagopus\Exception ? $problem->hint . $problem->panelMessage . print_r($problem->fields ?? [], true) : '';
                $check->is([], $found($text), "call $number");
            }
        }
        ini_set('zend.exception_ignore_args', (string) $before[0]);
        ini_set('zend.exception_string_param_max_len', (string) $before[1]);
        $check->that($arguments > 10, "only $arguments arguments were looked at");
    },
    'nothing is in PHP\'s own log and output when nobody catches' => static function (Check $check, Stage $stage) use ($found): void {
        $folder = Files::temporary('error-log');
        $settings = [
            'log_errors' => '1', 'error_log' => "$folder/error.log", 'zend.exception_ignore_args' => '0', 'zend.exception_string_param_max_len' => '1000', 'html_errors' => '0',
        ];
        $key = var_export(KEY, true);
        $password = var_export(MARKERS['the owner\'s password'], true);
        foreach (
            [
            "new Calagopus\\Panel('no host', $key);", "(new Calagopus\\Panel('127.0.0.1', $key, 1, false, new Calagopus\\Settings(timeout: 1, retry: false)))->setOwnerPassword("
                . "new Calagopus\\Owner('7', 'a@example.com', 'A'), $password);", "new Calagopus\\Panel('127.0.0.1', $key, 'x');", "new Calagopus\\Panel('127.0.0.1', [$key]);",
            "\$p = new Calagopus\\Panel('127.0.0.1', $key); trigger_error(print_r(\$p, true)); error_log(print_r(\$p, true)); \$p->nothing = 1;",
            "\$p = new Calagopus\\Panel('127.0.0.1', $key); set_error_handler(null); ini_set('memory_limit', '4M'); \$a = [\$p]; while (true) { \$a[] = str_repeat('x', 9999); }",
            ] as $number => $code
        ) {
            $output = Stage::php($code, $settings);
            $check->that($output !== '', "code $number said something");
            $check->is([], $found($output), "code $number: output");
        }
        $log = (string) file_get_contents("$folder/error.log");
        Files::remove($folder);
        $check->that(substr_count($log, 'PHP Fatal error') >= 4, 'the log was written');
        $check->is([], $found($log), 'the log');
    },
    'nothing is in phpinfo' => static function (Check $check, Stage $stage) use ($found): void {
        $code = '$p = new Calagopus\Panel("127.0.0.1", ' . var_export(KEY, true) . ', 1, false, new Calagopus\Settings(timeout: 1, retry: false)); try { $p->test(); } catch (Throwable) {} '
            . 'phpinfo(INFO_MODULES | INFO_CONFIGURATION); (new ReflectionExtension("calagopus"))->info(); var_dump(ini_get_all("calagopus", false)["calagopus.timeout"]);';
        $output = Stage::php($code, ['calagopus.proxy' => 'http://user:' . MARKERS['the proxy\'s password'] . '@127.0.0.1:3128']);
        $check->has('calagopus.allowed_hosts', $output, 'the settings are listed');
        $check->matches('/calagopus.proxy => set, with credentials/', $output, 'the proxy is listed');
        $check->is([], $found($output), 'phpinfo');
    },
    'a stolen database holds no key, password or credential of the modules' => static function (Check $check, Stage $stage) use ($found, $plant, $order): void {
        $plant($stage);
        foreach (['calagopus', 'opterius'] as $module) {
            $id = $order($stage, $module);
            $stage->host->create($id);
        }
        $own = 0;
        foreach (Stage::tables() as $table) {
            $rows = Capsule::table($table)->get()->all();
            $own += str_starts_with($table, 'mod_') ? count($rows) : 0;
            // An Opterius key stands in the Access Hash, which WHMCS keeps as it was typed: docs/security.md says so.
            $known = $table === 'tblservers' ? ['the hosting key', 'the access hash'] : [];
            $check->is([], array_values(array_diff($found(json_encode($rows, JSON_INVALID_UTF8_SUBSTITUTE)), $known)), $table);
        }
        $check->that($own >= 2, 'the modules keep records');
    },
];
