<?php

/**
 * The functions that WHMCS calls by name of the admin addon, each handed on to a class in lib/.
 *
 * The addon is a thin face of the server module `calagopus`: where that is missing, or of another release, it says so and does nothing.
 */

declare(strict_types=1);

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

require_once __DIR__ . '/lib/autoload.php';

use WHMCS\Module\Addon\Calagopusadmin\Addon;
use WHMCS\Module\Addon\Calagopusadmin\Page;

function calagopusadmin_config()
{
    return Addon::describe();
}

function calagopusadmin_activate()
{
    return Addon::activated();
}

function calagopusadmin_deactivate()
{
    return Addon::deactivated();
}


function calagopusadmin_upgrade($vars = null)
{
    Addon::upgraded($vars);
}

function calagopusadmin_output($vars = null)
{
    Page::show($vars);
}
