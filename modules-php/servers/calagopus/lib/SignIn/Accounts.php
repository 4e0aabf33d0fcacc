<?php

/**
 * What shows that the panel account which owns a service's server is its client's own, so that he may be signed in to it.
 *
 * That it bears the client's id is not enough: an account that was found by an e-mail address which nobody verified would open to whoever registered with that
 * address. Config.php says how much is.
 */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus\SignIn;

use Calagopus\OwnerLink;
use WHMCS\Authentication\CurrentUser;
use WHMCS\Module\Server\Calagopus\Call;
use WHMCS\Module\Server\Calagopus\Record;
use WHMCS\Module\Server\Calagopus\Shared\Provisioning\Refusal;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Params;

final class Accounts
{
    /** Links that somebody made knowingly: the module's own accounts, and those that bore the client's id before it came. */
    private const KNOWN = [OwnerLink::Created->value, OwnerLink::ExternalId->value];

    /** A date, with or without a time; or seconds. */
    private const TIME = '/^([1-9][0-9]{3}-[0-9]{2}-[0-9]{2}([ T]|$)|[1-9][0-9]*$)/';

    /** @return array{?string, ?string} the account that it must be, or the e-mail address that it must have; one is enough */
    public static function proof(Call $call, Record $record): array
    {
        $trusted = $call->config()->signInAccounts();
        $account = $trusted === 'all' || self::isKnown($call, $record) ? $record->ownerUuid : null;
        $email = $trusted === 'verified' ? self::verifiedEmail() : null;
        if ($account === null && $email === null) {
            throw new Refusal('How the client came to the panel account that owns the server is not known, or it was found by its address or name, so nobody is signed in to it '
                . '("sign_in_accounts" in config.php).');
        }
        return [$account, $email];
    }

    private static function isKnown(Call $call, Record $record): bool
    {
        $links = $record->ownerUuid === null ? [] : $call->store()->linksOf($call->config()->originsOf($call->panel()->origin()), $record->ownerUuid);
        return $links !== [] && array_diff($links, self::KNOWN) === [];
    }

    /** The address by which the account's owner logs in to WHMCS, where WHMCS says that it was verified; null where it does not. */
    private static function verifiedEmail(): ?string
    {
        $client = (new CurrentUser())->client();
        $owner = $client?->owner();
        $email = trim(html_entity_decode(Params::asText($owner?->email), ENT_QUOTES, 'UTF-8'));
        return $email !== '' && self::isTime($owner?->email_verified_at) ? $email : null;
    }

    /** A date as its column has it, or as WHMCS's model casts it. A column that may not be null says "never" by zeros, which a cast makes a time before all others. */
    private static function isTime(mixed $at): bool
    {
        return $at instanceof \DateTimeInterface ? $at->getTimestamp() > 0 : preg_match(self::TIME, trim(Params::asText($at))) === 1;
    }
}
