<?php

/** The page of a service in the client area: one round of requests to the panel, and friendly words where that fails. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus\View;

use Calagopus\Exception;
use Calagopus\Live;
use Calagopus\NotFoundException;
use Calagopus\Reason;
use WHMCS\Module\Server\Calagopus\Call;
use WHMCS\Module\Server\Calagopus\Given;
use WHMCS\Module\Server\Calagopus\Later\Ending;
use WHMCS\Module\Server\Calagopus\Mail\Facts;
use WHMCS\Module\Server\Calagopus\Mail\FactStore;
use WHMCS\Module\Server\Calagopus\Module;
use WHMCS\Module\Server\Calagopus\PageStore;
use WHMCS\Module\Server\Calagopus\Record;
use WHMCS\Module\Server\Calagopus\Seen;
use WHMCS\Module\Server\Calagopus\Shared\Provisioning\Messages;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Html;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Language;

final class ClientArea
{
    private const TEMPLATE = 'templates/overview.tpl';

    private ?Live $live = null;
    private ?Seen $seen = null;
    private ?Shown $shown = null;
    private ?Given $given = null;
    private string $label = '';
    private string $problem = '';

    /** @var array<string, mixed> */
    private array $forms = Forms::NONE;

    /** How the customer signs in at the panel: tickets, oauth; empty: he does so there. */
    private string $signIn = '';

    public function __construct(private readonly Call $call)
    {
    }

    public function load(): void
    {
        $record = $this->call->record();
        if ($this->isOver($record)) {
            $this->problem = 'client.problem_over';
            return;
        }
        $live = $this->call->panel()->live($this->call->ref($record), true);
        $this->seen = $this->remember($live);
        $this->given = $record->given;
        $this->forms = (new Forms($this->call))->for($live->server, $live->usage, $this->call->language());
        $this->signIn = (new SignInForm($this->call))->way($live->server, $record);
        $this->live = $live;
        $this->keep($live);
    }

    /** Whether there is no server to look for: the service is over, and none was left. */
    private function isOver(Record $record): bool
    {
        return $record->uuid === null && $record->intent === null && Ending::isOver($this->call->identity()->status($this->call->params));
    }

    /** What the page is to show while the panel does not answer. */
    private function keep(Live $live): void
    {
        try {
            $this->seen === null || Shown::keep($this->call, $this->seen, $this->describe($live, $this->call->language()));
        } catch (\Throwable $problem) {
            $this->call->note('What the page shows could not be kept: ' . Messages::of($problem, $this->call->secrets()));
        }
    }

    /** What is kept beside the server must not hide it. */
    private function remember(Live $live): ?Seen
    {
        try {
            $this->label = (new PageStore())->label($this->call->identity()->key, $this->call->client()->id);
            (new FactStore())->saw($this->call->identity()->key, $this->call->client()->id, Facts::ofLive($live, $this->call->panel()->origin()));
            return Opened::remember($this->call, $live->server, $live->usage);
        } catch (\Throwable $problem) {
            $this->call->note('What the page keeps could not be read or written: ' . Messages::of($problem, $this->call->secrets()));
            return null;
        }
    }

    /** The customer learns what to do, never the technical reason; that is in the module log. */
    public function fail(\Throwable $problem): void
    {
        $this->recall($problem);
        $this->problem = match (true) {
            $problem instanceof NotFoundException && $this->call->isNew() => 'client.problem_pending',
            $problem instanceof Exception && $problem->reason === Reason::ForeignServer => 'client.problem_foreign',
            default => 'client.problem',
        };
    }

    /** What was shown before, where the panel does not answer. */
    private function recall(\Throwable $problem): void
    {
        try {
            $this->shown = Shown::instead($this->call, $problem);
            $this->forms = $this->shown === null ? Forms::NONE : (new Forms($this->call))->calm();
        } catch (\Throwable $further) {
            $this->call->note('What the page showed before could not be read: ' . Messages::of($further, $this->call->secrets()));
        }
    }

    /** @return array{tabOverviewModuleOutputTemplate: string, templateVariables: array<string, mixed>} */
    public function answer(): array
    {
        $language = $this->call->language();
        $live = $this->live;
        return [
            'tabOverviewModuleOutputTemplate' => self::TEMPLATE,
            'templateVariables' => [
                'calagopus' => $live === null ? $this->former($language) : $this->describe($live, $language),
                'calagopusProblem' => $live === null && $this->shown === null ? $language->text($this->problem === '' ? 'client.problem' : $this->problem) : '',
                'calagopusPower' => $this->forms['power'],
                'calagopusForms' => $this->forms,
                'calagopusSignIn' => $this->signIn === '' ? [] : ['way' => $this->signIn, 'service' => (string) $this->call->identity()->serviceId, 'function' => SignInForm::FUNCTION],
                'calagopusText' => $language->group('client'),
                'calagopusLanguage' => $language->text('console.lang'),
                'calagopusAssets' => 'modules/servers/' . Module::NAME . '/assets',
            ],
        ];
    }

    /** @return array<string, mixed>|null */
    private function former(Language $language): ?array
    {
        if ($this->shown === null) {
            return null;
        }
        $ago = $language->text('client.former', ['age' => (new Words($language))->span($this->shown->age)]);
        return ['former' => $ago, 'age' => $this->shown->age, 'idle' => false, 'advice' => ''] + $this->shown->page + ['place' => ''];
    }

    /** @return array<string, mixed> */
    private function describe(Live $live, Language $language): array
    {
        $server = $live->server;
        $words = new Words($language);
        $figures = (new Figures($language))->of(Words::state($server) === 'active' ? $live->usage : null, $server->memory, $server->disk, $server->cpu);
        return [
            'former' => '',
            'age' => 0,
            'place' => $this->seen?->place() ?? '',
            'name' => $server->name,
            'label' => $this->label,
            'idle' => Words::state($server) === 'active',
            'status' => $words->status($server, $live->usage),
            'colour' => $words->colour($server, $live->usage),
            'advice' => $this->advice($live, $words, $language),
            'address' => $server->address() ?? '',
            'addresses' => array_values(array_filter($live->addresses, static fn (string $address): bool => !str_starts_with($address, ':'))),
            'no_address' => $words->address($server, 'client'),
            'sftp' => $this->sftp($live, $language),
            'url' => Html::isWeb($server->url) ? $server->url : '',
        ] + $figures;
    }

    /** Of what the state asks for, and of files that another egg installed. */
    private function advice(Live $live, Words $words, Language $language): string
    {
        $canInstall = $this->forms['reinstall'] !== '';
        $state = Words::state($live->server);
        if ($state === 'install_failed' && $canInstall) {
            return $language->text('advice.install_failed_yourself');
        }
        if ($state === 'active' && $this->given?->filesAreFormer($live->server) === true) {
            $eggs = ['egg' => $live->server->eggName, 'former' => $this->given->filesEggName ?? ''];
            return $language->text($canInstall ? 'advice.files_yourself' : 'advice.files', $eggs);
        }
        return $words->advice($live->server);
    }

    /**
     * As the panel's own page words them: the user is the account's name, a point, and the first eight digits of the server.
     *
     * @return list<array{title: string, text: string}>
     */
    private function sftp(Live $live, Language $language): array
    {
        $server = $live->server;
        if ($server->nodeHost === null || $server->sftpPort === null) {
            return [];
        }
        $account = $this->seen->username ?? $server->ownerUsername;
        $parts = ['host' => $server->nodeHost, 'port' => (string) $server->sftpPort];
        if ($account !== '') {
            $parts['user'] = $account . '.' . substr($server->uuid, 0, 8);
        }
        return array_map(static fn (string $name, string $text): array => ['title' => $language->text("client.sftp_$name"), 'text' => $text], array_keys($parts), $parts);
    }
}
