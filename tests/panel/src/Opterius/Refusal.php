<?php

/** A refusal of the panel in one of its shapes: its own, validation's, or the framework's. */

declare(strict_types=1);

namespace Calagopus\Tests\Panel\Opterius;

use Calagopus\Tests\Panel\Net\Request;
use Calagopus\Tests\Panel\Net\Response;

final class Refusal extends \RuntimeException
{
    /** @param array<string, list<string>> $errors of validation */
    private function __construct(private readonly int $status, string $message, private readonly bool $isFrameworks, private readonly array $errors)
    {
        parent::__construct($message, $status);
    }

    public static function of(int $status, string $message): self
    {
        return new self($status, $message, false, []);
    }

    /** A page or a text of the framework below the panel: no such route, no such method. */
    public static function framework(int $status, string $message): self
    {
        return new self($status, $message, true, []);
    }

    /** @param non-empty-array<string, list<string>> $errors */
    public static function validation(array $errors): self
    {
        $all = array_merge(...array_values($errors));
        $more = count($all) - 1;

        return new self(422, $all[0] . ($more > 0 ? sprintf(' (and %d more error%s)', $more, $more > 1 ? 's' : '') : ''), false, $errors);
    }

    public function response(Request $request): Response
    {
        $wantsJson = str_contains((string) $request->header('accept'), 'json');
        if (!$this->isFrameworks && $this->errors === []) {
            return Response::json(['result' => 'error', 'message' => $this->getMessage()], $this->status);
        }
        if ($wantsJson) {
            return Response::json(['message' => $this->getMessage()] + ($this->errors === [] ? [] : ['errors' => $this->errors]), $this->status);
        }

        return $this->errors === [] ? self::page($this->status, $this->getMessage()) : self::redirect();
    }

    private static function page(int $status, string $title): Response
    {
        $html = '<!doctype html><title>' . htmlspecialchars($title) . '</title><h1>' . $status . '</h1>';

        return new Response($status, ['content-type' => 'text/html; charset=UTF-8'], $html);
    }

    private static function redirect(): Response
    {
        return new Response(302, ['location' => '/', 'content-type' => 'text/html; charset=UTF-8'], '<!doctype html><title>Redirecting</title>');
    }
}
