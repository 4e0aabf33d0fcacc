<?php

/**
 * Registers what the module does on WHMCS's admin pages and after its cron, and leaves the mark that shows that WHMCS reads this file.
 *
 * Nothing is asked or loaded here: no query, no class, no extension. WHMCS reads this file on every page.
 */

declare(strict_types=1);

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

defined('OPTERIUS_MODULE_HOOKS') || define('OPTERIUS_MODULE_HOOKS', true);

add_hook('AdminAreaFooterOutput', 1, static function ($vars) {
    if (!is_array($vars) || ($vars['filename'] ?? '') !== 'configproducts') {
        return '';
    }
    require_once __DIR__ . '/lib/autoload.php';
    return WHMCS\Module\Server\Opterius\SaveCheck::footer();
});

add_hook('ProductEdit', 1, static function ($vars) {
    if (!is_array($vars) || ($vars['servertype'] ?? '') !== 'opterius') {
        return;
    }
    require_once __DIR__ . '/lib/autoload.php';
    WHMCS\Module\Server\Opterius\SaveCheck::saved($vars);
});

add_hook('OverrideModuleUsernameGeneration', 1, static function ($vars) {
    $params = is_array($vars) && is_array($vars['params'] ?? null) ? $vars['params'] : [];
    if (($params['moduletype'] ?? '') !== 'opterius') {
        return null;
    }
    require_once __DIR__ . '/lib/autoload.php';
    return WHMCS\Module\Server\Opterius\Username::forHook($params);
});

add_hook('AfterCronJob', 1, static function () {
    require_once __DIR__ . '/lib/autoload.php';
    WHMCS\Module\Server\Opterius\Shared\Whmcs\CronUser::keep();
    WHMCS\Module\Server\Opterius\Shared\Whmcs\Retry\Cron::run();
    WHMCS\Module\Server\Opterius\Shared\Whmcs\Reconcile\Cron::run();
    WHMCS\Module\Server\Opterius\Shared\Whmcs\Orphans\Sweep::keepUp();
    WHMCS\Module\Server\Opterius\Shared\Whmcs\Errands\Cron::run();
});

foreach (['ServiceDelete', 'AddonDeleted', 'DeleteOrder', 'ClientDelete'] as $point) {
    add_hook($point, 1, static function () {
        require_once __DIR__ . '/lib/autoload.php';
        WHMCS\Module\Server\Opterius\Shared\Whmcs\Orphans\Sweep::soon();
    });
}
