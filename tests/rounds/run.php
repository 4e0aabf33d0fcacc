<?php

/**
 * Prints, for each call of the PHP interface, how many rounds and requests it took against the simulator, and holds the promised ones.
 *
 * Run with the extension loaded: php -d extension=… tests/rounds/run.php [WORD] [--help]. All calls are made, since later ones rest on earlier
 * ones; with a word only those whose name holds it are printed and judged. The last line is "N passed, N failed".
 */

declare(strict_types=1);

namespace Calagopus\Tests;

use Calagopus\Owner;
use Calagopus\Panel;
use Calagopus\PowerAction;
use Calagopus\Ref;
use Calagopus\Settings;
use Calagopus\Spec;
use Calagopus\Tests\Panel\Simulator;

require __DIR__ . '/../panel/launch.php';

const NEST = '23aa9a62-f700-4c88-a596-dae872c751d7';
const EGG = 'c36822a7-8ba0-42e0-a177-858c096ff73d';
const NODE = 'ee73e04b-6520-4049-a210-93197cf5079d';
const LOCATION = '09c482b3-ed47-4302-9532-fd1f211b4f87';

final class Rounds
{
    private int $passed = 0;
    private int $failed = 0;

    public function __construct(private readonly Panel $panel, private readonly Simulator $simulator, private readonly string $word)
    {
        printf("%-46s %7s %9s  %s\n", 'call', 'rounds', 'requests', 'promise');
    }

    /** Makes one call and, where the word means it, prints what it took; with a promise (most rounds, most requests) it is held to it. */
    public function call(string $name, callable $do, ?array $promise = null): mixed
    {
        $before = $this->simulator->mark();
        $result = $do();
        if (str_contains($name, $this->word)) {
            $this->judge($name, count($this->simulator->log($before)), $promise);
        }
        return $result;
    }

    private function judge(string $name, int $arrived, ?array $promise): void
    {
        $trace = $this->panel->trace();
        $kept = $promise === null || ($trace->rounds <= $promise[0] && $trace->requests <= $promise[1]);
        // The trace counts what went out; the simulator what arrived: without faults they are the same.
        $honest = $arrived === $trace->requests;
        $kept && $honest ? $this->passed++ : $this->failed++;
        $words = $promise === null ? '' : sprintf('at most %d, %s%s', $promise[0], $promise[1] >= PHP_INT_MAX ? 'any' : (string) $promise[1], $kept ? '' : '  BROKEN');
        printf("%-46s %7d %9d  %s%s\n", $name, $trace->rounds, $trace->requests, $words, $honest ? '' : "  BUT $arrived ARRIVED");
    }

    public function close(): int
    {
        if ($this->word !== '') {
            echo "All calls were made, since later ones rest on earlier ones; judged are those with \"{$this->word}\" in their name.\n";
        }
        printf("%d passed, %d failed\n", $this->passed, $this->failed);
        return $this->failed === 0 && $this->passed > 0 ? 0 : 1;
    }
}

function main(array $arguments): int
{
    $word = $arguments[0] ?? '';
    if (str_starts_with($word, '-') || count($arguments) > 1) {
        $usage = "Usage: php -d extension=calagopus.so tests/rounds/run.php [WORD]\nPrints rounds and requests of each call, or of those whose name holds WORD.\n";
        fwrite($arguments === ['--help'] ? STDOUT : STDERR, $usage);
        return $arguments === ['--help'] ? 0 : 2;
    }
    $simulator = Simulator::start(['--install-ms', '0', '--cache-ms', '0']);
    $panel = new Panel($simulator->host, $simulator->key, $simulator->port, false, new Settings(timeout: 10.0));
    $options = ['nest_uuid' => NEST, 'egg_uuid' => EGG, 'variables' => 'SERVER_JARFILE=paper.jar'];
    $onNode = Spec::fromOptions($options + ['node_uuid' => NODE]);
    $anywhere = Spec::fromOptions($options + ['location_uuids' => LOCATION]);
    $bigger = Spec::fromOptions(['memory' => '2048', 'variables' => 'SERVER_JARFILE=other.jar'] + $options + ['node_uuid' => NODE]);
    $owner = new Owner('7', 'jane@example.com', 'Jane', 'Doe');
    $rounds = new Rounds($panel, $simulator, $word);
    $any = PHP_INT_MAX;

    $rounds->call('test', fn () => $panel->test(), [2, $any]);
    $rounds->call('create on a node, client without an account', fn () => $panel->create($onNode, $owner, new Ref('1')));
    $created = $rounds->call('create on a node, account known', fn () => $panel->create($onNode, $owner, new Ref('2')), [2, $any]);
    $rounds->call('create by deployment, account known', fn () => $panel->create($anywhere, $owner, new Ref('3')), [2, 6]);
    $simulator->control('POST', 'egg-configuration', ['deployment' => ['primary' => ['start_port' => 25600, 'end_port' => 25700]]]);
    $rounds->call('create by deployment, the egg\'s own ports', fn () => $panel->create($anywhere, $owner, new Ref('4')), [2, 6]);
    $ref = new Ref('2', $created->server->uuid, $panel->origin(), '7');
    Simulator::until(fn (): bool => $panel->find($ref)->status === null);
    $rounds->call('create pressed again, UUID stored', fn () => $panel->create($onNode, $owner, $ref));
    $rounds->call('find (client area), UUID stored', fn () => $panel->find($ref), [1, 1]);
    $rounds->call('find, UUID not stored', fn () => $panel->find(new Ref('2', null, null, '7')));
    $rounds->call('live (client area with usage)', fn () => $panel->live($ref), [1, 3]);
    $rounds->call('figures (an open page)', fn () => $panel->figures(NODE, $ref->uuid), [1, 1]);
    $rounds->call('suspend', fn () => $panel->suspend($ref), [2, 2]);
    $rounds->call('suspend, suspended already', fn () => $panel->suspend($ref), [2, 2]);
    $rounds->call('unsuspend', fn () => $panel->unsuspend($ref), [2, 2]);
    $rounds->call('change', fn () => $panel->change($ref, $bigger), [3, $any]);
    $rounds->call('power', fn () => $panel->power($ref, PowerAction::Restart));
    $rounds->call('reinstall', fn () => $panel->reinstall($ref));
    $rounds->call('updateOwner', fn () => $panel->updateOwner($owner));
    $rounds->call('giveServer, the client has it', fn () => $panel->giveServer($ref, $owner));
    $rounds->call('setOwnerPassword', fn () => $panel->setOwnerPassword($owner, 'a long pass phrase'));
    $rounds->call('sendPasswordReset', fn () => $panel->sendPasswordReset($owner));
    $rounds->call('catalog', fn () => $panel->catalog());
    $rounds->call('eggVariables', fn () => $panel->eggVariables(NEST, EGG), [1, 1]);
    $rounds->call('capacity of a node (Full nodes: refuse)', fn () => $panel->capacity(null, [NODE]), [2, 3]);
    $rounds->call('terminate', fn () => $panel->terminate($ref), [3, 3]);
    $rounds->call('terminate, gone already', fn () => $panel->terminate($ref));
    return $rounds->close();
}

exit(main(array_slice($argv, 1)));
