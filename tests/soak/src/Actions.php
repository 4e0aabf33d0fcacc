<?php

/** The calls that the soak makes, one after the other: every kind, those that are refused and those whose answers are spoilt included. */

declare(strict_types=1);

namespace Calagopus\Tests\Soak;

use Calagopus\Exception;
use Calagopus\Opterius\Account;
use Calagopus\Opterius\Panel as HostingPanel;
use Calagopus\Owner;
use Calagopus\Panel;
use Calagopus\PowerAction;
use Calagopus\Ref;
use Calagopus\Settings;
use Calagopus\Spec;
use Calagopus\Tests\Panel\Opterius\Simulator as HostingSimulator;
use Calagopus\Tests\Panel\Simulator;

final class Actions
{
    private const NEST = '23aa9a62-f700-4c88-a596-dae872c751d7';
    private const EGG = 'c36822a7-8ba0-42e0-a177-858c096ff73d';
    private const NODE = 'ee73e04b-6520-4049-a210-93197cf5079d';
    private const FRANKFURT = '09c482b3-ed47-4302-9532-fd1f211b4f87';

    private Panel $panel;

    private HostingPanel $hosting;

    /** @var list<array{string, callable(): mixed, bool}> name, call, whether it must be refused */
    private readonly array $script;

    /** @var array<string, int> */
    private array $counts = [];

    private int $at = 0;

    public function __construct(private readonly Simulator $simulator, private readonly HostingSimulator $hostingSimulator)
    {
        $this->script = [...$this->life(), ...$this->refusals(), ...$this->spoilt(), ...$this->hostingLife()];
        $this->counts = array_fill_keys(array_column($this->script, 0), 0);
    }

    /** Both panels as at first, without a limit; the objects of this process anew. */
    public function reset(): void
    {
        foreach ([$this->simulator, $this->hostingSimulator] as $simulator) {
            $simulator->reset();
        }
        $this->simulator->control('POST', 'rate', ['limit' => 100000000]);
        $this->simulator->install('default', 'done', 0);
        $settings = new Settings(timeout: 20, connectTimeout: 5, createTimeout: 30, resolveTimeout: 5);
        $this->panel = new Panel($this->simulator->host, $this->simulator->key, $this->simulator->port, false, $settings);
        $this->hosting = new HostingPanel($this->hostingSimulator->host, $this->hostingSimulator->key, $this->hostingSimulator->port, false, $settings);
        $this->at = 0;
    }

    /** The next call; what should have worked and did not ends the soak. */
    public function next(): void
    {
        [$name, $call, $refused] = $this->script[$this->at];
        $this->at = ($this->at + 1) % count($this->script);
        ++$this->counts[$name];
        try {
            $call();
        } catch (Exception $failure) {
            if ($refused) {
                return;
            }
            throw new \RuntimeException("$name: {$failure->getMessage()} {$failure->panelMessage}", 0, $failure);
        }
        if ($refused) {
            throw new \RuntimeException("$name: was not refused");
        }
    }

    /** @return array<string, int> */
    public function counts(): array
    {
        return $this->counts;
    }

    /** @param array<string, mixed> $more */
    private static function spec(array $more = []): Spec
    {
        return Spec::fromOptions($more + ['nest_uuid' => self::NEST, 'egg_uuid' => self::EGG, 'node_uuid' => self::NODE, 'variables' => "SERVER_JARFILE=paper.jar\n"]);
    }

    private static function owner(): Owner
    {
        return new Owner('7', 'jane@example.com', 'Jane', 'Doe');
    }

    /** @return list<array{string, callable(): mixed, bool}> */
    private function life(): array
    {
        $ref = static fn (): Ref => new Ref('17');
        $other = static fn (): Ref => new Ref('addon-5');

        return [
            ['test', fn () => $this->panel->test(), false],
            ['create on a node', fn () => $this->panel->create(self::spec(), self::owner(), $ref()), false],
            ['create again', fn () => $this->panel->create(self::spec(), self::owner(), $ref()), false],
            ['create by deployment', fn () => $this->panel->create(self::spec(['node_uuid' => '', 'location_uuids' => self::FRANKFURT]), self::owner(), $other()), false],
            ['find', fn () => $this->panel->find($ref()), false],
            ['live', fn () => $this->panel->live($ref()), false],
            ['change', fn () => $this->panel->change($ref(), self::spec(['memory' => '2048'])), false],
            ['power', fn () => $this->panel->power($ref(), PowerAction::Start), false],
            ['suspend', fn () => $this->panel->suspend($ref()), false],
            ['find, suspended', fn () => $this->panel->find($ref()), false],
            ['unsuspend', fn () => $this->panel->unsuspend($ref()), false],
            ['update owner', fn () => $this->panel->updateOwner(self::owner()), false],
            ['give', fn () => $this->panel->giveServer(new Ref('17', $this->panel->find($ref())->uuid, $this->panel->origin()), self::owner()), false],
            ['owner password', fn () => $this->panel->setOwnerPassword(self::owner(), 'correct horse battery'), false],
            ['catalog', fn () => $this->panel->catalog(), false],
            ['egg variables', fn () => $this->panel->eggVariables(self::NEST, self::EGG), false],
            ['trace', fn () => strlen($this->panel->trace()->requestText() . $this->panel->trace()->responseText()), false],
            ['terminate', fn () => $this->panel->terminate($ref()), false],
            ['terminate, deployed', fn () => $this->panel->terminate($other()), false],
            ['terminate again', fn () => $this->panel->terminate($ref()), false],
        ];
    }

    /** @return list<array{string, callable(): mixed, bool}> */
    private function refusals(): array
    {
        return [
            ['refused: not there', fn () => $this->panel->find(new Ref('999')), true],
            ['refused: options', fn () => self::spec(['memory' => '2 GB', 'cpu' => '1e3', 'disk' => '']), true],
            ['refused: no such egg', fn () => $this->panel->create(self::spec(['egg_uuid' => '00000000-0000-4000-8000-000000000000']), self::owner(), new Ref('18')), true],
            ['refused: variable', fn () => $this->panel->create(self::spec(['variables' => "NO_SUCH=1\n"]), self::owner(), new Ref('18')), true],
            ['refused: key', fn () => (new Panel($this->simulator->host, str_repeat('x', 48), $this->simulator->port, false))->find(new Ref('17')), true],
            ['refused: host', fn () => new Panel('http://user@host/x', $this->simulator->key), true],
        ];
    }

    /** @return list<array{string, callable(): mixed, bool}> */
    private function spoilt(): array
    {
        $script = [];
        foreach (['html200', 'truncated', 'deep', 'duplicate', 'wrong-type', 'digits'] as $kind) {
            $script[] = ["spoilt: $kind", function () use ($kind): void {
                $this->simulator->fault(['kind' => $kind], ['path' => '/servers/external/', 'times' => 0]);
                try {
                    (new Panel($this->simulator->host, $this->simulator->key, $this->simulator->port, false, new Settings(retry: false)))->find(new Ref('17'));
                } finally {
                    $this->simulator->clearFaults();
                }
            }, true];
        }

        return $script;
    }

    /** @return list<array{string, callable(): mixed, bool}> */
    private function hostingLife(): array
    {
        $account = new Account('jane', 'jane.example.com');

        return [
            ['hosting: test', fn () => $this->hosting->test(), false],
            ['hosting: create', fn () => $this->hosting->create($account, 'correct horse battery', 'Starter', 'jane@example.com', 'Jane Doe'), false],
            ['hosting: create again, refused', fn () => $this->hosting->create($account, 'correct horse battery', 'Starter', 'jane@example.com', 'Jane Doe'), true],
            ['hosting: usage', fn () => $this->hosting->usage($account), false],
            ['hosting: suspend', fn () => $this->hosting->suspend($account, 'Overdue'), false],
            ['hosting: unsuspend', fn () => $this->hosting->unsuspend($account), false],
            ['hosting: package', fn () => $this->hosting->changePackage($account, 'Business'), false],
            ['hosting: package, refused', fn () => $this->hosting->changePackage($account, 'None'), true],
            ['hosting: packages', fn () => $this->hosting->packages(), false],
            ['hosting: password', fn () => $this->hosting->setPassword($account, 'another horse'), false],
            ['hosting: terminate', fn () => $this->hosting->terminate($account), false],
        ];
    }
}
