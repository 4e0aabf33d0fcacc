--TEST--
An exception says whether the panel may have done what was asked
--FILE--
<?php
declare(strict_types=1);
require dirname(__DIR__) . '/panel.inc';
use Calagopus\{PowerAction, Ref, Settings};
use Calagopus\Tests\Panel\Simulator;

$simulator = Simulator::start();
$panel = panel($simulator, new Settings(timeout: 3, connectTimeout: 1, createTimeout: 4, resolveTimeout: 1, retry: false));
$server = panel($simulator)->create(spec(), owner(), new Ref('17'))->server;
installed($simulator, $server->uuid);
$ref = new Ref('17', $server->uuid, $panel->origin());
$say = static function (string $what, Closure $call): void {
    try {
        $call();
        echo "$what: done\n";
    } catch (Calagopus\Exception $failure) {
        echo $what, ': ', $failure->reason->value, $failure->mayHaveHappened ? ', may have happened' : ', did not', "\n";
    }
};
$say('not there', static fn () => $panel->find(new Ref('18')));
$say('a wrong argument', static fn () => $panel->servers('no UUID'));
$simulator->fault(['kind' => 'status', 'status' => 503], ['method' => 'GET', 'times' => 1]);
$say('the look failed', static fn () => $panel->suspend($ref));
$simulator->fault(['kind' => 'status', 'status' => 409, 'body' => '{"errors":["no"]}'], ['method' => 'POST', 'path' => '/power$', 'times' => 1]);
$say('refused', static fn () => $panel->power($ref, PowerAction::Stop));
$simulator->fault(['kind' => 'reset', 'when' => 'before'], ['method' => 'POST', 'path' => '/power$', 'times' => 1]);
$say('the answer was lost', static fn () => $panel->power($ref, PowerAction::Stop));
$simulator->fault('html200', ['method' => 'POST', 'path' => '/power$', 'times' => 1]);
$say('a page', static fn () => $panel->power($ref, PowerAction::Stop));
$nobody = new Calagopus\Panel('127.0.0.1', $simulator->key, 1, false, new Settings(timeout: 2));
$say('nobody there', static fn () => $nobody->create(spec(), owner(), new Ref('19')));
?>
--EXPECT--
not there: server-not-found, did not
a wrong argument: invalid-argument, did not
the look failed: panel-unavailable, did not
refused: rejected, did not
the answer was lost: outcome-unknown, may have happened
a page: outcome-unknown, may have happened
nobody there: connect-failed, did not
