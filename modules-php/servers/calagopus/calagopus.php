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

use WHMCS\Module\Server\Calagopus\Boundary;
use WHMCS\Module\Server\Calagopus\Command;
use WHMCS\Module\Server\Calagopus\MetaData;
use WHMCS\Module\Server\Calagopus\Metrics;
use WHMCS\Module\Server\Calagopus\Offered;
use WHMCS\Module\Server\Calagopus\Passwords;
use WHMCS\Module\Server\Calagopus\Product\Loaders;
use WHMCS\Module\Server\Calagopus\Product\Settings;
use WHMCS\Module\Server\Calagopus\SaveCheck;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\PanelLinks;
use WHMCS\Module\Server\Calagopus\SignIn;

function calagopus_MetaData()
{
    return MetaData::describe();
}

function calagopus_ConfigOptions($params = null)
{
    return Settings::fields($params);
}

/** The choices of a product's drop-downs: value => name. Each throws with a sentence where the panel cannot be asked. */
function calagopus_NestNames($params = null)
{
    return Loaders::choices('nest_uuid', $params);
}

function calagopus_EggNames($params = null)
{
    return Loaders::choices('egg_uuid', $params);
}

function calagopus_NodeNames($params = null)
{
    return Loaders::choices('node_uuid', $params);
}

function calagopus_BackupConfigurationNames($params = null)
{
    return Loaders::choices('backup_configuration_uuid', $params);
}

function calagopus_TestConnection($params = null)
{
    return Boundary::test($params);
}

function calagopus_CreateAccount($params = null)
{
    return Boundary::command('CreateAccount', $params, Command\Create::class);
}

function calagopus_SuspendAccount($params = null)
{
    return Boundary::command('SuspendAccount', $params, Command\Suspend::class);
}

function calagopus_UnsuspendAccount($params = null)
{
    return Boundary::command('UnsuspendAccount', $params, Command\Unsuspend::class);
}

function calagopus_ChangePackage($params = null)
{
    return Boundary::command('ChangePackage', $params, Command\Change::class);
}

function calagopus_TerminateAccount($params = null)
{
    return Boundary::command('TerminateAccount', $params, Command\Terminate::class);
}

function calagopus_UsageUpdate($params = null)
{
    Boundary::usageUpdate($params);
}

/** @SuppressWarnings(PHPMD.UnusedFormalParameter) WHMCS passes it */
function calagopus_ClientAreaAllowedFunctions($params = null)
{
    return Boundary::customerFunctions();
}

function calagopus_ClientStart($params = null)
{
    return Boundary::press('ClientStart', $params, Offered::Power, Command\Start::class);
}

function calagopus_ClientRestart($params = null)
{
    return Boundary::press('ClientRestart', $params, Offered::Power, Command\Restart::class);
}

function calagopus_ClientStop($params = null)
{
    return Boundary::press('ClientStop', $params, Offered::Power, Command\Stop::class);
}

function calagopus_ClientKill($params = null)
{
    return Boundary::press('ClientKill', $params, Offered::Power, Command\Kill::class);
}

function calagopus_ClientReinstall($params = null)
{
    return Boundary::press('ClientReinstall', $params, Offered::Reinstall, Command\ClientReinstall::class);
}

function calagopus_ClientName($params = null)
{
    return Boundary::press('ClientName', $params, Offered::Name, Command\Name::class);
}

function calagopus_ClientPassword($params = null)
{
    return Boundary::press('ClientPassword', $params, Offered::Password, Command\SendPassword::class);
}

/** Answers the page's script, and ends the request. */
function calagopus_ClientStatus($params = null)
{
    Boundary::status($params);
}

/** Answers the page's script, and ends the request. */
function calagopus_ClientSocket($params = null)
{
    Boundary::socket($params);
}

/** Answers with a page of its own, and ends the request. */
function calagopus_ClientConsole($params = null)
{
    Boundary::console($params);
}

/** Sends the browser to the panel, and ends the request; a sentence where it does not. */
function calagopus_ClientSignIn($params = null)
{
    return Boundary::enter($params);
}

function calagopus_ServiceSingleSignOn($params = null)
{
    return Boundary::signOn($params);
}

function calagopus_CustomActions($params = null)
{
    return SignIn\Actions::of($params);
}

function calagopus_AdminSingleSignOn($params = null)
{
    return PanelLinks::signOn($params);
}

function calagopus_AdminLink($params = null)
{
    return PanelLinks::html('AdminLink', $params);
}

function calagopus_LoginLink($params = null)
{
    return PanelLinks::html('LoginLink', $params, SignIn\Door::plain(...));
}

/** @SuppressWarnings(PHPMD.UnusedFormalParameter) WHMCS passes it */
function calagopus_AdminCustomButtonArray($params = null)
{
    return MetaData::buttons();
}

function calagopus_Start($params = null)
{
    return Boundary::command('Start', $params, Command\Start::class);
}

function calagopus_Restart($params = null)
{
    return Boundary::command('Restart', $params, Command\Restart::class);
}

function calagopus_Stop($params = null)
{
    return Boundary::command('Stop', $params, Command\Stop::class);
}

function calagopus_Kill($params = null)
{
    return Boundary::command('Kill', $params, Command\Kill::class);
}

function calagopus_Reinstall($params = null)
{
    return Boundary::command('Reinstall', $params, Command\Reinstall::class);
}

function calagopus_MetricProvider($params = null)
{
    return new Metrics($params);
}

function calagopus_Renew($params = null)
{
    return Boundary::renew($params);
}

function calagopus_ListAccounts($params = null)
{
    return Boundary::listAccounts($params);
}

function calagopus_ClientArea($params = null)
{
    return Boundary::clientArea($params);
}

function calagopus_AdminServicesTabFields($params = null)
{
    return Boundary::adminTab($params);
}

function calagopus_AdminServicesTabFieldsSave($params = null)
{
    Boundary::adminTabSave($params);
}

/** Documented for registrars alone: throws where the options are wrong. The product page is checked by hooks.php. */
function calagopus_config_validate($params = null)
{
    SaveCheck::demand($params);
}

/** WHMCS offers Change Password wherever the function is: it is there only where some product's policy has WHMCS keep passwords. */
if (Passwords::areKept()) {
    require_once __DIR__ . '/change-password.php';
}
