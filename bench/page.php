<?php

/**
 * A page as a PHP-FPM worker of WHMCS runs it: does what the job says, and answers in JSON how long the call took and how it ended.
 *
 * `what`: "nothing"; "find" and "live" ask the extension alone; "area" calls the WHMCS module's client area in the WHMCS stand-in.
 */

declare(strict_types=1);

$job = json_decode((string) ($_SERVER['BENCH_JOB'] ?? ''), true, 8, JSON_THROW_ON_ERROR);

/** @return Closure(): void the call alone, everything around it made ready */
function prepare(array $job): Closure
{
    if ($job['what'] === 'nothing') {
        return static function (): void {
        };
    }
    if ($job['what'] === 'area') {
        require_once dirname(__DIR__) . '/tests/whmcs/bootstrap.php';
        require_once __DIR__ . '/src/Shown.php';
        $host = Calagopus\Tests\Whmcs\WhmcsHost::attach($job['whmcs']);
        $params = $host->paramsFor((int) $job['service']);
        $host->modules->load('calagopus');
        return static function () use ($host, $params): void {
            $answer = $host->callModule('calagopus', 'ClientArea', $params);
            if (!Calagopus\Bench\Shown::isServer($answer)) {
                throw new RuntimeException('the client area showed no server');
            }
        };
    }
    $settings = new Calagopus\Settings(timeout: (float) ($job['timeout'] ?? 20));
    $panel = new Calagopus\Panel($job['host'], $job['key'], (int) $job['port'], (bool) $job['secure'], $settings);
    $ref = new Calagopus\Ref($job['external'], $job['uuid'], $panel->origin(), $job['owner'] ?? null);
    return $job['what'] === 'find' ? static fn () => $panel->find($ref) : static fn () => $panel->live($ref);
}

$answer = ['ok' => true, 'pid' => getmypid(), 'reason' => '', 'message' => ''];
$began = $asked = 0;
try {
    $call = prepare($job);
    $asked = $job['what'] === 'area' ? Calagopus\Status::current()->requests : 0;
    $began = hrtime(true);
    $result = $call();
    if ($job['what'] === 'live' && $result->usage === null) {
        throw new RuntimeException('no usage: ' . $result->usageProblem);
    }
} catch (Throwable $problem) {
    $reason = $problem instanceof Calagopus\Exception ? $problem->reason->value : $problem::class;
    if ($job['what'] === 'area' && Calagopus\Status::current()->requests === $asked) {
        $reason = Calagopus\Reason::PanelUnavailable->value; // the page says no reason to a customer: nothing was asked
    }
    $answer = ['ok' => false, 'reason' => $reason, 'message' => $problem->getMessage()] + $answer;
}
$answer['ms'] = $began === 0 ? 0.0 : (hrtime(true) - $began) / 1e6;
if ($job['what'] === 'area') {
    $answer['probes'] = array_sum(array_column(Calagopus\Status::current()->panels, 'breakerProbes'));
}
header('Content-Type: application/json');
echo json_encode($answer, JSON_THROW_ON_ERROR | JSON_INVALID_UTF8_SUBSTITUTE);
