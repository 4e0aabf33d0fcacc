<?php

/** A process that plays the cells of one panel's WHMCS module: reads one a line from standard input, answers with one line of JSON each. */

declare(strict_types=1);

namespace Calagopus\Tests\Faults\Module;

final class Worker
{
    /** The folder of each module's tests, whose Stage is played on: the two are of one name, so that a process has one of them. */
    private const TESTS = ['calagopus' => 'module', 'opterius' => 'module-opterius'];

    public static function main(string $panel): int
    {
        require_once dirname(__DIR__, 3) . '/' . self::TESTS[$panel] . '/bootstrap.php';
        $judge = new Judge(Service::OF[$panel]);
        while (($line = fgets(STDIN)) !== false) {
            $order = json_decode($line, true, 64, JSON_THROW_ON_ERROR);
            ob_start();
            try {
                $answer = isset($order['requests']) ? ['requests' => $judge->requests($order['requests']), 'problems' => []] : $judge->play($order);
            } catch (\Throwable $error) {
                $answer = ['problems' => ['the cell could not be played: ' . $error::class . ': ' . $error->getMessage() . ' at '
                    . basename($error->getFile()) . ':' . $error->getLine()]];
            }
            $printed = (string) ob_get_clean();
            $printed === '' || $answer['problems'][] = "printed: $printed";
            fwrite(STDOUT, json_encode($answer, JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE | JSON_INVALID_UTF8_SUBSTITUTE) . "\n");
        }
        return 0;
    }
}
