<?php

/** The forms of a service's page: which of them its customer gets, and what stands in them. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus\View;

use Calagopus\Server;
use Calagopus\Usage;
use WHMCS\Module\Server\Calagopus\Call;
use WHMCS\Module\Server\Calagopus\Form;
use WHMCS\Module\Server\Calagopus\Live\PageWords;
use WHMCS\Module\Server\Calagopus\Member;
use WHMCS\Module\Server\Calagopus\Offered;
use WHMCS\Module\Server\Calagopus\Passwords;
use WHMCS\Module\Server\Calagopus\Press;
use WHMCS\Module\Server\Calagopus\ServiceStatus;
use WHMCS\Module\Server\Calagopus\Shared\Provisioning\Messages;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Language;
use WHMCS\Module\Server\Calagopus\SignIn\Visitor;

final class Forms
{
    /** What the page's template asks for, where there are none. */
    public const NONE = [
        'power' => [], 'reinstall' => '', 'service' => '', 'status' => '', 'socket' => '', 'words' => '', 'console' => '', 'name' => '', 'password' => '',
        'letters' => Form::LONGEST_NAME,
    ];

    public function __construct(private readonly Call $call)
    {
    }

    /**
     * Nothing where the customer may not manage the service now, or where that cannot be found out.
     *
     * @return array{power: list<array<string, mixed>>, reinstall: string, service: string, status: string, socket: string, words: string, console: string, name: string, password: string, letters: int}
     */
    public function for(Server $server, ?Usage $usage, Language $language): array
    {
        try {
            if (!$this->isManager()) {
                return self::NONE;
            }
            return [
                'power' => $this->isIdle($server) && Offered::Power->isOffered($this->call->policies()) ? PowerButtons::all($usage, $language) : [],
                'reinstall' => $this->canInstall($server) ? self::functionOf(Offered::Reinstall) : '',
                'service' => (string) $this->call->identity()->serviceId,
                'status' => self::functionOf(Offered::Status),
                'name' => self::functionOf(Offered::Name),
                'password' => (new Passwords($this->call))->isSettable($this->call->record()) ? '' : self::functionOf(Offered::Password),
            ] + $this->live($server, $language) + self::NONE;
        } catch (\Throwable $problem) {
            $this->call->note('No buttons are shown: ' . Messages::of($problem, $this->call->secrets()));
            return self::NONE;
        }
    }

    /** While the panel does not answer: nothing that needs it. @return array<string, mixed> as above */
    public function calm(): array
    {
        try {
            $calm = ['service' => (string) $this->call->identity()->serviceId, 'status' => self::functionOf(Offered::Status), 'name' => self::functionOf(Offered::Name)];
            return ($this->isManager() ? $calm : []) + self::NONE;
        } catch (\Throwable $problem) {
            $this->call->note('No buttons are shown: ' . Messages::of($problem, $this->call->secrets()));
            return self::NONE;
        }
    }

    /** The way to the server's node, for its customer alone. @return array<string, string> */
    private function live(Server $server, Language $language): array
    {
        if (!$this->isIdle($server) || Visitor::isStaff() || !Offered::Console->isOffered($this->call->policies())) {
            return [];
        }
        return ['socket' => self::functionOf(Offered::Socket), 'words' => PageWords::json($server, $language), 'console' => self::functionOf(Offered::Console)];
    }

    /** An addon has none: WHMCS documents no form that calls a function for an addon, and its parent's server must not be hit instead. */
    private function isManager(): bool
    {
        $identity = $this->call->identity();
        return !$identity->isAddon && Press::canBeChecked() && ServiceStatus::isActive($identity) && Member::mayManage($this->call->client()->id);
    }

    private function canInstall(Server $server): bool
    {
        return ($this->isIdle($server) || Words::state($server) === 'install_failed') && Offered::Reinstall->isOffered($this->call->policies());
    }

    private function isIdle(Server $server): bool
    {
        return Words::state($server) === 'active';
    }

    private static function functionOf(Offered $what): string
    {
        return array_values($what->functions())[0];
    }
}
