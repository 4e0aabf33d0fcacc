<?php

/** Runs the parts of the bench that were asked for, and prints and writes what they measured. Called by bin/bench. */

declare(strict_types=1);

namespace Calagopus\Bench;

spl_autoload_register(static function (string $class): void {
    $file = __DIR__ . '/src/' . str_replace('\\', '/', substr($class, strlen(__NAMESPACE__) + 1)) . '.php';
    if (str_starts_with($class, __NAMESPACE__ . '\\') && is_file($file)) {
        require_once $file;
    }
});

/** The machine, by what matters and nothing more. @return array<string, mixed> */
function conditions(Options $options): array
{
    preg_match('/^MemTotal:\s+(\d+)/m', (string) file_get_contents('/proc/meminfo'), $memory);
    return ['processors' => Work::processors(), 'memory_gib' => round((int) ($memory[1] ?? 0) / 1048576, 1), 'php' => PHP_VERSION,
        'libcurl' => curl_version()['version'], 'quick' => $options->quick, 'added_round_trips_ms' => Bench::DELAYS];
}

function main(array $arguments): int
{
    try {
        $options = Options::of($arguments);
        $names = $options->only === [] ? array_keys(Bench::FIGURES) : $options->only;
        if (($unknown = array_diff($names, array_keys(Bench::FIGURES))) !== []) {
            throw new \InvalidArgumentException('no such part: ' . implode(', ', $unknown));
        }
    } catch (\InvalidArgumentException $problem) {
        fwrite(STDERR, "bench: {$problem->getMessage()}\n");
        return 2;
    }
    if ($options->list) {
        foreach (Bench::FIGURES as $name => $class) {
            printf("%-13s %s\n", $name, $class::what());
        }
        return 0;
    }
    require dirname(__DIR__) . '/tests/whmcs/bootstrap.php';
    require dirname(__DIR__) . '/tests/panel/launch.php';
    $bench = new Bench($options);
    $conditions = conditions($options);
    printf(
        "%d processors, %.1f GiB of memory, PHP %s, libcurl %s%s\n",
        $conditions['processors'],
        $conditions['memory_gib'],
        $conditions['php'],
        $conditions['libcurl'],
        $options->quick ? '; a quick run: to look, not to quote' : ''
    );
    foreach ($names as $name) {
        $class = Bench::FIGURES[$name];
        $bench->report->begin($name, $class::what());
        try {
            (new $class())->run($bench);
        } catch (\RuntimeException $problem) {
            $bench->report->fail($problem->getMessage());
        }
        Child::stopAll();
    }
    if ($options->json !== null) {
        $bench->report->write($options->json, $conditions);
    }
    if ($options->plot !== null) {
        Plot::write($options->plot, $bench->report->rows(), $bench->otherTitle());
    }
    if ($options->writeDocs) {
        Document::write($bench->report->rows(), $conditions, array_map(static fn (string $class): string => $class::what(), Bench::FIGURES), $bench->otherTitle());
    }
    $limits = $bench->report->limits();
    printf("\n%d limits kept, %d missed\n", $limits['kept'], $limits['missed']);
    return $limits['missed'] === 0 ? 0 : 1;
}

exit(main(array_slice($argv, 1)));
