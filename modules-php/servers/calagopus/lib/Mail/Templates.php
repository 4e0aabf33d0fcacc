<?php

/** WHMCS's e-mail templates, as far as this module looks at them. */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus\Mail;

use WHMCS\Database\Capsule;
use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Params;

final class Templates
{
    /** The e-mail that goes out when a server's installation has ended, where a template of this name is there: docs/emails.md has one to paste. */
    public const INSTALLED = 'Calagopus Server Installed';

    /** Whether it is one of those that are sent about a service; the related id of others is no service's. */
    public static function isOfProduct(string $name): bool
    {
        $answer = $name === '' ? null : localAPI('GetEmailTemplates', ['type' => 'product']);
        $templates = is_array($answer) ? $answer['emailtemplates']['emailtemplate'] ?? [] : [];
        foreach (is_array($templates) ? $templates : [] as $template) {
            if (is_array($template) && Params::asText($template['name'] ?? '') === $name) {
                return true;
            }
        }
        return false;
    }

    /** Whether it says anything of this module's; true where its text cannot be read. */
    public static function mentionsUs(string $name): bool
    {
        try {
            $texts = Capsule::table('tblemailtemplates')->where('name', $name)->get(['subject', 'message'])->all();
        } catch (\Throwable) {
            return true;
        }
        foreach ($texts as $text) {
            if (str_contains($text->subject . $text->message, MergeFields::PREFIX)) {
                return true;
            }
        }
        return $texts === [];
    }
}
