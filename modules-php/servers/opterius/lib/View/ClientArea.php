<?php

/** The page of a service in the client area: one request to the panel, and friendly words where that fails. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Opterius\View;

use Calagopus\Opterius\Usage;
use WHMCS\Module\Server\Opterius\Call;
use WHMCS\Module\Server\Opterius\Figures;
use WHMCS\Module\Server\Opterius\Shared\Whmcs\Html;
use WHMCS\Module\Server\Opterius\Shared\Whmcs\Language;
use WHMCS\Module\Server\Opterius\Ownership;
use WHMCS\Module\Server\Opterius\Record;
use WHMCS\Module\Server\Opterius\Silence;

final class ClientArea
{
    private const TEMPLATE = 'templates/overview.tpl';

    private ?Record $record = null;
    private ?Usage $usage = null;
    private ?Figures $figures = null;
    private bool $isKnown = false;
    private string $problem = 'client.problem';

    public function __construct(private readonly Call $call)
    {
    }

    public function load(): void
    {
        $this->record = (new Ownership($this->call))->demand();
        $this->figures = Figures::kept($this->call->identity());
        $silence = Silence::of($this->call);
        $server = Silence::server($this->record->address);
        $left = $silence->left($server, $this->record->names->username);
        if ($left > 0) {
            $this->call->note("A server of the panel did not answer it a while ago, so nothing was asked about this account; it will be in $left seconds.");
        } else {
            $usage = $this->call->panel()->usage(Ownership::account($this->record, $this->call->panel()->origin()));
            $silence->hear($server, $this->record->names->username, $usage, $this->figures);
            $this->call->note(...array_filter([Figures::missing($usage)]));
            $this->figures = $this->figures->with($usage);
            $this->usage = $usage;
        }
        $this->isKnown = true;
    }

    /**
     * The customer learns what to do, never the technical reason; that is in the module log.
     *
     * @SuppressWarnings(PHPMD.UnusedFormalParameter) the boundary tells what failed
     */
    public function fail(\Throwable $problem): void
    {
        $this->isKnown = false;
        $this->problem = $this->call->isNew() ? 'client.problem_pending' : 'client.problem';
    }

    /** @return array{tabOverviewModuleOutputTemplate: string, templateVariables: array<string, mixed>} */
    public function answer(): array
    {
        $language = $this->call->language();
        return [
            'tabOverviewModuleOutputTemplate' => self::TEMPLATE,
            'templateVariables' => [
                'opterius' => $this->isKnown ? $this->describe($language) : null,
                'opteriusProblem' => $this->isKnown ? '' : $language->text($this->problem),
                'opteriusText' => $language->group('client'),
            ],
        ];
    }

    /** @return array<string, mixed> */
    private function describe(Language $language): array
    {
        $suspended = $this->usage?->suspended ?? strcasecmp($this->call->identity()->status($this->call->params), 'Suspended') === 0;
        $words = new Words($language);
        $figures = $this->figures ?? new Figures();
        $url = $this->call->panel()->origin();
        return [
            'domain' => $this->usage === null ? (string) $this->record?->names->domain : (string) $this->usage->domain,
            'username' => $this->usage->username ?? (string) $this->record?->names->username,
            'package' => (string) $this->record?->package,
            'suspended' => $suspended,
            'stale' => $this->usage === null,
            'status' => $language->text($suspended ? 'status.suspended' : 'status.active'),
            'disk' => $words->meter($figures->disk, $figures->diskLimit),
            'traffic' => $words->meter($figures->traffic, $figures->trafficLimit),
            'url' => Html::isWeb($url) ? $url : '',
        ];
    }
}
