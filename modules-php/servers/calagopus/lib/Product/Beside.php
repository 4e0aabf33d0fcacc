<?php

/** What stands beside the fields of a product's module settings: the panel's locations by name, and the variables of the product's egg. HTML. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus\Product;

use WHMCS\Module\Server\Calagopus\Call;
use WHMCS\Module\Server\Calagopus\CustomFields;
use WHMCS\Module\Server\Calagopus\Options;
use WHMCS\Module\Server\Calagopus\Shared\Provisioning\Messages;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\EditedProduct;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Extension;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Html;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Language;

final class Beside
{
    /** Lines that a field has room for. */
    private const MOST = 60;

    /** Letters of a default or a rule. */
    private const LONGEST = 120;

    private readonly Language $language;

    /** @param array<int, string> $stored the product's options */
    private function __construct(private readonly Call $call, private readonly array $stored)
    {
        $this->language = Language::admin();
    }

    /** Welcome and not the point: what cannot be had is left out, and the drop-downs say why. @return array<string, string> option => HTML */
    public static function fields(#[\SensitiveParameter] mixed $params): array
    {
        $stored = EditedProduct::options();
        if ($stored === null || EditedProduct::isSaved() || !Catalogue::namesServer($params) || Extension::problem() !== null) {
            return [];
        }
        $call = new Call('ConfigOptions', $params);
        $fields = [];
        $beside = new self($call, $stored);
        try {
            $fields['location_uuids'] = $beside->locations();
            $fields['variables'] = $beside->variables();
        } catch (\Throwable $problem) {
            $call->report(Messages::of($problem, $call->secrets()));
        }
        return array_filter($fields, static fn (string $html): bool => $html !== '');
    }

    private function locations(): string
    {
        $lines = [];
        foreach (Catalogue::of($this->call)->locations as $location) {
            $lines[] = '<code>' . Html::escape($location->uuid) . '</code> ' . Html::escape($location->name);
        }
        return $this->listed('choose.locations', $lines);
    }

    private function variables(): string
    {
        [$nest, $egg] = [$this->stored('nest_uuid'), $this->stored('egg_uuid')];
        if (!CustomFields::isUuid($nest) || !CustomFields::isUuid($egg)) {
            return '';
        }
        return $this->listed('choose.variables', array_map($this->variable(...), Catalogue::variables($this->call, $nest, $egg)));
    }

    /** @param array{name: string, default: string, editable: bool, secret: bool, rules: string} $variable */
    private function variable(array $variable): string
    {
        $facts = [];
        if ($variable['default'] !== '' && !$variable['secret']) {
            $facts[] = $this->language->text('choose.default', ['value' => self::short($variable['default'])]);
        }
        if ($variable['rules'] !== '') {
            $facts[] = self::short($variable['rules']);
        }
        if ($variable['editable']) {
            $facts[] = $this->language->text('choose.editable');
        }
        return '<code>' . Html::escape($variable['name']) . '</code> ' . Html::escape(implode('; ', $facts));
    }

    private function stored(string $option): string
    {
        return trim($this->stored[Options::number($option)] ?? '');
    }

    /** @param list<string> $lines HTML */
    private function listed(string $title, array $lines): string
    {
        if ($lines === []) {
            return '';
        }
        $shown = array_slice($lines, 0, self::MOST);
        $more = count($lines) - count($shown);
        return '<br />' . Html::escape($this->language->text($title)) . '<br />' . implode('<br />', $shown)
            . ($more > 0 ? '<br />' . Html::escape($this->language->text('choose.more', ['count' => $more])) : '');
    }

    private static function short(string $text): string
    {
        return preg_match('/^.{' . self::LONGEST . '}/us', $text, $start) === 1 ? $start[0] . '…' : $text;
    }
}
