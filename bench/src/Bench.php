<?php

/** What every part of the bench measures with: the options, the report, and panels behind their front, made as they are asked for. */

declare(strict_types=1);

namespace Calagopus\Bench;

use Calagopus\Tests\Panel\Simulator;

final class Bench
{
    /** Milliseconds of added round trip. */
    public const DELAYS = [0, 20];

    /** @var array<string, class-string<Figure>> */
    public const FIGURES = [
        'actions' => Figures\Actions::class,
        'cold' => Figures\Cold::class,
        'connections' => Figures\Connections::class,
        'instructions' => Figures\Instructions::class,
        'throughput' => Figures\Throughput::class,
        'stalled' => Figures\Stalled::class,
        'dead' => Figures\Dead::class,
        'overrun' => Figures\Overrun::class,
        'work' => Figures\Bytes::class,
        'limited' => Figures\Limited::class,
        'budget' => Figures\Budget::class,
        'usage' => Figures\Usage::class,
        'open' => Figures\Open::class,
        'services' => Figures\Services::class,
        'stock' => Figures\Stock::class,
    ];

    public readonly Report $report;
    public readonly Work $work;

    public function __construct(public readonly Options $options)
    {
        $this->report = new Report();
        $this->work = new Work($options->extension, $options->tools);
    }

    /** How often something is repeated: less often in a quick run. */
    public function times(int $usual, int $quick): int
    {
        return $this->options->quick ? $quick : $usual;
    }

    /** The folder of our module. */
    public static function ownModule(): string
    {
        return dirname(__DIR__, 2) . '/modules-php/servers/calagopus';
    }

    /** The folder of the module that is laid beside. */
    public function otherModule(): string
    {
        return $this->options->module ?? dirname(__DIR__) . '/plain-module';
    }

    public function otherName(): string
    {
        return $this->options->module === null ? 'connects afresh' : basename($this->options->module);
    }

    /** Its name for somebody who looks at the plot alone. */
    public function otherTitle(): string
    {
        return $this->options->module === null ? 'a module that connects afresh' : basename($this->options->module);
    }

    /** @param list<string> $options of the simulator */
    public function panel(array $options = []): Panel
    {
        return new Panel($this->work, $options);
    }

    /** Lines of php.ini for whoever talks to the panel: our extension, its state in our folder, no cache of figures. @param array<string, string> $more */
    public function settings(Front $front, array $more = []): array
    {
        return Settings::lines($this->work, $front, $more);
    }

    /** @param array<string, string> $more @return list<string> a PHP of the bench's own, up to its script */
    public function php(Front $front, array $more = []): array
    {
        $command = ['php8.2'];
        foreach ($this->settings($front, $more) as $line) {
            array_push($command, '-d', $line);
        }
        return $command;
    }
}
