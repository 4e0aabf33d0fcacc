<?php

/** What a customer typed into a form of his page; read only where a press was checked. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus;

use WHMCS\Module\Server\Calagopus\Shared\Provisioning\Refusal;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Params;

final class Form
{
    /** Letters that a name may have. */
    public const LONGEST_NAME = 64;

    /** A name in one line, without what no name has; empty takes it away. */
    public static function name(): string
    {
        $text = self::text('calagopus_name');
        if (preg_match('//u', $text) !== 1) {
            throw new Refusal('The name that the customer typed is no valid UTF-8.', customer: 'name');
        }
        $text = trim((string) preg_replace('/[\p{C}\s]+/u', ' ', $text));
        if (preg_match('/^.{0,' . self::LONGEST_NAME . '}$/us', $text) !== 1) {
            throw new Refusal(sprintf('The name that the customer typed has more than %d letters.', self::LONGEST_NAME), customer: 'name');
        }
        return $text;
    }

    /** Whether this name was typed, as a page shows it: blanks in a row are one there, and what looks like HTML is what it is. */
    public static function confirms(string $name): bool
    {
        $typed = [self::line(Params::asText($_POST['calagopus_confirm'] ?? '')), self::line(self::text('calagopus_confirm'))];
        return self::line($name) !== '' && in_array(self::line($name), $typed, true);
    }

    private static function line(string $text): string
    {
        return trim((string) preg_replace('/\s+/u', ' ', $text));
    }

    /** Whether its files go: one of the two choices, or the form was not filled in. */
    public static function deletesFiles(): bool
    {
        return match (self::text('calagopus_files')) {
            'keep' => false,
            'delete' => true,
            default => throw new Refusal('Neither keeping nor deleting the files was chosen.', customer: 'files'),
        };
    }

    /** Whether WHMCS encodes what a form sent is not written down: it is decoded once, and escaped wherever it is shown. */
    private static function text(string $name): string
    {
        return html_entity_decode(Params::asText($_POST[$name] ?? ''), ENT_QUOTES | ENT_HTML5, 'UTF-8');
    }
}
