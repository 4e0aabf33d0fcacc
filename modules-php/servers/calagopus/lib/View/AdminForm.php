<?php

/**
 * What can be entered in the admin tab: an action with the node and the service's id that it may want; where no server was found the UUID of one, or
 * that the recorded one is to be forgotten. Only what WHMCS's form sent counts: a link must not be able to do anything. What is absent or blank is nothing.
 */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus\View;

use WHMCS\Module\Server\Calagopus\Admin\Action;
use WHMCS\Module\Server\Calagopus\Shared\Provisioning\Refusal;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Html;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Language;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Params;

final class AdminForm
{
    private const UUID = 'calagopus_link_uuid';
    private const FORGET = 'calagopus_forget';
    private const ACTION = 'calagopus_action';
    private const NODE = 'calagopus_node';
    private const ID = 'calagopus_service';

    /** Characters that a field takes: an address of a server, a node's name. */
    private const LONGEST = 300;

    public static function link(string $hint): string
    {
        return self::text(self::UUID, 40, self::LONGEST) . ' ' . Html::escape($hint);
    }

    public static function forget(string $hint): string
    {
        return '<label><input type="checkbox" name="' . self::FORGET . '" value="1" /> ' . Html::escape($hint) . '</label>';
    }

    /** @param string $id what is to be typed where it is wanted */
    public static function actions(Language $language, string $id, bool $isEnding): string
    {
        $options = '<option value="" selected="selected">' . Html::escape($language->text('admin.action_none')) . '</option>';
        foreach (Action::offered($isEnding) as $action) {
            $options .= '<option value="' . $action->value . '">' . Html::escape($language->text("action.$action->value")) . '</option>';
        }
        return '<select name="' . self::ACTION . '" class="form-control select-inline">' . $options . '</select><br />'
            . '<label>' . Html::escape($language->text('admin.action_node')) . ' ' . self::text(self::NODE, 40, self::LONGEST) . '</label><br />'
            . '<label>' . Html::escape($language->text('admin.action_id', ['id' => $id])) . ' ' . self::text(self::ID, 12, 30) . '</label><br />'
            . Html::escape($language->text('admin.action_hint'));
    }

    /** Null where nothing was asked for that there is; `demand` refuses what does not go together. */
    public static function sent(): ?Action
    {
        return Action::tryFrom(self::value(self::ACTION)) ?? match (true) {
            self::value(self::FORGET) === '1' => Action::Forget,
            self::uuid() !== '' => Action::Link,
            self::node() !== '' => Action::Transfer,
            default => null,
        };
    }

    /** As it was typed. */
    public static function uuid(): string
    {
        return self::value(self::UUID);
    }

    /** Name or UUID of the node to which a server is to move. */
    public static function node(): string
    {
        return html_entity_decode(self::value(self::NODE), ENT_QUOTES | ENT_HTML5, 'UTF-8');
    }

    /** What destroys or moves wants the service's id, and WHMCS's form its token. @throws Refusal */
    public static function demand(Action $action, string $id): void
    {
        if (!self::hasToken()) {
            throw new Refusal('The form did not come from WHMCS\'s page (its token is missing or old); nothing was done.');
        }
        self::demandOne();
        if ($action->wantsTheId() && !self::hasId($id)) {
            throw new Refusal("This wants the service's id, $id, typed into its field; nothing was done.");
        }
    }

    /** Whether the service's id was typed. */
    public static function hasId(string $id): bool
    {
        return self::value(self::ID) === $id;
    }

    /** Nothing that was typed is passed over. @throws Refusal */
    private static function demandOne(): void
    {
        $asked = array_filter([self::value(self::ACTION), self::value(self::FORGET), self::uuid()], static fn (string $one): bool => $one !== '');
        if (count($asked) > 1) {
            throw new Refusal('More than one thing was asked for at once; nothing was done. Save one of them, then the other.');
        }
        if (self::node() !== '' && self::value(self::ACTION) !== Action::Transfer->value) {
            throw new Refusal('A node to move the server to was typed, but ' . ($asked === [] ? 'no action was chosen' : 'that action does not move it') . '; nothing was done.');
        }
    }

    /** WHMCS looks at it before it saves a page; where it does not, or its function is another one, a wrong token may throw, end the page or say false. */
    private static function hasToken(): bool
    {
        try {
            return !function_exists('check_token') || check_token('WHMCS.admin.default') !== false;
        } catch (\Throwable) {
            return false;
        }
    }

    private static function text(string $name, int $size, int $most): string
    {
        return "<input type=\"text\" name=\"$name\" size=\"$size\" maxlength=\"$most\" value=\"\" class=\"form-control input-inline\" autocomplete=\"off\" />";
    }

    private static function value(string $name): string
    {
        $text = Params::asText($_POST[$name] ?? '');
        return preg_replace('/^[\p{Z}\p{C}]+|[\p{Z}\p{C}]+$/u', '', $text) ?? trim($text);
    }
}
