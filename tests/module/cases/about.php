<?php

/** What the modules tell WHMCS of themselves: whmcs.json and logo as its documentation describes them, and the parameters that MetaData may have. */

declare(strict_types=1);

use Calagopus\Tests\Module\Check;
use Calagopus\Tests\Module\Stage;

return [
    'each module has a whmcs.json with every part that WHMCS shows, and its logo' => static function (Check $check): void {
        $folders = glob(dirname(__DIR__, 3) . '/modules-php/{servers,addons}/*', GLOB_BRACE | GLOB_ONLYDIR);
        $check->that(count($folders) >= 2, 'modules');
        foreach ($folders as $folder) {
            $name = basename($folder);
            $about = json_decode((string) file_get_contents("$folder/whmcs.json"), true, 8, JSON_THROW_ON_ERROR);
            $check->is(['1.0', 'whmcs-' . basename(dirname($folder)), $name], [$about['schema'] ?? null, $about['type'] ?? null, $about['name'] ?? null], "$name: what it is");
            foreach (['name', 'tagline', 'long'] as $part) {
                $check->that(strlen($about['description'][$part] ?? '') > 5, "$name: $part");
            }
            $features = $about['description']['features'] ?? [];
            $check->that(count($features) >= 3 && $features === array_values(array_unique(array_filter($features, 'is_string'))), "$name: features");
            foreach (['license', 'category'] as $part) {
                $check->that(is_string($about[$part] ?? null), "$name: $part");
            }
            $check->that(($about['authors'][0]['name'] ?? '') !== '', "$name: author");
            $size = getimagesize("$folder/" . ($about['logo']['filename'] ?? ''));
            $check->that($size !== false && $size['mime'] === 'image/png' && $size[0] >= 200, "$name: logo");
        }
    },
    'MetaData says what WHMCS documents of it, and nothing else' => static function (Check $check, Stage $stage): void {
        $meta = $stage->host->callModule('calagopus', 'MetaData');
        $documented = ['DisplayName', 'APIVersion', 'RequiresServer', 'DefaultNonSSLPort', 'DefaultSSLPort', 'ServiceSingleSignOnLabel', 'AdminSingleSignOnLabel',
            'ListAccountsUniqueIdentifierDisplayName', 'ListAccountsUniqueIdentifierField', 'ListAccountsProductField'];
        $check->is([], array_diff(array_keys($meta), $documented), 'undocumented');
        foreach ($documented as $name) {
            $sso = ['ServiceSingleSignOnLabel' => 'calagopus_ServiceSingleSignOn', 'AdminSingleSignOnLabel' => 'calagopus_AdminSingleSignOn'][$name] ?? null;
            $check->that($sso === null ? isset($meta[$name]) : !isset($meta[$name]) || function_exists($sso), "$name, which goes with its function");
        }
    },
];
