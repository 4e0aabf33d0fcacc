<?php

/** The browser's way through another system: off to the provider, back with a code, and signed in or refused. */

declare(strict_types=1);

namespace Calagopus\Tests\Panel\Calagopus\Api;

use Calagopus\Tests\Panel\Calagopus\ApiError;
use Calagopus\Tests\Panel\Calagopus\Call;
use Calagopus\Tests\Panel\Calagopus\Context;
use Calagopus\Tests\Panel\Calagopus\Database;
use Calagopus\Tests\Panel\Calagopus\OAuthExchange;
use Calagopus\Tests\Panel\Calagopus\RateLimit;
use Calagopus\Tests\Panel\Calagopus\Route;
use Calagopus\Tests\Panel\Calagopus\Sessions;
use Calagopus\Tests\Panel\Net\Response;
use Calagopus\Tests\Panel\Net\Router;

final class OAuthSignIn
{
    private const LIMIT = 6;
    private const LIMIT_SECONDS = 300.0;
    private const STATE_COOKIE = 'oauth_state';
    private const STATE_SECONDS = 600;
    private const YEAR = 31536000;

    private RateLimit $limit;

    /** @var array<string, string> state to the provider that it was given out for */
    private array $states = [];

    private int $epoch = -1;

    private readonly Database $db;

    public function __construct(private readonly Context $context)
    {
        $this->db = $context->db;
        $this->limit = new RateLimit(self::LIMIT, self::LIMIT_SECONDS);
    }

    public function register(Router $router): void
    {
        $router->add('GET', '/api/auth/oauth/redirect/{}', new Route($this->redirect(...), null, null, true));
        $router->add('GET', '/api/auth/oauth/{}', new Route($this->callback(...), null, null, true));
    }

    private function redirect(Call $call): Response
    {
        if (($limited = $this->limited('redirect', $call)) !== null) {
            return $limited;
        }
        $provider = OAuth::docOr404($this->db, $call->params[0]);
        $state = Sessions::random(16);
        $this->states[$state] = $provider->uuid;
        $query = 'response_type=code&client_id=' . rawurlencode($provider->client_id) . '&state=' . $state
            . '&redirect_uri=' . rawurlencode($this->backTo($provider)) . '&scope=' . implode('+', array_map(rawurlencode(...), $provider->scopes));
        $cookie = self::STATE_COOKIE . '=' . $state . '; HttpOnly; SameSite=Lax; Path=/api/auth/oauth; Max-Age=' . self::STATE_SECONDS;

        return new Response(307, ['location' => $provider->auth_url . '?' . $query, 'set-cookie' => $cookie], '');
    }

    private function callback(Call $call): Response
    {
        if (($limited = $this->limited('callback', $call)) !== null) {
            return $limited;
        }
        $provider = OAuth::docOr404($this->db, $call->params[0]);
        $cookies = Sessions::cookies($call);
        try {
            $response = $this->signIn($call, $provider, $cookies);
        } catch (ApiError $error) {
            $response = $error->response();
        }
        if (isset($cookies[self::STATE_COOKIE])) {
            $removed = self::STATE_COOKIE . '=; Path=/api/auth/oauth; Max-Age=0; Expires=' . self::date(-self::YEAR);
            $response->headers['set-cookie'] = [$removed, ...(array) ($response->headers['set-cookie'] ?? [])];
        }

        return $response;
    }

    /** @param array<string, string> $cookies @throws ApiError */
    private function signIn(Call $call, \stdClass $provider, array $cookies): Response
    {
        $state = $call->request->query['state'] ?? '';
        if ($state === '' || ($cookies[self::STATE_COOKIE] ?? '') !== $state || ($this->states[$state] ?? '') !== $provider->uuid) {
            throw ApiError::of(404, 'oauth csrf state not found, please try again');
        }
        unset($this->states[$state]);
        $identity = (new OAuthExchange($this->context))->identity($provider, (string) ($call->request->query['code'] ?? ''), $this->backTo($provider));
        $signedIn = $this->context->sessions->of($call);
        if ($signedIn !== null) {
            $provider->user_manageable ?: throw ApiError::of(409, 'you cannot link with this oauth provider');
            OAuth::insertLink($this->db, $signedIn, $provider->uuid, $identity['identifier']);

            return new Response(307, ['location' => $this->context->appUrl], '');
        }
        $link = $this->db->row('SELECT * FROM oauth_links WHERE provider = ? AND identifier = ?', [$provider->uuid, $identity['identifier']]);
        if ($link === null && $provider->login_only) {
            return new Response(307, ['location' => $this->context->appUrl . '/auth/login?error=registration_disabled'], '');
        }
        $link ??= OAuth::insertLink($this->db, $this->context->seed->user($identity['account']), $provider->uuid, $identity['identifier']);
        $this->db->update('oauth_links', $link['uuid'], ['last_used' => $this->db->now()]);

        return $this->context->sessions->begin($link['user'], $this->context->appUrl);
    }

    /** The refusal of one request too many; what was before a reset of the simulator is forgotten. */
    private function limited(string $what, Call $call): ?Response
    {
        if ($this->epoch !== $this->context->epoch) {
            $this->epoch = $this->context->epoch;
            $this->states = [];
            $this->limit->set(null, null);
        }

        return $this->limit->count($what . ' ' . $call->params[0] . ' ' . $call->request->address);
    }

    private function backTo(\stdClass $provider): string
    {
        return $this->context->appUrl . '/api/auth/oauth/' . $provider->uuid;
    }

    private static function date(int $ahead): string
    {
        return gmdate('D, d M Y H:i:s \G\M\T', time() + $ahead);
    }
}
