<?php

/** What is known of a server in words of a language: state, sizes, CPU. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus\View;

use Calagopus\Server;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Language;

final class Words
{
    private const GIB = 1024;

    public function __construct(private readonly Language $language)
    {
    }

    public function status(Server $server): string
    {
        $key = 'status.' . $this->state($server);
        return $this->language->has($key) ? $this->language->text($key) : str_replace('_', ' ', $this->state($server));
    }

    /** What the customer can do about the state: empty where it needs nothing. */
    public function advice(Server $server): string
    {
        $state = $this->state($server);
        if ($state === 'active') {
            return '';
        }
        return $this->language->text($this->language->has("advice.$state") ? "advice.$state" : 'advice.other');
    }

    /** Bootstrap's colour for a state. */
    public function colour(Server $server): string
    {
        return match ($this->state($server)) {
            'active' => 'success',
            'suspended' => 'warning',
            'install_failed' => 'danger',
            default => 'info',
        };
    }

    /** What to connect to, or in the words of a page ("client", "admin") why there is nothing. */
    public function address(Server $server, string $page): string
    {
        return $server->address() ?? ($server->port === null
            ? $this->language->text("$page.no_address")
            : $this->language->text("$page.no_host", ['port' => $server->port]));
    }

    /** @param int $mib 0 is unlimited */
    public function size(?int $mib): string
    {
        if ($mib === null || $mib === 0) {
            return $this->language->text($mib === null ? 'client.not_told' : 'client.unlimited');
        }
        return $mib >= self::GIB && $mib % (self::GIB / 4) === 0
            ? $this->number($mib / self::GIB) . ' GB'
            : $this->number($mib) . ' MB';
    }

    /** @param ?int $percent of a thread; 0 is unlimited, null where the panel told none */
    public function cpu(?int $percent): string
    {
        return match ($percent) {
            null => $this->language->text('client.not_told'),
            0 => $this->language->text('client.unlimited'),
            default => $this->language->text('client.cpu_percent', ['percent' => $percent]),
        };
    }

    private function state(Server $server): string
    {
        return match (true) {
            $server->suspended => 'suspended',
            $server->transferring => 'transferring',
            $server->status === null => 'active',
            default => strtolower($server->status),
        };
    }

    /** At most two digits after the point, and none that are not needed. */
    private function number(int|float $number): string
    {
        $text = number_format($number, 2, $this->language->text('format.point'), $this->language->text('format.thousands'));
        return (string) preg_replace('/[.,]0+$|([.,]\d)0$/', '$1', $text);
    }
}
