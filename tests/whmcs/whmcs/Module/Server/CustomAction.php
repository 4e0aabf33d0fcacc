<?php

/**
 * A custom action of the client area. Documented at
 * https://developers.whmcs.com/classes/whmcs/module/server/customaction .
 */

declare(strict_types=1);

namespace WHMCS\Module\Server;

class CustomAction
{
    private function __construct(
        private readonly string $identifier,
        private readonly string $display,
        private readonly mixed $callable,
        private readonly array $params,
        private readonly array $permissions,
        private readonly bool $active
    ) {
    }

    public static function factory(
        string $identifier,
        string $display,
        $callable,
        array $params = [],
        array $permissions = [],
        bool $active = true,
        bool $allowSamePage = false,
        bool $preferIsolation = false
    ): self {
        return new self($identifier, $display, $callable, $params, $permissions, $active);
    }

    public function getIdentifier(): string
    {
        return $this->identifier;
    }

    public function getDisplay(): string
    {
        return $this->display;
    }

    public function invokeCallable(): array
    {
        return ($this->callable)(...$this->params);
    }

    public function getPermissions(): array
    {
        return $this->permissions;
    }

    public function isActive(): bool
    {
        return $this->active;
    }
}
