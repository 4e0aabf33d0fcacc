<?php

/** Username and password that a service needs and has not: made, and saved on the service before the panel is asked. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Opterius;

use WHMCS\Database\Capsule;
use WHMCS\Module\Server\Opterius\Shared\Provisioning\Refusal;

final class Credentials
{
    private const LETTERS = 'abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789';
    private const LENGTH = 16;

    public function __construct(private readonly Call $call)
    {
    }

    /** A username that is there is used as it stands. */
    public function names(): Names
    {
        $names = $this->call->names();
        if ($names->username !== '') {
            return $names;
        }
        $identity = $this->call->identity();
        $username = Username::free(
            $names->domain,
            $this->call->client()->firstName(),
            $identity->id,
            static fn (string $name): bool => Username::isTaken($name, $identity->key)
        );
        $this->save('Username', $username);
        $this->call->note("The service had no username, so it got \"$username\".");
        return new Names($username, $names->domain);
    }

    public function password(): string
    {
        $password = $this->call->params->text('password');
        if ($password !== '') {
            return $password;
        }
        for ($count = 0; $count < self::LENGTH; $count++) {
            $password .= self::LETTERS[random_int(0, strlen(self::LETTERS) - 1)];
        }
        $this->call->keepSecret($password);
        $this->save('Password', $password);
        $this->call->note('The service had no password, so one was made and saved on it.');
        return $password;
    }

    private function save(string $name, #[\SensitiveParameter] string $value): void
    {
        $identity = $this->call->identity();
        $properties = $identity->model?->serviceProperties;
        if (is_object($properties)) {
            $properties->save([$name => $value]);
            return;
        }
        if ($identity->isAddon) {
            throw new Refusal("WHMCS passed an addon without its properties, so no $name could be saved on it; nothing was done.");
        }
        $stored = $name === 'Password' ? encrypt($value) : $value;
        Capsule::table('tblhosting')->where('id', $identity->id)->update([strtolower($name) => $stored]);
    }
}
