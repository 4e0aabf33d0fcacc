--TEST--
An identity of a provider that makes no accounts is linked with the owner's account, once, and never with another's
--FILE--
<?php
declare(strict_types=1);
require dirname(__DIR__) . '/panel.inc';
use Calagopus\{Owner, Ref};
use Calagopus\Tests\Panel\Simulator;

const PROVIDER = ['name' => 'Billing', 'description' => null, 'client_id' => 'billing', 'client_secret' => 'marker-client-secret', 'auth_url' => 'https://billing.example.com/a',
    'token_url' => 'https://billing.example.com/t', 'info_url' => 'https://billing.example.com/i', 'scopes' => ['openid'], 'identifier_path' => '$.sub', 'email_path' => '$.email',
    'username_path' => '$.sub', 'name_first_path' => '$.given_name', 'name_last_path' => '$.family_name', 'enabled' => true, 'login_only' => true, 'login_bypass_2fa' => true,
    'link_viewable' => false, 'user_manageable' => false, 'basic_auth' => false];
$simulator = Simulator::start();
$panel = panel($simulator);
$created = $panel->create(spec(), owner(), new Ref('17'));
$own = $created->ownerUuid;
$ref = new Ref('17', $created->server->uuid, $panel->origin(), '7');
$provider = $simulator->api('POST', '/api/admin/oauth-providers', PROVIDER)['json']['oauth_provider']['uuid'];
$links = static fn (string $user): array => array_column($simulator->api('GET', "/api/admin/users/$user/oauth-links?page=1&per_page=10")['json']['oauth_links']['data'], 'identifier');
$shown = '';
$ask = static function (string $identity = 'who', ?string $account = null) use ($panel, $ref, $own, $provider, &$shown): void {
    $failure = failure(static fn () => print($panel->signInIdentity($ref, $provider, $identity, $account ?? $own) === $panel->origin() . "/api/auth/oauth/redirect/$provider" ? 'the address, ' : 'ANOTHER ADDRESS, '));
    $shown .= $failure . $panel->trace()->requestText() . $panel->trace()->responseText();
    echo '  ', cost($panel), ', ', $failure?->topic?->value ?? 'no topic', "\n";
};
print_r($panel->identityProvider($provider));
echo 'not his: '; $ask('who', NOBODY);
echo json_encode($links($own)), "\n";
echo 'first: '; $ask();
echo 'again: '; $ask();
echo json_encode($links($own)), "\n";
$other = $panel->create(spec(), new Owner('8', 'john@example.com', 'John', 'Roe'), new Ref('18'))->ownerUuid;
$simulator->api('POST', "/api/admin/users/$other/oauth-links", ['oauth_provider_uuid' => $provider, 'identifier' => 'taken']);
echo 'taken: '; $ask('taken');
foreach (['login_only' => false, 'user_manageable' => true, 'enabled' => false] as $name => $value) {
    $simulator->api('PATCH', "/api/admin/oauth-providers/$provider", [$name => $value]);
    echo "$name: "; $ask();
    failure(static fn () => $panel->identityProvider($provider));
    $simulator->api('PATCH', "/api/admin/oauth-providers/$provider", [$name => !$value]);
}
$key = $simulator->control('POST', 'key', ['permissions' => ['servers.read', 'oauth-providers.read']])['key'];
echo failure(static fn () => panel($simulator, null, $key)->signInIdentity($ref, $provider, 'new', $own))->panelMessage, "\n";
failure(static fn () => panel($simulator, null, $key)->signInIdentity($ref, NOBODY, 'new', $own));
failure(static fn () => $panel->signInIdentity($ref, 'x', "a\0b", 'y'));
failure(static fn () => $panel->signInIdentity($ref, $provider, '..', $own));
echo 'client secret: ', markers(['secret' => 'marker-client-secret'], $shown), "\n";
echo $panel->serverUrl(strtoupper($created->server->uuid)) === $created->server->url ? "the server's page\n" : "ANOTHER PAGE\n";
failure(static fn () => $panel->serverUrl('../users'));
?>
--EXPECT--
Array
(
    [name] => Billing
    [skips_second_factor] => 1
)
not his: ConflictException owner-protected, HTTP 0, not again
  1 round, 3 requests, not-his-own
[]
first: the address, no failure
  2 rounds, 4 requests, no topic
again: the address, no failure
  1 round, 3 requests, no topic
["who"]
taken: ConflictException owner-conflict, HTTP 0, not again
  1 round, 3 requests, identity-taken
login_only: ValidationException invalid-argument, HTTP 0, not again, fields: none
  1 round, 3 requests, provider-open
ValidationException invalid-argument, HTTP 0, not again, fields: none
user_manageable: ValidationException invalid-argument, HTTP 0, not again, fields: none
  1 round, 3 requests, provider-open
ValidationException invalid-argument, HTTP 0, not again, fields: none
enabled: ValidationException invalid-argument, HTTP 0, not again, fields: none
  1 round, 3 requests, provider-open
ValidationException invalid-argument, HTTP 0, not again, fields: none
PermissionException permission-missing, HTTP 403, not again
you do not have permission to perform this action: users.oauth-links
NotFoundException object-not-found, HTTP 404, not again
ValidationException invalid-argument, HTTP 0, not again, fields: providerUuid identity accountUuid
ValidationException invalid-argument, HTTP 0, not again, fields: none
client secret: clean
the server's page
ValidationException invalid-argument, HTTP 0, not again, fields: server_uuid
