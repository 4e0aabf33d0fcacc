<?php

/** Changes the code of a sign-in for who it is: as a test ordered, or by asking the provider's own addresses as the panel does. */

declare(strict_types=1);

namespace Calagopus\Tests\Panel\Calagopus;

final class OAuthExchange
{
    private const SECONDS = 5;

    public function __construct(private readonly Context $context)
    {
    }

    /**
     * @return array{identifier: string, account: array<string, mixed>} what the link bears, and what a new account would be
     * @throws ApiError where the provider refuses, or does not say who it is
     */
    public function identity(\stdClass $provider, string $code, string $redirect): array
    {
        $claims = $this->context->identities === [] ? self::ask($provider, $code, $redirect) : array_shift($this->context->identities);
        $at = static fn (?string $path): string => $path === null || $claims === null ? '' : self::at($claims, $path);
        $identifier = $at($provider->identifier_path);
        if ($identifier === '') {
            throw ApiError::internal();
        }

        return ['identifier' => $identifier, 'account' => [
            'username' => substr((string) preg_replace('/\W/', '_', $at($provider->username_path)), 0, 15), 'email' => $at($provider->email_path),
            'name_first' => $at($provider->name_first_path), 'name_last' => $at($provider->name_last_path),
        ]];
    }

    /** @return array<string, mixed>|null the provider's claims; null where it refuses */
    private static function ask(\stdClass $provider, string $code, string $redirect): ?array
    {
        $form = ['grant_type' => 'authorization_code', 'code' => $code, 'redirect_uri' => $redirect];
        $headers = ['Accept: application/json', 'Content-Type: application/x-www-form-urlencoded'];
        if ($provider->basic_auth) {
            $headers[] = 'Authorization: Basic ' . base64_encode($provider->client_id . ':' . $provider->client_secret);
        } else {
            $form += ['client_id' => $provider->client_id, 'client_secret' => $provider->client_secret];
        }
        $token = self::json($provider->token_url, 'POST', $headers, http_build_query($form))['access_token'] ?? null;

        return is_string($token) ? self::json($provider->info_url, 'GET', ['Accept: application/json', 'Authorization: Bearer ' . $token], '') : null;
    }

    /** @param list<string> $headers @return array<string, mixed>|null */
    private static function json(string $url, string $method, array $headers, string $body): ?array
    {
        $options = ['method' => $method, 'header' => $headers, 'content' => $body, 'timeout' => self::SECONDS, 'follow_location' => 0];
        $answer = @file_get_contents($url, false, stream_context_create(['http' => $options]));
        $value = $answer === false ? null : json_decode($answer, true);

        return is_array($value) ? $value : null;
    }

    /** What stands at a path like `$.sub`. @param array<string, mixed> $claims */
    private static function at(array $claims, string $path): string
    {
        $value = $claims;
        foreach (explode('.', (string) preg_replace('/^\$\./', '', $path)) as $key) {
            $value = is_array($value) ? ($value[$key] ?? null) : null;
        }

        return is_scalar($value) ? (string) $value : '';
    }
}
