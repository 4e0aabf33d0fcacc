<?php

/** Smarty runs nothing that a customer or a panel wrote, and every value in a template is escaped. */

declare(strict_types=1);

use Calagopus\Tests\Module\Check;
use Calagopus\Tests\Security\Markup;
use Calagopus\Tests\Security\Stage;

$templates = glob(dirname(__DIR__, 3) . '/modules-php/servers/*/templates/{*,*/*}.tpl', GLOB_BRACE) ?: [];

return [
    'tags of Smarty in a server\'s name are shown as they are' => static function (Check $check, Stage $stage): void {
        $id = $stage->live('calagopus');
        foreach (
            [
            '{php}echo 1337*3;{/php}', '{$smarty.version}', '{$smarty.server.PHP_SELF}', '{include file="/etc/passwd"}', '{math equation="7*191"}',
            '{fetch file="/etc/passwd"}', '{$calagopus.name}', '{*x*}', '{literal}{/literal}', '{ldelim}', '{eval var="{7*191}"}', '{$x=system("id")}', '{7*191}',
            ] as $name
        ) {
            $stage->panel->fault(['kind' => 'field', 'path' => 'server.name', 'value' => $name], ['path' => '^/api/admin/servers/', 'times' => 0]);
            $page = Markup::of($stage->host->clientArea($id)->html);
            $stage->panel->clearFaults();
            $check->has($name, $page->text(), 'as it is');
            foreach (['4011', '1337 ', 'root:x:', 'uid='] as $result) {
                $check->lacks($result, $page->text(), $name);
            }
        }
    },
    'every value in every template is escaped' => static function (Check $check) use ($templates): void {
        $check->that(count($templates) >= 2, 'the templates of both modules');
        foreach ($templates as $file) {
            $name = basename(dirname($file, 2)) . '/' . basename($file);
            preg_match_all('/\{\s*\$[^}]*\}/', (string) file_get_contents($file), $values);
            $check->that($values[0] !== [], "$name has values");
            foreach ($values[0] as $value) {
                $check->matches('/\|\s*escape(:[\'"]?\w+[\'"]?)?\s*\}$/', $value, $name);
            }
        }
    },
    'no template runs code, reads files or takes its name from a value' => static function (Check $check) use ($templates): void {
        foreach ($templates as $file) {
            $text = (string) preg_replace('/\{\*.*?\*\}/s', '', (string) file_get_contents($file));
            $name = basename(dirname($file, 2)) . '/' . basename($file);
            $check->that(preg_match('/\{\s*(php|eval|fetch|include_php|insert)\b|nofilter|(string|eval):/', $text) === 0, $name);
            preg_match_all('/\{\s*include\b[^}]*\}/', $text, $includes);
            foreach ($includes[0] as $include) {
                $check->lacks('$', $include, $name);
            }
        }
    },
];
