<?php

/**
 * Fills in what a product's name prefix and egg variables say of the service: {service_id}, {client_id}, {first_name}, {last_name}, {domain}, {username}.
 *
 * Only what the administrator wrote is filled in, never what a customer chose or typed. Names and domains are the customer's own words, which may
 * end in a start command: letters, digits and a few harmless marks of them are kept. Double braces are the egg's, and stay.
 */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus;

use WHMCS\Module\Server\Calagopus\Mail\FactStore;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Identity;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Params;

final class Placeholders
{
    public const NAMES = ['service_id', 'client_id', 'first_name', 'last_name', 'domain', 'username'];

    /** Options in which they are filled in. */
    private const OPTIONS = ['server_name_prefix', 'variables'];

    private const LONGEST = 100;

    /** @param array<string, mixed> $options of a product @return array<string, mixed> the same where no service is meant */
    public static function fill(array $options, Params $params): array
    {
        $values = null;
        foreach (self::OPTIONS as $option) {
            $text = $options[$option] ?? null;
            if (is_string($text) && preg_match(self::pattern(), $text) === 1) {
                $values ??= self::values($params);
                $options[$option] = $values === null ? $text
                    : (string) preg_replace_callback(self::pattern(), static fn (array $found): string => $values[$found[1]], $text);
            }
        }
        return $options;
    }

    /** @return array<string, string>|null null: it is a product that is looked at, and no service */
    private static function values(Params $params): ?array
    {
        try {
            $identity = Identity::of($params);
            $client = Client::of($params)->id;
        } catch (\Throwable) {
            return null;
        }
        $details = Params::of($params->list('clientsdetails'));
        return [
            'service_id' => $identity->key,
            'client_id' => $client,
            'first_name' => self::harmless($details->text('firstname')),
            'last_name' => self::harmless($details->text('lastname')),
            'domain' => self::harmless($params->text('domain')),
            'username' => self::harmless(self::username($identity, $params)),
        ];
    }

    /** What the server was made with: Create puts the panel account's name in the place of WHMCS's. */
    private static function username(Identity $identity, Params $params): string
    {
        $now = $params->text('username');
        $written = (new FactStore())->written($identity->key);
        return $written['username'] !== '' && $written['username'] === $now ? $written['username_before'] : $now;
    }

    private static function harmless(string $text): string
    {
        $kept = trim((string) preg_replace('/[^\p{L}\p{M}\p{N} ._@-]+/u', '', $text));
        return preg_match('/^.{0,' . self::LONGEST . '}/us', $kept, $start) === 1 ? $start[0] : '';
    }

    private static function pattern(): string
    {
        return '/(?<!\{)\{(' . implode('|', self::NAMES) . ')\}(?!\})/';
    }
}
