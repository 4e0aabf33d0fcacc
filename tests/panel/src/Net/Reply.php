<?php

/** The answer that is owed for one request: sent once, and told when the client hangs up before. */

declare(strict_types=1);

namespace Calagopus\Tests\Panel\Net;

final class Reply
{
    public bool $gone = false;

    public bool $sent = false;

    /** @var callable|null what is done instead of sending, where a fault is to be played */
    public $instead = null;

    /** @var callable|null called with the status that was decided on, whether or not it can still be sent */
    public $onDecided = null;

    /** @var callable|null called with the answer's status when it was handed to the socket */
    public $onSent = null;

    /** @var callable|null */
    private $hangup = null;

    public function __construct(public readonly Wire $connection, public readonly Request $request)
    {
    }

    public function send(Response $response): void
    {
        if ($this->onDecided !== null) {
            ($this->onDecided)($response->status);
            $this->onDecided = null;
        }
        if ($this->gone || $this->sent) {
            return;
        }
        if ($this->instead !== null) {
            $instead = $this->instead;
            $this->instead = null;
            $this->hangup = null;
            $instead($response);

            return;
        }
        $this->finish($response->status, $response->wire($this->request->keepAlive, $this->request->method === 'HEAD'));
    }

    /** Sends bytes as they are and counts the request as answered. */
    public function finish(int $status, string $bytes): void
    {
        $this->sent = true;
        $this->hangup = null;
        $this->connection->write($bytes, function () use ($status): void {
            $this->markSent($status);
            $this->connection->answered();
        });
    }

    public function markSent(int $status): void
    {
        $this->sent = true;
        if ($this->onSent !== null) {
            ($this->onSent)($status);
        }
    }

    /** What to do where the client goes away before the answer is sent. */
    public function whenHungUp(?callable $callback): void
    {
        $this->hangup = $callback;
    }

    public function hungUp(): void
    {
        $this->gone = true;
        $callback = $this->hangup;
        $this->hangup = null;
        if ($callback !== null) {
            $callback();
        }
    }
}
