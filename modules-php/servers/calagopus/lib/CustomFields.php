<?php

/**
 * The optional custom fields Server UUID and Server ID of a product or addon.
 *
 * WHMCS's service properties would make a missing field, and its API takes numeric ids alone; so only fields that exist are written,
 * by name through the model, and by id through the API where there is no model.
 */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus;

use WHMCS\Database\Capsule;
use WHMCS\Module\Server\Calagopus\Shared\Provisioning\Refusal;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Identity;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Params;

final class CustomFields
{
    public const UUID = 'Server UUID';
    public const ID = 'Server ID';

    /** The panel finds a server by the first eight digits of its UUID too. */
    private const SHORT_ID = 8;

    public function __construct(private readonly Identity $identity, private readonly Params $params)
    {
    }

    /** What stands in the field, in small letters; empty where there is none. */
    public function typed(): string
    {
        return strtolower(trim(Params::asText($this->params->list('customfields')[self::UUID] ?? '')));
    }

    public static function isUuid(string $text): bool
    {
        return preg_match('/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/iD', $text) === 1;
    }

    public function store(string $uuid): void
    {
        $this->save([self::UUID => $uuid, self::ID => substr($uuid, 0, self::SHORT_ID)]);
    }

    public function clear(): void
    {
        $this->save([self::UUID => '', self::ID => '']);
    }

    /** @param array<string, string> $values */
    private function save(array $values): void
    {
        $ids = $this->existing();
        $values = array_intersect_key($values, $ids);
        if ($values === []) {
            return;
        }
        if ($this->identity->model !== null) {
            $this->identity->model->serviceProperties->save($values);
            return;
        }
        $this->saveById(array_combine(array_map(static fn (string $name): int => $ids[$name], array_keys($values)), $values));
    }

    /** @param array<int, string> $values */
    private function saveById(array $values): void
    {
        if ($this->identity->isAddon) {
            throw new Refusal('Without its model the custom fields of an addon cannot be written.');
        }
        $answer = localAPI('UpdateClientProduct', [
            'serviceid' => $this->identity->serviceId, 'customfields' => base64_encode(serialize($values)),
        ]);
        if (!is_array($answer) || ($answer['result'] ?? '') !== 'success') {
            throw new Refusal('WHMCS did not take the custom fields: ' . Params::asText($answer['message'] ?? 'no reason given'));
        }
    }

    /** @return array<string, int> name => id of those fields that the product or the addon has */
    private function existing(): array
    {
        $owner = $this->owner();
        $fields = $owner <= 0 ? [] : Capsule::table('tblcustomfields')->where('type', $this->identity->isAddon ? 'addon' : 'product')
            ->where('relid', $owner)->get(['id', 'fieldname']);
        $ids = [];
        foreach ($fields as $field) {
            $name = trim(explode('|', html_entity_decode((string) $field->fieldname, ENT_QUOTES, 'UTF-8'), 2)[0]);
            if ($name === self::UUID || $name === self::ID) {
                $ids[$name] ??= (int) $field->id;
            }
        }
        return $ids;
    }

    /** Id of the product, or of the addon that is for sale. */
    private function owner(): int
    {
        $table = $this->identity->isAddon ? 'tblhostingaddons' : 'tblhosting';
        $column = $this->identity->isAddon ? 'addonid' : 'packageid';
        return (int) Capsule::table($table)->where('id', $this->identity->id)->value($column);
    }
}
