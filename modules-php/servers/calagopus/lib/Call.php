<?php

/** One call of a module function on a service and its server. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus;

use Calagopus\Panel;
use Calagopus\Ref;
use Calagopus\Spec;
use WHMCS\Module\Server\Calagopus\Choices\Chosen;
use WHMCS\Module\Server\Calagopus\Choices\Reading;
use WHMCS\Module\Server\Calagopus\Policy\Policies;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Params;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\ServiceCall;

final class Call extends ServiceCall
{
    private ?Policies $policies = null;

    public function panel(): Panel
    {
        return $this->panel ??= Panels::make($this->params, $this->config());
    }

    /** What was decided for the product of the service. */
    public function policies(): Policies
    {
        return $this->policies ??= Policies::of($this->params, $this->config());
    }

    /** The options of the service with the client's choices; the egg's variables are asked for where a choice may name one. */
    public function chosen(): Chosen
    {
        $chosen = Options::chosen($this->params);
        if (!$chosen->mayNameVariables()) {
            return $chosen;
        }
        // What is wrong already is said before anything is asked.
        Spec::fromOptions($chosen->options);
        $nest = Params::asText($chosen->options['nest_uuid'] ?? '');
        $variables = $this->panel()->eggVariables(trim($nest), trim(Params::asText($chosen->options['egg_uuid'] ?? '')));
        return Reading::withVariables($chosen, array_column($variables, 'name'));
    }

    /**
     * The server that is meant: by the recorded UUID, or one typed into the custom field; either is a hint that the panel's answer proves. Where the
     * client looks or presses himself, it must be his on the panel too.
     */
    public function ref(Record $record): Ref
    {
        $typed = $this->typedUuid($record);
        $origin = $record->origin === null ? null : $this->config()->currentOrigin($record->origin);
        $client = $this->client();
        return new Ref($this->identity()->key, $record->uuid ?? $typed, $typed === null ? $origin : null, $client->id, $client->email(), $this->forOwner);
    }

    /** What stands in the custom field, where it counts; where it does not, that is said. */
    private function typedUuid(Record $record): ?string
    {
        $typed = (new CustomFields($this->identity(), $this->params))->typed();
        if ($typed === '' || strcasecmp($typed, $record->uuid ?? '') === 0) {
            return null;
        }
        if ($record->uuid === null && CustomFields::isUuid($typed)) {
            return $typed;
        }
        $field = 'The custom field ' . CustomFields::UUID;
        $this->note($record->uuid === null ? "$field holds no whole UUID, so it was passed over." : "$field does not name the server on record, $record->uuid, which counts.");
        return null;
    }
}
