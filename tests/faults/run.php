<?php

/** The fault matrix: plays each fault on each request of each action, and exits non-zero where an invariant breaks. See bin/faults. */

declare(strict_types=1);

use Calagopus\Tests\Faults\Command;
use Calagopus\Tests\Faults\Options;
use Calagopus\Tests\Faults\Module\Worker as ModuleWorker;
use Calagopus\Tests\Faults\Worker;

error_reporting(E_ALL);
ini_set('display_errors', 'stderr');

require_once __DIR__ . '/autoload.php';

try {
    $options = Options::read(array_slice($argv, 1));
} catch (InvalidArgumentException $error) {
    fwrite(STDERR, $error->getMessage() . "\n" . Options::HELP);
    exit(2);
}
if ($options->help) {
    echo Options::HELP;
    exit(0);
}
if (!extension_loaded('calagopus')) {
    echo "The extension calagopus is not loaded: use bin/faults, or php -d extension=PATH/calagopus.so run.php\n0 passed, 1 failed\n";
    exit(1);
}
if ($options->worker !== '') {
    exit($options->worker === 'cells' ? Worker::main() : ModuleWorker::main($options->worker));
}
preg_match('~(/\S*calagopus\.so)~', (string) file_get_contents('/proc/self/maps'), $found);
$resolver = (string) getenv('FAULTS_RESOLVER');
if (!is_file($resolver)) {
    echo "FAULTS_RESOLVER must name what resolver.c was compiled to: use bin/faults\n0 passed, 1 failed\n";
    exit(1);
}
exit((new Command($options, Worker::command($found[1], __FILE__), ['LD_AUDIT' => $resolver] + getenv()))->main());
