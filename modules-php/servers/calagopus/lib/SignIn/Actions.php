<?php

/** What WHMCS offers of a service on the client area's home page: the way into the panel, for users with its permission. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus\SignIn;

use WHMCS\Module\Server\Calagopus\Call;
use WHMCS\Module\Server\Calagopus\Module;
use WHMCS\Module\Server\Calagopus\ServiceStatus;
use WHMCS\Module\Server\CustomAction;
use WHMCS\Module\Server\CustomActionCollection;

final class Actions
{
    public static function of(#[\SensitiveParameter] mixed $params): CustomActionCollection
    {
        $actions = new CustomActionCollection();
        $call = new Call('CustomActions', $params, true);
        try {
            $isActive = ServiceStatus::isActive($call->identity());
        } catch (\Throwable) {
            return $actions;
        }
        $text = $call->language()->text('client.go');
        $actions->add(CustomAction::factory(Module::NAME, $text, Module::NAME . '_ServiceSingleSignOn', [$params], [Visitor::PERMISSION], $isActive));
        return $actions;
    }
}
