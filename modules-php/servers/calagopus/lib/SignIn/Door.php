<?php

/**
 * The address to which the browser of a customer goes who wants into the panel: one that signs him in, or else the plain one of his server.
 *
 * Themes show no error of such a button, so whatever fails leaves the plain address, and the reason is in the module log. Staff get the plain address, also
 * where they work as the client.
 */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus\SignIn;

use Calagopus\Exception;
use Calagopus\Panel;
use WHMCS\Authentication\CurrentUser;
use WHMCS\Module\Server\Calagopus\Call;
use WHMCS\Module\Server\Calagopus\NotHis;
use WHMCS\Module\Server\Calagopus\PageStore;
use WHMCS\Module\Server\Calagopus\Poll;
use WHMCS\Module\Server\Calagopus\Record;
use WHMCS\Module\Server\Calagopus\ServiceStatus;
use WHMCS\Module\Server\Calagopus\Shared\Provisioning\Refusal;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Params;

final class Door
{
    /** Of one service within a minute, whoever presses; with the page's other buttons. */
    private const MOST_TRIES = 10;

    private ?\SensitiveParameterValue $address = null;

    /** @param bool $isOwnForm whether the page's own form was sent, and not WHMCS's link */
    public function __construct(private readonly Call $call, private readonly bool $isOwnForm = false)
    {
    }

    /** Where the browser goes; empty where not even the panel's address is known. */
    public function address(): string
    {
        return (string) $this->address?->getValue();
    }

    public function open(): void
    {
        $panel = $this->call->panel();
        $this->goTo($panel->origin());
        $isStaff = Visitor::isStaff();
        if (!$isStaff && !Visitor::isOf($this->call->client()->id)) {
            throw new Refusal('Nobody is logged in who works in this client\'s account.');
        }
        $record = $this->call->record();
        $this->goTo(self::ofServer($this->call, $panel, $record));
        $way = $this->way($isStaff);
        if ($way !== Way::Link) {
            $this->enter($way, $panel, $record);
        }
    }

    private function way(bool $isStaff): Way
    {
        $way = Way::of($this->call);
        // Signed in already, the panel answers that way with an error: it is only for who asks for it by the page's form.
        if ($way === Way::OAuth && !$this->isOwnForm) {
            return Way::Link;
        }
        if ($way !== Way::Link && $isStaff) {
            $this->call->note('Staff get the plain address; nobody is signed in to the client\'s account.');
            return Way::Link;
        }
        return $way;
    }

    private function enter(Way $way, Panel $panel, Record $record): void
    {
        $this->demand($way, $panel->origin());
        // A slow panel must not hold the customer's other pages. After WHMCS's own link the session is still WHMCS's.
        $this->isOwnForm && Poll::letSessionGo();
        try {
            $this->goTo($way === Way::Tickets ? $this->ticket($panel, $record) : $this->identity($panel, $record));
        } catch (Exception $problem) {
            if (NotHis::is($problem->reason)) {
                $this->goTo($panel->origin()); // the server's page on the panel is none of this client's
            }
            throw $problem;
        }
    }

    private function goTo(#[\SensitiveParameter] string $address): void
    {
        $this->address = new \SensitiveParameterValue($address);
    }

    /** The page of the service's server on the panel, without asking it. */
    public static function plain(Call $call): string
    {
        return self::ofServer($call, $call->panel(), $call->record());
    }

    /** Of the server on record; the panel's own where there is none. */
    private static function ofServer(Call $call, Panel $panel, Record $record): string
    {
        $isHere = $record->uuid !== null && $record->origin !== null && $call->config()->currentOrigin($record->origin) === $panel->origin();
        return $isHere ? $panel->serverUrl((string) $record->uuid) : $panel->origin();
    }

    private function demand(Way $way, string $origin): void
    {
        $identity = $this->call->identity();
        if (!$way->isSetUp($this->call, $origin)) {
            throw new Refusal("The product signs customers in (\"{$way->value}\"), but config.php has nothing for $origin under \"{$way->setting()}\".");
        }
        Visitor::demand($this->call->client()->id, $way === Way::OAuth);
        if ($identity->isAddon) {
            throw new Refusal('Customers are signed in for services, not for addons.');
        }
        if (!ServiceStatus::isActive($identity)) {
            throw new Refusal('The service is not Active in WHMCS, so its customer is not signed in to the panel.', customer: 'inactive');
        }
        if (!(new PageStore())->count($identity->key, 'press', self::MOST_TRIES)) {
            throw new Refusal(sprintf('The buttons of this service were pressed %d times within a minute already.', self::MOST_TRIES), customer: 'often');
        }
    }

    private function ticket(Panel $panel, Record $record): string
    {
        $secret = (string) $this->call->config()->ticketSecret($panel->origin());
        $this->call->keepSecret($secret);
        return $panel->signInTicket($this->call->ref($record), $secret, ...Accounts::proof($this->call, $record));
    }

    private function identity(Panel $panel, Record $record): string
    {
        $provider = (string) $this->call->config()->identityProvider($panel->origin());
        return $panel->signInIdentity($this->call->ref($record), $provider, $this->subject(), ...Accounts::proof($this->call, $record));
    }

    /** As WHMCS names the person to the panel: what that is cannot be read in WHMCS's documentation, so config.php says it. */
    private function subject(): string
    {
        $current = new CurrentUser();
        $subject = Params::asText(match ($this->call->config()->identitySubject()) {
            'client-uuid' => $current->client()?->uuid,
            'client-id' => $current->client()?->id,
            default => $current->user()?->id,
        });
        return $subject !== '' ? $subject : throw new Refusal('WHMCS does not tell what config.php names under "identity_subject".');
    }
}
