--TEST--
Where the file of authorities cannot be read, the setting that named it is named
--FILE--
<?php
declare(strict_types=1);
require dirname(__DIR__) . '/panel.inc';
use Calagopus\Tests\Panel\Simulator;

$simulator = Simulator::start();
$code = <<<'CODE'
    $settings = new Calagopus\Settings(caFile: getenv('OWN') ?: null);
    $panel = new Calagopus\Panel($argv[1], str_repeat('k', 48), (int) $argv[2], true, $settings);
    try { $panel->test(); } catch (Calagopus\TransportException $lost) { echo $lost->hint, "\n"; }
    CODE;
preg_match('~(/\S*calagopus\.so)~', (string) file_get_contents('/proc/self/maps'), $found);
foreach ([['/own.pem', 'calagopus.ca_file=/ini.pem'], ['', 'calagopus.ca_file=/ini.pem', 'openssl.cafile=/openssl.pem'], ['', 'openssl.cafile=/openssl.pem'], ['', 'openssl.cafile=', 'curl.cainfo=']] as $case) {
    $flags = isset($found[1]) ? ['-d', 'extension=' . $found[1]] : [];
    foreach (array_slice($case, 1) as $setting) {
        array_push($flags, '-d', $setting);
    }
    $process = proc_open([PHP_BINARY, '-n', ...$flags, '-d', 'calagopus.state_path=', '-r', $code, '--', $simulator->host, (string) $simulator->port],
        [1 => STDOUT, 2 => STDOUT], $pipes, null, ['OWN' => $case[0]]);
    proc_close($process);
}
?>
--EXPECT--
Check /own.pem, named by caFile of the settings: it must be there, in PEM form, and readable for PHP.
Check /ini.pem, named by calagopus.ca_file: it must be there, in PEM form, and readable for PHP.
Check /openssl.pem, named by openssl.cafile: it must be there, in PEM form, and readable for PHP.
Check the port, or turn the secure connection off if the panel has none.
