<?php

/**
 * Pages of services that stay open, as their browsers' scripts ask for figures: each after the pause that the page takes, until the time is over.
 *
 * php -d extension=… open.php JOB-FILE; the WHMCS stand-in is found by the environment. The job names the services of this process, the seconds, and the seconds of the
 * panel's limit. What WHMCS is asked for is a request a look. Prints as JSON how many looks there were, how long each took, and how many brought figures.
 */

declare(strict_types=1);

namespace Calagopus\Bench;

use Calagopus\Tests\Whmcs\WhmcsHost;
use WHMCS\Database\Capsule;
use WHMCS\Module\Server\Calagopus\Call;
use WHMCS\Module\Server\Calagopus\Poll;

require dirname(__DIR__) . '/tests/whmcs/bootstrap.php';

/** As assets/page.js has it: the fastest and the slowest pause, and how it grows while nothing changes. */
const FASTEST = 15.0;
const SLOWEST = 60.0;
const GROWTH = 1.25;

$job = json_decode((string) file_get_contents($argv[1]), true, 8, JSON_THROW_ON_ERROR);
$host = WhmcsHost::attach();
$host->modules->load('calagopus');
mt_srand(1);
$began = microtime(true);
$open = [];
foreach ($job['services'] as $service) {
    // They were opened at any time: at every pause that a page may be at.
    $pause = min(SLOWEST, FASTEST * GROWTH ** mt_rand(0, 8));
    $open[] = ['service' => $service, 'client' => (int) Capsule::table('tblhosting')->where('id', $service)->value('userid'), 'pause' => $pause,
        'due' => $began + $pause * mt_rand() / mt_getrandmax()];
}
$due = static fn (array $one, array $other): int => $one['due'] <=> $other['due'];
$ms = [];
$told = 0;
for (usort($open, $due); microtime(true) - $began < $job['seconds']; usort($open, $due)) {
    usleep(max(0, (int) (($open[0]['due'] - microtime(true)) * 1e6)));
    $host->newRequest('clientarea.php', [], ['token' => $host->tokens->generate('plain')]);
    $_SESSION['uid'] = $open[0]['client'];
    $asked = hrtime(true);
    $poll = new Poll(new Call('ClientStatus', $host->paramsFor($open[0]['service']), true));
    try {
        $told += isset($poll->answer()['meters']) ? 1 : 0;
    } catch (\Throwable $problem) {
        fwrite(STDERR, $problem->getMessage() . "\n");
    }
    $ms[] = (hrtime(true) - $asked) / 1e6;
    $open[0]['pause'] = min(SLOWEST, $open[0]['pause'] * GROWTH);
    $open[0]['due'] = max($open[0]['due'] + $open[0]['pause'], microtime(true));
}
echo json_encode(['looks' => count($ms), 'told' => $told, 'ms' => $ms], JSON_THROW_ON_ERROR), "\n";
