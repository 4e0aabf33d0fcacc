--TEST--
What is not the panel's answer is never taken for one
--FILE--
<?php
declare(strict_types=1);
require dirname(__DIR__) . '/panel.inc';
use Calagopus\{Panel, PowerAction, Ref, Settings};
use Calagopus\Tests\Panel\Simulator;

$simulator = Simulator::start();
$panel = panel($simulator);
$ref = new Ref('17', $panel->create(spec(), owner(), new Ref('17'))->server->uuid);
$panel = panel($simulator, new Settings(timeout: 5, retry: false));
foreach ([
    'html200', 'empty200', 'empty204', ['kind' => 'redirect', 'status' => 301, 'url' => 'http://127.0.0.1:1/'], ['kind' => 'redirect', 'status' => 307, 'url' => '/api/admin/servers'],
    ['kind' => 'truncated', 'content_length' => true], ['kind' => 'truncated', 'content_length' => false], ['kind' => 'content-type', 'content_type' => 'text/html'],
    ['kind' => 'deep', 'depth' => 100000], ['kind' => 'objects', 'count' => 300000], ['kind' => 'huge', 'bytes' => 20000000], ['kind' => 'gzip-bomb', 'bytes' => 50000000],
    ['kind' => 'digits', 'count' => 10000, 'path' => 'server.limits.memory'], ['kind' => 'duplicate', 'path' => 'server.uuid'], ['kind' => 'nul', 'path' => 'server.name'],
    ['kind' => 'utf8', 'path' => 'server.name'], ['kind' => 'wrong-type', 'path' => 'server.is_suspended'], ['kind' => 'missing', 'path' => 'server.uuid'], 'endless-headers',
] as $fault) {
    $simulator->clearFaults();
    $simulator->fault($fault, ['method' => 'GET', 'path' => '^/api/admin/servers/']);
    echo is_array($fault) ? $fault['kind'] : $fault, ': ';
    failure(static fn () => $panel->find($ref));
}
$simulator->clearFaults();
echo $panel->find($ref)->name, "\n";
?>
--EXPECT--
html200: ProtocolException not-a-panel, HTTP 200, not again
empty200: ProtocolException bad-answer, HTTP 200, not again
empty204: ProtocolException bad-answer, HTTP 204, not again
redirect: ProtocolException not-a-panel, HTTP 301, not again
redirect: ProtocolException not-a-panel, HTTP 307, not again
truncated: TransportException connection-lost, HTTP 200, press again
truncated: ProtocolException bad-answer, HTTP 200, not again
content-type: ProtocolException not-a-panel, HTTP 200, not again
deep: ProtocolException answer-too-large, HTTP 200, not again
objects: ProtocolException answer-too-large, HTTP 200, not again
huge: ProtocolException answer-too-large, HTTP 200, not again
gzip-bomb: ProtocolException answer-too-large, HTTP 200, not again
digits: ProtocolException answer-too-large, HTTP 200, not again
duplicate: ProtocolException bad-answer, HTTP 200, not again
nul: ProtocolException bad-answer, HTTP 200, not again
utf8: ProtocolException bad-answer, HTTP 200, not again
wrong-type: ProtocolException bad-answer, HTTP 200, not again
missing: ProtocolException bad-answer, HTTP 200, not again
endless-headers: ProtocolException answer-too-large, HTTP 200, not again
Server-17
