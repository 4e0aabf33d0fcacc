<?php

/** The world of one test: a WHMCS installation whose client area is served over HTTPS, a panel, and a browser with a page's time in the test's hand. */

declare(strict_types=1);

namespace Calagopus\Tests\Browser;

use Calagopus\Tests\Module\World;
use Calagopus\Tests\Panel\Calagopus\Seed;
use Calagopus\Tests\Panel\Simulator;
use Calagopus\Tests\Whmcs\Files;
use WHMCS\Database\Capsule;
use WHMCS\Module\Server\Calagopus\Policy\Policies;

final class Stage extends World
{
    private const OPTIONS = [
        1 => '23aa9a62-f700-4c88-a596-dae872c751d7', 2 => Seed::PAPER, 3 => Seed::NODE_1, 5 => '1024', 6 => '0', 7 => '10240', 8 => '100', 9 => '0',
        11 => '1', 12 => '0', 13 => '0', 14 => '0', 18 => 'Server-', 21 => 'on',
    ];

    protected const CONFIG = ['customer_reinstall' => true] + parent::CONFIG;

    /** Long timers of the page wait until the test fires them; its clock stands still, and nothing is random. */
    private const HANDS = <<<'JS'
        (() => {
            let now = 1e12;
            const real = window.setTimeout.bind(window), clear = window.clearTimeout.bind(window), timers = [];
            Date.now = () => now;
            Math.random = () => 0;
            window.setTimeout = (work, ms, ...more) => ms >= 5000 ? -timers.push({work, ms}) : real(work, ms, ...more);
            window.clearTimeout = (id) => id < 0 ? timers[-id - 1] && (timers[-id - 1].work = null) : clear(id);
            window.hands = {
                pending: () => timers.filter((timer) => timer.work).map((timer) => timer.ms),
                pass: (ms) => { now += ms; },
                fire: () => {
                    const due = timers.find((timer) => timer.work);
                    if (!due) { return false; }
                    const work = due.work;
                    due.work = null;
                    now += due.ms;
                    work();
                    return true;
                },
                fireOf: (ms) => {
                    const due = timers.find((timer) => timer.work && timer.ms === ms);
                    if (!due) { return false; }
                    const work = due.work;
                    due.work = null;
                    now += ms;
                    work();
                    return true;
                },
                hidden: false,
            };
            Object.defineProperty(document, 'hidden', {get: () => window.hands.hidden});
        })();
        JS;

    private static string $tab = '';
    private static ?Simulator $simulator = null;
    private static ?Browser $shared = null;
    private static ?Certificate $certificate = null;

    public readonly Simulator $panel;
    public readonly Browser $browser;
    public readonly string $url;

    /** The same client area without TLS. */
    public readonly string $plainUrl;

    /** Where browsers find the node. */
    public string $socketOrigin = '';

    private readonly string $folder;

    /** @var list<Simulator> what gives TLS to a server of this test */
    private array $fronts = [];

    /** @var resource */
    private $server;

    public function __construct(bool $onMariaDb)
    {
        parent::__construct($onMariaDb);
        self::$certificate ??= new Certificate();
        $this->browser = self::$shared ??= Browser::start(self::$certificate->digest);
        $this->folder = Files::temporary('browser-test');
        $this->plainUrl = $this->serve();
        $this->url = $this->tls($this->plainUrl);
        $this->isReachedAt($this->url);
        $this->browser->command('Emulation.setScriptExecutionDisabled', ['value' => false]);
        $this->browser->command('Emulation.clearDeviceMetricsOverride');
        $this->browser->command('Network.clearBrowserCookies');
        if (self::$tab === '') {
            self::$tab = $this->browser->tab();
            $this->holdTime();
        }
    }

    /** The page's time is the test's, in the tab that is looked at, from its next document on. */
    public function holdTime(): void
    {
        $this->browser->command('Page.addScriptToEvaluateOnNewDocument', ['source' => self::HANDS]);
    }

    /** The address that WHMCS has for itself. */
    public function isReachedAt(string $url): void
    {
        Capsule::table('tblconfiguration')->where('setting', 'SystemURL')->update(['value' => $url]);
    }

    /** The stand-in of a node, which all servers of the panel are on; a test orders it without TLS, the browser comes by `socketOrigin`. @param list<string> $options */
    public function node(array $options = [], bool $hasTls = true): Simulator
    {
        $node = Simulator::start([...$options], 'node.php');
        $url = $hasTls ? $this->tls($node->url) : $node->url;
        $this->panel->control('POST', 'node', ['url' => "$url/"]);
        $this->socketOrigin = (string) preg_replace('/^http/', 'ws', $url);
        return $node;
    }

    /** TLS in front of a server that speaks none, until the test ends. @return string its address */
    private function tls(string $url): string
    {
        $to = 'tcp://' . parse_url($url, PHP_URL_HOST) . ':' . parse_url($url, PHP_URL_PORT);
        return ($this->fronts[] = Simulator::start(['--to', $to, '--cert', (string) self::$certificate?->file], 'tls.php'))->url;
    }

    /** nginx before servers without TLS. */
    public function nginx(string ...$behind): Nginx
    {
        return new Nginx((string) self::$certificate?->file, array_values($behind));
    }

    /** What was decided for the product of a service. */
    public function decide(int $id, string $policy, string $answer): void
    {
        Policies::decide('product-' . $this->host->service($id)->packageId, [$policy => $answer]);
    }

    /** The panel's key in WHMCS from now on. */
    public function useKey(string $key): void
    {
        Capsule::table('tblservers')->update(['password' => encrypt($key)]);
    }

    /** Fires the timer of so many milliseconds; false where none is set. */
    public function fireOf(int $ms): bool
    {
        return (bool) $this->browser->run('return hands.fireOf(arguments[0]);', $ms);
    }

    protected function startPanels(): void
    {
        $this->panel = self::$simulator ??= Simulator::start(['--install-ms', '0', '--cache-ms', '0']);
        $this->panel->reset();
    }

    /** Writes the module's config.php. @param array<string, mixed> $settings */
    public function configure(array $settings): void
    {
        $this->write('calagopus', $settings);
    }

    public static function close(): void
    {
        self::$shared?->stop();
        self::$shared = self::$certificate = null;
        self::$tab = '';
    }

    public function end(): void
    {
        $this->browser->command('Emulation.setScriptExecutionDisabled', ['value' => false]);
        $this->browser->closeOthers(self::$tab);
        $this->browser->open('about:blank');
        // The server's workers are processes of their own, in the group that setsid made: they go with it.
        posix_kill(-proc_get_status($this->server)['pid'], SIGTERM);
        proc_close($this->server);
        array_map(static fn (Simulator $front) => $front->stop(), $this->fronts);
        Files::remove($this->folder);
        parent::end();
    }

    /** A service whose server is installed and runs. @param array<string, mixed> $client */
    public function running(array $client = []): int
    {
        $product = $this->host->make->product(['module' => 'calagopus', 'options' => self::OPTIONS]);
        $server = $this->host->make->server(['type' => 'calagopus', 'hostname' => $this->panel->host, 'port' => (string) $this->panel->port, 'secure' => '', 'password' => $this->panel->key]);
        $id = $this->host->make->service(['client' => $this->host->make->client($client), 'product' => $product, 'server' => $server]);
        $result = $this->host->create($id);
        if (!$result->success) {
            throw new \LogicException($result->message);
        }
        Simulator::until(fn (): bool => $this->panel->serversOf((string) $id)[0]['status'] === null);
        $this->host->customButton($id, 'Start');
        Simulator::until(fn (): bool => $this->stateOf($id) === 'running');
        return $id;
    }

    public function stateOf(int $id): string
    {
        $server = $this->panel->serversOf((string) $id)[0];
        $all = $this->panel->api('GET', "/api/admin/nodes/{$server['node']}/servers/resources")['json']['resources'];
        return $all[$server['uuid']]['state'] ?? '';
    }

    /** The customer opens the page of a service in a theme; @param string|null $url of the client area, where it is not the one with TLS */
    public function open(int $id, string $theme = 'twenty-one', ?string $url = null): void
    {
        $url ??= $this->url;
        $this->browser->command('Network.setCookie', ['name' => 'theme', 'value' => $theme, 'url' => $url]);
        $this->browser->open("$url/clientarea.php?action=productdetails&id=$id");
    }

    /** What comes in the place of an answer to the page's script; null: the answer. @param array{0: int, 1: string, 2: string, 3?: string}|null $answer status, header, body, and of which function */
    public function instead(?array $answer): void
    {
        file_put_contents("{$this->folder}/instead", $answer === null ? '' : json_encode($answer));
    }

    /** The page's next timer, and what came of it. */
    public function fire(): bool
    {
        return $this->browser->run('return hands.fire();') && $this->browser->until('hands.pending().length > 0 || !document.querySelector("[data-calagopus-reload]").hidden');
    }

    public function text(string $selector): string
    {
        return trim((string) $this->browser->run('return (document.querySelector(arguments[0]) || {}).textContent;', $selector));
    }

    private function serve(): string
    {
        mkdir("{$this->folder}/sessions", 0700);
        $log = "{$this->folder}/server";
        $this->server = proc_open(
            ['setsid', PHP_BINARY, ...self::flags(), '-d', 'calagopus.shared_state=1', '-d', "calagopus.state_path=", '-S', '127.0.0.1:0', dirname(__DIR__) . '/site.php'],
            [['file', '/dev/null', 'r'], ['file', '/dev/null', 'w'], ['file', $log, 'w']],
            $pipes,
            null,
            $this->host->environment() + [
                'BROWSER_THEMES' => dirname(__DIR__, 3) . '/.build/browser', 'BROWSER_MODULE' => self::copyOf('calagopus'),
                'BROWSER_SESSIONS' => "{$this->folder}/sessions", 'BROWSER_INSTEAD' => "{$this->folder}/instead", 'PHP_CLI_SERVER_WORKERS' => '4',
            ] + getenv()
        );
        $url = '';
        Simulator::until(static function () use ($log, &$url): bool {
            $url = preg_match('~\((http://127\.0\.0\.1:\d+)\) started~', (string) file_get_contents($log), $said) === 1 ? $said[1] : '';
            return $url !== '';
        });
        return $url !== '' ? $url : throw new \RuntimeException('the client area could not be served: ' . file_get_contents($log));
    }
}
