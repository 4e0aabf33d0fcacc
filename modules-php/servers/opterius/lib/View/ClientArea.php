<?php

/** The page of a service in the client area: one request to the panel, and friendly words where that fails. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Opterius\View;

use Calagopus\Opterius\Usage;
use WHMCS\Module\Server\Opterius\Call;
use WHMCS\Module\Server\Opterius\Figures;
use WHMCS\Module\Server\Opterius\Html;
use WHMCS\Module\Server\Opterius\Language;
use WHMCS\Module\Server\Opterius\Ownership;
use WHMCS\Module\Server\Opterius\Record;

final class ClientArea
{
    private const TEMPLATE = 'templates/overview.tpl';

    private ?Record $record = null;
    private ?Usage $usage = null;
    private ?Figures $figures = null;
    private string $problem = 'client.problem';

    public function __construct(private readonly Call $call)
    {
    }

    public function load(): void
    {
        $this->record = (new Ownership($this->call))->demand();
        $this->usage = $this->call->panel()->usage(Ownership::account($this->record, $this->call->panel()->origin()));
        $this->figures = Figures::kept($this->call->identity())->with($this->usage);
    }

    /**
     * The customer learns what to do, never the technical reason; that is in the module log.
     *
     * @SuppressWarnings(PHPMD.UnusedFormalParameter) the boundary tells what failed
     */
    public function fail(\Throwable $problem): void
    {
        $this->usage = null;
        $this->problem = $this->isNew() ? 'client.problem_pending' : 'client.problem';
    }

    private function isNew(): bool
    {
        try {
            return strcasecmp($this->call->identity()->status($this->call->params), 'Pending') === 0;
        } catch (\Throwable) {
            return false;
        }
    }

    /** @return array{tabOverviewModuleOutputTemplate: string, templateVariables: array<string, mixed>} */
    public function answer(): array
    {
        $language = Language::client($this->languageOfClient());
        return [
            'tabOverviewModuleOutputTemplate' => self::TEMPLATE,
            'templateVariables' => [
                'opterius' => $this->usage === null ? null : $this->describe($this->usage, $language),
                'opteriusProblem' => $this->usage === null ? $language->text($this->problem) : '',
                'opteriusText' => $language->group('client'),
            ],
        ];
    }

    /** @return array<string, mixed> */
    private function describe(Usage $usage, Language $language): array
    {
        $words = new Words($language);
        $figures = $this->figures ?? new Figures();
        $url = $this->call->panel()->origin();
        return [
            'domain' => $usage->domain,
            'username' => $usage->username,
            'package' => (string) $this->record?->package,
            'suspended' => $usage->suspended,
            'status' => $language->text($usage->suspended ? 'status.suspended' : 'status.active'),
            'disk' => $words->meter($figures->disk, $figures->diskLimit),
            'traffic' => $words->meter($figures->traffic, $figures->trafficLimit),
            'url' => Html::isWeb($url) ? $url : '',
        ];
    }

    private function languageOfClient(): string
    {
        try {
            return $this->call->client()->language();
        } catch (\Throwable) {
            return '';
        }
    }
}
