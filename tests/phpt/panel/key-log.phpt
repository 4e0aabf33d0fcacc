--TEST--
Where the environment has TLS keys written to a file, php --ri and the connection test say so
--FILE--
<?php
declare(strict_types=1);
require dirname(__DIR__) . '/panel.inc';
use Calagopus\Tests\Panel\Simulator;

$simulator = Simulator::start();
$file = sys_get_temp_dir() . '/calagopus-phpt-keys-' . bin2hex(random_bytes(8));
$code = '$panel = new Calagopus\Panel($argv[1], getenv("KEY"), (int) $argv[2], false); echo implode("\n", $panel->test()->notes), "\n";';
preg_match('~(/\S*calagopus\.so)~', (string) file_get_contents('/proc/self/maps'), $found);
$run = static function (array $environment, string ...$more) use ($simulator, $found): string {
    $flags = isset($found[1]) ? ['-d', 'extension=' . $found[1]] : [];
    $process = proc_open([PHP_BINARY, '-n', ...$flags, '-d', 'calagopus.state_path=', ...$more], [1 => ['pipe', 'w'], 2 => STDOUT], $pipes, null, $environment + ['KEY' => $simulator->key]);
    $text = stream_get_contents($pipes[1]);
    proc_close($process);
    return $text;
};
foreach ([['SSLKEYLOGFILE' => $file], ['SSLKEYLOGFILE' => ''], []] as $environment) {
    preg_match('/^SSLKEYLOGFILE => .*/m', $run($environment, '--ri', 'calagopus'), $row);
    echo $row[0] ?? 'no row', "\n", $run($environment, '-r', $code, '--', $simulator->host, (string) $simulator->port);
}
@unlink($file);
?>
--EXPECT--
SSLKEYLOGFILE => set when PHP started: the TLS library writes the keys of all connections to that file; unset it
SSLKEYLOGFILE was set when PHP started: the keys of all encrypted connections are written to that file; unset it.
no row

no row

