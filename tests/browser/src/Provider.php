<?php

/** A running OpenID provider for a test (provider.php), known to the panel as one of its own; who is logged in there is the test's to say. */

declare(strict_types=1);

namespace Calagopus\Tests\Browser;

use Calagopus\Tests\Panel\Simulator;
use Calagopus\Tests\Whmcs\Files;

final class Provider
{
    public readonly string $url;

    /** Of the panel's provider. */
    public readonly string $uuid;

    private readonly string $folder;

    /** @var resource */
    private $server;

    public function __construct(Simulator $panel)
    {
        $this->folder = Files::temporary('openid-provider');
        $log = "{$this->folder}/log";
        $environment = ['PROVIDER_FOLDER' => $this->folder] + getenv();
        $this->server = proc_open([PHP_BINARY, '-S', '127.0.0.1:0', dirname(__DIR__) . '/provider.php'], [['file', '/dev/null', 'r'], ['file', '/dev/null', 'w'], ['file', $log, 'w']], $pipes, null, $environment);
        $url = '';
        Simulator::until(static function () use ($log, &$url): bool {
            $url = preg_match('~\((http://127\.0\.0\.1:\d+)\) started~', (string) file_get_contents($log), $said) === 1 ? $said[1] : '';
            return $url !== '';
        });
        $this->url = $url;
        $known = ['client_id' => 'panel', 'client_secret' => bin2hex(random_bytes(16))];
        $made = $panel->api('POST', '/api/admin/oauth-providers', $known + ['name' => 'WHMCS', 'description' => null, 'auth_url' => "$url/oauth/authorize.php", 'token_url' => "$url/oauth/token.php",
            'info_url' => "$url/oauth/userinfo.php", 'scopes' => ['openid', 'email', 'profile'], 'identifier_path' => '$.sub', 'email_path' => '$.email', 'username_path' => '$.sub',
            'name_first_path' => '$.given_name', 'name_last_path' => '$.family_name', 'enabled' => true, 'login_only' => true, 'login_bypass_2fa' => false, 'link_viewable' => false,
            'user_manageable' => false, 'basic_auth' => false]);
        $this->uuid = $made['json']['oauth_provider']['uuid'];
        $panel->control('POST', 'app', ['url' => $panel->url]);
        file_put_contents("{$this->folder}/client", json_encode($known + ['redirect_uri' => "{$panel->url}/api/auth/oauth/{$this->uuid}"], JSON_UNESCAPED_SLASHES));
    }

    /** Who is logged in there. */
    public function loggedIn(string $subject): void
    {
        file_put_contents("{$this->folder}/claims", json_encode(['sub' => $subject, 'email' => 'someone@example.com', 'given_name' => 'Some', 'family_name' => 'One']));
    }

    public function stop(): void
    {
        proc_terminate($this->server);
        proc_close($this->server);
        Files::remove($this->folder);
    }
}
