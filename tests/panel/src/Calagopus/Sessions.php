<?php

/** The browsers that are signed in at the panel: which session is whose. */

declare(strict_types=1);

namespace Calagopus\Tests\Panel\Calagopus;

use Calagopus\Tests\Panel\Net\Response;

final class Sessions
{
    private const COOKIE = 'calagopus_session';
    private const WEEK = 604800;

    /** @var array<string, string> session to the account that is signed in */
    private array $accounts = [];

    /** The front page at this address, with a session of this account. */
    public function begin(string $user, string $address): Response
    {
        $session = self::random(32);
        $this->accounts[$session] = $user;
        $cookie = self::COOKIE . '=' . $session . '; HttpOnly; SameSite=Lax; Path=/; Expires=' . gmdate('D, d M Y H:i:s \G\M\T', time() + self::WEEK);

        return new Response(307, ['location' => $address, 'set-cookie' => $cookie], '');
    }

    /** The account of the browser that asks; null where it is not signed in. */
    public function of(Call $call): ?string
    {
        return $this->accounts[self::cookies($call)[self::COOKIE] ?? ''] ?? null;
    }

    /** Whose they are, in the order in which they began. @return list<string> */
    public function accounts(): array
    {
        return array_values($this->accounts);
    }

    public function forget(): void
    {
        $this->accounts = [];
    }

    /** @return array<string, string> */
    public static function cookies(Call $call): array
    {
        $cookies = [];
        foreach (explode(';', $call->request->header('cookie') ?? '') as $pair) {
            [$name, $value] = explode('=', trim($pair), 2) + [1 => ''];
            $cookies[$name] = $value;
        }

        return $cookies;
    }

    public static function random(int $bytes): string
    {
        return rtrim(strtr(base64_encode(random_bytes($bytes)), '+/', '-_'), '=');
    }
}
