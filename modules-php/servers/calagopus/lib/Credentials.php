<?php

/**
 * WHMCS's own fields of a service that its e-mails and pages show, made true: the username is the panel account's, the domain what the policy says.
 *
 * An addon has no such fields. What was written is kept, so that a later command changes that and nothing that somebody typed.
 */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus;

use Calagopus\Server;
use WHMCS\Database\Capsule;
use WHMCS\Module\Server\Calagopus\Mail\FactStore;
use WHMCS\Module\Server\Calagopus\Policy\Policy;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Html;

final class Credentials
{
    /** Letters that WHMCS's field takes. */
    private const LONGEST_DOMAIN = 255;

    private readonly FactStore $store;

    public function __construct(private readonly Call $call)
    {
        $this->store = new FactStore();
    }

    public function fill(Server $server): void
    {
        if ($this->call->identity()->isAddon) {
            return;
        }
        $this->username($server->ownerUsername);
        $this->domain(match ($this->call->policies()->answer(Policy::Domain)) {
            'address' => $server->address() ?? '',
            'name' => $server->name,
            default => '',
        });
    }

    /** The server is gone: what was written of it goes too, and the username is again what it was. */
    public function clear(): void
    {
        $identity = $this->call->identity();
        $written = $this->store->written($identity->key);
        if (!$identity->isAddon && $written['username'] !== '') {
            $this->replace('username', $written['username'], $written['username_before']);
        }
        if (!$identity->isAddon && $written['domain'] !== '') {
            $this->replace('domain', $written['domain'], '');
        }
        $this->store->forget($identity->key);
    }

    private function username(string $account): void
    {
        $key = $this->call->identity()->key;
        $now = $this->current('username');
        $written = $this->store->written($key);
        if ($account === '' || $now === $account) {
            return;
        }
        $before = $written['username'] !== '' && $now === $written['username'] ? $written['username_before'] : $now;
        $this->store->wrote($key, ['username' => $account, 'username_before' => mb_substr($before, 0, self::LONGEST_DOMAIN)]);
        $this->replace('username', $now, $account);
    }

    /** Only where nothing stands there, or what was written before. */
    private function domain(string $text): void
    {
        $key = $this->call->identity()->key;
        $written = $this->store->written($key)['domain'];
        $now = $this->current('domain');
        $text = mb_substr($text, 0, self::LONGEST_DOMAIN);
        if ($now !== $written || $now === $text) {
            return;
        }
        $this->store->wrote($key, ['domain' => $text]);
        $this->replace('domain', $now, $text);
    }

    private function current(string $column): string
    {
        $stored = Capsule::table('tblhosting')->useWritePdo()->where('id', $this->call->identity()->id)->value($column);
        return html_entity_decode((string) $stored, ENT_QUOTES, 'UTF-8');
    }

    /** WHMCS keeps text HTML-encoded. */
    private function replace(string $column, string $from, string $to): void
    {
        Capsule::table('tblhosting')->where('id', $this->call->identity()->id)->whereIn($column, [Html::escape($from), $from])->update([$column => Html::escape($to)]);
    }
}
