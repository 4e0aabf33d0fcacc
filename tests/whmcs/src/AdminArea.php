<?php

/**
 * The pages of the admin area that a provisioning module takes part in: a product's module settings, a server, a
 * service's tab.
 *
 * Documented at https://developers.whmcs.com/provisioning-modules/config-options/ , /simple-mode/ ,
 * /loader-functions/ and
 * /admin-services-tab/ , and https://developers.whmcs.com/hooks-reference/output/ .
 */

declare(strict_types=1);

namespace Calagopus\Tests\Whmcs;

use WHMCS\Database\Capsule;

final class AdminArea
{
    public function __construct(
        private readonly WhmcsHost $host,
        private readonly Modules $modules,
        private readonly Params $params
    ) {
    }

    /**
     * The hooks' output on a page of the admin area, in a new request.
     *
     * @return array{head: string, header: string, footer: string, variables: array<string, mixed>}
     */
    public function page(string $script, array $get, array $post = []): array
    {
        $this->host->newRequest($script, $get, $post);
        $_SESSION['adminid'] = 1;
        $variables = [
            'charset' => 'utf-8', 'template' => 'blend', 'pagetemplate' => '', 'adminid' => 1,
            'admin_username' => 'admin',
            'admin_perms' => [], 'addon_modules' => [], 'filename' => basename($script, '.php'), 'pagetitle' => '',
            'jscode' => '',
            'jquerycode' => '', 'token' => $this->host->tokens->generate('plain'),
        ];
        foreach ($this->host->hooks->run('AdminAreaPage', $variables) as $more) {
            $variables = (is_array($more) ? $more : []) + $variables;
        }
        $places = [
            'head' => 'AdminAreaHeadOutput',
            'header' => 'AdminAreaHeaderOutput',
            'footer' => 'AdminAreaFooterOutput',
        ];
        $output = array_map(
            fn (string $point): string => implode(
                "\n",
                array_filter($this->host->hooks->run($point, $variables), 'is_string')
            ),
            $places
        );
        return $output + ['variables' => $variables];
    }

    /**
     * The fields of a product's module settings as WHMCS shows them: by number, with stored value and, in simple
     * mode, loaded choices.
     *
     * @param string $mode `simple`, `advanced`, or empty for the mode that WHMCS opens with
     * @return array<int, array<string, mixed>> number => the module's definition and `key`, `name`, `value`,
     *     `choices`, `error`
     */
    public function configOptions(int $productId, string $mode): array
    {
        $this->host->newRequest('configproducts.php', ['action' => 'edit', 'id' => (string) $productId]);
        $product = Capsule::table('tblproducts')->where('id', $productId)->first();
        $module = (string) $product->servertype;
        $params = $this->productParams($product);
        $fields = (array) $this->modules->call($module, 'ConfigOptions', [$params]);
        $hasSimple = array_filter($fields, static fn (array $field): bool => !empty($field['SimpleMode'])) !== [];
        $mode = $mode !== '' ? $mode : ($hasSimple ? 'simple' : 'advanced');
        $shown = [];
        $number = 0;
        foreach ($fields as $key => $field) {
            if (++$number > 24) {
                break;
            }
            if ($mode === 'simple' && $hasSimple && empty($field['SimpleMode'])) {
                continue;
            }
            $shown[$number] = ['key' => $key, 'name' => $field['FriendlyName'] ?? $key] + $field
                + ['value' => Text::decode((string) $product->{"configoption$number"}), 'choices' => [], 'error' => ''];
            if ($mode === 'simple' && isset($field['Loader'])) {
                $shown[$number] = $this->loaded($field['Loader'], $params) + $shown[$number];
            }
        }
        return $shown;
    }

    /** @return array{choices: array<string, string>, error: string} */
    private function loaded(callable|string $loader, array $params): array
    {
        try {
            return ['choices' => (array) $loader($params), 'error' => ''];
        } catch (\Exception $error) {
            return ['choices' => [], 'error' => $error->getMessage()];
        }
    }

    /**
     * @return array<string, mixed> what ConfigOptions and a loader receive: the first usable server of the product's
     * group
     */
    private function productParams(object $product): array
    {
        $server = Capsule::table('tblservers as s')->join('tblservergroupsrel as r', 'r.serverid', '=', 's.id')
            ->where(['r.groupid' => $product->servergroup, 's.disabled' => 0, 's.type' => $product->servertype])
            ->orderByDesc('s.active')->orderBy('s.id')->value('s.id');
        return $this->params->forServer((int) $server, (string) $product->servertype) + [
            'producttype' => $product->type, 'pid' => $product->id,
        ];
    }

    /**
     * Saves a product's page as the form would, and returns the address that WHMCS goes on to.
     *
     * @param array<string, mixed> $post columns of tblproducts (name, servertype, servergroup …) and
     *     `packageconfigoption`: number => text
     */
    public function saveProduct(int $productId, array $post): string
    {
        $this->host->newRequest('configproducts.php', ['action' => 'save', 'id' => (string) $productId], $post);
        $_SESSION['adminid'] = 1;
        $columns = array_intersect_key(
            $post,
            array_flip(['name', 'type', 'servertype', 'servergroup', 'description', 'autosetup', 'qty'])
        );
        if (isset($post['packageconfigoption'])) {
            for ($number = 1; $number <= 24; $number++) {
                $columns["configoption$number"] = $post['packageconfigoption'][$number] ?? '';
            }
        }
        $stored = array_map(
            static fn (mixed $value): mixed => is_string($value) ? Text::encode($value) : $value,
            $columns
        );
        if ($stored !== []) {
            Capsule::table('tblproducts')->where('id', $productId)->update($stored);
        }
        $product = Capsule::table('tblproducts')->where('id', $productId)->first();
        $module = (string) $product->servertype;
        if ($module !== '' && $this->modules->has($module, 'ConfigOptions')) {
            $this->modules->call($module, 'ConfigOptions', [$this->productParams($product)]);
        }
        $this->host->hooks->run('ProductEdit', ['pid' => $productId] + array_diff_key((array) $product, ['id' => 0]));
        $this->host->hooks->run('AdminProductConfigFieldsSave', ['pid' => $productId]);
        $this->host->hooks->detect($module);
        return "configproducts.php?action=edit&id=$productId&success=true";
    }

    /**
     * *Test Connection* of a stored server, or of one that is typed into the form.
     *
     * @param int|array<string, mixed> $server an id, or columns of tblservers with `type` and with the password in
     *     clear
     * @return array{success: bool, error: string}
     */
    public function testConnection(int|array $server): array
    {
        $this->host->newRequest('configservers.php', ['action' => 'manage']);
        if (is_array($server)) {
            $row = array_map(
                static fn (mixed $value): mixed => is_string($value) ? Text::encode($value) : $value,
                $server
            );
            $row['password'] = $this->host->encrypt((string) ($row['password'] ?? ''));
            $module = (string) $server['type'];
            $params = $this->params->server($row, $module) + ['moduletype' => $module];
        } else {
            $module = (string) Capsule::table('tblservers')->where('id', $server)->value('type');
            $params = $this->params->forServer($server, $module);
        }
        try {
            $answer = $this->modules->call($module, 'TestConnection', [$params]);
        } catch (\Throwable $error) {
            return ['success' => false, 'error' => $error->getMessage()];
        }
        $answer = is_array($answer) ? $answer : ['error' => 'The module returned no array'];
        return ['success' => (bool) ($answer['success'] ?? false), 'error' => (string) ($answer['error'] ?? '')];
    }

    /**
     * The module's rows on a service's page.
     *
     * @return array<string, string> label => HTML
     */
    public function servicesTab(Target $target): array
    {
        $get = ['id' => (string) $target->id, 'userid' => (string) $target->model()->userid];
        $this->host->newRequest(
            'clientsservices.php',
            $get + ($target->isAddon ? ['aid' => (string) $target->id] : [])
        );
        $_SESSION['adminid'] = 1;
        $module = $this->params->moduleOf($target);
        $fields = $module !== '' && $this->modules->has($module, 'AdminServicesTabFields')
            ? (array) $this->modules->call($module, 'AdminServicesTabFields', [$this->params->forTarget($target)])
            : [];
        $vars = ['id' => $target->id];
        $extra = $target->isAddon ? [] : $this->host->hooks->run('AdminClientServicesTabFields', $vars);
        foreach ($extra as $more) {
            $fields = $fields + (is_array($more) ? $more : []);
        }
        return array_map('strval', $fields);
    }

    /** Saves a service's page: the module's AdminServicesTabFieldsSave between the hooks that go with it. */
    public function saveServicesTab(Target $target, array $post): void
    {
        // WHMCS's own form carries its token; a test that gives one means another.
        $post += ['token' => $this->host->tokens->generate('plain')];
        $this->host->newRequest('clientsservices.php', ['id' => (string) $target->id, 'action' => 'save'], $post);
        $_SESSION['adminid'] = 1;
        $vars = ['serviceid' => $target->id, 'userid' => (int) $target->model()->userid];
        $this->host->hooks->run('PreServiceEdit', ['serviceid' => $target->id]);
        $this->host->hooks->run('PreAdminServiceEdit', ['serviceid' => $target->id]);
        $module = $this->params->moduleOf($target);
        if ($module !== '' && $this->modules->has($module, 'AdminServicesTabFieldsSave')) {
            $this->modules->call($module, 'AdminServicesTabFieldsSave', [$this->params->forTarget($target)]);
        }
        $this->host->hooks->run('AdminClientServicesTabFieldsSave', $_REQUEST);
        $this->host->hooks->run('ServiceEdit', $vars);
        $this->host->hooks->run('AdminServiceEdit', $vars);
    }
}
