<?php

/**
 * WHMCS's global functions, handed to the running stand-in.
 *
 * Documented at https://developers.whmcs.com/advanced/logging/ (logModuleCall, logActivity),
 * https://developers.whmcs.com/api/internal-api/ (localAPI) and https://developers.whmcs.com/hooks/getting-started/
 * (add_hook);
 * run_hook, encrypt, decrypt, generate_token and check_token are seen in published modules only (see
 * docs/whmcs-surface.md).
 *
 * No strict types here: WHMCS's own functions take whatever a module hands them.
 */

use Calagopus\Tests\Whmcs\WhmcsHost;

function logModuleCall($module, $action, $requestString, $responseData, $processedData = '', $replaceVars = [])
{
    WhmcsHost::current()->logs->moduleCall(
        (string) $module,
        (string) $action,
        $requestString,
        $responseData,
        $processedData,
        (array) $replaceVars
    );
}

function logActivity($message, $clientId = 0)
{
    WhmcsHost::current()->logs->activity((string) $message, (int) $clientId);
}

function localAPI($command, $values = [], $adminUser = '')
{
    return WhmcsHost::current()->api->call((string) $command, (array) $values);
}

function add_hook($hookPoint, $priority, $function)
{
    WhmcsHost::current()->hooks->add((string) $hookPoint, (int) $priority, $function);
}

function run_hook($hookPoint, $args, $unpackArguments = false)
{
    return WhmcsHost::current()->hooks->run((string) $hookPoint, $args, (bool) $unpackArguments);
}

function encrypt($text)
{
    return WhmcsHost::current()->encrypt((string) $text);
}

function decrypt($text)
{
    return WhmcsHost::current()->decrypt((string) $text);
}

function generate_token($type = 'form')
{
    return WhmcsHost::current()->tokens->generate((string) $type);
}

function check_token($context = 'WHMCS.default', $token = null)
{
    return WhmcsHost::current()->tokens->check($token === null ? null : (string) $token);
}
