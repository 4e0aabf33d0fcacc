<?php

/** Where a service's server is asked to be, and by which product. What was asked for last is kept: only another wish can be the customer's. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus;

use Calagopus\Server;
use WHMCS\Module\Server\Calagopus\Choices\Chosen;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Params;
use WHMCS\Module\Server\Calagopus\Stock\Sold;

final class Place
{
    /**
     * @param string $subject "product-7" or "addon-3"
     * @param list<string> $locations which count where no node is named
     * @param bool $isChosen whether an option or a field said it, and not the product
     */
    public function __construct(
        public readonly string $subject,
        public readonly string $node,
        public readonly array $locations,
        public readonly bool $isChosen
    ) {
    }

    public static function of(string $subject, Chosen $chosen): self
    {
        $options = $chosen->options;
        $parts = array_map(trim(...), explode(',', Params::asText($options['location_uuids'] ?? '')));
        $locations = array_values(array_filter($parts, static fn (string $part): bool => $part !== ''));
        return new self($subject, trim(Params::asText($options['node_uuid'] ?? '')), $locations, $chosen->asksForPlace());
    }

    /**
     * Whether the customer asked for it anew: by an option, or by ordering another product. What was asked for last is settled, wherever the server is
     * since; and a product whose place the host changed asks for nothing.
     *
     * @param self|null $last what was asked for last; null: not known, so that an option counts
     */
    public function isCustomers(?self $last, Config $config): bool
    {
        if ($last === null || $this->isSame($last)) {
            return $last === null && $this->isChosen;
        }
        return $this->isChosen || ($this->subject !== $last->subject && !$this->isSame($last->now($config) ?? $last));
    }

    /** What the same product asks for by now; null where that is not known. */
    private function now(Config $config): ?self
    {
        $product = preg_match('/^product-(\d+)$/D', $this->subject, $found) === 1 ? Sold::product((int) $found[1], $config) : null;
        return $product === null ? null : self::of($this->subject, new Chosen(Options::ofProduct($product->params())));
    }

    /** Whether a server is there, as far as the panel tells. */
    public function holds(Server $server): bool
    {
        if ($this->node !== '') {
            return strcasecmp($this->node, $server->nodeUuid) === 0;
        }
        return $this->locations === [] || $server->locationUuid === null
            || in_array(strtolower($server->locationUuid), array_map(strtolower(...), $this->locations), true);
    }

    private function isSame(self $other): bool
    {
        return $this->names() === $other->names();
    }

    /** @return list<string> */
    private function names(): array
    {
        $names = array_unique(array_map(strtolower(...), $this->node !== '' ? [$this->node] : $this->locations));
        sort($names);
        return [$this->node !== '' ? 'node' : 'locations', ...$names];
    }

    public static function fromJson(?string $json): ?self
    {
        $values = $json === null ? null : json_decode($json, true, 4);
        try {
            return is_array($values) ? new self(...$values) : null;
        } catch (\Error) {
            return null;
        }
    }

    /** ASCII alone, whatever the database's character set. */
    public function json(): string
    {
        return json_encode(get_object_vars($this), JSON_THROW_ON_ERROR | JSON_UNESCAPED_SLASHES | JSON_INVALID_UTF8_SUBSTITUTE);
    }
}
