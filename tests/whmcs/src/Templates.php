<?php

/**
 * Finds and renders templates with Smarty: a module's own, or the copy by which a theme overrides it.
 *
 * The places are those of https://docs.whmcs.com/8-13/customization/custom-modules/ .
 */

declare(strict_types=1);

namespace Calagopus\Tests\Whmcs;

final class Templates
{
    private ?string $compiled = null;

    private readonly int $owner;

    public function __construct(private readonly string $root)
    {
        $this->owner = (int) getmypid();
    }

    /** The file for a module's template in a theme; empty where there is none. */
    public function find(string $module, string $name, string $theme): string
    {
        $name = str_ends_with($name, '.tpl') ? $name : "$name.tpl";
        $short = preg_replace('~^templates/~', '', $name);
        $override = "{$this->root}/templates/$theme/modules/servers/$module";
        $own = "{$this->root}/modules/servers/$module";
        foreach (["$override/$name", "$override/$short", "$own/$name", "$own/templates/$short"] as $file) {
            if (is_file($file)) {
                return $file;
            }
        }
        return '';
    }

    /** @param array<string, mixed> $variables */
    public function render(string $file, array $variables): string
    {
        $smarty = new \Smarty();
        $smarty->setCompileDir($this->compiled ??= Files::temporary('whmcs-smarty'));
        $smarty->setTemplateDir([dirname($file), dirname($file, 2), "{$this->root}/templates"]);
        $smarty->registerPlugin('function', 'lang', self::lang(...));
        $smarty->assign($variables);
        return $smarty->fetch('file:' . $file);
    }

    public function clear(): void
    {
        if ($this->compiled !== null && $this->owner === getmypid()) {
            Files::remove($this->compiled);
            $this->compiled = null;
        }
    }

    /** `{lang key='...'}`: the text of the client's language, or the key itself where there is none. */
    private static function lang(array $parameters): string
    {
        $key = (string) ($parameters['key'] ?? '');
        return (string) ($GLOBALS['_LANG'][$key] ?? $parameters['defaultValue'] ?? $key);
    }
}
