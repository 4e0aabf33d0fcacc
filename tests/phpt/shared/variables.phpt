--TEST--
What an egg's variables begin with is nowhere in the shared state: who asks for it asks the panel, and Create uses the names that were kept
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
$simulator->control('POST', 'variable', ['env_variable' => 'API_TOKEN', 'default_value' => 'marker-default', 'rules' => ['nullable', 'string']]);
$code = <<<'CODE'
    $panel = new Calagopus\Panel($argv[1], getenv('KEY'), (int) $argv[2], false);
    $spec = Calagopus\Spec::fromOptions(['nest_uuid' => $argv[3], 'egg_uuid' => $argv[4], 'node_uuid' => $argv[5], 'startup_command' => 'java -Dtoken=marker-start']);
    foreach (['17', '18'] as $id) {
        $panel->create($spec, new Calagopus\Owner('7', 'marker-jane@example.com', 'Marker-Jane', 'Marker-Doe'), new Calagopus\Ref($id));
        $panel->find(new Calagopus\Ref($id), true);
    }
    foreach ([1, 2] as $time) {
        $defaults = array_column($panel->eggVariables($argv[3], $argv[4]), 'default', 'name');
        echo $defaults['API_TOKEN'], ', ', $panel->trace()->requests, " request\n";
    }
    CODE;
preg_match('~(/\S*calagopus\.so)~', (string) file_get_contents('/proc/self/maps'), $found);
$flags = isset($found[1]) ? ['-d', 'extension=' . $found[1]] : [];
$process = proc_open([PHP_BINARY, '-n', ...$flags, '-d', 'calagopus.state_path=' . $folder, '-r', $code, '--', $simulator->host, (string) $simulator->port, NEST, PAPER, NODE_1],
    [1 => STDOUT, 2 => STDOUT], $pipes, null, ['KEY' => $simulator->key]);
proc_close($process);
// once by the first Create, which keeps the names, and by each question
echo count($simulator->requests('GET', '/variables$')), " times asked for variables\n";
$content = (string) file_get_contents((string) (glob($folder . '/*')[0] ?? ''));
echo str_contains($content, 'API_TOKEN') ? 'the names are kept' : 'no names', ', ',
    markers(['default' => 'marker-default', 'e-mail' => 'marker-jane@', 'first name' => 'marker-jane', 'last name' => 'marker-doe', 'start command' => 'marker-start'], $content), "\n";
array_map('unlink', glob($folder . '/*'));
rmdir($folder);
?>
--EXPECT--
marker-default, 1 request
marker-default, 1 request
3 times asked for variables
the names are kept, clean
