<?php

/**
 * The product details page of the client area: calls the module's ClientArea and renders what it returns in a theme.
 *
 * Documented at https://developers.whmcs.com/provisioning-modules/client-area-output/ ; the keys
 * `tabOverview…Template` and
 * `templateVariables` in the sample module, WHMCS/sample-provisioning-module.
 */

declare(strict_types=1);

namespace Calagopus\Tests\Whmcs;

use WHMCS\Config\Setting;
use WHMCS\Service\Service;
use WHMCS\View\Menu\Item;
use WHMCS\User\Client;

final class ClientArea
{
    private const PLACES = [
        'head' => 'ClientAreaHeadOutput', 'header' => 'ClientAreaHeaderOutput', 'footer' => 'ClientAreaFooterOutput',
    ];

    private const PAGE = __DIR__ . '/../templates/productdetails.tpl';

    /** Six has a frame of its own; all other themes, Nexus among them, have that of Twenty-One. */
    private const FRAMES = ['six' => 'six'];
    private const FRAME = 'twenty-one';

    private readonly ProductDetails $details;

    public function __construct(
        private readonly WhmcsHost $host,
        private readonly Modules $modules,
        private readonly Templates $templates
    ) {
        $this->details = new ProductDetails($host, $modules);
    }

    /**
     * @param array<string, mixed> $get further parameters of the address
     * @param array<string, mixed> $post fields of a form
     */
    public function page(int $serviceId, string $theme, array $get, array $post): ClientAreaPage
    {
        $this->host->newRequest(
            'clientarea.php',
            ['action' => 'productdetails', 'id' => (string) $serviceId] + $get,
            $post
        );
        $service = Service::findOrFail($serviceId);
        $_SESSION['uid'] = (int) $service->userid;
        if (!empty($_REQUEST['dosinglesignon'])) {
            return $this->signOn($serviceId);
        }
        $variables = $this->pageVariables($service, $theme);
        $custom = null;
        if (($_REQUEST['modop'] ?? '') === 'custom') {
            $custom = $this->host->customButton($serviceId, (string) ($_REQUEST['a'] ?? ''), 'client');
            if (is_array($custom->returned) && isset($custom->returned['templatefile'])) {
                return $this->customPage($service, $theme, $variables, $custom);
            }
            $variables['modulecustombuttonresult'] = $custom->message;
        }
        return $this->overview($service, $theme, $variables, $custom);
    }

    private function overview(Service $service, string $theme, array $variables, ?ModuleResult $custom): ClientAreaPage
    {
        $module = (string) $service->product?->servertype;
        $params = $this->host->paramsFor((int) $service->id);
        $returned = $module !== '' && $this->modules->has($module, 'ClientArea')
            ? $this->modules->call($module, 'ClientArea', [$params])
            : null;
        [$kind, $name, $own] = self::wanted($returned);
        $variables['primarySidebar'] = $this->sidebar($module);
        $seen = $own + $variables + $params;
        $file = $module === '' || $kind === 'html' ? '' : $this->templates->find($module, $name, $theme);
        if ($kind !== 'none' && $kind !== 'html' && $file === '') {
            throw new \RuntimeException("The template $name of the module $module does not exist");
        }
        $output = $kind === 'html' ? (string) $returned : ($file === '' ? '' : $this->templates->render($file, $seen));
        $kind = $kind === 'none' && $file !== '' ? 'output' : $kind;
        $variables[$kind === 'replacement' ? 'tplOverviewTabOutput' : 'moduleclientarea'] = $output;
        return new ClientAreaPage($this->whole($variables, $service), $output, $kind, $file, $seen, $custom);
    }

    /** The menu beside the page, as the published themes and hooks name it and its items. */
    private function sidebar(string $module): Item
    {
        $sidebar = new Item('Primary Sidebar');
        $actions = $sidebar->addChild('Service Details Actions');
        if ($module !== '' && $this->modules->has($module, 'ChangePassword')) {
            $actions->addChild('Change Password');
        }
        $this->host->hooks->run('ClientAreaPrimarySidebar', $sidebar);
        return $sidebar;
    }

    /**
     * @return array{string, string, array<string, mixed>} kind of output, name of the template, the module's own
     * variables
     */
    private static function wanted(mixed $returned): array
    {
        if (is_string($returned)) {
            return ['html', '', []];
        }
        $returned = (array) $returned;
        $own = (array) ($returned['templateVariables'] ?? $returned['vars'] ?? []);
        $keys = [
            'tabOverviewReplacementTemplate' => 'replacement',
            'tabOverviewModuleOutputTemplate' => 'output',
            'templatefile' => 'output',
        ];
        foreach ($keys as $key => $kind) {
            if (isset($returned[$key])) {
                return [$kind, (string) $returned[$key], $own];
            }
        }
        return ['none', 'clientarea', $own];
    }

    private function customPage(Service $service, string $theme, array $variables, ModuleResult $custom): ClientAreaPage
    {
        $module = (string) $service->product?->servertype;
        $name = (string) $custom->returned['templatefile'];
        $file = $this->templates->find($module, $name, $theme);
        if ($file === '') {
            throw new \RuntimeException("The template $name of the module $module does not exist");
        }
        $seen = (array) ($custom->returned['vars'] ?? []) + $variables + $custom->params;
        $seen['breadcrumb'] = (array) ($custom->returned['breadcrumb'] ?? []);
        $output = $this->templates->render($file, $seen);
        return new ClientAreaPage(
            $this->whole(['tplOverviewTabOutput' => $output] + $variables, $service),
            $output,
            'page',
            $file,
            $seen,
            $custom
        );
    }

    private function signOn(int $serviceId): ClientAreaPage
    {
        $answer = $this->host->singleSignOn($serviceId);
        $error = Text::encode((string) ($answer['errorMsg'] ?? ''));
        $redirect = !empty($answer['success']) ? (string) ($answer['redirectTo'] ?? '') : '';
        return new ClientAreaPage($error, $error, 'redirect', '', [], null, $redirect);
    }

    /** The page around the module's output, with the hooks of the client area run. */
    private function whole(array $variables, Service $service): string
    {
        foreach (['ClientAreaPage', 'ClientAreaPageProductDetails'] as $point) {
            foreach ($this->host->hooks->run($point, $variables) as $more) {
                $variables = (is_array($more) ? $more : []) + $variables;
            }
        }
        $variables['hookOutput'] = $this->host->hooks->run('ClientAreaProductDetailsOutput', ['service' => $service]);
        foreach (self::PLACES as $place => $point) {
            $variables[$place . 'output'] = implode(
                "\n",
                array_filter($this->host->hooks->run($point, $variables), 'is_string')
            );
        }
        $variables['frame'] = self::FRAMES[(string) $variables['template']] ?? self::FRAME;
        return $this->templates->render(self::PAGE, ProductDetails::rows($variables) + $variables);
    }

    /**
     * @return array<string, mixed> variables of https://developers.whmcs.com/themes/variables/ and of the page itself
     */
    private function pageVariables(Service $service, string $theme): array
    {
        $product = $service->product;
        $client = Client::find($service->userid);
        $url = rtrim((string) Setting::getValue('SystemURL'), '/');
        $GLOBALS['_LANG'] = require __DIR__ . '/../lang/english.php';
        $module = (string) $product?->servertype;
        $buttons = $module !== '' && $this->modules->has($module, 'ClientAreaCustomButtonArray')
            ? (array) $this->modules->call(
                $module,
                'ClientAreaCustomButtonArray',
                [$this->host->paramsFor((int) $service->id)]
            )
            : [];
        return [
            'charset' => Setting::getValue('Charset'), 'companyname' => Setting::getValue('CompanyName'),
            'filename' => 'clientarea',
            'pagetitle' => 'Manage Product',
            'language' => ((string) $client?->language) ?: Setting::getValue('Language'),
            'LANG' => $GLOBALS['_LANG'], 'loggedin' => true, 'client' => $client, 'logo' => '', 'systemurl' => "$url/",
            'systemsslurl' => "$url/", 'systemNonSSLURL' => "$url/", 'template' => $theme,
            'token' => $this->host->tokens->generate('plain'),
            'WEB_ROOT' => (string) parse_url($url, PHP_URL_PATH), 'BASE_PATH_CSS' => "$url/assets/css",
            'BASE_PATH_JS' => "$url/assets/js",
            'BASE_PATH_IMG' => "$url/assets/img", 'BASE_PATH_FONTS' => "$url/assets/fonts",
            'todaysdate' => date('l, jS F Y'),
            'date_day' => date('j'), 'date_month' => date('m'), 'date_year' => date('Y'),
            'servedOverSsl' => str_starts_with($url, 'https:'),
            'id' => $service->id, 'serviceid' => $service->id, 'product' => $product?->name,
            'groupname' => $product?->productGroup?->name,
            'type' => $product?->type, 'status' => $service->domainstatus,
            'rawstatus' => strtolower((string) $service->domainstatus),
            'domain' => $service->domain, 'username' => $service->username, 'dedicatedip' => $service->dedicatedip,
            'modulecustombuttons' => $buttons, 'modulecustombuttonresult' => '',
            'modulelink' => "clientarea.php?action=productdetails&id={$service->id}", 'tplOverviewTabOutput' => '',
            'moduleclientarea' => '',
        ] + $this->details->variables($service);
    }
}
