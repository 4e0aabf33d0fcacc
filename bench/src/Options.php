<?php

/** The command line of the bench, as bin/bench hands it on. */

declare(strict_types=1);

namespace Calagopus\Bench;

final class Options
{
    public string $extension = '';
    public string $tools = '';
    public ?string $json = null;
    public ?string $plot = null;
    public ?string $module = null;
    public bool $quick = false;
    public bool $list = false;
    public bool $writeDocs = false;

    /** @var list<string> */
    public array $only = [];

    /** @param list<string> $arguments */
    public static function of(array $arguments): self
    {
        $options = new self();
        while (($argument = array_shift($arguments)) !== null) {
            match ($argument) {
                '--quick' => $options->quick = true,
                '--list' => $options->list = true,
                '--write-docs' => $options->writeDocs = true,
                '--extension' => $options->extension = self::value($arguments, $argument),
                '--tools' => $options->tools = self::value($arguments, $argument),
                '--json' => $options->json = self::value($arguments, $argument),
                '--plot' => $options->plot = self::value($arguments, $argument),
                '--module' => $options->module = self::folder(self::value($arguments, $argument)),
                '--only' => $options->only[] = self::value($arguments, $argument),
                default => throw new \InvalidArgumentException("unknown option: $argument"),
            };
        }
        if ($options->writeDocs && ($options->quick || $options->only !== [] || $options->module !== null)) {
            throw new \InvalidArgumentException('--write-docs wants a whole run: without --quick, --only and --module');
        }
        return $options;
    }

    /** @param list<string> $arguments */
    private static function value(array &$arguments, string $option): string
    {
        return array_shift($arguments) ?? throw new \InvalidArgumentException("$option wants a value");
    }

    private static function folder(string $path): string
    {
        return is_file("$path/calagopus.php") ? $path : throw new \InvalidArgumentException("$path holds no calagopus.php: it is no WHMCS module of that name");
    }
}
