<?php

/** The buttons by which a customer starts and stops a server, where pressing them makes sense. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus\View;

use Calagopus\Server;
use WHMCS\Module\Server\Calagopus\Call;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Language;
use WHMCS\Module\Server\Calagopus\Member;
use WHMCS\Module\Server\Calagopus\Shared\Provisioning\Messages;
use WHMCS\Module\Server\Calagopus\Press;
use WHMCS\Module\Server\Calagopus\ServiceStatus;

final class PowerButtons
{
    /** What a customer may call, without the module's name, by the action's name in the language files. */
    public const FUNCTIONS = ['start' => 'ClientStart', 'restart' => 'ClientRestart', 'stop' => 'ClientStop', 'kill' => 'ClientKill'];

    private const COLOURS = ['start' => 'success', 'restart' => 'primary', 'stop' => 'warning', 'kill' => 'danger'];

    public function __construct(private readonly Call $call)
    {
    }

    /** @return list<array<string, string>> one a button; empty where none is shown */
    public function for(Server $server, Language $language): array
    {
        try {
            return $this->areSensible($server) ? $this->describe($language) : [];
        } catch (\Throwable $problem) {
            $this->call->note('No power buttons are shown: ' . Messages::of($problem, $this->call->secrets()));
            return [];
        }
    }

    /** An addon has none: WHMCS documents no form that calls a function for an addon, and its parent's server must not be hit instead. */
    private function areSensible(Server $server): bool
    {
        $identity = $this->call->identity();
        return !$server->suspended && !$server->transferring && $server->status === null
            && !$identity->isAddon && Press::canBeChecked() && $this->call->config()->customerPower()
            && ServiceStatus::isActive($identity) && Member::mayManage($this->call->client()->id);
    }

    /** @return list<array<string, string>> */
    private function describe(Language $language): array
    {
        $buttons = [];
        foreach (self::FUNCTIONS as $action => $function) {
            $buttons[] = [
                'service' => (string) $this->call->identity()->serviceId,
                'function' => $function,
                'colour' => self::COLOURS[$action],
                'text' => $language->text("power.$action"),
                'hint' => $language->text("power.{$action}_hint"),
            ];
        }
        return $buttons;
    }
}
