<?php

/** Runs every example of examples/ against a panel simulator, as its first lines say, and looks at what it prints and how it ends. */

declare(strict_types=1);

use Calagopus\Tests\Panel\Calagopus\Seed;
use Calagopus\Tests\Panel\Simulator;

require dirname(__DIR__) . '/panel/launch.php';

$only = $argv[1] ?? '';
if (str_starts_with($only, '-') || $argc > 2) {
    echo "Usage: php -d extension=PATH/calagopus.so tests/examples/run.php [WORD] [--help]\n\nRuns the tests whose names hold WORD, or all of them.\n";
    exit($only === '--help' ? 0 : 2);
}

const NEST = '23aa9a62-f700-4c88-a596-dae872c751d7';
const EXAMPLES = __DIR__ . '/../../examples';

preg_match('~(/\S*calagopus\.so)~', (string) file_get_contents('/proc/self/maps'), $found);
$panel = Simulator::start();
$passed = $failed = 0;

/** @param list<string> $arguments @param array<string, string> $environment @return array{int, string} exit status; what it printed */
$run = static function (string $example, array $arguments = [], array $environment = []) use ($panel, $found): array {
    $process = proc_open(
        [PHP_BINARY, ...(isset($found[1]) ? ['-n', '-d', "extension=$found[1]"] : []), '-d', 'calagopus.shared_state=0', EXAMPLES . "/$example.php", ...$arguments],
        [1 => ['pipe', 'w'], 2 => ['redirect', 1]],
        $pipes,
        null,
        $environment + ['CALAGOPUS_HOST' => $panel->host, 'CALAGOPUS_PORT' => (string) $panel->port, 'CALAGOPUS_KEY' => $panel->key, 'CALAGOPUS_INSECURE' => '1']
    );
    $text = (string) stream_get_contents($pipes[1]);
    return [proc_close($process), $text];
};
$count = static function (string $what, bool $isGood, string $wrong) use (&$passed, &$failed): void {
    $isGood ? $passed++ : $failed++;
    echo $isGood ? "ok   $what\n" : "FAIL $what: $wrong\n";
};
/** @param array{0: string, 1?: list<string>, 2?: array<string, string>} $call example, arguments, environment */
$check = static function (string $what, array $call, int $status, string $pattern) use ($run, $count, $only): void {
    if (str_contains($what, $only)) {
        [$ended, $printed] = $run(...$call);
        $count($what, $ended === $status && preg_match($pattern, $printed) === 1, "ended with $ended, printed:\n$printed");
    }
};

$server = [NEST, Seed::PAPER, Seed::NODE_1];
$check('provision.php: a whole life', ['provision', $server], 0, '/^made [0-9a-f-]{36}, at \S+\nsuspended\nruns again\nterminated\n$/');
$check('provision.php: what is wrong with the options', ['provision', ['x', 'y', 'z']], 1, '/^nest_uuid: .*\negg_uuid: .*\nnode_uuid: /');
$check('provision.php: without arguments', ['provision'], 2, '/^usage: /');
$check('provision.php: a key that is none', ['provision', $server, ['CALAGOPUS_KEY' => str_repeat('x', 48)]], 1, '/key/');
$panel->control('POST', 'seed', ['servers' => 3, 'nodes' => 1]);
$check('usage.php: a line a server', ['usage'], 0, '/^uuid,service,node.*\n[0-9a-f-]{36},/');
$check('usage.php: without a key', ['usage', [], ['CALAGOPUS_KEY' => '']], 2, '/^Set CALAGOPUS_HOST and CALAGOPUS_KEY/');
$check('monitoring.php: a panel that answers', ['monitoring'], 0, '/^OK: the panel \(.+\) answered in \d+ ms \| time=\d+ms\n$/');
$lacking = $panel->control('POST', 'key', ['permissions' => ['servers.read']])['key'];
$check('monitoring.php: a key that lacks permissions', ['monitoring', [], ['CALAGOPUS_KEY' => $lacking]], 1, '/^WARNING: the key lacks .*nodes\.read/');
$port = (string) $panel->port;
$panel->stop();
$check('monitoring.php: a panel that is down', ['monitoring', [], ['CALAGOPUS_PORT' => $port]], 2, '/^CRITICAL: [^\n]+\n$/');

$tried = array_map(static fn (string $file): string => basename($file, '.php'), glob(EXAMPLES . '/*.php') ?: []);
if (str_contains('every example is run here', $only)) {
    $forgotten = implode(' ', array_diff($tried, ['provision', 'usage', 'monitoring', 'panel']));
    $count('every example is run here', $forgotten === '', "not $forgotten");
}
echo "$passed passed, $failed failed\n";
exit($failed === 0 && $passed > 0 ? 0 : 1);
