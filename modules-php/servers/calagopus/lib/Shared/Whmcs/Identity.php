<?php

/**
 * Which service is meant: a service, or a product addon of one.
 *
 * For an addon WHMCS passes its parent's `serviceid`; only the model tells the two apart. An addon is never taken for its parent.
 */

// Laid here by bin/modules from modules-php/shared: change it there.
declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus\Shared\Whmcs;

use WHMCS\Module\Server\Calagopus\Shared\Provisioning\Refusal;

final class Identity
{
    private function __construct(
        /** A ServiceKey. */
        public readonly string $key,
        /** Id of the service or of the addon. */
        public readonly int $id,
        public readonly bool $isAddon,
        /** Id of the service; for an addon its parent's. */
        public readonly int $serviceId,
        public readonly ?object $model
    ) {
    }

    public static function of(Params $params): self
    {
        $service = $params->number('serviceid') ?? 0;
        if ($service <= 0) {
            throw new Refusal('WHMCS named no service ("serviceid" is missing or not a number), so nothing was done.');
        }
        $model = $params->raw('model');
        return $model === null ? self::withoutModel($service, $params) : self::ofModel($service, $model);
    }

    private static function ofModel(int $service, mixed $model): self
    {
        return match (true) {
            $model instanceof \WHMCS\Service\Addon => self::addon(Params::asNumber($model->id) ?? 0, $service, $model),
            $model instanceof \WHMCS\Service\Service => self::service($service, $model),
            is_object($model) => throw new Refusal(sprintf('WHMCS passed a %s where a service or an addon was expected; nothing was done.', $model::class)),
            default => throw new Refusal('WHMCS passed something else than a model, so a service cannot be told from an addon; nothing was done.'),
        };
    }

    private static function withoutModel(int $service, Params $params): self
    {
        $given = $params->raw('addonId');
        $addon = in_array($given, [null, false, ''], true) ? 0 : $params->number('addonId');
        if ($addon === null || $addon < 0) {
            throw new Refusal('WHMCS passed something else than an addon\'s id ("addonId"), so a service cannot be told from an addon; nothing was done.');
        }
        return $addon > 0 ? self::addon($addon, $service, null) : new self(ServiceKey::make($service, false), $service, false, $service, null);
    }

    /** The status that WHMCS keeps, by the model; where there is none, by the parameter, which is not documented. */
    public function status(Params $params): string
    {
        $known = Params::asText($this->isAddon ? $this->model?->status : $this->model?->domainstatus);
        return $known !== '' ? $known : $params->text('status');
    }

    private static function addon(int $id, int $service, ?object $model): self
    {
        if ($id <= 0) {
            throw new Refusal('WHMCS passed an addon without an id; nothing was done.');
        }
        return new self(ServiceKey::make($id, true), $id, true, $service, $model);
    }

    private static function service(int $id, object $model): self
    {
        if (Params::asNumber($model->id) !== $id) {
            throw new Refusal('WHMCS passed the model of another service than the one that it named; nothing was done.');
        }
        return new self(ServiceKey::make($id, false), $id, false, $id, $model);
    }
}
