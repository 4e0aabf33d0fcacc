<?php

/** What can be entered in the admin tab: the UUID of an existing server, or that the recorded one is to be forgotten; and what came of it. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus\View;

use WHMCS\Module\Server\Calagopus\Call;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Html;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Params;

final class LinkForm
{
    private const FIELD = 'calagopus_link_uuid';
    private const BOX = 'calagopus_forget';
    private const SESSION = 'calagopus_link_problem';

    public static function html(string $hint): string
    {
        return '<input type="text" name="' . self::FIELD . '" size="40" maxlength="36" value="" class="form-control input-inline input-400"'
            . ' autocomplete="off" /> ' . Html::escape($hint);
    }

    public static function box(string $hint): string
    {
        return '<label><input type="checkbox" name="' . self::BOX . '" value="1" /> ' . Html::escape($hint) . '</label>';
    }

    public static function isFilled(): bool
    {
        return self::typed() !== '' || self::isForget();
    }

    public static function isForget(): bool
    {
        return Params::asText($_POST[self::BOX] ?? '') === '1';
    }

    /** Only what a form sent: a link must not be able to link a server. */
    public static function typed(): string
    {
        return trim(Params::asText($_POST[self::FIELD] ?? ''));
    }

    /** Keeps what went wrong for the tab, which WHMCS shows after the save. */
    public static function remember(Call $call, string $problem): void
    {
        $key = self::key($call);
        if ($key === '') {
            return;
        }
        unset($_SESSION[self::SESSION][$key]);
        if ($problem !== '') {
            $_SESSION[self::SESSION][$key] = $problem;
        }
    }

    /** What went wrong the last time, once. */
    public static function recall(Call $call): string
    {
        $key = self::key($call);
        $problem = Params::asText($_SESSION[self::SESSION][$key] ?? '');
        unset($_SESSION[self::SESSION][$key]);
        return $problem;
    }

    private static function key(Call $call): string
    {
        try {
            return $call->identity()->key;
        } catch (\Throwable) {
            return '';
        }
    }
}
