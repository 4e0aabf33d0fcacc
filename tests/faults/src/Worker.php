<?php

/** A process that plays cells: reads one a line from standard input, answers with one line of JSON each. */

declare(strict_types=1);

namespace Calagopus\Tests\Faults;

final class Worker
{
    /** What is shared between processes is off: each cell has a panel of its own name, and is not to hear of others. */
    private const SETTINGS = ['calagopus.state_path' => '', 'calagopus.rate_limit' => '0', 'calagopus.breaker_failures' => '0',
        'calagopus.catalog_ttl' => '0', 'calagopus.summary_ttl' => '0'];

    /** @return list<string> */
    public static function command(string $extension, string $script): array
    {
        $command = [PHP_BINARY, '-d', "extension=$extension"];
        foreach (self::SETTINGS as $name => $value) {
            array_push($command, '-d', "$name=$value");
        }
        return [...$command, $script];
    }

    public static function main(): int
    {
        ini_set('zend.exception_ignore_args', '0');
        ini_set('zend.exception_string_param_max_len', '1000000');
        ini_set('memory_limit', '1G');
        putenv('LD_AUDIT');
        $said = [];
        set_error_handler(static function (int $level, string $text, string $file, int $line) use (&$said): bool {
            if ((error_reporting() & $level) !== 0) {
                $said[] = "PHP says: $text at " . basename($file) . ":$line";
            }
            return true;
        });
        $benches = new Benches();
        $baselines = new Baselines($benches);
        $actions = Matrix::actions();
        $judge = new Judge($benches, $actions, Matrix::faults(), $baselines);
        while (($line = fgets(STDIN)) !== false) {
            $order = json_decode($line, true, 64, JSON_THROW_ON_ERROR);
            $said = [];
            try {
                $answer = isset($order['lines'])
                    ? ['lines' => $baselines->lines($actions[$order['lines']])]
                    : $judge->play(Cell::from($order));
            } catch (\Throwable $error) {
                $answer = ['problems' => ['the cell could not be played: ' . $error::class . ': ' . $error->getMessage() . ' at '
                    . basename($error->getFile()) . ':' . $error->getLine()]];
            }
            $answer['problems'] = [...$answer['problems'] ?? [], ...$said];
            fwrite(STDOUT, json_encode($answer, JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE | JSON_INVALID_UTF8_SUBSTITUTE) . "\n");
        }
        return 0;
    }
}
