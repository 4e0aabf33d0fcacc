<?php

/** One request to the API on its way through the panel: who asks, with what payload, and how it is answered. */

declare(strict_types=1);

namespace Calagopus\Tests\Panel\Calagopus;

use Calagopus\Tests\Panel\Net\Reply;
use Calagopus\Tests\Panel\Net\Request;
use Calagopus\Tests\Panel\Net\Response;

final class Call
{
    /** @var list<string> what stood for each `{}` of the route */
    public array $params = [];

    /** @var array<string, mixed> the API key's row */
    public array $key = [];

    /** @var array<string, mixed> the row of the account that acts */
    public array $actor = [];

    /** @var array<string, mixed> */
    public array $payload = [];

    public function __construct(public readonly Request $request, public readonly Reply $reply)
    {
    }

    public function page(): Page
    {
        return Page::fromQuery($this->request->query);
    }

    public function search(): ?string
    {
        $search = $this->request->query['search'] ?? null;

        return is_string($search) ? $search : null;
    }

    public function answer(Response $response): void
    {
        $this->reply->send(self::finished($this->request, $response));
    }

    public function refuse(ApiError $error): void
    {
        $this->answer($error->response());
    }

    /** JSON and pages bear an ETag, the digest of their body; a client that holds it gets 304. Logs and bodiless answers have none. */
    public static function finished(Request $request, Response $response): Response
    {
        if (!in_array($response->headers['content-type'] ?? '', ['application/json', 'text/html'], true)) {
            return $response;
        }
        $etag = hash('sha256', $response->body);
        $response->headers += ['etag' => $etag, 'vary' => 'Accept'];
        $held = $request->header('if-none-match');
        $cacheable = $response->status === 200 && ($request->method === 'GET' || $request->method === 'HEAD');
        if ($held !== null && $cacheable && trim($held, '" ') === $etag) {
            return new Response(304, ['etag' => $etag, 'vary' => $response->headers['vary']], '');
        }

        return $response;
    }
}
