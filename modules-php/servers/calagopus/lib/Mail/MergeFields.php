<?php

/**
 * What a service's e-mails may say of its server: `{$calagopus_address}` and the like, in every template for products.
 *
 * They come from what was told last. Only where that is not all, and the template uses it, the panel is asked, for a few seconds at the most. Whatever
 * goes wrong, the mail goes out.
 */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus\Mail;

use WHMCS\Module\Server\Calagopus\Call;
use WHMCS\Module\Server\Calagopus\Panels;
use WHMCS\Module\Server\Calagopus\Passwords;
use WHMCS\Module\Server\Calagopus\Shared\Provisioning\Messages;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Html;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Language;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\PanelCalls;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Params;

final class MergeFields
{
    public const PREFIX = 'calagopus_';

    private const NAMES = ['server_name', 'address', 'addresses', 'server_page', 'panel', 'account', 'sftp_host', 'sftp_port', 'sftp_user', 'password_help'];

    /** Seconds for which a mail waits for the panel. */
    private const SECONDS = 3.0;

    /** For the page of a template. @param array<mixed> $vars of EmailTplMergeFields @return array<string, string> */
    public static function names(array $vars): array
    {
        $names = [];
        foreach (Params::asText($vars['type'] ?? '') === 'product' ? self::NAMES : [] as $name) {
            $names[self::PREFIX . $name] = Language::admin()->text("merge.$name");
        }
        return $names;
    }

    /** @param array<mixed> $vars of EmailPreSend @return array<string, string> */
    public static function of(array $vars): array
    {
        try {
            $id = Params::asNumber($vars['relid'] ?? null) ?? 0;
            $name = Params::asText($vars['messagename'] ?? '');
            $call = $id > 0 ? PanelCalls::ofService('EmailPreSend', (string) $id, true) : null;
            if ($call === null || !Templates::isOfProduct($name)) {
                return [];
            }
            return self::fields($call, self::facts($call, Templates::mentionsUs($name)));
        } catch (\Throwable) {
            return [];
        }
    }

    private static function facts(Call $call, bool $mayAsk): ?Facts
    {
        $store = new FactStore();
        $key = $call->identity()->key;
        $client = $call->client()->id;
        $known = $store->facts($key, $client);
        $record = $call->record();
        $known = $known !== null && $known->uuid === $record->uuid ? $known : null;
        if (!$mayAsk || $known?->isWhole === true || $record->uuid === null) {
            return $known;
        }
        $panel = Panels::make($call->params, $call->config(), self::SECONDS);
        try {
            $live = $panel->live($call->ref($record));
            $facts = Facts::ofLive($live, $panel->origin());
            $store->saw($key, $client, $facts);
            return $facts;
        } catch (\Throwable $problem) {
            $call->note('A mail went out with what was known before: ' . Messages::of($problem, $call->secrets()));
            $call->report('The panel was asked for what an e-mail says.');
            return $known;
        }
    }

    /** @return array<string, string> safe in an HTML e-mail; nothing where nothing is known, so that no mail shows a blank as if it were told */
    private static function fields(Call $call, ?Facts $facts): array
    {
        if ($facts === null) {
            return [];
        }
        $language = Language::letter($call->client()->language());
        $values = [
            'server_name' => $facts->name, 'address' => $facts->addresses[0] ?? '', 'addresses' => implode(', ', $facts->addresses),
            'server_page' => $facts->page, 'panel' => $facts->panel, 'account' => $facts->account,
            'sftp_host' => $facts->sftpHost, 'sftp_port' => $facts->sftpPort, 'sftp_user' => $facts->sftpUser(),
            'password_help' => $language->text((new Passwords($call))->isSettable($call->record()) ? 'mail.password_whmcs' : 'mail.password_panel', ['panel' => $facts->panel]),
        ];
        $fields = [];
        foreach ($values as $name => $value) {
            $fields[self::PREFIX . $name] = Html::escape($value);
        }
        return $fields;
    }
}
