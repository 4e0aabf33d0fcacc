--TEST--
The trace of the last call is kept, also after an exception
--FILE--
<?php
declare(strict_types=1);
require dirname(__DIR__) . '/panel.inc';
use Calagopus\{Panel, PowerAction, Ref, Settings};
use Calagopus\Tests\Panel\Simulator;

$simulator = Simulator::start();
$panel = panel($simulator);
var_dump($panel->trace());
$created = $panel->create(spec(), owner(), new Ref('17'));
$ref = new Ref('17', $created->server->uuid);
$panel->find($ref);
$trace = $panel->trace();
$exchange = $trace->exchanges[0];
echo count($trace->exchanges), ' ', $trace->missing, ' ', $exchange->number, ' ', $exchange->round, ' ', $exchange->attempt, ' ', $exchange->method, ' ',
    $exchange->url === $panel->origin() . '/api/admin/servers/' . $ref->uuid ? 'the URL' : $exchange->url, ' ', $exchange->status, ' ', $exchange->contentType, "\n";
var_dump($exchange->requestBody, $exchange->failure, $exchange->reused, $exchange->duration >= 0 && $exchange->duration < 10);
echo json_decode($exchange->responseBody)->server->uuid === $ref->uuid ? 'the answer' : 'no answer', "\n";
failure(static fn () => $panel->find(new Ref('18')));
echo $panel->trace()->exchanges[0]->status, ' ', $panel->trace() === $panel->trace() ? 'the same object' : 'made anew', "\n";
echo $trace->exchanges[0]->status, "\n";
echo preg_replace('~http://[^/]+~', 'http://PANEL', $panel->trace()->requestText()), $panel->trace()->responseText();
?>
--EXPECT--
NULL
1 0 1 1 1 GET the URL 200 application/json
NULL
NULL
bool(true)
bool(true)
the answer
NotFoundException server-not-found, HTTP 404, not again
404 the same object
200
#1 GET http://PANEL/api/admin/servers/external/18
#1 404 application/json
{"errors":["server not found"]}
