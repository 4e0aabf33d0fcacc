--TEST--
A token for a node's socket is the owner's, comes once it is known whose the server is, and is in no dump
--FILE--
<?php
declare(strict_types=1);
require dirname(__DIR__) . '/panel.inc';
use Calagopus\{Panel, Ref, Socket};
use Calagopus\Tests\Panel\Calagopus\Keys;
use Calagopus\Tests\Panel\Simulator;

$simulator = Simulator::start();
$panel = panel($simulator);
$uuid = $panel->create(spec(), owner(), new Ref('17'))->server->uuid;
$ref = new Ref('17', $uuid, $panel->origin(), '7', null, true);
failure(static fn () => $panel->socket($ref));
installed($simulator, $uuid);
$socket = $panel->socket($ref);
$owner = $panel->find($ref)->ownerUuid;
$panel->socket($ref);
echo cost($panel), "\n", $socket->serverUuid === $uuid && $socket->ownerUuid === $owner ? 'the owner\'s' : 'another\'s', ', ', $socket->host, ', ',
    $socket->url === "ws://127.0.0.1:8081/api/servers/$uuid/ws" ? 'its node' : $socket->url, ', ', abs($socket->expires - time() - 600) < 60 ? 'ten minutes' : 'another time', "\n";
var_dump($socket->allows('control.console'), $socket->allows('control.everything'), count(explode('.', $socket->token())));

$again = $panel->renewSocket($uuid, $owner, $socket->url);
echo cost($panel), ', ', $again->token() === $socket->token() ? 'the same' : 'a new one', "\n";
failure(static fn () => $panel->renewSocket($uuid, $owner, 'wss://other.example.com/api/servers/' . $uuid . '/ws'));
failure(static fn () => $panel->renewSocket('no uuid', 'none either', "a\0b"));

$narrow = panel($simulator, null, $simulator->control('POST', 'key', ['permissions' => ['*.read', 'control.read-console']])['key']);
$socket = $narrow->socket($ref);
var_dump($socket->allows('control.read-console'), $socket->allows('control.console'));
failure(static fn () => panel($simulator, null, Keys::NO_IMPERSONATION)->socket($ref));

$simulator->fault(['kind' => 'field', 'path' => 'url', 'value' => "ws://evil.example.com/api/servers/$uuid/ws"], ['path' => '/websocket$', 'times' => 1]);
failure(static fn () => $panel->socket($ref));
$mark = $simulator->mark();
$panel->suspend($ref);
failure(static fn () => $panel->socket($ref));
echo count($simulator->requests('GET', '/websocket$', $mark)), " tokens of a suspended server\n";

$secret = $again->token();
ob_start();
var_dump($again);
debug_zval_dump($again);
echo print_r($again, true), var_export($again, true), json_encode($again), print_r((array) $again, true), $panel->trace()->responseText(), $panel->trace()->requestText();
$seen = ob_get_clean();
echo str_contains($seen, $secret) || str_contains($seen, explode('.', $secret)[1]) ? 'shown' : 'not shown', "\n";
foreach (['serialize', static fn (Socket $socket) => clone $socket] as $copy) {
    try {
        $copy($again);
        echo "copied\n";
    } catch (Throwable $refused) {
        echo $refused->getMessage(), "\n";
    }
}
?>
--EXPECT--
ConflictException server-busy, HTTP 0, press again
2 rounds, 2 requests
the owner's, 127.0.0.1, its node, ten minutes
bool(true)
bool(false)
int(3)
1 round, 1 request, a new one
ProtocolException bad-answer, HTTP 0, not again
ValidationException invalid-argument, HTTP 0, not again, fields: server_uuid owner_uuid url
bool(true)
bool(false)
PermissionException permission-missing, HTTP 0, not again
ProtocolException bad-answer, HTTP 0, not again
ConflictException server-suspended, HTTP 0, not again
0 tokens of a suspended server
not shown
Serialization of 'Calagopus\Socket' is not allowed
Trying to clone an uncloneable object of class Calagopus\Socket
