<?php

/** A user of the panel: made for a new e-mail address at a creation, kept for ever after, and never changed by another creation. */

declare(strict_types=1);

namespace Calagopus\Tests\Panel\Opterius;

final class PanelUser
{
    public function __construct(
        public readonly int $id,
        public readonly string $name,
        public readonly string $email,
        public readonly string $password,
        public readonly string $role = 'user',
    ) {
    }

    /** @return array<string, mixed> */
    public function describe(): array
    {
        return ['id' => $this->id, 'name' => $this->name, 'email' => $this->email, 'role' => $this->role, 'password_sha256' => hash('sha256', $this->password)];
    }
}
