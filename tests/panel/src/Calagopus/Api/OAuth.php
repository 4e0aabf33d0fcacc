<?php

/** Answers what concerns signing in through another system: the providers, and which account is linked with whom. */

declare(strict_types=1);

namespace Calagopus\Tests\Panel\Calagopus\Api;

use Calagopus\Tests\Panel\Calagopus\Database;
use Calagopus\Tests\Panel\Calagopus\ApiError;
use Calagopus\Tests\Panel\Calagopus\Call;
use Calagopus\Tests\Panel\Calagopus\Context;
use Calagopus\Tests\Panel\Calagopus\Route;
use Calagopus\Tests\Panel\Calagopus\Shapes;
use Calagopus\Tests\Panel\Net\Response;
use Calagopus\Tests\Panel\Net\Router;

final class OAuth
{
    private const UNIQUE_VIOLATION = '23000';

    private readonly Database $db;

    public function __construct(private readonly Context $context)
    {
        $this->db = $context->db;
    }

    public function register(Router $router): void
    {
        $router->add('GET', '/api/admin/oauth-providers', new Route($this->providers(...), 'oauth-providers.read'));
        $router->add('POST', '/api/admin/oauth-providers', new Route($this->createProvider(...), 'oauth-providers.create', Shapes::OAUTH_PROVIDER));
        $router->add('GET', '/api/admin/oauth-providers/{}', new Route($this->provider(...), 'oauth-providers.read'));
        $router->add('PATCH', '/api/admin/oauth-providers/{}', new Route($this->updateProvider(...), 'oauth-providers.update', Shapes::OAUTH_PROVIDER_UPDATE));
        $router->add('GET', '/api/admin/oauth-providers/{}/users/identifier/{}', new Route($this->byIdentifier(...), 'oauth-providers.read'));
        $router->add('GET', '/api/admin/users/{}/oauth-links', new Route($this->links(...), 'users.oauth-links'));
        $router->add('POST', '/api/admin/users/{}/oauth-links', new Route($this->createLink(...), 'users.oauth-links', Shapes::OAUTH_LINK));
        $router->add('DELETE', '/api/admin/users/{}/oauth-links/{}', new Route($this->deleteLink(...), 'users.oauth-links'));
        $router->add('GET', '/api/auth/oauth', new Route($this->publicList(...), null, null, true));
    }

    private function createProvider(Call $call): Response
    {
        $created = $this->db->now();
        $view = ['uuid' => Database::uuid()] + $call->payload + ['description' => null, 'created' => $created];
        $this->db->insert('oauth_providers', ['uuid' => $view['uuid'], 'name' => $view['name'],
            'doc' => json_encode($view, JSON_UNESCAPED_SLASHES), 'created' => $created]);

        return Response::json(['oauth_provider' => $view]);
    }

    private function providers(Call $call): Response
    {
        $page = $call->page();
        $rows = $this->db->all('SELECT doc FROM oauth_providers ORDER BY rowid LIMIT ? OFFSET ?', [$page->size, $page->offset()]);
        $total = (int) $this->db->value('SELECT COUNT(*) FROM oauth_providers');

        return Response::json(['oauth_providers' => $page->of($total, array_map(static fn (array $row): mixed => json_decode($row['doc']), $rows))]);
    }

    /** @throws ApiError */
    public static function docOr404(Database $db, string $uuid): \stdClass
    {
        $doc = $db->value('SELECT doc FROM oauth_providers WHERE uuid = ?', [strtolower($uuid)]);

        return $doc === null ? throw ApiError::of(404, 'oauth provider not found') : json_decode($doc);
    }

    private function provider(Call $call): Response
    {
        return Response::json(['oauth_provider' => self::docOr404($this->db, $call->params[0])]);
    }

    private function updateProvider(Call $call): Response
    {
        $provider = self::docOr404($this->db, $call->params[0]);
        foreach (array_filter($call->payload, static fn (mixed $value): bool => $value !== null) as $field => $value) {
            $provider->{$field} = $value;
        }
        $this->db->update('oauth_providers', $provider->uuid, ['name' => $provider->name, 'doc' => json_encode($provider, JSON_UNESCAPED_SLASHES)]);

        return Response::json(new \stdClass());
    }

    private function byIdentifier(Call $call): Response
    {
        $provider = self::docOr404($this->db, $call->params[0]);
        $row = $this->db->row('SELECT * FROM oauth_links WHERE provider = ? AND identifier = ?', [$provider->uuid, $call->params[1]])
            ?? throw ApiError::of(404, 'user oauth link not found');

        return Response::json(['user_oauth_link' => ['uuid' => $row['uuid'], 'user' => $this->context->views->user(Users::rowOr404($this->db, $row['user'])),
            'identifier' => $row['identifier'], 'last_used' => $row['last_used'], 'created' => $row['created']]]);
    }

    /** @return array<string, mixed> what everybody may know of a provider */
    private static function outline(\stdClass $provider): array
    {
        return ['uuid' => $provider->uuid, 'name' => $provider->name, 'link_viewable' => $provider->link_viewable, 'user_manageable' => $provider->user_manageable];
    }

    private function publicList(): Response
    {
        $providers = array_map(static fn (array $row): \stdClass => json_decode($row['doc']), $this->db->all('SELECT doc FROM oauth_providers ORDER BY rowid'));
        $enabled = array_values(array_filter($providers, static fn (\stdClass $provider): bool => $provider->enabled));

        return Response::json(['oauth_providers' => array_map(self::outline(...), $enabled)]);
    }

    /** @param array<string, mixed> $row @return array<string, mixed> */
    private function link(array $row): array
    {
        return ['uuid' => $row['uuid'], 'oauth_provider' => self::outline(self::docOr404($this->db, $row['provider'])), 'identifier' => $row['identifier'],
            'last_used' => $row['last_used'], 'created' => $row['created']];
    }

    private function links(Call $call): Response
    {
        $user = Users::rowOr404($this->db, $call->params[0]);
        $page = $call->page();
        $rows = $this->db->all('SELECT * FROM oauth_links WHERE user = ? ORDER BY rowid LIMIT ? OFFSET ?', [$user['uuid'], $page->size, $page->offset()]);
        $total = (int) $this->db->value('SELECT COUNT(*) FROM oauth_links WHERE user = ?', [$user['uuid']]);

        return Response::json(['oauth_links' => $page->of($total, array_map($this->link(...), $rows))]);
    }

    private function createLink(Call $call): Response
    {
        $user = Users::rowOr404($this->db, $call->params[0]);
        $provider = $this->db->value('SELECT uuid FROM oauth_providers WHERE uuid = ?', [$call->payload['oauth_provider_uuid']]);
        if ($provider === null) {
            throw ApiError::of(400, 'invalid relation `oauth_provider` provided');
        }

        return Response::json(['oauth_link' => $this->link(self::insertLink($this->db, $user['uuid'], $provider, $call->payload['identifier']))]);
    }

    /** @return array<string, mixed> the new row @throws ApiError where the identifier is taken */
    public static function insertLink(Database $db, string $user, string $provider, string $identifier): array
    {
        $row = ['uuid' => Database::uuid(), 'user' => $user, 'provider' => $provider, 'identifier' => $identifier, 'last_used' => null, 'created' => $db->now()];
        try {
            $db->insert('oauth_links', $row);
        } catch (\PDOException $clash) {
            throw $clash->getCode() === self::UNIQUE_VIOLATION ? ApiError::of(409, 'oauth link with provider + identifier already exists') : $clash;
        }

        return $row;
    }

    private function deleteLink(Call $call): Response
    {
        $user = Users::rowOr404($this->db, $call->params[0]);
        if ($this->db->change('DELETE FROM oauth_links WHERE user = ? AND uuid = ?', [$user['uuid'], $call->params[1]]) === 0) {
            throw ApiError::of(404, 'oauth link not found');
        }

        return Response::json(new \stdClass());
    }
}
