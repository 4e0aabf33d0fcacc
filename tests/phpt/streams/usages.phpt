--TEST--
The usage of a thousand servers on four nodes comes one by one, with few requests and several at once
--FILE--
<?php
declare(strict_types=1);
require dirname(__DIR__) . '/panel.inc';
use Calagopus\ServerUsage;
use Calagopus\Tests\Panel\Simulator;

$simulator = Simulator::start(['--seed', 'scale:1000:4']);
$panel = panel($simulator);
$held = array_column($simulator->state()['servers'], null, 'uuid');
$mark = $simulator->mark();
$stream = $panel->usages();
echo count($simulator->log($mark)), " requests before it is iterated, ", json_encode($stream->progress()), "\n";

$seen = $wrong = [];
foreach ($stream as $uuid => $one) {
    $seen[$uuid] = true;
    $mine = $held[$uuid] ?? null;
    if (!$one instanceof ServerUsage || $one->uuid !== $uuid || $mine === null || $one->externalId !== $mine['external_id'] || $one->usage === null
        || $one->nodeUuid !== $mine['node'] || $one->usage->diskBytes <= 0) {
        $wrong[] = $uuid;
    }
    $most = max($most ?? 0, $stream->progress()['serversDone']);
}
echo count($seen), ' servers, ', count($wrong), ' wrong, ', count($stream->problems()), " problems\n";
echo json_encode($stream->progress()), ', counted along: ', $most, "\n";
echo $stream->requests(), ' requests, as they arrived: ', count($simulator->log($mark)) === $stream->requests() ? 'yes' : 'no', ', ', cost($panel), "\n";
var_dump($stream->valid(), $stream->current(), $stream->key());
$stream->next();
failure(static fn () => $stream->rewind());

echo "one at a time it is the same\n";
echo count(iterator_to_array($panel->usages(60, 1))), ' servers, ', cost($panel), "\n";

echo "what is wrong with its bounds is said at once\n";
foreach ([fn () => $panel->usages(0), fn () => $panel->usages(NAN), fn () => $panel->usages(3601.0, 9), fn () => $panel->servers('node-1', -1.0, 0)] as $call) {
    failure($call);
}
?>
--EXPECT--
0 requests before it is iterated, {"nodes":0,"nodesDone":0,"servers":0,"serversDone":0}
1000 servers, 0 wrong, 0 problems
{"nodes":7,"nodesDone":7,"servers":1000,"serversDone":1000}, counted along: 1000
23 requests, as they arrived: yes, 4 rounds, 23 requests
bool(false)
NULL
NULL
Error: A Calagopus\UsageStream is read once: begin another one
one at a time it is the same
1000 servers, 23 rounds, 23 requests
what is wrong with its bounds is said at once
ValidationException invalid-argument, HTTP 0, not again, fields: timeout
ValidationException invalid-argument, HTTP 0, not again, fields: timeout
ValidationException invalid-argument, HTTP 0, not again, fields: timeout inFlight
ValidationException invalid-argument, HTTP 0, not again, fields: node timeout inFlight
