<?php

/**
 * What hooks add to the pages of products, of product addons, and to the dashboard.
 *
 * Documented at https://developers.whmcs.com/hooks-reference/admin-area/ (AdminProductConfigFields),
 * https://developers.whmcs.com/hooks-reference/addon/ (AddonConfig) and https://developers.whmcs.com/advanced/widgets/ .
 */

declare(strict_types=1);

namespace Calagopus\Tests\Whmcs;

use WHMCS\Module\AbstractWidget;

final class OfferPages
{
    public function __construct(private readonly WhmcsHost $host)
    {
    }

    /** The tab *Other* of a product's page. @return array<string, string> label => HTML */
    public function productFields(int $product): array
    {
        $this->host->newRequest('configproducts.php', ['action' => 'edit', 'id' => (string) $product]);
        $_SESSION['adminid'] = 1;
        return $this->fields('AdminProductConfigFields', ['pid' => $product]);
    }

    /** What the page of a product addon shows beside WHMCS's own. @return array<string, string> label => HTML */
    public function addonFields(int $addon): array
    {
        $this->host->newRequest('configaddons.php', ['action' => 'manage', 'id' => (string) $addon]);
        $_SESSION['adminid'] = 1;
        return $this->fields('AddonConfig', ['id' => $addon]);
    }

    /** @param array<string, mixed> $post */
    public function saveAddon(int $addon, array $post): void
    {
        $this->host->newRequest('configaddons.php', ['action' => 'save', 'id' => (string) $addon], $post);
        $_SESSION['adminid'] = 1;
        $this->host->hooks->run('AddonConfigSave', ['id' => $addon]);
    }

    /** The widgets of the dashboard that an administrator with these permissions sees. @param list<string> $permissions @return array<string, string> title => HTML */
    public function dashboard(array $permissions = ['Perform Server Operations']): array
    {
        $this->host->newRequest('index.php');
        $_SESSION['adminid'] = 1;
        $shown = [];
        foreach ($this->host->hooks->run('AdminHomeWidgets', []) as $widget) {
            if (!$widget instanceof AbstractWidget) {
                throw new \LogicException('A widget is no AbstractWidget');
            }
            $needed = $widget->getRequiredPermission();
            if ($needed === '' || in_array($needed, $permissions, true)) {
                $shown[$widget->getTitle()] = $widget->render();
            }
        }
        return $shown;
    }

    /** @param array<string, int> $vars @return array<string, string> */
    private function fields(string $point, array $vars): array
    {
        $fields = [];
        foreach ($this->host->hooks->run($point, $vars) as $more) {
            $fields += array_map(strval(...), is_array($more) ? $more : []);
        }
        return $fields;
    }
}
