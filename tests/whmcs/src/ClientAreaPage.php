<?php

/** A rendered page of the client area, with what the module contributed to it. */

declare(strict_types=1);

namespace Calagopus\Tests\Whmcs;

final class ClientAreaPage
{
    /**
     * @param string $html the whole page
     * @param string $output the module's own part of it
     * @param string $kind `replacement` of the overview, `output` within it, `html` (a string), `page` (a custom page),
     *                     `redirect` or `none`
     * @param string $template the file that rendered the module's part; empty where none did
     * @param array<string, mixed> $variables what that template saw
     */
    public function __construct(
        public readonly string $html,
        public readonly string $output,
        public readonly string $kind,
        public readonly string $template,
        public readonly array $variables,
        public readonly ?ModuleResult $custom = null,
        public readonly string $redirect = ''
    ) {
    }
}
