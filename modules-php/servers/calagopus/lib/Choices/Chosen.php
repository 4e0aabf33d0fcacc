<?php

/** The options of a service once everything that was chosen for it stands in them, and what is to be said of that. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus\Choices;

use WHMCS\Module\Server\Calagopus\PortTexts;

final class Chosen
{
    /**
     * @param array<string, mixed> $options as `Calagopus\Spec::fromOptions()` takes them
     * @param list<string> $asked names of those options that a choice set
     * @param list<string> $notes sentences about choices that counted otherwise than one might think
     * @param list<Choice> $unmatched choices that mean nothing so far
     * @param int $extraPorts how many ports were bought beside those that the server has anyway
     * @param PortTexts $ports the product's texts that name ports; their variables are not among the options
     */
    public function __construct(
        public readonly array $options,
        public readonly array $asked = [],
        public readonly array $notes = [],
        public readonly array $unmatched = [],
        public readonly int $extraPorts = 0,
        public readonly PortTexts $ports = new PortTexts()
    ) {
    }

    /** The same, with the product's texts that name ports taken out of its options. */
    public function withPorts(PortTexts $product): self
    {
        $ports = $product->still($this->options);
        return new self($ports->without($this->options), $this->asked, $this->notes, $this->unmatched, $this->extraPorts, $ports);
    }

    /** Whether the customer chose where the server is to be. */
    public function asksForPlace(): bool
    {
        return array_intersect(['node_uuid', 'location_uuids'], $this->asked) !== [];
    }

    /** Whether something may be a variable that the egg has and the product does not list. */
    public function mayNameVariables(): bool
    {
        return array_filter($this->unmatched, Variables::mayMean(...)) !== [];
    }

    /** What has no effect, in sentences; empty where all has one. @return list<string> */
    public function withoutEffect(): array
    {
        $said = [];
        foreach ([true, false] as $isOption) {
            $titles = array_map(
                static fn (Choice $choice): string => "\"$choice->title\"",
                array_filter($this->unmatched, static fn (Choice $choice): bool => $choice->isOption === $isOption)
            );
            if ($titles !== []) {
                $said[] = ($isOption ? 'Configurable options' : 'Custom fields') . ' that mean nothing to the server and changed nothing: '
                    . implode(', ', $titles) . '. Name them as an option of the product or a variable of the egg (docs/installing.md) if they are to.';
            }
        }
        return $said;
    }
}
