<?php

/** Plays the cells of the actions of one panel's WHMCS module: killed and pressed again, and two at once. */

declare(strict_types=1);

namespace Calagopus\Tests\Faults\Module;

use Calagopus\Tests\Module\World;
use Calagopus\Tests\Panel\Simulator;
use Calagopus\Tests\Whmcs\ChildProcess;

final class Judge
{
    private const PATIENCE = 30.0;
    /** Seconds after which every intent is over. */
    private const LONG_AGO = 100_000;
    /** How long each request waits on its way, so that two processes meet. */
    private const SLOW_MS = 60;

    private World $stage;

    /** @var list<string> */
    private array $problems = [];

    /** What all presses of a cell were told. */
    private string $said = '';

    public function __construct(private readonly string $panel, private readonly Ground $ground)
    {
    }

    /** @return list<string> the requests of an action without a fault, "METHOD path" */
    public function requests(string $action): array
    {
        return $this->onStage($action, function (Service $service): array {
            $mark = $this->stage->panel->mark();
            $answer = $service->run();
            if (!$answer['success'] || $service->wrong() !== '') {
                throw new \RuntimeException("fails without a fault: {$answer['message']} {$service->wrong()}");
            }
            return array_map(
                static fn (array $entry): string => $entry['method'] . ' ' . preg_replace(['~\?.*~', '~[0-9a-f]{8}-[0-9a-f-]{27}~'], ['', '{uuid}'], $entry['path']),
                $this->stage->panel->log($mark)
            );
        });
    }

    /** @param array<string, mixed> $order @return array<string, mixed> the verdict */
    public function play(array $order): array
    {
        $this->problems = [];
        $this->said = '';
        return $this->onStage($order['kill'] ?? $order['race'], fn (Service $service): array
            => isset($order['kill']) ? $this->kill($service, $order['number'], $order['act']) : $this->race($service));
    }

    /** @template T @param \Closure(Service): T $do @return T */
    private function onStage(string $action, \Closure $do): mixed
    {
        return $this->ground->stage(function (World $stage) use ($action, $do): mixed {
            $this->stage = $stage;
            return $do(Services::playing($this->panel, $action)::on($stage, $action));
        });
    }

    /** Killed while its request of this number is under way, then pressed again until it has what it wants. */
    private function kill(Service $service, int $number, string $act): array
    {
        $panel = $this->stage->panel;
        $mark = $panel->mark();
        $act === 'within' ? $service->slow(true) : $this->stopAt($number, $act);
        $child = $service->start();
        $there = Simulator::until(fn (): bool => count($panel->log($mark)) >= $number && $this->standsAt($service, $mark, $number, $act), self::PATIENCE);
        $child->kill();
        $child->wait();
        $there || $this->problems[] = 'it never came to that request: ' . implode(', ', array_column($panel->log($mark), 'path'));
        $arrived = $panel->log($mark);
        $panel->clearFaults();
        $act !== 'within' || $service->slow(false);
        $act !== 'within' || $service->settle() || $this->problems[] = 'what the dead process began never ended';
        $service->things() <= 1 || $this->problems[] = "{$service->things()} of them after the kill";
        $presses = $this->press($service, $service->creations($mark) > 0);
        return $this->verdict($service, $presses, count($arrived));
    }

    /** The request of this number waits for ever: before the panel acts on it, or after. */
    private function stopAt(int $number, string $act): void
    {
        $this->stage->panel->fault($act === 'before' ? 'hang' : 'lost', ['path' => '^/api/', 'nth' => $number, 'times' => 1]);
    }

    private function standsAt(Service $service, int $mark, int $number, string $act): bool
    {
        $entry = $this->stage->panel->log($mark)[$number - 1];
        return match ($act) {
            'before' => $entry['fault'] !== null,
            'after' => $entry['status'] !== null,
            'within' => $entry['status'] === null && $service->things() === 1,
        };
    }

    /** Pressed again, at once; a Create that says when, then. Gives the number of presses. @param bool $open a creation may still arrive */
    private function press(Service $service, bool $open = false): int
    {
        $mark = $this->stage->panel->mark();
        $answer = $this->once($service);
        (!$open && $answer['success']) || $service->creations($mark) === 0 || $this->problems[] = 'one was asked for while an earlier request could still arrive';
        if ($answer['success'] || $service->isDone($answer['message'])) {
            return 1;
        }
        if ($service->verb !== 'create' || !str_contains($answer['message'], 'Press Create again after')) {
            $this->problems[] = "pressed again: {$answer['message']}";
            return 1;
        }
        $this->stage->age($service->id, self::LONG_AGO);
        $answer = $this->once($service);
        $answer['success'] || $this->problems[] = "pressed again later: {$answer['message']}";
        return 2;
    }

    /** One press, which sends what must arrive once no more often. @return array{success: bool, message: string} */
    private function once(Service $service): array
    {
        $mark = $this->stage->panel->mark();
        $answer = $service->run();
        $this->said .= $answer['message'];
        $repeated = $service->repeated($mark);
        $repeated === '' || $this->problems[] = "one press: $repeated";
        return $answer;
    }

    private function race(Service $service): array
    {
        $panel = $this->stage->panel;
        $mark = $panel->mark();
        $panel->fault(['kind' => 'stall', 'ms' => self::SLOW_MS], ['path' => '^/api/', 'times' => 0, 'act' => 'after']);
        $children = [$service->start(), $service->start()];
        $answers = array_map(static fn (ChildProcess $child): array => Service::answer($child), $children);
        $arrived = count($panel->log($mark));
        $panel->clearFaults();
        foreach ($answers as $answer) {
            $this->said .= $answer['message'];
            if (!$answer['success'] && !$service->isSecond($answer['message'])) {
                $this->problems[] = "one of two: {$answer['message']}";
            }
        }
        $service->wrong() === '' || $this->problems[] = "after the race: {$service->wrong()}";
        $repeated = $service->repeated($mark, true);
        $repeated === '' || $this->problems[] = "two at once: $repeated";
        return $this->verdict($service, $this->press($service), $arrived);
    }

    /** @return array<string, mixed> */
    private function verdict(Service $service, int $presses, int $requests): array
    {
        $wrong = $service->wrong();
        $wrong === '' || $this->problems[] = "at the end: $wrong";
        array_push($this->problems, ...Ground::secrets($this->stage, $this->said));
        $locks = \WHMCS\Database\Capsule::selectOne("SELECT COUNT(*) AS held FROM information_schema.processlist WHERE state LIKE 'User lock'", [], false);
        (int) $locks->held === 0 || $this->problems[] = 'somebody waits for a lock';
        return ['answer' => $this->problems === [] ? 'ok' : 'broken', 'requests' => $requests, 'seconds' => 0.0, 'presses' => $presses, 'text' => '', 'problems' => $this->problems];
    }
}
