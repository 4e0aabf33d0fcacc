<?php

/** Writes the page of all messages, or looks whether it is up to date (--check). Called by bin/messages. */

declare(strict_types=1);

namespace Calagopus\Tests\Messages;

foreach (['CText', 'CMessages', 'Refusals', 'Page'] as $class) {
    require_once __DIR__ . "/src/$class.php";
}

$root = dirname(__DIR__, 2);
$file = "$root/" . Page::FILE;
$text = (new Page($root))->text();
if (in_array('--check', $argv, true)) {
    $isRight = is_file($file) && file_get_contents($file) === $text;
    echo $isRight ? "messages: up to date\n" : "messages: the sources say something else than " . Page::FILE . "; run bin/messages\n";
    exit($isRight ? 0 : 1);
}
file_put_contents($file, $text) === strlen($text) || throw new \RuntimeException("cannot write $file");
echo 'messages: wrote ' . Page::FILE . "\n";
