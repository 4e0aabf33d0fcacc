<?php

/** Decides who a request comes from and what that key may do. */

declare(strict_types=1);

namespace Calagopus\Tests\Panel\Calagopus;

final class Gate
{
    private const KEY_LENGTH = 48;

    public function __construct(private readonly Database $db)
    {
    }

    /** Fills in key and actor. @throws ApiError */
    public function admit(Call $call): void
    {
        $header = $call->request->header('authorization');
        if ($header === null) {
            throw ApiError::of(401, 'missing authorization');
        }
        if (!str_starts_with($header, 'Bearer ') || strlen($header) !== strlen('Bearer ') + self::KEY_LENGTH) {
            throw ApiError::of(401, 'invalid authorization header');
        }
        $key = $this->db->row('SELECT * FROM api_keys WHERE key = ?', [substr($header, strlen('Bearer '))]);
        if ($key === null) {
            throw ApiError::of(401, 'invalid api key');
        }
        $addresses = json_decode($key['ips'], true);
        if ($addresses !== [] && !in_array($call->request->address, $addresses, true)) {
            throw ApiError::of(403, 'ip address not allowed for this api key');
        }
        $call->key = $key;
        $call->actor = $this->db->row('SELECT * FROM users WHERE uuid = ?', [$key['user']]) ?? throw ApiError::of(401, 'invalid api key');
    }

    /** Lets the call act as another user where the key's account may do so, and says nothing where it may not. @throws ApiError */
    public function impersonate(Call $call): void
    {
        $wanted = $call->request->header('calagopus-user');
        if ($wanted === null || !$call->key['impersonate']) {
            return;
        }
        $call->actor = $this->db->row('SELECT * FROM users WHERE uuid = ?', [strtolower($wanted)]) ?? throw ApiError::internal();
    }

    /** @throws ApiError that names the permission */
    public function require(Call $call, string $permission): void
    {
        foreach (json_decode($call->key['permissions'], true) as $granted) {
            if ($granted === '*' || $granted === $permission || fnmatch($granted, $permission)) {
                return;
            }
        }
        throw ApiError::of(403, 'you do not have permission to perform this action: ' . $permission);
    }
}
