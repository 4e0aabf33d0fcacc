<?php

/**
 * Registers what the module does on WHMCS's admin pages, in the list of a client's services and after its cron, and leaves the mark that shows
 * that WHMCS reads this file.
 *
 * Nothing is asked or loaded here: no query, no class, no extension. WHMCS reads this file on every page.
 */

declare(strict_types=1);

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

defined('CALAGOPUS_MODULE_HOOKS') || define('CALAGOPUS_MODULE_HOOKS', true);

add_hook('AdminAreaFooterOutput', 1, static function ($vars) {
    if (!is_array($vars) || ($vars['filename'] ?? '') !== 'configproducts') {
        return '';
    }
    require_once __DIR__ . '/lib/autoload.php';
    return WHMCS\Module\Server\Calagopus\SaveCheck::footer();
});

add_hook('ProductEdit', 1, static function ($vars) {
    if (!is_array($vars) || ($vars['servertype'] ?? '') !== 'calagopus') {
        return;
    }
    require_once __DIR__ . '/lib/autoload.php';
    WHMCS\Module\Server\Calagopus\SaveCheck::saved($vars);
});

add_hook('AfterCronJob', 1, static function () {
    require_once __DIR__ . '/lib/autoload.php';
    WHMCS\Module\Server\Calagopus\Shared\Whmcs\CronUser::keep();
    WHMCS\Module\Server\Calagopus\Shared\Whmcs\Retry\Cron::run();
    WHMCS\Module\Server\Calagopus\Later\Cron::run();
    WHMCS\Module\Server\Calagopus\Shared\Whmcs\Reconcile\Cron::run();
    WHMCS\Module\Server\Calagopus\Shared\Whmcs\Orphans\Sweep::keepUp();
    WHMCS\Module\Server\Calagopus\Shared\Whmcs\Errands\Cron::run();
    WHMCS\Module\Server\Calagopus\Stock\Stock::cron();
});

add_hook('ShoppingCartValidateProductUpdate', 1, static function ($vars) {
    require_once __DIR__ . '/lib/autoload.php';
    return WHMCS\Module\Server\Calagopus\Order\BeforePayment::ordered($vars);
});

add_hook('ShoppingCartValidateUpgrade', 1, static function ($vars) {
    require_once __DIR__ . '/lib/autoload.php';
    return WHMCS\Module\Server\Calagopus\Order\BeforePayment::upgraded($vars);
});

foreach (['AfterModuleCreate', 'AfterModuleTerminate'] as $point) {
    add_hook($point, 1, static function ($vars) {
        if (($vars['params']['moduletype'] ?? '') === 'calagopus') {
            require_once __DIR__ . '/lib/autoload.php';
            WHMCS\Module\Server\Calagopus\Stock\Stock::changed($vars['params']);
        }
    });
}

foreach (['ServiceDelete', 'AddonDeleted', 'DeleteOrder', 'ClientDelete'] as $point) {
    add_hook($point, 1, static function () {
        require_once __DIR__ . '/lib/autoload.php';
        WHMCS\Module\Server\Calagopus\Shared\Whmcs\Orphans\Sweep::soon();
    });
}

add_hook('ClientEdit', 1, static function ($vars) {
    require_once __DIR__ . '/lib/autoload.php';
    WHMCS\Module\Server\Calagopus\ClientHooks::edited(is_array($vars) ? $vars : []);
});

add_hook('UserEmailVerificationComplete', 1, static function ($vars) {
    require_once __DIR__ . '/lib/autoload.php';
    WHMCS\Module\Server\Calagopus\ClientHooks::verified(is_array($vars) ? $vars : []);
});

add_hook('AfterClientMerge', 1, static function ($vars) {
    require_once __DIR__ . '/lib/autoload.php';
    WHMCS\Module\Server\Calagopus\ClientHooks::merged(is_array($vars) ? $vars : []);
});

add_hook('ClientAreaPageProductsServices', 1, static function ($vars) {
    if (!is_array($vars) || empty($vars['services'])) {
        return [];
    }
    require_once __DIR__ . '/lib/autoload.php';
    return WHMCS\Module\Server\Calagopus\Labels::inList($vars);
});

add_hook('IntelligentSearch', 1, static function ($vars) {
    require_once __DIR__ . '/lib/autoload.php';
    return WHMCS\Module\Server\Calagopus\Search::results($vars);
});

add_hook('EmailPreSend', 1, static function ($vars) {
    if (!is_array($vars) || empty($vars['relid'])) {
        return [];
    }
    require_once __DIR__ . '/lib/autoload.php';
    return WHMCS\Module\Server\Calagopus\Mail\MergeFields::of($vars);
});

add_hook('EmailTplMergeFields', 1, static function ($vars) {
    require_once __DIR__ . '/lib/autoload.php';
    return WHMCS\Module\Server\Calagopus\Mail\MergeFields::names(is_array($vars) ? $vars : []);
});

add_hook('ClientAreaPrimarySidebar', 1, static function ($sidebar) {
    if (!is_object($sidebar) || ($_REQUEST['action'] ?? '') !== 'productdetails') {
        return;
    }
    require_once __DIR__ . '/lib/autoload.php';
    WHMCS\Module\Server\Calagopus\PasswordTab::take($sidebar);
});
