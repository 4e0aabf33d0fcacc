<?php

/** Has PHP-FPM do one call of page.php: ask.php SOCKET DO [SERVICE]. Prints its answer; ends with 0 where that is "success". */

declare(strict_types=1);

use Calagopus\Tests\Runtime\FastCgi;

require dirname(__DIR__) . '/runtime/src/FastCgi.php';

$page = __DIR__ . '/page.php';
$answer = (new FastCgi($argv[1], ['SCRIPT_FILENAME' => $page, 'SCRIPT_NAME' => '/page.php', 'REQUEST_METHOD' => 'GET', 'REQUEST_URI' => '/page.php',
    'SERVER_PROTOCOL' => 'HTTP/1.1', 'REMOTE_ADDR' => '127.0.0.1', 'DO' => $argv[2], 'SERVICE' => $argv[3] ?? '0']))->read();
echo $answer['out'], $answer['errors'], "\n";
exit($answer['out'] === 'success' ? 0 : 1);
