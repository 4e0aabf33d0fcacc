<?php

/** The panel as customers' browsers and modules reach it: TLS 1.3 by nginx in front of the simulator, and the delaying proxy before that. */

declare(strict_types=1);

namespace Calagopus\Bench;

final class Front
{
    /** What a door speaks; "fixed" answers one find from a file, so that the panel is not what is measured. */
    private const DOORS = ['h1.1' => 'ssl', 'h2' => 'ssl http2', 'fixed-h1.1' => 'ssl', 'fixed-h2' => 'ssl http2'];

    public readonly string $certificate;

    /** Folder of the state that those who ask here share. */
    public readonly string $state;
    public readonly Log $requests;
    public readonly Log $connections;
    private static int $number = 0;
    private readonly string $name;
    private Child $nginx;
    private Child $delay;

    /** @var array<string, int> "door@ms" => index of the proxy's listener */
    private array $listeners = [];

    /** @var list<int> ports of the listeners */
    private array $ports = [];

    /** @param list<int> $delays milliseconds of added round trip */
    public function __construct(private readonly Work $work, int $panelPort, string $fixedUuid, string $fixedAnswer, array $delays)
    {
        $this->name = 'front-' . ++self::$number;
        mkdir($work->path($this->name), 0700);
        $this->state = $work->state();
        $this->certificate = $this->path('panel.pem');
        $this->makeCertificate();
        $work->write("{$this->name}/" . 'find.json', $fixedAnswer);
        $this->nginx = new Child(['nginx', '-p', $work->path($this->name), '-c', $work->write("{$this->name}/" . 'nginx.conf', $this->configuration($panelPort, $fixedUuid)), '-e', $this->path('nginx-errors')]);
        Work::until(fn (): bool => file_exists($this->path('door-fixed-h2')), 'nginx');
        $this->requests = new Log($this->path('requests'));
        $this->connections = new Log($this->path('connections'));
        $this->startDelay($delays);
    }

    public function port(string $door, int $delay): int
    {
        return $this->ports[$this->listeners["$door@$delay"]];
    }

    /** @param 'stall'|'resume'|'die'|'revive' $what */
    public function order(string $what, string $door, int $delay): void
    {
        $this->delay->write("$what {$this->listeners["$door@$delay"]}\n");
        if ($this->delay->line() !== 'done') {
            throw new \RuntimeException("the delaying proxy did not $what");
        }
    }

    /** How many connections were made to a door since the mark, or to all. */
    public function connectionsSince(int $mark, ?string $door = null, int $delay = 0): int
    {
        $index = $door === null ? null : (string) $this->listeners["$door@$delay"];
        return count(array_filter($this->connections->since($mark), static fn (array $line): bool
            => $line[0] === 'open' && ($index === null || $line[1] === $index)));
    }

    public function close(): void
    {
        $this->delay->stop();
        $this->nginx->stop();
    }

    public function path(string $name): string
    {
        return $this->work->path("{$this->name}/$name");
    }

    private function makeCertificate(): void
    {
        $command = ['openssl', 'req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2', '-subj', '/CN=panel',
            '-addext', 'subjectAltName=IP:127.0.0.1', '-keyout', $this->path('panel.key'), '-out', $this->certificate];
        (new Child($command, [], $this->path('openssl-errors')))->finish();
    }

    /** @param list<int> $delays */
    private function startDelay(array $delays): void
    {
        $command = [$this->work->tools . '/delay', '--log', $this->path('connections')];
        foreach (array_keys(self::DOORS) as $door) {
            foreach ($delays as $ms) {
                $this->listeners["$door@$ms"] = count($this->listeners);
                $command[] = $this->path("door-$door") . ":$ms";
            }
        }
        $this->delay = new Child($command);
        foreach ($this->listeners as $ignored) {
            $this->ports[] = (int) substr($this->delay->line(), strlen('listening '));
        }
    }

    private function configuration(int $panelPort, string $fixedUuid): string
    {
        $servers = '';
        foreach (self::DOORS as $door => $speaks) {
            $place = str_starts_with($door, 'fixed')
                ? "location = /api/admin/servers/$fixedUuid { default_type application/json; etag off; alias {$this->path('find.json')}; }"
                : 'location / { proxy_pass http://panel; proxy_http_version 1.1; proxy_set_header Connection ""; proxy_read_timeout 300s; }';
            $servers .= "  server { listen unix:{$this->path("door-$door")} $speaks; set \$door $door; $place }\n";
        }
        $temporary = '';
        foreach (['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'] as $kind) {
            $temporary .= "  {$kind}_temp_path {$this->path("nginx-$kind")};\n";
        }
        return <<<CONF
            daemon off;
            master_process off;
            worker_processes 1;
            pid {$this->path('nginx.pid')};
            error_log {$this->path('nginx-errors')} warn;
            events { worker_connections 4096; }
            http {
              log_format lines '\$door \$connection \$connection_requests \$server_protocol \$request_method \$status \$ssl_session_reused \$request_uri';
              access_log {$this->path('requests')} lines;
            $temporary
              ssl_certificate {$this->certificate};
              ssl_certificate_key {$this->path('panel.key')};
              ssl_protocols TLSv1.3;
              keepalive_requests 1000000;
              keepalive_timeout 300s;
              client_max_body_size 16m;
              proxy_buffers 8 256k;
              proxy_buffer_size 256k;
              proxy_busy_buffers_size 512k;
              upstream panel { server 127.0.0.1:$panelPort; keepalive 64; keepalive_requests 1000000; }
            $servers}

            CONF;
    }
}
