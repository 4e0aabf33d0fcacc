<?php

/**
 * Registers what the admin addon shows on WHMCS's own pages: the policies of products and product addons, and the dashboard's widget.
 *
 * Nothing is asked or loaded here: WHMCS reads this file on every page.
 */

declare(strict_types=1);

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

add_hook('AdminProductConfigFields', 1, static function ($vars) {
    require_once __DIR__ . '/lib/autoload.php';
    return WHMCS\Module\Addon\Calagopusadmin\Boundary::fields('product', is_array($vars) ? $vars['pid'] ?? null : null);
});

add_hook('AdminProductConfigFieldsSave', 1, static function ($vars) {
    require_once __DIR__ . '/lib/autoload.php';
    WHMCS\Module\Addon\Calagopusadmin\Boundary::save('product', is_array($vars) ? $vars['pid'] ?? null : null);
});

add_hook('AddonConfig', 1, static function ($vars) {
    require_once __DIR__ . '/lib/autoload.php';
    return WHMCS\Module\Addon\Calagopusadmin\Boundary::fields('addon', is_array($vars) ? $vars['id'] ?? null : null);
});

add_hook('AddonConfigSave', 1, static function ($vars) {
    require_once __DIR__ . '/lib/autoload.php';
    WHMCS\Module\Addon\Calagopusadmin\Boundary::save('addon', is_array($vars) ? $vars['id'] ?? null : null);
});

add_hook('AdminAreaFooterOutput', 1, static function ($vars) {
    if (!is_array($vars) || !in_array($vars['filename'] ?? '', ['configproducts', 'configaddons'], true)) {
        return '';
    }
    require_once __DIR__ . '/lib/autoload.php';
    return WHMCS\Module\Addon\Calagopusadmin\Boundary::footer($vars['filename'] === 'configproducts' ? 'product' : 'addon');
});

add_hook('AdminHomeWidgets', 1, static function () {
    require_once __DIR__ . '/lib/autoload.php';
    return WHMCS\Module\Addon\Calagopusadmin\Boundary::widget();
});
