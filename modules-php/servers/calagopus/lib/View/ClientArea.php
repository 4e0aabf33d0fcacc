<?php

/** The page of a service in the client area: one request to the panel, and friendly words where that fails. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus\View;

use Calagopus\Exception;
use Calagopus\NotFoundException;
use Calagopus\Reason;
use Calagopus\Server;
use WHMCS\Module\Server\Calagopus\Call;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Html;

final class ClientArea
{
    private const TEMPLATE = 'templates/overview.tpl';

    private ?Server $server = null;
    private string $problem = '';

    /** @var list<array<string, string>> */
    private array $buttons = [];

    public function __construct(private readonly Call $call)
    {
    }

    public function load(): void
    {
        $record = $this->call->record();
        $this->server = $this->call->panel()->find($this->call->ref($record), true);
        $this->buttons = (new PowerButtons($this->call))->for($this->server, $this->call->language());
    }

    /** The customer learns what to do, never the technical reason; that is in the module log. */
    public function fail(\Throwable $problem): void
    {
        $this->problem = match (true) {
            $problem instanceof NotFoundException && $this->call->isNew() => 'client.problem_pending',
            $problem instanceof Exception && $problem->reason === Reason::ForeignServer => 'client.problem_foreign',
            default => 'client.problem',
        };
    }

    /** @return array{tabOverviewModuleOutputTemplate: string, templateVariables: array<string, mixed>} */
    public function answer(): array
    {
        $language = $this->call->language();
        $server = $this->server;
        return [
            'tabOverviewModuleOutputTemplate' => self::TEMPLATE,
            'templateVariables' => [
                'calagopus' => $server === null ? null : $this->describe($server, new Words($language)),
                'calagopusProblem' => $server === null ? $language->text($this->problem === '' ? 'client.problem' : $this->problem) : '',
                'calagopusPower' => $this->buttons,
                'calagopusText' => $language->group('client'),
            ],
        ];
    }

    /** @return array<string, string> */
    private function describe(Server $server, Words $words): array
    {
        return [
            'name' => $server->name,
            'status' => $words->status($server),
            'colour' => $words->colour($server),
            'advice' => $words->advice($server),
            'address' => $server->address() ?? '',
            'no_address' => $words->address($server, 'client'),
            'memory' => $words->size($server->memory),
            'disk' => $words->size($server->disk),
            'cpu' => $words->cpu($server->cpu),
            'url' => Html::isWeb($server->url) ? $server->url : '',
        ];
    }
}
