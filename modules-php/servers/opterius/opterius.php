<?php

/**
 * The functions that WHMCS calls by name, each handed on to a class in lib/.
 *
 * Their parameters carry no types on purpose: whatever WHMCS or anybody else passes, the answer has the documented type.
 */

declare(strict_types=1);

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

require_once __DIR__ . '/lib/autoload.php';

use WHMCS\Module\Server\Opterius\Boundary;
use WHMCS\Module\Server\Opterius\Command;
use WHMCS\Module\Server\Opterius\MetaData;
use WHMCS\Module\Server\Opterius\Options;
use WHMCS\Module\Server\Opterius\Shared\Whmcs\PanelLinks;

function opterius_MetaData()
{
    return MetaData::describe();
}

/** @SuppressWarnings(PHPMD.UnusedFormalParameter) WHMCS passes it */
function opterius_ConfigOptions($params = null)
{
    return Options::fields();
}

/** What the option Package Name offers: name => label. Throws with a sentence where the panel's packages cannot be listed. */
function opterius_PackageNames($params = null)
{
    return Boundary::packageNames($params);
}

function opterius_TestConnection($params = null)
{
    return Boundary::test($params);
}

function opterius_CreateAccount($params = null)
{
    return Boundary::command('CreateAccount', $params, Command\Create::class);
}

function opterius_SuspendAccount($params = null)
{
    return Boundary::command('SuspendAccount', $params, Command\Suspend::class);
}

function opterius_UnsuspendAccount($params = null)
{
    return Boundary::command('UnsuspendAccount', $params, Command\Unsuspend::class);
}

function opterius_TerminateAccount($params = null)
{
    return Boundary::command('TerminateAccount', $params, Command\Terminate::class);
}

function opterius_ChangePassword($params = null)
{
    return Boundary::changePassword($params);
}

function opterius_ChangePackage($params = null)
{
    return Boundary::command('ChangePackage', $params, Command\ChangePackage::class);
}

/** WHMCS reads no answer of it: what went well stands in tblhosting, what did not in the logs. */
function opterius_UsageUpdate($params = null)
{
    Boundary::usageUpdate($params);
}

function opterius_Renew($params = null)
{
    return Boundary::renew($params);
}

function opterius_ListAccounts($params = null)
{
    return Boundary::listAccounts($params);
}

function opterius_ClientArea($params = null)
{
    return Boundary::clientArea($params);
}

function opterius_AdminServicesTabFields($params = null)
{
    return Boundary::adminTab($params);
}

function opterius_AdminSingleSignOn($params = null)
{
    return PanelLinks::signOn($params);
}

function opterius_AdminLink($params = null)
{
    return PanelLinks::html('AdminLink', $params);
}

function opterius_LoginLink($params = null)
{
    return PanelLinks::html('LoginLink', $params);
}

/** @SuppressWarnings(PHPMD.UnusedFormalParameter) WHMCS passes it */
function opterius_AdminCustomButtonArray($params = null)
{
    return MetaData::buttons();
}

function opterius_RefreshUsage($params = null)
{
    return Boundary::command('RefreshUsage', $params, Command\RefreshUsage::class);
}

function opterius_LinkAccount($params = null)
{
    return Boundary::command('LinkAccount', $params, Command\LinkAccount::class);
}

function opterius_ForgetAccount($params = null)
{
    return Boundary::command('ForgetAccount', $params, Command\ForgetAccount::class);
}
