<?php

/**
 * The demo: runs every step of a service's life and says what WHMCS called, what went over the wire and what the panel holds.
 *
 * Called by bin/demo, which builds the extension first. Options: --check (no page), --port N, --extension FILE.
 */

declare(strict_types=1);

namespace Calagopus\Demo;

require __DIR__ . '/../tests/panel/launch.php';
require __DIR__ . '/../tests/whmcs/bootstrap.php';
spl_autoload_register(static function (string $class): void {
    if (str_starts_with($class, __NAMESPACE__ . '\\')) {
        require __DIR__ . '/src/' . substr($class, strlen(__NAMESPACE__) + 1) . '.php';
    }
});

/** @param list<string> $arguments */
function main(array $arguments): int
{
    $options = ['check' => in_array('--check', $arguments, true)];
    foreach (['port', 'extension'] as $name) {
        $at = array_search("--$name", $arguments, true);
        $options[$name] = $at === false ? '' : ($arguments[$at + 1] ?? '');
    }
    if (!extension_loaded('calagopus')) {
        fwrite(STDERR, "demo: the extension calagopus is not loaded; start the demo with bin/demo\n");
        return 1;
    }
    // Ended in the middle of the steps, it still takes away what it keeps in temporary folders.
    pcntl_async_signals(true);
    foreach ([SIGINT, SIGTERM] as $signal) {
        pcntl_signal($signal, static fn (int $signal): never => exit(128 + $signal));
    }
    $world = World::start();
    $teller = new Teller();
    foreach ($world->lives() as $life) {
        $life->run($teller);
    }
    $teller->close();
    if (!$options['check'] && $teller->allPassed()) {
        $flags = ['-d', 'extension=' . $options['extension']];
        $page = PageServer::start($world->whmcs->environment(), $world->toClick(), $flags, (int) $options['port']);
        echo "\nThe page is at {$page->url} – press Ctrl-C to end.\n", $page->hint();
        flush();
        $page->serve();
    }
    return $teller->allPassed() ? 0 : 1;
}

exit(main(array_slice($argv, 1)));
