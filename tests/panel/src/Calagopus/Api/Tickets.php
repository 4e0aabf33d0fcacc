<?php

/**
 * The extension that signs browsers in by tickets, where a test installs it.
 *
 * Nothing of it was recorded. It answers as its published source does: Cerbonix/calagopus-sso-clientxcms, backend/src/routes.rs. The account is not
 * looked up when a ticket is given, and a ticket that is used by nobody's account is a 500: the first stands in that source, the second is a guess.
 */

declare(strict_types=1);

namespace Calagopus\Tests\Panel\Calagopus\Api;

use Calagopus\Tests\Panel\Calagopus\ApiError;
use Calagopus\Tests\Panel\Calagopus\Call;
use Calagopus\Tests\Panel\Calagopus\Context;
use Calagopus\Tests\Panel\Calagopus\Route;
use Calagopus\Tests\Panel\Calagopus\Shapes;
use Calagopus\Tests\Panel\Net\Response;
use Calagopus\Tests\Panel\Net\Router;

final class Tickets
{
    private const SECONDS = 60;
    private const LENGTH = 48;
    private const SIGNS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

    /** @var array<string, array{string, int}> ticket to its account and its end */
    private array $tickets = [];

    private int $epoch = -1;

    public function __construct(private readonly Context $context)
    {
    }

    public function register(Router $router): void
    {
        $router->add('POST', '/api/auth/ssotickets', new Route($this->issue(...), null, Shapes::TICKET, true));
        $router->add('GET', '/api/auth/ssotickets/{}', new Route($this->consume(...), null, null, true));
    }

    /** A secret that is missing and one that is wrong fail alike. */
    private function issue(Call $call): Response
    {
        $this->demandExtension();
        if ($this->context->ticketSecret === '' || !hash_equals((string) $this->context->ticketSecret, $call->payload['secret'])) {
            throw ApiError::of(401, 'invalid credentials');
        }
        $token = '';
        while (strlen($token) < self::LENGTH) {
            $token .= self::SIGNS[random_int(0, strlen(self::SIGNS) - 1)];
        }
        $this->tickets[$token] = [strtolower($call->payload['user_uuid']), time() + self::SECONDS];

        return Response::json(['token' => $token, 'expires_in' => self::SECONDS]);
    }

    private function consume(Call $call): Response
    {
        $this->demandExtension();
        [$account, $end] = $this->tickets[$call->params[0]] ?? ['', 0];
        unset($this->tickets[$call->params[0]]);
        if (time() >= $end) {
            throw ApiError::of(401, 'this ticket is no longer valid');
        }
        if ($this->context->db->value('SELECT uuid FROM users WHERE uuid = ?', [$account]) === null) {
            throw ApiError::internal();
        }

        return $this->context->sessions->begin($account, $this->context->appUrl);
    }

    private function demandExtension(): void
    {
        if ($this->epoch !== $this->context->epoch) {
            $this->epoch = $this->context->epoch;
            $this->tickets = [];
        }
        $this->context->ticketSecret ?? throw ApiError::of(404, 'route not found');
    }
}
