<?php

/** A process that plays the cells of the WHMCS module: reads one a line from standard input, answers with one line of JSON each. */

declare(strict_types=1);

namespace Calagopus\Tests\Faults\Module;

final class Worker
{
    public static function main(): int
    {
        require_once dirname(__DIR__, 3) . '/module/bootstrap.php';
        $judge = new Judge();
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
