<?php

/** A refusal of the panel: the status and the texts that go into `errors`. */

declare(strict_types=1);

namespace Calagopus\Tests\Panel\Calagopus;

use Calagopus\Tests\Panel\Net\Response;

final class ApiError extends \RuntimeException
{
    /** @param list<string> $errors */
    public function __construct(private readonly int $status, private readonly array $errors)
    {
        parent::__construct(implode(', ', $errors), $status);
    }

    public static function of(int $status, string $message): self
    {
        return new self($status, [$message]);
    }

    public static function internal(): self
    {
        return new self(500, ['internal server error']);
    }

    public function response(): Response
    {
        return Response::json(['errors' => $this->errors], $this->status);
    }
}
