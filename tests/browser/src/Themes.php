<?php

/** What the published themes of WHMCS load, as tests/browser/themes.sh fetches it from npm: which files, and how they are served. */

declare(strict_types=1);

namespace Calagopus\Tests\Browser;

final class Themes
{
    private const ICONS = 'fontawesome-free@5.10.1/css/all.min.css';

    /** By theme, in the order in which they are loaded. */
    public const FILES = [
        'twenty-one' => [
            'bootstrap@4.5.3/dist/css/bootstrap.min.css', 'jquery@1.12.4/dist/jquery.min.js', 'bootstrap@4.5.3/dist/js/bootstrap.bundle.min.js', self::ICONS,
        ],
        'six' => ['bootstrap@3.4.1/dist/css/bootstrap.min.css', 'jquery@1.12.4/dist/jquery.min.js', 'bootstrap@3.4.1/dist/js/bootstrap.min.js', self::ICONS],
    ];

    /** Where they are below the site's address. */
    public const PATH = '/themes/';

    private const TYPES = [
        'css' => 'text/css; charset=utf-8', 'js' => 'application/javascript; charset=utf-8', 'woff2' => 'font/woff2', 'woff' => 'font/woff', 'ttf' => 'font/ttf',
    ];

    public function __construct(private readonly string $folder)
    {
    }

    /** Whether every file of every theme is there. */
    public function areThere(): bool
    {
        foreach (array_merge(...array_values(self::FILES)) as $path) {
            if (!is_file("{$this->folder}/$path")) {
                return false;
            }
        }
        return true;
    }

    /** What the head of a document has of a theme. */
    public static function head(string $theme): string
    {
        $head = '<meta name="viewport" content="width=device-width, initial-scale=1">';
        foreach (self::FILES[$theme] as $path) {
            $address = self::PATH . $path;
            $head .= str_ends_with($path, '.js') ? "<script src=\"$address\"></script>" : "<link rel=\"stylesheet\" href=\"$address\">";
        }
        return $head;
    }

    /** Answers where a file of the themes is asked for, and ends the request then. */
    public function answer(string $path): void
    {
        if (str_starts_with($path, self::PATH)) {
            self::send($this->folder, substr($path, strlen(self::PATH)));
        }
    }

    /** A file of a folder as a web server gives it away; nothing beside the folder, and nothing of another kind. */
    public static function send(string $folder, string $path): never
    {
        $root = realpath($folder);
        $whole = realpath("$folder/$path");
        $type = self::TYPES[pathinfo($path, PATHINFO_EXTENSION)] ?? null;
        if ($root === false || $whole === false || $type === null || !str_starts_with($whole, "$root/") || !is_file($whole)) {
            http_response_code(404);
            exit;
        }
        header("Content-Type: $type");
        readfile($whole);
        exit;
    }
}
