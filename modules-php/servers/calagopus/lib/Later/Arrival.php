<?php

/** What is to be seen to once a server has arrived on another node. It is noted when the server leaves: who follows the move knows no options. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus\Later;

use WHMCS\Module\Server\Calagopus\Call;
use WHMCS\Module\Server\Calagopus\Choices\Chosen;
use WHMCS\Module\Server\Calagopus\Place;
use WHMCS\Module\Server\Calagopus\PortTexts;

final class Arrival
{
    /**
     * @param Place|null $place where the server was asked to be; null: not known
     * @param PortTexts $texts what names its ports
     */
    public function __construct(public readonly ?Place $place = null, public readonly PortTexts $texts = new PortTexts())
    {
    }

    public static function of(Call $call, Chosen $chosen): self
    {
        return new self(Place::of($call->policies()->subject, $chosen), $chosen->ports);
    }

    public static function fromJson(?string $json): self
    {
        $values = $json === null ? null : json_decode($json, true, 5);
        try {
            return is_array($values) ? new self(Place::fromJson($values['place'] ?? null), new PortTexts($values['variables'] ?? [], $values['prefix'] ?? null)) : new self();
        } catch (\Error) {
            return new self();
        }
    }

    /** ASCII alone, whatever the database's character set. */
    public function json(): string
    {
        return json_encode(
            ['place' => $this->place?->json(), 'variables' => (object) $this->texts->variables, 'prefix' => $this->texts->prefix],
            JSON_THROW_ON_ERROR | JSON_UNESCAPED_SLASHES | JSON_INVALID_UTF8_SUBSTITUTE
        );
    }
}
