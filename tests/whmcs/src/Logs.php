<?php

/** WHMCS's module log and activity log, and the reading of them in tests. */

declare(strict_types=1);

namespace Calagopus\Tests\Whmcs;

use WHMCS\Config\Setting;
use WHMCS\Database\Capsule;

final class Logs
{
    /** The switch of *Configuration > System Logs > Module Log*; the stand-in starts with it on. */
    public const DEBUG_SETTING = 'ModuleDebugMode';

    /** @param array<mixed> $replaceVars strings that must not be readable in the entry */
    public function moduleCall(
        string $module,
        string $action,
        mixed $request,
        mixed $response,
        mixed $processed,
        array $replaceVars
    ): void {
        if (Setting::getValue(self::DEBUG_SETTING) !== 'on') {
            return;
        }
        $secrets = self::secrets($replaceVars);
        Capsule::table('tblmodulelog')->insert([
            'date' => date('Y-m-d H:i:s'), 'module' => $module, 'action' => $action,
            'request' => strtr(self::readable($request), $secrets),
            'response' => strtr(self::readable($response), $secrets),
            'arrdata' => strtr(self::readable($processed), $secrets),
        ]);
    }

    public function activity(string $message, int $clientId): void
    {
        Capsule::table('tblactivitylog')->insert([
            'date' => date('Y-m-d H:i:s'), 'description' => $message, 'user' => 'System', 'userid' => $clientId,
            'ipaddr' => '127.0.0.1',
        ]);
    }

    /** @return list<object> entries of the module log, oldest first */
    public function moduleEntries(?string $action = null): array
    {
        $query = Capsule::table('tblmodulelog')->orderBy('id');
        return ($action === null ? $query : $query->where('action', $action))->get()->all();
    }

    /** @return list<string> texts of the activity log, oldest first */
    public function activities(): array
    {
        return Capsule::table('tblactivitylog')->orderBy('id')->pluck('description')->all();
    }

    /** All that is in both logs as one text, for tests that search it for secrets. */
    public function everything(): string
    {
        return json_encode(
            [$this->moduleEntries(), $this->activities()],
            JSON_THROW_ON_ERROR | JSON_INVALID_UTF8_SUBSTITUTE | JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE
        );
    }

    /**
     * @return array<string, string> each secret, as it is and in the encodings it may have in a request, with its mask
     */
    private static function secrets(array $replaceVars): array
    {
        $masks = [];
        foreach ($replaceVars as $secret) {
            if (!is_scalar($secret) || (string) $secret === '') {
                continue;
            }
            $plain = (string) $secret;
            foreach ([$plain, urlencode($plain), Text::encode($plain)] as $form) {
                $masks[$form] = str_repeat('*', strlen($form));
            }
        }
        return $masks;
    }

    private static function readable(mixed $value): string
    {
        if ($value === null || is_scalar($value)) {
            return (string) $value;
        }
        return print_r(self::flat($value, 0), true);
    }

    /** Models are named, not printed: they hold the whole connection. */
    private static function flat(mixed $value, int $depth): mixed
    {
        if (is_array($value)) {
            return $depth > 12 ? '...' : array_map(
                static fn (mixed $item): mixed => self::flat($item, $depth + 1),
                $value
            );
        }
        return is_object($value) ? $value::class . ' Object' : $value;
    }
}
