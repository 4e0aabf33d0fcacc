<?php

/** A headless Chromium, driven by its own WebDriver over HTTP; ends with the process that started it. */

declare(strict_types=1);

namespace Calagopus\Tests\Browser;

use Calagopus\Tests\Panel\HttpClient;

final class Browser
{
    private const START_SECONDS = 30;
    private const TRIES = 5;
    private const POLL_MICROSECONDS = 20_000;

    /** @param resource $driver */
    private function __construct(private $driver, private readonly string $url, private readonly string $session)
    {
    }

    /**
     * A driver that found no port of its own is started once more: the port that it chose may have been taken in between.
     *
     * @param string $trusted of a certificate's public key that counts as good, SHA-256 in base64
     */
    public static function start(string $trusted): self
    {
        for ($try = 1; $try < self::TRIES; $try++) {
            try {
                return self::startOnce($trusted);
            } catch (\RuntimeException $problem) {
                if (!str_contains($problem->getMessage(), 'port not available')) {
                    throw $problem;
                }
            }
        }
        return self::startOnce($trusted);
    }

    private static function startOnce(string $trusted): self
    {
        $log = (string) tempnam(sys_get_temp_dir(), 'chromedriver');
        $driver = proc_open(['chromedriver', '--port=0'], [['file', '/dev/null', 'r'], ['file', $log, 'w'], ['file', $log, 'a']], $pipes);
        $end = microtime(true) + self::START_SECONDS;
        $port = null;
        while ($driver !== false && $port === null && microtime(true) < $end && proc_get_status($driver)['running']) {
            $port = preg_match('/started successfully on port (\d+)/', (string) file_get_contents($log), $said) === 1 ? $said[1] : null;
            usleep(self::POLL_MICROSECONDS);
        }
        $said = (string) file_get_contents($log);
        unlink($log);
        if ($driver === false || $port === null) {
            throw new \RuntimeException("chromedriver did not start: $said");
        }
        $arguments = ['--headless=new', '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--hide-scrollbars', '--window-size=1200,1400',
            "--ignore-certificate-errors-spki-list=$trusted"];
        $url = "http://127.0.0.1:$port";
        $made = self::send('POST', "$url/session", ['capabilities' => ['alwaysMatch' => ['browserName' => 'chrome', 'goog:chromeOptions' => ['args' => $arguments]]]]);
        return new self($driver, $url, (string) $made['sessionId']);
    }

    public function stop(): void
    {
        try {
            self::send('DELETE', "{$this->url}/session/{$this->session}");
        } finally {
            proc_terminate($this->driver);
            proc_close($this->driver);
        }
    }

    public function open(string $url): void
    {
        $this->ask('POST', 'url', ['url' => $url]);
    }

    /** The tabs that are open, by the driver's names. @return list<string> */
    public function tabs(): array
    {
        return $this->ask('GET', 'window/handles');
    }

    public function tab(): string
    {
        return $this->ask('GET', 'window');
    }

    /** A new tab, which is looked at from now on. */
    public function newTab(): string
    {
        $tab = $this->ask('POST', 'window/new', ['type' => 'tab'])['handle'];
        $this->lookAt($tab);
        return $tab;
    }

    public function lookAt(string $tab): void
    {
        $this->ask('POST', 'window', ['handle' => $tab]);
    }

    /** Closes every tab but this one. */
    public function closeOthers(string $tab): void
    {
        foreach (array_diff($this->tabs(), [$tab]) as $other) {
            $this->lookAt($other);
            $this->ask('DELETE', 'window');
        }
        $this->lookAt($tab);
    }

    /** What a script of the page returns; its text is a function's body. */
    public function run(string $script, mixed ...$arguments): mixed
    {
        return $this->ask('POST', 'execute/sync', ['script' => $script, 'args' => $arguments]);
    }

    /** What a promise of the page becomes. */
    public function wait(string $script): mixed
    {
        $whole = 'const done = arguments[arguments.length - 1]; (async () => {' . $script . '})().then(done, (error) => done({error: String(error)}));';
        return $this->ask('POST', 'execute/async', ['script' => $whole, 'args' => []]);
    }

    /** Of the browser's own protocol. @param array<string, mixed> $parameters */
    public function command(string $name, array $parameters = []): mixed
    {
        return $this->ask('POST', 'goog/cdp/execute', ['cmd' => $name, 'params' => (object) $parameters]);
    }

    /** Of the page that is shown, also where its scripts are off. */
    public function address(): string
    {
        return (string) $this->ask('GET', 'url');
    }

    /**
     * Does what opens another tab, goes on in that one, closes it and comes back.
     *
     * @template T
     * @param \Closure(): mixed $opens
     * @param \Closure(): T $there
     * @return T
     */
    public function inNewTab(\Closure $opens, \Closure $there): mixed
    {
        $here = $this->ask('GET', 'window');
        $opens();
        $end = microtime(true) + self::START_SECONDS;
        do {
            usleep(self::POLL_MICROSECONDS);
            $others = array_values(array_diff($this->ask('GET', 'window/handles'), [$here]));
        } while ($others === [] && microtime(true) < $end);
        $this->ask('POST', 'window', ['handle' => $others[0] ?? throw new \RuntimeException('no tab was opened')]);
        try {
            return $there();
        } finally {
            $this->ask('DELETE', 'window');
            $this->ask('POST', 'window', ['handle' => $here]);
        }
    }

    public function until(string $expression, float $seconds = 20.0): bool
    {
        for ($end = microtime(true) + $seconds; !($holds = $this->run("return Boolean($expression);")) && microtime(true) < $end;) {
            usleep(self::POLL_MICROSECONDS);
        }
        return (bool) $holds;
    }

    public function picture(string $file): void
    {
        file_put_contents($file, base64_decode((string) $this->command('Page.captureScreenshot', ['captureBeyondViewport' => false])['data'], true));
    }

    /** What somebody reads who cannot see, also where scripts are off: names and roles of what is not hidden. @return list<string> */
    public function spoken(): array
    {
        $said = [];
        foreach ($this->command('Accessibility.getFullAXTree')['nodes'] as $node) {
            if (($node['ignored'] ?? false) === false && ($node['name']['value'] ?? '') !== '') {
                $said[] = "{$node['role']['value']}: {$node['name']['value']}";
            }
        }
        return $said;
    }

    /** Clicks as a mouse does, also where scripts are off. */
    public function click(string $selector): void
    {
        $root = $this->command('DOM.getDocument')['root']['nodeId'];
        $node = $this->command('DOM.querySelector', ['nodeId' => $root, 'selector' => $selector])['nodeId'];
        $this->command('DOM.scrollIntoViewIfNeeded', ['nodeId' => $node]);
        [$x1, $y1, , , $x2, $y2] = $this->command('DOM.getBoxModel', ['nodeId' => $node])['model']['content'];
        foreach (['mousePressed', 'mouseReleased'] as $type) {
            $this->command('Input.dispatchMouseEvent', ['type' => $type, 'x' => ($x1 + $x2) / 2, 'y' => ($y1 + $y2) / 2, 'button' => 'left', 'clickCount' => 1]);
        }
    }

    /** Presses a key, and lets it go; @param string $text what it types, if anything */
    public function key(string $key, int $code, string $text = ''): void
    {
        $pressed = ['key' => $key, 'windowsVirtualKeyCode' => $code] + ($text === '' ? [] : ['text' => $text]);
        foreach (['keyDown', 'keyUp'] as $type) {
            $this->command('Input.dispatchKeyEvent', ['type' => $type] + $pressed);
        }
    }

    private function ask(string $method, string $path, mixed $body = null): mixed
    {
        return self::send($method, "{$this->url}/session/{$this->session}/$path", $body);
    }

    private static function send(string $method, string $url, mixed $body = null): mixed
    {
        // The driver keeps its connections open, so an answer ends where it says that it does.
        $client = new HttpClient('127.0.0.1:' . parse_url($url, PHP_URL_PORT), 60.0);
        $headers = ['Content-Type' => 'application/json'];
        $sent = $client->request($method, (string) parse_url($url, PHP_URL_PATH), $headers, $body === null ? null : json_encode($body, JSON_THROW_ON_ERROR));
        $answer = json_decode($sent['body'], true);
        if (isset($answer['value']['error'])) {
            throw new \RuntimeException("{$answer['value']['error']}: " . strtok((string) $answer['value']['message'], "\n"));
        }
        return $answer['value'] ?? null;
    }
}
