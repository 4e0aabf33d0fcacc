<?php

/** A menu of the client area, or an item of one; https://developers.whmcs.com/themes/navigation/ . */

declare(strict_types=1);

namespace WHMCS\View\Menu;

class Item
{
    /** @var array<string, self> */
    private array $children = [];

    public function __construct(private readonly string $name)
    {
    }

    public function getName(): string
    {
        return $this->name;
    }

    /** @param array<string, mixed> $options */
    public function addChild(string $name, array $options = []): self
    {
        return $this->children[$name] = new self($name);
    }

    public function getChild(string $name): ?self
    {
        return $this->children[$name] ?? null;
    }

    public function removeChild(string $name): self
    {
        unset($this->children[$name]);
        return $this;
    }

    /** @return array<string, self> */
    public function getChildren(): array
    {
        return $this->children;
    }
}
