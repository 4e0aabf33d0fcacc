<?php

/**
 * nginx before servers of a test, as it stands before a WHMCS or a node: TLS, HTTP/2, and a socket handed on by HTTP/1.1.
 *
 * nginx cannot tell which port it took, so it listens at sockets of the file system, and what hands bytes on to them (tls.php) has the ports.
 */

declare(strict_types=1);

namespace Calagopus\Tests\Browser;

use Calagopus\Tests\Panel\Simulator;
use Calagopus\Tests\Whmcs\Files;

final class Nginx
{
    /** @var list<string> addresses, in the order of what is behind them */
    public readonly array $urls;

    private readonly string $folder;

    /** @var resource */
    private $process;

    /** @var list<Simulator> */
    private array $ports = [];

    /** @param string $certificate file with the key too @param list<string> $behind addresses of servers without TLS */
    public function __construct(string $certificate, array $behind)
    {
        $this->folder = Files::temporary('nginx');
        $file = "{$this->folder}/nginx.conf";
        file_put_contents($file, $this->configuration($certificate, $behind));
        $log = ['file', "{$this->folder}/log", 'w'];
        $process = proc_open(['nginx', '-p', $this->folder, '-c', $file, '-e', "{$this->folder}/errors"], [['file', '/dev/null', 'r'], $log, $log], $pipes);
        $this->process = $process !== false ? $process : throw new \RuntimeException('nginx could not be started');
        $urls = [];
        foreach (array_keys($behind) as $number) {
            if (!Simulator::until(fn (): bool => file_exists($this->door($number)))) {
                throw new \RuntimeException('nginx does not listen: ' . file_get_contents("{$this->folder}/log") . file_get_contents("{$this->folder}/errors"));
            }
            $this->ports[] = $port = Simulator::start(['--to', "unix://{$this->door($number)}"], 'tls.php');
            $urls[] = "https://127.0.0.1:{$port->port}";
        }
        $this->urls = $urls;
    }

    /** What was asked and has ended: protocol, status, path. @return list<string> */
    public function requests(): array
    {
        return (array) file("{$this->folder}/requests", FILE_IGNORE_NEW_LINES);
    }

    public function stop(): void
    {
        array_map(static fn (Simulator $port) => $port->stop(), $this->ports);
        proc_terminate($this->process);
        proc_close($this->process);
        Files::remove($this->folder);
    }

    private function door(int $number): string
    {
        return "{$this->folder}/door-$number";
    }

    /** @param list<string> $behind */
    private function configuration(string $certificate, array $behind): string
    {
        $servers = $temporary = '';
        foreach ($behind as $number => $url) {
            $servers .= "server { listen unix:{$this->door($number)} ssl http2; location / { proxy_pass $url; } }\n";
        }
        foreach (['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'] as $kind) {
            $temporary .= "{$kind}_temp_path {$this->folder}/$kind;\n";
        }
        return <<<CONF
            daemon off;
            master_process off;
            pid {$this->folder}/pid;
            error_log {$this->folder}/errors;
            events {}
            http {
            log_format lines '\$server_protocol \$status \$uri';
            access_log {$this->folder}/requests lines;
            $temporary
            ssl_certificate $certificate;
            ssl_certificate_key $certificate;
            map \$http_upgrade \$handed_on { default upgrade; '' close; }
            proxy_http_version 1.1;
            proxy_set_header Host \$http_host;
            proxy_set_header Upgrade \$http_upgrade;
            proxy_set_header Connection \$handed_on;
            proxy_read_timeout 300s;
            $servers
            }
            CONF;
    }
}
