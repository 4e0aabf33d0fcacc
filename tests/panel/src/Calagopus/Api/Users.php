<?php

/** Answers what concerns accounts: look-up, creation, change, deletion, the reset e-mail, their servers. */

declare(strict_types=1);

namespace Calagopus\Tests\Panel\Calagopus\Api;

use Calagopus\Tests\Panel\Calagopus\ApiError;
use Calagopus\Tests\Panel\Calagopus\Call;
use Calagopus\Tests\Panel\Calagopus\Check;
use Calagopus\Tests\Panel\Calagopus\Context;
use Calagopus\Tests\Panel\Calagopus\Database;
use Calagopus\Tests\Panel\Calagopus\Route;
use Calagopus\Tests\Panel\Calagopus\Shapes;
use Calagopus\Tests\Panel\Calagopus\Text;
use Calagopus\Tests\Panel\Net\Response;
use Calagopus\Tests\Panel\Net\Router;

final class Users
{
    private const UNIQUE_VIOLATION = '23000';

    private readonly Database $db;

    public function __construct(private readonly Context $context)
    {
        $this->db = $context->db;
    }

    public function register(Router $router): void
    {
        $router->add('GET', '/api/admin/users', new Route($this->list(...), 'users.read'));
        $router->add('POST', '/api/admin/users', new Route($this->create(...), 'users.create', Shapes::USER_CREATE));
        $router->add('GET', '/api/admin/users/external/{}', new Route($this->external(...), 'users.read'));
        $router->add('GET', '/api/admin/users/{}', new Route($this->get(...), 'users.read'));
        $router->add('PATCH', '/api/admin/users/{}', new Route($this->update(...), 'users.update', Shapes::USER_UPDATE));
        $router->add('DELETE', '/api/admin/users/{}', new Route($this->delete(...), 'users.delete'));
        $router->add('GET', '/api/admin/users/{}/servers', new Route($this->servers(...), 'users.read'));
        $router->add('POST', '/api/admin/users/{}/email/reset-password', new Route($this->resetPassword(...), 'users.email'));
        $router->add('GET', '/api/client/account', new Route($this->account(...)));
    }

    /** @return array<string, mixed> @throws ApiError */
    public static function rowOr404(Database $db, string $uuid): array
    {
        if (!Text::isUuid($uuid)) {
            throw ApiError::of(400, 'invalid user uuid');
        }

        return $db->row('SELECT * FROM users WHERE uuid = ?', [strtolower($uuid)]) ?? throw ApiError::of(404, 'user not found');
    }

    private function list(Call $call): Response
    {
        $page = $call->page();
        $values = [];
        $from = ' FROM users';
        if (($call->search() ?? '') !== '') {
            $from .= " WHERE email LIKE ? ESCAPE '\\' OR username LIKE ? ESCAPE '\\'";
            $values = array_fill(0, 2, Text::anywhere((string) $call->search()));
        }
        $rows = $this->db->all('SELECT *' . $from . ' ORDER BY rowid LIMIT ? OFFSET ?', [...$values, $page->size, $page->offset()]);
        $total = (int) $this->db->value('SELECT COUNT(*)' . $from, $values);

        return Response::json(['users' => $page->of($total, array_map($this->context->views->user(...), $rows))]);
    }

    private function create(Call $call): Response
    {
        $new = $call->payload;
        self::rules($new)->orRefuse(true);
        $columns = array_diff_key($new, ['role_uuid' => 0, 'send_email' => 0]);
        try {
            $uuid = $this->context->seed->user($columns);
        } catch (\PDOException $clash) {
            throw self::orConflict($clash, 'user with email/username already exists');
        }

        return Response::json(['user' => $this->context->views->user(self::rowOr404($this->db, $uuid))]);
    }

    /** @param array<string, mixed> $values */
    private static function rules(array $values): Check
    {
        return (new Check($values))
            ->length('external_id', 1, 255)
            ->length('username', 3, 15)->pattern('username', '/^[a-zA-Z0-9_]+$/')
            ->email('email')->length('email', 1, 255)
            ->length('name_first', 1, 255)->length('name_last', 1, 255)
            ->length('password', 8, 512)
            ->language('language');
    }

    private static function orConflict(\PDOException $error, string $message): \Throwable
    {
        return $error->getCode() === self::UNIQUE_VIOLATION ? ApiError::of(409, $message) : $error;
    }

    private function external(Call $call): Response
    {
        $row = $this->db->row('SELECT * FROM users WHERE external_id = ?', [$call->params[0]]);

        return Response::json(['user' => $this->context->views->user($row ?? throw ApiError::of(404, 'user not found'))]);
    }

    private function get(Call $call): Response
    {
        return Response::json(['user' => $this->context->views->user(self::rowOr404($this->db, $call->params[0]))]);
    }

    private function update(Call $call): Response
    {
        $user = self::rowOr404($this->db, $call->params[0]);
        $change = $call->payload;
        self::rules($change)->orRefuse(true);
        $clearable = ['external_id' => 0, 'password' => 0];
        $columns = array_filter(
            array_diff_key($change, ['role_uuid' => 0]),
            static fn (mixed $value, string $column): bool => $value !== null || isset($clearable[$column]),
            ARRAY_FILTER_USE_BOTH,
        );
        try {
            $this->db->update('users', $user['uuid'], $columns);
        } catch (\PDOException $clash) {
            throw self::orConflict($clash, 'user with email/username/external_id already exists');
        }

        return Response::json(new \stdClass());
    }

    private function delete(Call $call): Response
    {
        $user = self::rowOr404($this->db, $call->params[0]);
        if ($this->db->value('SELECT 1 FROM servers WHERE owner = ? LIMIT 1', [$user['uuid']]) !== null) {
            throw ApiError::of(400, 'user has servers, cannot delete');
        }
        $this->db->change('DELETE FROM oauth_links WHERE user = ?', [$user['uuid']]);
        $this->db->change('DELETE FROM users WHERE uuid = ?', [$user['uuid']]);

        return Response::json(new \stdClass());
    }

    private function servers(Call $call): Response
    {
        $user = self::rowOr404($this->db, $call->params[0]);
        $page = $call->page();
        [$total, $rows] = $this->context->servers->page(['owner' => $user['uuid']], $call->search(), $page);

        return Response::json(['servers' => $page->of($total, array_map($this->context->views->server(...), $rows))]);
    }

    private function resetPassword(Call $call): Response
    {
        self::rowOr404($this->db, $call->params[0]);

        return Response::json(new \stdClass(), 202);
    }

    private function account(Call $call): Response
    {
        return Response::json(['user' => $this->context->views->user($call->actor, false)]);
    }
}
