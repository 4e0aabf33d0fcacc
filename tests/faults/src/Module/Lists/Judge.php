<?php

/** Plays the cells of the lists: read with a fault in it, then without one. */

declare(strict_types=1);

namespace Calagopus\Tests\Faults\Module\Lists;

use Calagopus\Tests\Faults\Dead;
use Calagopus\Tests\Faults\Line;
use Calagopus\Tests\Faults\Module\Ground;
use Calagopus\Tests\Module\World;

final class Judge
{
    private readonly Dead $dead;

    public function __construct(private readonly string $panel, private readonly Ground $ground)
    {
        $this->dead = new Dead();
    }

    /** @return list<Line> the requests of a list without a fault */
    public function lines(string $list): array
    {
        return $this->ground->stage(function (World $stage) use ($list): array {
            $listing = Listings::on($stage, $this->panel, $list);
            $mark = $stage->panel->mark();
            $wrong = $listing->run() ? $listing->harm() . $listing->differs() : $listing->said();
            return $wrong === '' ? Line::ofLog($stage->panel->log($mark)) : throw new \RuntimeException("fails without a fault: $wrong");
        });
    }

    /** @param array<string, mixed> $order @return array<string, mixed> the verdict */
    public function play(array $order): array
    {
        return $this->ground->stage(function (World $stage) use ($order): array {
            $listing = Listings::on($stage, $this->panel, $order['list']);
            $mark = $stage->panel->mark();
            $started = microtime(true);
            isset($order['way']) ? $this->away($listing, $order['way']) : $stage->panel->fault(...self::fault($order, $stage->panel->key));
            $isWhole = $listing->run();
            $seconds = microtime(true) - $started;
            $requests = count($stage->panel->log($mark));
            $problems = [...$this->first($listing, $isWhole, $order), ...(isset($order['way']) ? [] : self::met($stage))];
            $said = $listing->said();
            $stage->panel->clearFaults();
            $listing->settings([]);
            array_push($problems, ...self::again($listing), ...Ground::secrets($stage, $said));
            return ['answer' => $isWhole ? 'whole' : 'not read', 'requests' => $requests, 'seconds' => $seconds, 'presses' => 1, 'text' => $said, 'problems' => $problems];
        });
    }

    private function away(Listing $listing, string $way): void
    {
        $listing->settings(['proxy' => 'http://127.0.0.1:' . Kinds::ways()[$way]($this->dead)]);
    }

    /** @param array<string, mixed> $order @return array{array<string, mixed>, array<string, mixed>} the fault and where */
    private static function fault(array $order, #[\SensitiveParameter] string $key): array
    {
        $all = Kinds::order($order['fault'], Line::from($order['line']), $key);
        return [$all['fault'], array_diff_key($all, ['fault' => 0])];
    }

    /** @param array<string, mixed> $order @return list<string> what is wrong after the run with the fault */
    private function first(Listing $listing, bool $isWhole, array $order): array
    {
        $harm = $listing->harm();
        $differs = $isWhole ? $listing->differs() : '';
        return array_values(array_filter([
            $harm,
            $differs === '' ? '' : "taken for the whole: $differs",
            !$isWhole && trim($listing->said()) === '' ? 'not read, and nobody is told' : '',
            !$isWhole && Kinds::isHarmless($order['fault'] ?? $order['way']) ? "not read, though it passes by itself: {$listing->said()}" : '',
        ]));
    }

    /** @return list<string> */
    private static function met(World $stage): array
    {
        return ($stage->panel->control('GET', 'faults')['faults'][0]['played'] ?? 0) > 0 ? [] : ['the fault was not met'];
    }

    /** @return list<string> what is wrong after a further run without a fault */
    private static function again(Listing $listing): array
    {
        $wrong = $listing->run() ? $listing->harm() . $listing->differs() : "not read: {$listing->said()}";
        return $wrong === '' ? [] : ["afterwards: $wrong"];
    }
}
