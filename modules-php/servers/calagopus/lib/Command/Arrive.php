<?php

/**
 * What follows once a server has arrived on another node: its record, as after Sync, where it was asked to be, and the texts that name its ports.
 *
 * Nothing else of the server is changed: what the product says besides is Change Package's.
 */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus\Command;

use Calagopus\Changed;
use Calagopus\Live;
use Calagopus\Server;
use Calagopus\Spec;
use WHMCS\Module\Server\Calagopus\Later\Moves;
use WHMCS\Module\Server\Calagopus\PortTexts;
use WHMCS\Module\Server\Calagopus\Record;
use WHMCS\Module\Server\Calagopus\Shared\Provisioning\Messages;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Log;

final class Arrive extends Sync
{
    protected function sync(): Live
    {
        $live = parent::sync();
        $record = $this->call->record();
        $arrival = Moves::arrival($record->key);
        $place = $arrival->place;
        if ($place !== null && $place->holds($live->server)) {
            $this->aside('It was not noted where the server was asked to be', fn () => $this->call->store()->placed($record, $place));
        }
        return $this->filled($record, $arrival->texts, $live->server) ? parent::sync() : $live;
    }

    /** Another look may mend what failed; what the panel refuses for good is said once, and left to who reads it. */
    private function filled(Record $record, PortTexts $texts, Server $server): bool
    {
        try {
            return !$texts->isEmpty() && $this->fill($record, $texts, $server);
        } catch (\Calagopus\Exception $problem) {
            $problem->retriable && throw $problem;
            Log::activity("Service $record->key: its server arrived on another node, but what names its ports could not be filled in anew: "
                . Messages::of($problem, $this->call->secrets()) . ' Press Change Package once that is mended.');
            return false;
        }
    }

    /** @return bool whether anything was changed */
    private function fill(Record $record, PortTexts $texts, Server $server): bool
    {
        $held = $this->call->panel()->ports($this->call->ref($record));
        $texts = $texts->within($held);
        $variables = $texts->filled($held);
        $is = self::options($record, $server);
        $wanted = $texts->fill($is, $held);
        $changed = $this->change($record, $variables, $is, $wanted);
        $isOurs = $changed->server->name === $wanted['server_name_prefix'] . $record->key;
        $given = $isOurs ? $record->given->withName($changed->server->name) : $record->given;
        if ($record->variables === null) {
            $this->call->store()->given($record->key, $given);
        } else {
            $this->call->store()->applied($record->key, $variables + $record->variables, $given);
        }
        $names = [...array_keys($variables), ...($given->name === $record->given->name ? [] : ['the name'])];
        $changed->differences === [] || $this->call->note('Filled in anew with the ports: ' . implode(', ', $names) . '.');
        $this->call->note(...$changed->notes);
        return $changed->differences !== [];
    }

    /** The server as it is, as far as it is not left alone anyway. @return array<string, string> */
    private static function options(Record $record, Server $server): array
    {
        $name = (string) $record->given->name;
        return [
            'nest_uuid' => (string) $server->nestUuid, 'egg_uuid' => $server->eggUuid, 'node_uuid' => $server->nodeUuid,
            'server_name_prefix' => str_ends_with($name, $record->key) ? substr($name, 0, -strlen($record->key)) : '',
        ];
    }

    /** Asks for nothing but the texts. @param array<string, string> $variables @param array<string, string> $is @param array<string, mixed> $wanted */
    private function change(Record $record, array $variables, array $is, array $wanted): Changed
    {
        return $this->call->panel()->change(
            $this->call->ref($record),
            Spec::fromOptions($wanted),
            $record->variables === null ? null : array_intersect_key($record->variables, $variables),
            ['name' => $record->given->name],
            true,
            Spec::fromOptions($is)
        );
    }
}
