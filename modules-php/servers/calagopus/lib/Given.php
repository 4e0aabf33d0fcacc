<?php

/** What this service last gave its server beside variables: the options, image and start command as the product named them, the name, and whose files it installed. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus;

use Calagopus\Changed;
use Calagopus\Created;
use Calagopus\Server;
use Calagopus\Spec;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Params;

final class Given
{
    public function __construct(
        /** Null: the product named none, or it is not known. */
        public readonly ?string $image = null,
        public readonly ?string $startup = null,
        public readonly ?string $name = null,
        /** The egg whose installation made the files, where the egg was changed since; null: it was not. */
        public readonly ?string $filesEgg = null,
        public readonly ?string $filesEggName = null,
        /** How many ports the server has without the extra ones; null: not known. */
        public readonly ?int $ports = null,
        /** How many extra ones it was given. */
        public readonly int $extraPorts = 0,
        public readonly Applied $applied = new Applied()
    ) {
    }

    /** What a creation of our own gave. */
    public static function byCreation(Spec $spec, Created $created, int $extraPorts): self
    {
        $ports = max(1, count($created->ports) - $extraPorts);
        $image = self::option($spec, 'docker_image');
        return new self($image, self::option($spec, 'startup_command'), $created->server->name, null, null, $ports, $extraPorts, Applied::of($spec));
    }

    /** The server bears another name of ours now. */
    public function withName(string $name): self
    {
        return new self(...['name' => $name] + get_object_vars($this));
    }

    /** With so many ports now, of which some are extra ones. */
    public function withPorts(int $ports, int $extraPorts): self
    {
        return new self($this->image, $this->startup, $this->name, $this->filesEgg, $this->filesEggName, $ports, $extraPorts, $this->applied);
    }

    /** Before the panel is asked for a change. @param array<string, string> $asked variables @param array<string, string>|null $applied as they were last set */
    public function trying(Spec $spec, array $asked, ?array $applied): self
    {
        return new self(...['applied' => $this->applied->trying($spec, $asked, $applied)] + get_object_vars($this));
    }

    /** After a change that went through. A name that is not what the product makes of it was left as somebody's own. */
    public function afterChange(Spec $spec, Changed $changed, string $key): self
    {
        $server = $changed->server;
        $isOurs = $server->name === (self::option($spec, 'server_name_prefix') ?? '') . $key;
        return new self(
            self::option($spec, 'docker_image'),
            self::option($spec, 'startup_command'),
            $isOurs ? $server->name : $this->name,
            $this->filesEgg ?? $changed->formerEggUuid,
            $this->filesEgg === null ? $changed->formerEggName : $this->filesEggName,
            $this->ports,
            $this->extraPorts,
            Applied::of($spec)
        );
    }

    /** After the installation of the server's egg ran again. */
    public function afterInstallation(): self
    {
        return new self($this->image, $this->startup, $this->name, null, null, $this->ports, $this->extraPorts, $this->applied);
    }

    /** Whether the files are those of another egg than the server has. */
    public function filesAreFormer(Server $server): bool
    {
        return $this->filesEgg !== null && strcasecmp($this->filesEgg, $server->eggUuid) !== 0;
    }

    /** @return array<string, string|null> as `Calagopus\Panel::change()` takes them */
    public function named(): array
    {
        return ['image' => $this->image, 'startup' => $this->startup, 'name' => $this->name];
    }

    public static function fromJson(?string $json): self
    {
        $values = $json === null ? null : json_decode($json, true, 8);
        $text = static fn (string $name): ?string => is_array($values) && is_string($values[$name] ?? null) && $values[$name] !== '' ? $values[$name] : null;
        $number = static fn (string $name): ?int => is_array($values) && is_int($values[$name] ?? null) && $values[$name] >= 0 ? $values[$name] : null;
        return new self(
            $text('image'),
            $text('startup'),
            $text('name'),
            $text('files_egg'),
            $text('files_egg_name'),
            $number('ports'),
            $number('extra_ports') ?? 0,
            Applied::fromArray(is_array($values) ? $values['applied'] ?? null : null)
        );
    }

    /** ASCII alone, whatever the database's character set. */
    public function json(): string
    {
        return json_encode([
            'image' => $this->image, 'startup' => $this->startup, 'name' => $this->name,
            'files_egg' => $this->filesEgg, 'files_egg_name' => $this->filesEggName, 'ports' => $this->ports, 'extra_ports' => $this->extraPorts,
            'applied' => $this->applied->toArray(),
        ], JSON_THROW_ON_ERROR | JSON_UNESCAPED_SLASHES | JSON_INVALID_UTF8_SUBSTITUTE);
    }

    private static function option(Spec $spec, string $name): ?string
    {
        $value = Params::asText($spec->toArray()[$name] ?? '');
        return $value === '' ? null : $value;
    }
}
