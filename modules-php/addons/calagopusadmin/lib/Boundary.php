<?php

/** The one place between WHMCS's hooks and the addon where every failure is caught: no page of WHMCS may break over the addon. */

declare(strict_types=1);

namespace WHMCS\Module\Addon\Calagopusadmin;

use WHMCS\Module\AbstractWidget;
use WHMCS\Module\Addon\Calagopusadmin\Policy\Form;
use WHMCS\Module\Addon\Calagopusadmin\Policy\Offer;

final class Boundary
{
    /** The policies on the page of a product, or of an addon product. @return array<string, string> label => HTML; none for other modules' */
    public static function fields(string $kind, mixed $id): array
    {
        return self::guarded(static function () use ($kind, $id): array {
            $offer = Offer::find($kind, $id);
            if ($offer === null) {
                return [];
            }
            $problem = ServerModule::problem();
            return $problem === null ? Form::fields($offer) : self::row($problem);
        }, static fn (string $what): array => self::row(Texts::admin()->text('form.failed', ['what' => $what])));
    }

    /** After WHMCS saved that page. */
    public static function save(string $kind, mixed $id): void
    {
        self::guarded(static function () use ($kind, $id): bool {
            $offer = Offer::find($kind, $id);
            if ($offer !== null && ServerModule::problem() === null) {
                Form::save($offer);
            }
            return true;
        }, static fn (): bool => false);
    }

    /** What the page says that comes back after a save of which the policies could not be stored. */
    public static function footer(string $kind): string
    {
        return self::guarded(static function () use ($kind): string {
            $offer = Offer::find($kind, $_REQUEST['id'] ?? null);
            return $offer === null || ServerModule::problem() !== null ? '' : Form::alert($offer);
        }, static fn (): string => '');
    }

    /** The widget of the dashboard; null where this WHMCS has none. */
    public static function widget(): ?object
    {
        return self::guarded(static fn (): ?object => class_exists(AbstractWidget::class) ? new Widget() : null, static fn () => null);
    }

    /** How the module is doing, as HTML; why that cannot be said, where it cannot. */
    public static function summary(): string
    {
        return self::guarded(static function (): string {
            $problem = ServerModule::problem();
            return $problem === null ? (new Summary(Texts::admin()))->html(Facts::gather()) : Html::alert('warning', $problem);
        }, static fn (string $what): string => Html::alert('warning', Texts::admin()->text('page.failed', ['what' => $what])));
    }

    /** @return array<string, string> */
    private static function row(string $problem): array
    {
        return [Texts::admin()->html('form.title') => Html::alert('warning', $problem)];
    }

    /** @template T @param \Closure(): T $work @param \Closure(string): T $otherwise told what went wrong @return T */
    private static function guarded(\Closure $work, \Closure $otherwise): mixed
    {
        try {
            return $work();
        } catch (\Throwable $problem) {
            Log::failure($problem);
            return $otherwise(Log::words($problem));
        }
    }
}
