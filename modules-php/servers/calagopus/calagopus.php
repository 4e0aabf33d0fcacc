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
use WHMCS\Module\Server\Calagopus\Options;
use WHMCS\Module\Server\Calagopus\SaveCheck;

function calagopus_MetaData()
{
    return MetaData::describe();
}

/** @SuppressWarnings(PHPMD.UnusedFormalParameter) WHMCS passes it */
function calagopus_ConfigOptions($params = null)
{
    return Options::fields();
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
