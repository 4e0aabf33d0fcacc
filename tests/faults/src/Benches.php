<?php

/** The tables of a worker, each laid when the first action of its panel is played. */

declare(strict_types=1);

namespace Calagopus\Tests\Faults;

final class Benches
{
    private ?Certificates $certificates = null;

    /** @var array<string, Bench> */
    private array $benches = [];

    public function of(Action $action): Bench
    {
        return $this->benches[$action->panel] ??= $this->lay($action->panel);
    }

    private function lay(string $panel): Bench
    {
        $this->certificates ??= new Certificates();
        return $panel === 'opterius' ? OpteriusBench::start($this->certificates) : CalagopusBench::start($this->certificates);
    }
}
