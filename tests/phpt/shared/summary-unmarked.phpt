--TEST--
A page that is content with what was kept shows an unmarked server to its client, also without a UUID, and to nobody else
--INI--
calagopus.state_path=
calagopus.summary_ttl=30
--FILE--
<?php
declare(strict_types=1);
const SHARED_STATE = true;
require dirname(__DIR__) . '/panel.inc';
use Calagopus\{Panel, Ref, Settings};
use Calagopus\Tests\Panel\Simulator;

$simulator = Simulator::start();
$uuid = panel($simulator)->create(spec(), owner('1', 'alice@example.com'), new Ref('17'))->server->uuid;
installed($simulator, $uuid);
$panel = panel($simulator, new Settings(timeout: 10, installation: 'https://b.example.com'));
foreach (['first', 'F5'] as $time) {
    $shown = $panel->find(new Ref('17', null, null, '1', 'alice@example.com'), true);
    echo $time, ': ', $shown->uuid === $uuid ? 'the server' : 'another', ', ', cost($panel), "\n";
    failure(static fn () => $panel->find(new Ref('17', null, null, '1', 'bob@example.com'), true));
    failure(static fn () => $panel->live(new Ref('17', null, null, '1', 'bob@example.com'), true));
}
?>
--EXPECT--
first: the server, 2 rounds, 2 requests
ConflictException foreign-server, HTTP 0, not again
ConflictException foreign-server, HTTP 0, not again
F5: the server, 2 rounds, 2 requests
ConflictException foreign-server, HTTP 0, not again
ConflictException foreign-server, HTTP 0, not again
