<?php

/** Plain addresses of a panel for staff, who sign in there themselves. No panel is asked, and nothing is logged: WHMCS shows them on lists. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Kit\Shared\Whmcs;

use WHMCS\Module\Server\Kit\Call;
use WHMCS\Module\Server\Kit\Shared\Provisioning\Messages;

final class PanelLinks
{
    /** @return array{success: bool, redirectTo?: string, errorMsg?: string} */
    public static function signOn(#[\SensitiveParameter] mixed $params): array
    {
        $call = new Call('AdminSingleSignOn', $params);
        try {
            Extension::demand();
            return ['success' => true, 'redirectTo' => $call->panel()->origin()];
        } catch (\Throwable $problem) {
            return ['success' => false, 'errorMsg' => Messages::of($problem, $call->secrets())];
        }
    }

    /**
     * A link as HTML; empty where no address is known.
     *
     * @param (\Closure(Call): string)|null $address of a page on the panel; null: the panel's own
     */
    public static function html(string $action, #[\SensitiveParameter] mixed $params, ?\Closure $address = null): string
    {
        $call = new Call($action, $params);
        try {
            Extension::demand();
            return Html::link($address === null ? $call->panel()->origin() : $address($call), Language::admin()->text('admin.open'));
        } catch (\Throwable) {
            return '';
        }
    }
}
