--TEST--
Where another user took the name of the state file, the connection test, Status and php --ri say so, and everything works
--SKIPIF--
<?php if (!function_exists('posix_geteuid') || posix_geteuid() !== 0) { die('skip only root can make a file of another user'); } ?>
--INI--
calagopus.state_path=
--FILE--
<?php
declare(strict_types=1);
require dirname(__DIR__) . '/panel.inc';
use Calagopus\Tests\Panel\Simulator;

$folder = (getenv('TEST_MEMORY') ?: '/dev/shm') . '/calagopus-phpt-' . bin2hex(random_bytes(8));
mkdir($folder, 0700);
chmod($folder, 01777);
touch($file = "$folder/calagopus-0-v2.state");
chmod($file, 0600);
chown($file, 12345);
$simulator = Simulator::start();
$code = <<<'CODE'
    $panel = new Calagopus\Panel($argv[1], getenv('KEY'), (int) $argv[2], false);
    echo implode("\n", $panel->test()->notes), "\n", Calagopus\Status::current()->sharedState, ': ', Calagopus\Status::current()->sharedProblem, "\n";
    CODE;
preg_match('~(/\S*calagopus\.so)~', (string) file_get_contents('/proc/self/maps'), $found);
$run = static function (string ...$more) use ($folder, $simulator, $found): string {
    $flags = isset($found[1]) ? ['-d', 'extension=' . $found[1]] : [];
    $process = proc_open([PHP_BINARY, '-n', ...$flags, '-d', 'calagopus.state_path=' . $folder, ...$more], [1 => ['pipe', 'w'], 2 => STDOUT], $pipes, null, ['KEY' => $simulator->key]);
    $text = stream_get_contents($pipes[1]);
    proc_close($process);
    return $text;
};
echo $run('-r', $code, '--', $simulator->host, (string) $simulator->port);
preg_match('/^Shared state.*because => .*/m', $run('--ri', 'calagopus'), $row);
echo $row[0] ?? 'no row', "\n";
unlink($file);
rmdir($folder);
?>
--EXPECT--
PHP's processes share request limit and caches by no file: calagopus-0-v2.state belongs to user 12345, who took the name; have root remove it, and give user 0 a folder of its own, /run/calagopus/0.
inherited: calagopus-0-v2.state belongs to user 12345, who took the name; have root remove it, and give user 0 a folder of its own, /run/calagopus/0.
Shared state, no file because => calagopus-0-v2.state belongs to user 12345, who took the name; have root remove it, and give user 0 a folder of its own, /run/calagopus/0.
