<?php

/** What `--help` says. */

declare(strict_types=1);

namespace Calagopus\Tests\Panel\Calagopus;

final class Help
{
    public const TEXT = <<<'TEXT'
        Usage: php tests/panel/calagopus.php [OPTIONS]

        Behaves as the Calagopus panel 1.2.0 that was recorded in contract/calagopus. A tool for tests and the demo.
        Prints one line, "listening http://127.0.0.1:PORT", when it is ready, and serves until SIGTERM or SIGINT.

          --port N            port on 127.0.0.1; 0, the default, takes a free one
          --db FILE           keeps the state in this SQLite file (emptied first) instead of in memory
          --rate-limit N      requests of one address to /api/admin and /api/client in a window; without it, no limit is reached
          --rate-window S     the window in seconds (30)
          --node-delay-ms N   how long each node takes for what it is asked (0)
          --install-ms N      time until a node reports an installation finished (300)
          --cache-ms N        how long usage and the customer's view of a server are kept (2000)
          --tls-cert FILE     serve HTTPS with this certificate, PEM; together with
          --tls-key FILE      its private key
          --also NAME=CERT,KEY  listens on a further port, with TLS and HTTP/2; GET /_sim/connections tells where
          --seed NAME         basic (default), contract (what the recorded panel held), scale:SERVERS:NODES
          --log FILE          one line for each request that was answered
          --die-with-stdin    end when standard input closes
          --help              this text

        Keys of every seed, 48 characters each:
          sim-full-access-key-0000000000000000000000000000   everything
          sim-read-only-key-000000000000000000000000000000   reads only; may not impersonate
          sim-no-impersonation-key-00000000000000000000000   everything, but may not impersonate
          sim-other-address-key-00000000000000000000000000   bound to 203.0.113.9

        The control plane, JSON without a key on the same port, is described in tests/panel/README.md:
          GET  /_sim/state /_sim/log?since=N /_sim/faults /_sim/connections /_sim/rate
          POST /_sim/reset /_sim/node /_sim/install /_sim/backup /_sim/seed /_sim/server /_sim/user /_sim/key
               /_sim/rate /_sim/faults /_sim/choose /_sim/secrets /_sim/variable
          DELETE /_sim/faults

        TEXT;
}
