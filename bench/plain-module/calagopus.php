<?php

/**
 * The yardstick "connects afresh": a plain module that makes each request on a connection of its own with PHP's curl, for the bench alone.
 *
 * It does what a straightforward module does and no more: it looks a server up by its external id, asks one thing after the other, and keeps
 * nothing. It is not meant to be used with WHMCS: it guards against nothing.
 */

declare(strict_types=1);

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/** @return array<string, mixed> what the panel answered; throws on anything but success */
function calagopus_plain_request(array $params, string $method, string $path, ?array $body = null): array
{
    $handle = curl_init();
    $scheme = $params['serversecure'] ? 'https' : 'http';
    curl_setopt_array($handle, [
        CURLOPT_URL => "$scheme://{$params['serverhostname']}:{$params['serverport']}$path",
        CURLOPT_CUSTOMREQUEST => $method,
        CURLOPT_RETURNTRANSFER => true,
        CURLOPT_TIMEOUT => 30,
        CURLOPT_HTTPHEADER => ['Authorization: Bearer ' . $params['serverpassword'], 'Accept: application/json', 'Content-Type: application/json'],
    ] + ($body === null ? [] : [CURLOPT_POSTFIELDS => json_encode($body === [] ? new stdClass() : $body)]));
    $answer = curl_exec($handle);
    $status = curl_getinfo($handle, CURLINFO_RESPONSE_CODE);
    if ($answer === false || $status >= 400) {
        throw new RuntimeException($answer === false ? curl_error($handle) : "$method $path: $status $answer");
    }
    return (array) json_decode($answer, true);
}

/** @return array<string, mixed> the service's server */
function calagopus_plain_server(array $params): array
{
    return calagopus_plain_request($params, 'GET', '/api/admin/servers/external/' . $params['serviceid'])['server'];
}

function calagopus_plain_limits(array $params): array
{
    $limit = static fn (int $number): int => (int) $params["configoption$number"];
    return [
        'limits' => ['memory' => $limit(5), 'swap' => $limit(6), 'disk' => $limit(7), 'cpu' => $limit(8), 'memory_overhead' => $limit(9)],
        'feature_limits' => ['allocations' => $limit(11), 'databases' => $limit(12), 'backups' => $limit(13), 'schedules' => $limit(14)],
    ];
}

function calagopus_plain_guarded(Closure $work): string
{
    try {
        $work();
        return 'success';
    } catch (Exception $problem) {
        return $problem->getMessage();
    }
}

function calagopus_plain_owner(array $params): string
{
    $client = $params['clientsdetails'];
    try {
        return calagopus_plain_request($params, 'GET', '/api/admin/users/external/' . $client['userid'])['user']['uuid'];
    } catch (RuntimeException) {
        return calagopus_plain_request($params, 'POST', '/api/admin/users', [
            'external_id' => (string) $client['userid'], 'username' => 'plain_' . $client['userid'], 'email' => $client['email'],
            'name_first' => $client['firstname'], 'name_last' => $client['lastname'], 'admin' => false, 'send_email' => false,
            'language' => 'en',
        ])['user']['uuid'];
    }
}

function calagopus_plain_create(array $params): void
{
    $owner = calagopus_plain_owner($params);
    $egg = calagopus_plain_request($params, 'GET', "/api/admin/nests/{$params['configoption1']}/eggs/{$params['configoption2']}")['egg'];
    $free = calagopus_plain_request($params, 'GET', "/api/admin/nodes/{$params['configoption3']}/allocations/available?page=1&per_page=1");
    $startup = $egg['startup_commands'] ?? [];
    calagopus_plain_request($params, 'POST', '/api/admin/servers', [
        'node_uuid' => $params['configoption3'], 'owner_uuid' => $owner, 'egg_uuid' => $params['configoption2'],
        'allocation_uuid' => $free['allocations']['data'][0]['uuid'], 'allocation_uuids' => [],
        'start_on_completion' => true, 'skip_installer' => false, 'external_id' => (string) $params['serviceid'],
        'name' => 'plain-' . $params['serviceid'], 'pinned_cpus' => [], 'startup' => (string) reset($startup),
        'image' => (string) reset($egg['docker_images']), 'hugepages_passthrough_enabled' => false,
        'kvm_passthrough_enabled' => false, 'variables' => [['env_variable' => 'SERVER_JARFILE', 'value' => 'paper.jar']],
    ] + calagopus_plain_limits($params));
}

function calagopus_CreateAccount(array $params): string
{
    return calagopus_plain_guarded(static fn () => calagopus_plain_create($params));
}

function calagopus_SuspendAccount(array $params): string
{
    return calagopus_plain_guarded(static fn () => calagopus_plain_request(
        $params,
        'PATCH',
        '/api/admin/servers/' . calagopus_plain_server($params)['uuid'],
        ['suspended' => true]
    ));
}

function calagopus_UnsuspendAccount(array $params): string
{
    return calagopus_plain_guarded(static fn () => calagopus_plain_request(
        $params,
        'PATCH',
        '/api/admin/servers/' . calagopus_plain_server($params)['uuid'],
        ['suspended' => false]
    ));
}

function calagopus_ChangePackage(array $params): string
{
    return calagopus_plain_guarded(static function () use ($params): void {
        $uuid = calagopus_plain_server($params)['uuid'];
        calagopus_plain_request($params, 'PATCH', "/api/admin/servers/$uuid", calagopus_plain_limits($params));
        calagopus_plain_request($params, 'PUT', "/api/admin/servers/$uuid/variables", ['variables' => [
            ['env_variable' => 'SERVER_JARFILE', 'value' => 'paper.jar'],
        ]]);
    });
}

function calagopus_TerminateAccount(array $params): string
{
    return calagopus_plain_guarded(static fn () => calagopus_plain_request(
        $params,
        'DELETE',
        '/api/admin/servers/' . calagopus_plain_server($params)['uuid'],
        ['force' => false, 'delete_backups' => true]
    ));
}

/** @return array<string, mixed> */
function calagopus_ClientArea(array $params): array
{
    return ['templatefile' => 'overview', 'vars' => ['server' => calagopus_plain_server($params)]];
}
