--TEST--
Processes of one user share a file of theirs alone, without a key or a credential in it
--EXTENSIONS--
posix
--INI--
calagopus.state_path=
--FILE--
<?php
declare(strict_types=1);
require dirname(__DIR__) . '/panel.inc';
use Calagopus\Tests\Panel\Simulator;

$folder = (getenv('TEST_MEMORY') ?: '/dev/shm') . '/calagopus-phpt-' . bin2hex(random_bytes(8));
mkdir($folder, 0700);
$simulator = Simulator::start();
$simulator->control('POST', 'key', ['key' => $key = 'marker-key-0123456789abcdefghijklmnopqrstuvwxyz0']);
$simulator->control('POST', 'secrets', ['marker' => 'marker-credential']);
$code = <<<'CODE'
    $panel = new Calagopus\Panel($argv[1], getenv('KEY'), (int) $argv[2], false);
    $panel->catalog();
    try { $panel->find(new Calagopus\Ref('17'), true); } catch (Calagopus\NotFoundException) {}
    $status = Calagopus\Status::current();
    echo $status->sharedState, $status->sharedProblem, ', ', $panel->trace()->requests, ', ', $status->panels[$panel->origin()]['used'], "\n";
    CODE;
preg_match('~(/\S*calagopus\.so)~', (string) file_get_contents('/proc/self/maps'), $found);
$run = static function () use ($code, $folder, $simulator, $key, $found): void {
    $flags = isset($found[1]) ? ['-d', 'extension=' . $found[1]] : [];
    $process = proc_open([PHP_BINARY, '-n', ...$flags, '-d', 'calagopus.state_path=' . $folder, '-r', $code, '--', $simulator->host, (string) $simulator->port],
        [1 => STDOUT, 2 => STDOUT], $pipes, null, ['KEY' => $key]);
    proc_close($process);
};
$run();
$run();
echo count($simulator->log()), " arrived\n";
$files = glob($folder . '/*');
echo count($files), ' file, ', substr(sprintf('%o', fileperms($files[0])), -4), ', ', basename($files[0]) === 'calagopus-' . posix_geteuid() . '-v2.state' ? 'named after user and layout' : $files[0], "\n";
$content = file_get_contents($files[0]);
echo markers(['key' => $key, 'credential' => 'marker-credential', 'half of the key' => substr($key, 0, 24)], $content), ', ', str_contains($content, 'Paper') ? 'the catalogue is there' : 'no catalogue', "\n";
array_map('unlink', $files);
rmdir($folder);
?>
--EXPECT--
file, 1, 5
file, 1, 6
6 arrived
1 file, 0600, named after user and layout
clean, the catalogue is there
