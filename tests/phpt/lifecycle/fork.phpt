--TEST--
A child process leaves its parent's connections alone
--EXTENSIONS--
posix
--SKIPIF--
<?php if (!function_exists('pcntl_fork')) { echo 'skip pcntl is not in this PHP'; } ?>
--ENV--
ASAN_OPTIONS=detect_leaks=0
--FILE--
<?php
declare(strict_types=1);
require dirname(__DIR__) . '/panel.inc';
use Calagopus\{Panel, PowerAction, Ref, Settings};
use Calagopus\Tests\Panel\Simulator;

$simulator = Simulator::start();
$panel = panel($simulator);
// The child forgets what it inherited, on purpose: a leak checker would call that a leak.
$ref = new Ref('17', $panel->create(spec(), owner(), new Ref('17'))->server->uuid);
$panel->find($ref);
$children = [];
for ($i = 0; $i < 3; ++$i) {
    $child = pcntl_fork();
    if ($child === 0) {
        $good = $panel->find($ref)->uuid === $ref->uuid && $panel->find($ref)->uuid === $ref->uuid;
        posix_kill(getmypid(), $good ? SIGKILL : SIGTERM);
    }
    $children[] = $child;
    echo $panel->find($ref)->uuid === $ref->uuid ? "found\n" : "another\n";
}
foreach ($children as $child) {
    pcntl_waitpid($child, $status);
    echo pcntl_wtermsig($status) === SIGKILL ? "the child found it\n" : "the child did not\n";
}
$made = Calagopus\Status::current()->connectionsMade;
$panel->find($ref);
echo Calagopus\Status::current()->connectionsMade - $made, " new connections\n";
$child = pcntl_fork();
if ($child === 0) {
    $panel->find($ref);
    exit(0);
}
pcntl_waitpid($child, $status);
echo pcntl_wexitstatus($status), ' ', $panel->find($ref)->uuid === $ref->uuid ? 'found' : 'another', "\n";
?>
--EXPECT--
found
found
found
the child found it
the child found it
the child found it
0 new connections
0 found
