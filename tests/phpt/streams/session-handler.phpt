--TEST--
A session handler that asks a stream after the end of the request finds it over
--EXTENSIONS--
session
--FILE--
<?php
declare(strict_types=1);
require dirname(__DIR__) . '/panel.inc';
use Calagopus\{ServerStream, UsageStream};
use Calagopus\Tests\Panel\Simulator;

/* PHP writes the session when it shuts its extensions down, this one before its own. */
final class Handler implements SessionHandlerInterface
{
    public ServerStream $servers;
    public UsageStream $usages;

    public function open(string $path, string $name): bool
    {
        return true;
    }

    public function close(): bool
    {
        return true;
    }

    public function read(string $id): string
    {
        return '';
    }

    public function write(string $id, string $data): bool
    {
        foreach ([$this->servers, $this->usages] as $stream) {
            var_dump($stream->valid(), $stream->key(), $stream->current(), $stream->requests(), $stream->progress()['serversDone']);
            $stream->next();
            $stream->rewind();
        }
        var_dump($this->usages->problems());
        return true;
    }

    public function destroy(string $id): bool
    {
        return true;
    }

    public function gc(int $lifetime): int
    {
        return 0;
    }
}
ini_set('session.use_cookies', '0');
$handler = new Handler();
session_set_save_handler($handler, false);
session_id('a');
session_start();
$_SESSION['a'] = 1;
$simulator = Simulator::start(['--seed', 'scale:10:2']);
$panel = panel($simulator);
$handler->servers = $panel->servers();
$handler->usages = $panel->usages();
echo strlen($handler->servers->key()), ' ', strlen($handler->usages->key()), "\n";
?>
--EXPECT--
36 36
bool(false)
NULL
NULL
int(0)
int(0)
bool(false)
NULL
NULL
int(0)
int(0)
array(0) {
}
