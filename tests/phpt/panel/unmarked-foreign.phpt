--TEST--
A server without our mark that ids alone lead to is touched only where its owner has the client's e-mail address
--FILE--
<?php
declare(strict_types=1);
require dirname(__DIR__) . '/panel.inc';
use Calagopus\{Panel, PowerAction, Ref, Settings};
use Calagopus\Tests\Panel\Simulator;

$simulator = Simulator::start();
$uuid = panel($simulator)->create(spec(), owner('1', 'alice@example.com'), new Ref('17'))->server->uuid;
installed($simulator, $uuid);
$before = $simulator->state();
/* Another installation, with a service and a client of the same numbers. */
$panel = panel($simulator, new Settings(timeout: 10, installation: 'https://b.example.com'));
$bob = static fn (?string $hint, ?string $origin = null): Ref => new Ref('17', $hint, $origin, '1', 'bob@example.com');
$calls = [
    static fn (Ref $ref) => $panel->create(spec(), owner('1', 'bob@example.com'), $ref),
    static fn (Ref $ref) => $panel->find($ref),
    static fn (Ref $ref) => $panel->live($ref),
    static fn (Ref $ref) => $panel->suspend($ref),
    static fn (Ref $ref) => $panel->unsuspend($ref),
    static fn (Ref $ref) => $panel->change($ref, spec(['memory' => '2048'])),
    static fn (Ref $ref) => $panel->power($ref, PowerAction::Stop),
    static fn (Ref $ref) => $panel->reinstall($ref),
    static fn (Ref $ref) => $panel->terminate($ref),
];
foreach ($calls as $call) {
    $failure = failure(static fn () => $call($bob(null)));
    echo str_contains($failure->getMessage() . $failure->hint, '@') ? "AN ADDRESS IS SAID\n" : '';
}
failure(static fn () => $panel->find($bob(NOBODY)));
failure(static fn () => $panel->find($bob(NOBODY, $panel->origin())));
$after = $simulator->state();
echo $after['servers'] == $before['servers'] ? 'nothing was touched' : 'TOUCHED', "\n";
echo $panel->find($bob($uuid))->uuid === $uuid ? 'linked by its UUID' : 'another', "\n";
echo $panel->find(new Ref('17', null, null, '1', 'Alice@Example.com'))->uuid === $uuid ? "the client's own" : 'another', "\n";
echo $panel->terminate(new Ref('17', null, null, '1', 'alice@example.com'))->wasGone ? 'gone' : 'terminated', "\n";
?>
--EXPECT--
ConflictException foreign-server, HTTP 0, not again
ConflictException foreign-server, HTTP 0, not again
ConflictException foreign-server, HTTP 0, not again
ConflictException foreign-server, HTTP 0, not again
ConflictException foreign-server, HTTP 0, not again
ConflictException foreign-server, HTTP 0, not again
ConflictException foreign-server, HTTP 0, not again
ConflictException foreign-server, HTTP 0, not again
ConflictException foreign-server, HTTP 0, not again
ConflictException foreign-server, HTTP 0, not again
ConflictException foreign-server, HTTP 0, not again
nothing was touched
linked by its UUID
the client's own
terminated
