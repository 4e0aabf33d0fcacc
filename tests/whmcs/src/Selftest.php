<?php

/** Runs the stand-in's own tests, each on a new installation, and counts them. */

declare(strict_types=1);

namespace Calagopus\Tests\Whmcs;

use WHMCS\Module\Server\Sampler\Answers;

final class Selftest
{
    public int $passed = 0;
    public int $failed = 0;

    /** @var list<string> */
    private array $problems = [];

    public function is(mixed $expected, mixed $actual, string $what): void
    {
        if ($expected !== $actual) {
            $this->problems[] = "$what: expected " . var_export($expected, true) . ', got ' . var_export($actual, true);
        }
    }

    public function has(string $part, string $whole, string $what): void
    {
        if (!str_contains($whole, $part)) {
            $this->problems[] = "$what: \"$part\" is not in \"" . substr($whole, 0, 1500) . '"';
        }
    }

    public function lacks(string $part, string $whole, string $what): void
    {
        if (str_contains($whole, $part)) {
            $this->problems[] = "$what: \"$part\" is in \"" . substr($whole, 0, 1500) . '"';
        }
    }

    public function run(string $name, string $database, callable $test): void
    {
        $this->problems = [];
        $_SESSION = [];
        try {
            $host = WhmcsHost::boot(['database' => $database, 'modules' => __DIR__ . '/../fixtures/modules']);
            Answers::$queue = [];
            Answers::$calls = [];
            Answers::$clientArea = null;
            $test($this, $host);
            $host->shutdown();
        } catch (\Throwable $error) {
            $place = $error->getFile() . ':' . $error->getLine();
            $this->problems[] = $error::class . ': ' . $error->getMessage() . " at $place";
        }
        $this->problems === [] ? $this->passed++ : $this->failed++;
        echo $this->problems === [] ? 'ok   ' : 'FAIL ', "$name ($database)\n";
        foreach ($this->problems as $problem) {
            echo "     $problem\n";
        }
    }

    /**
     * A service of the sampler on a server of its own.
     *
     * @return array{service: int, product: int, server: int, client: int}
     */
    public static function order(WhmcsHost $host, array $product = [], array $service = []): array
    {
        $server = $host->make->server(['type' => 'sampler', 'password' => 'key & "quotes"']);
        $group = $host->make->serverGroup('Panels', [$server]);
        $client = $host->make->client(['firstname' => "Zoë", 'lastname' => "O'Brien"]);
        $product += ['module' => 'sampler', 'servergroup' => $group, 'options' => ['basic', '1024']];
        $product = $host->make->product($product);
        $service = $host->make->service($service + ['client' => $client, 'product' => $product, 'server' => $server]);
        return ['service' => $service, 'product' => $product, 'server' => $server, 'client' => $client];
    }
}
