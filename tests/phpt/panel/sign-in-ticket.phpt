--TEST--
A ticket is given for the account that owns the server now, where that is the client's own; the secret and the ticket stand nowhere else
--FILE--
<?php
declare(strict_types=1);
require dirname(__DIR__) . '/panel.inc';
use Calagopus\{Owner, Ref, Settings};
use Calagopus\Tests\Panel\Simulator;

const SECRET = 'marker-secret-0123456789abcdefghijklmnop';
$simulator = Simulator::start();
$panel = panel($simulator);
$created = $panel->create(spec(), owner(), new Ref('17'));
$uuid = $created->server->uuid;
$own = $created->ownerUuid;
$ref = new Ref('17', $uuid, $panel->origin(), '7');
$shown = '';
$ask = static function (?string $account, ?string $email = null, #[\SensitiveParameter] string $secret = SECRET) use ($panel, $ref, &$shown): void {
    $failure = failure(static fn () => $panel->signInTicket($ref, $secret, $account, $email));
    $shown .= $failure . $failure?->panelMessage . $panel->trace()->requestText() . $panel->trace()->responseText();
    echo '  ', $failure?->topic?->value ?? 'no topic', ', it may have happened: ', $failure?->mayHaveHappened ? 'yes' : 'no', "\n";
};
echo "no extension: "; $ask($own);
$simulator->control('POST', 'tickets', ['secret' => SECRET]);
echo "another secret: "; $ask($own, null, 'marker-other-0123456789');
echo "nothing shows that it is his: "; $ask(null);
echo "another account: "; $ask(NOBODY, 'john@example.com');
$simulator->api('PATCH', "/api/admin/servers/$uuid", ['suspended' => true]);
echo "suspended: "; $ask($own);
$simulator->api('PATCH', "/api/admin/servers/$uuid", ['suspended' => false]);
$simulator->api('PATCH', "/api/admin/users/$own", ['admin' => true]);
echo "an administrator: "; $ask($own);
$simulator->api('PATCH', "/api/admin/users/$own", ['admin' => false, 'suspended' => true]);
echo "a suspended account: "; $ask($own);
$simulator->api('PATCH', "/api/admin/users/$own", ['suspended' => false]);
foreach (['lost' => ['kind' => 'close', 'act' => 'after'], 'a page' => ['kind' => 'html200'], 'an address' => ['kind' => 'field', 'path' => 'token', 'value' => 'https://evil.example.com/0123456789']] as $what => $fault) {
    $mark = $simulator->mark();
    $simulator->fault(array_diff_key($fault, ['act' => 0]), ['method' => 'POST', 'path' => '/ssotickets$'] + array_intersect_key($fault, ['act' => 0]));
    echo "$what: "; $ask($own);
    echo '  asked: ', count($simulator->requests('POST', '/ssotickets$', $mark)), "\n";
}
$simulator->fault(['kind' => 'status', 'status' => 500, 'body' => '{"errors":["' . SECRET . ' is what you said"]}', 'content_type' => 'application/json'], ['method' => 'POST', 'path' => '/ssotickets$']);
echo "it is repeated: "; $ask($own);
$address = $panel->signInTicket($ref, SECRET, $own);
$shown .= $panel->trace()->requestText() . $panel->trace()->responseText() . print_r($panel, true);
echo cost($panel), ', ', preg_match('~^' . preg_quote($panel->origin()) . '/api/auth/ssotickets/[A-Za-z0-9]{48}$~D', $address), "\n";
echo 'by the address: ', str_starts_with($panel->signInTicket($ref, SECRET, null, 'JANE@example.com'), $panel->origin()) ? 'yes' : 'no', "\n";
echo 'secrets shown: ', markers(['secret' => SECRET, 'other' => 'marker-other', 'ticket' => basename($address)], $shown), "\n";
$open = $simulator->client()->request('GET', (string) parse_url($address, PHP_URL_PATH), [], null);
echo $open['status'], ' ', $simulator->state()['sessions'] === [$own] ? 'signed in' : 'NOT signed in', "\n";
$panel->testTickets(SECRET);
failure(static fn () => $panel->testTickets('wrong'));
failure(static fn () => $panel->signInTicket(new Ref('17', $uuid, $panel->origin()), SECRET, $own));
failure(static fn () => $panel->signInTicket($ref, "nul\0inside", 'not-a-uuid', "a\0b"));
$other = $panel->create(spec(), new Owner('8', 'john@example.com', 'John', 'Roe'), new Ref('18'))->ownerUuid;
$simulator->api('PATCH', "/api/admin/servers/$uuid", ['owner_uuid' => $other]);
echo "given away: "; $ask($other, 'john@example.com');
?>
--EXPECT--
no extension: NotFoundException object-not-found, HTTP 404, not again
  no-extension, it may have happened: no
another secret: AuthenticationException key-refused, HTTP 401, not again
  secret-refused, it may have happened: no
nothing shows that it is his: ConflictException owner-protected, HTTP 0, not again
  not-his-own, it may have happened: no
another account: ConflictException owner-protected, HTTP 0, not again
  not-his-own, it may have happened: no
suspended: ConflictException server-suspended, HTTP 0, not again
  no topic, it may have happened: no
an administrator: ConflictException owner-protected, HTTP 0, not again
  no topic, it may have happened: no
a suspended account: ConflictException owner-protected, HTTP 0, not again
  owner-suspended, it may have happened: no
lost: TransportException connection-lost, HTTP 0, press again
  no topic, it may have happened: yes
  asked: 1
a page: ProtocolException not-a-panel, HTTP 200, not again
  no topic, it may have happened: yes
  asked: 1
an address: ProtocolException bad-answer, HTTP 200, not again
  no topic, it may have happened: yes
  asked: 1
it is repeated: PanelException panel-error, HTTP 500, press again
  no topic, it may have happened: no
2 rounds, 2 requests, 1
by the address: yes
secrets shown: clean
307 signed in
AuthenticationException key-refused, HTTP 401, not again
ValidationException invalid-reference, HTTP 0, not again, fields: reference
ValidationException invalid-argument, HTTP 0, not again, fields: secret accountUuid email
given away: ConflictException foreign-server, HTTP 0, not again
  other-owner, it may have happened: no
