<?php

/**
 * WHMCS's e-mails: templates, what hooks add to their fields, and what was sent. Nothing leaves the process.
 *
 * Documented at https://developers.whmcs.com/api-reference/sendemail/ , /getemailtemplates/ and hooks-reference/everything-else (EmailPreSend).
 */

declare(strict_types=1);

namespace Calagopus\Tests\Whmcs;

use WHMCS\Database\Capsule;

final class Mail
{
    /** @var list<array{template: string, id: int, subject: string, message: string}> */
    private array $sent = [];

    public function __construct(private readonly WhmcsHost $host)
    {
    }

    /** @return list<array{template: string, id: int, subject: string, message: string}> */
    public function sent(): array
    {
        return $this->sent;
    }

    public function template(string $name, string $message, string $type = 'product'): void
    {
        Capsule::table('tblemailtemplates')->insert(['type' => $type, 'name' => $name, 'subject' => $name, 'message' => $message, 'language' => '', 'custom' => 1, 'disabled' => 0]);
    }

    /** @return list<array{id: int, name: string, subject: string, custom: int}> */
    public function templates(string $type): array
    {
        $rows = Capsule::table('tblemailtemplates')->where('language', '')->orderBy('id');
        return ($type === '' ? $rows : $rows->where('type', $type))->get()->map(static fn (object $row): array => [
            'id' => (int) $row->id, 'name' => (string) $row->name, 'subject' => (string) $row->subject, 'custom' => (int) $row->custom,
        ])->all();
    }

    /** @throws ApiException */
    public function send(string $name, int $id): void
    {
        $row = Capsule::table('tblemailtemplates')->where(['name' => $name, 'language' => ''])->first() ?? throw new ApiException('Email Template not found');
        $fields = $row->type === 'product' ? $this->ofService($id) : ['client_id' => $id];
        foreach ($this->host->hooks->run('EmailPreSend', ['messagename' => $name, 'relid' => $id, 'mergefields' => $fields]) as $more) {
            $fields = (is_array($more) ? $more : []) + $fields;
        }
        if (!empty($fields['abortsend'])) {
            throw new ApiException('Sending Failed. Please see documentation.');
        }
        $filled = static fn (string $text): string => (string) preg_replace_callback(
            '/\{\$(\w+)\}/',
            static fn (array $found): string => (string) ($fields[$found[1]] ?? ''),
            $text
        );
        $this->sent[] = ['template' => $name, 'id' => $id, 'subject' => $filled((string) $row->subject), 'message' => $filled((string) $row->message)];
    }

    /** @return array<string, mixed> */
    private function ofService(int $id): array
    {
        $row = Capsule::table('tblhosting')->where('id', $id)->first() ?? throw new ApiException('Sending Failed. Please see documentation.');
        return [
            'service_id' => $id, 'client_id' => (int) $row->userid, 'service_username' => $row->username, 'service_domain' => $row->domain,
            'service_password' => $this->host->decrypt((string) $row->password), 'service_dedicated_ip' => $row->dedicatedip,
        ];
    }
}
