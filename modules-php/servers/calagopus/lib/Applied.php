<?php

/**
 * What a service's server was last given by its options, and what attempts since then may have given it: what is asked for as before is left alone,
 * but nothing of an attempt that failed is taken for that. Variables' values are not in it; the record has them already.
 */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus;

use Calagopus\Spec;

final class Applied
{
    /**
     * @param array<string, mixed>|null $last options by name, as `Calagopus\Spec::toArray()` gives them; null: not known
     * @param array<string, mixed> $tried what an attempt asked for otherwise
     * @param list<string> $variables names of those that an attempt may have set otherwise
     */
    public function __construct(private readonly ?array $last = null, private readonly array $tried = [], private readonly array $variables = [])
    {
    }

    /** Once the panel holds it. */
    public static function of(Spec $spec): self
    {
        return new self(self::options($spec));
    }

    /** Before the panel is asked for it. @param array<string, string> $asked @param array<string, string>|null $applied variables as they were last set */
    public function trying(Spec $spec, array $asked, ?array $applied): self
    {
        if ($this->last === null) {
            return $this;
        }
        $other = array_keys(array_diff_assoc($asked, $applied ?? []) + array_diff_assoc($applied ?? [], $asked));
        return new self($this->last, $this->tried + self::otherThan($this->last, self::options($spec)), array_values(array_unique([...$this->variables, ...$other])));
    }

    /** What the panel may hold otherwise than is wanted now, as `Calagopus\Panel::change()` takes it; null: not known. */
    public function last(Spec $wanted): ?Spec
    {
        if ($this->last === null) {
            return null;
        }
        $options = self::options($wanted);
        try {
            return Spec::fromOptions(['variables' => ''] + self::otherThan($options, $this->tried) + $this->last);
        } catch (\Calagopus\Exception) {
            return null; // recorded under other rules
        }
    }

    /** What an attempt asked for otherwise, as people know it. @return list<string> */
    public function open(): array
    {
        $variables = array_map(static fn (string $name): string => Options::label('variables') . " $name", $this->variables);
        return [...array_map(Options::label(...), array_keys($this->tried)), ...$variables];
    }

    /**
     * The variables as they were last set, without those that are asked for now and of which that is not certain: they are set anew.
     *
     * @param array<string, string>|null $applied
     * @param array<string, string> $asked
     * @return array<string, string>|null
     */
    public function variables(?array $applied, array $asked): ?array
    {
        return $applied === null ? null : array_diff_key($applied, array_intersect_key(array_flip($this->variables), $asked));
    }

    /**
     * Names of variables that an attempt may have set, and of which no value is known: none was applied, and none is asked for now.
     *
     * @param array<string, string>|null $applied
     * @param array<string, string> $asked
     * @return list<string>
     */
    public function strays(?array $applied, array $asked): array
    {
        return array_values(array_diff($this->variables, array_keys(($applied ?? []) + $asked)));
    }

    /** @param mixed $values what toArray() gave */
    public static function fromArray(mixed $values): self
    {
        $list = static fn (string $name): array => is_array($values) && is_array($values[$name] ?? null) ? $values[$name] : [];
        return $list('last') === [] ? new self() : new self($list('last'), $list('tried'), array_values(array_filter($list('variables'), is_string(...))));
    }

    /** @return array<string, mixed>|null */
    public function toArray(): ?array
    {
        return $this->last === null ? null : ['last' => $this->last, 'tried' => $this->tried, 'variables' => $this->variables];
    }

    /** @return array<string, mixed> */
    private static function options(Spec $spec): array
    {
        return array_diff_key($spec->toArray(), ['variables' => 0]);
    }

    /** Those of the second that differ from the first. @param array<string, mixed> $first @param array<string, mixed> $second @return array<string, mixed> */
    private static function otherThan(array $first, array $second): array
    {
        return array_filter($second, static fn (mixed $value, string $name): bool => $value !== ($first[$name] ?? null), ARRAY_FILTER_USE_BOTH);
    }
}
