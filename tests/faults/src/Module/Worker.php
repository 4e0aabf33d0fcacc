<?php

/** A process that plays the cells of one panel's WHMCS module: reads one a line from standard input, answers with one line of JSON each. */

declare(strict_types=1);

namespace Calagopus\Tests\Faults\Module;

use Calagopus\Tests\Module\Stage as GameStage;
use Calagopus\Tests\ModuleOpterius\Stage as HostingStage;

final class Worker
{
    /** The folder of each module's tests, and the Stage there, which is played on. */
    private const TESTS = ['calagopus' => ['module', GameStage::class], 'opterius' => ['module-opterius', HostingStage::class]];

    public static function main(string $panel): int
    {
        [$folder, $stage] = self::TESTS[$panel];
        require_once dirname(__DIR__, 3) . "/$folder/bootstrap.php";
        $ground = new Ground($stage);
        $actions = new Judge($panel, $ground);
        $lists = new Lists\Judge($panel, $ground);
        while (($line = fgets(STDIN)) !== false) {
            $order = json_decode($line, true, 64, JSON_THROW_ON_ERROR);
            ob_start();
            try {
                $answer = match (true) {
                    isset($order['requests']) => ['requests' => $actions->requests($order['requests']), 'problems' => []],
                    isset($order['lines']) => ['lines' => $lists->lines($order['lines']), 'problems' => []],
                    isset($order['list']) => $lists->play($order),
                    default => $actions->play($order),
                };
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
