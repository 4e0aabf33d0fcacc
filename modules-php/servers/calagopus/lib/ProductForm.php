<?php

/**
 * The script that checks a product's module settings in the browser before they are sent.
 *
 * Its rules are never stricter than the extension's: what it lets pass is checked again on the server.
 */

declare(strict_types=1);

namespace WHMCS\Module\Server\Calagopus;

use WHMCS\Module\Server\Calagopus\Shared\Whmcs\Language;

final class ProductForm
{
    private const UUID = '[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}';
    private const MOST = 2147483647;

    /** Option => how it is checked: uuid, uuids, number (least, most), lines, pairs; whether it must be filled in. */
    private const RULES = [
        'nest_uuid' => ['uuid', true], 'egg_uuid' => ['uuid', true], 'node_uuid' => ['uuid', false],
        'location_uuids' => ['uuids', false], 'memory' => ['number', true, 0], 'swap' => ['number', false, -1],
        'disk' => ['number', true, 0], 'cpu' => ['number', true, 0], 'memory_overhead' => ['number', false, 0],
        'io_weight' => ['number', false, 10, 1000], 'allocations_limit' => ['number', false, 0], 'database_limit' => ['number', false, 0],
        'backup_limit' => ['number', false, 0], 'schedule_limit' => ['number', false, 0],
        'custom_feature_limits' => ['pairs', false], 'variables' => ['lines', false], 'backup_configuration_uuid' => ['uuid', false],
    ];

    private const SCRIPT = <<<'JS'
        (function (settings) {
            var uuid = new RegExp("^" + settings.uuid + "$");
            var whole = /^(0|-?[1-9][0-9]*)$/;
            function input(option) {
                return document.querySelector('[name="packageconfigoption[' + settings.position[option] + ']"]');
            }
            function value(option) {
                var field = input(option);
                return field ? field.value.trim() : null;
            }
            function isOurs() {
                var module = document.querySelector('[name="servertype"]');
                return module !== null && module.value === settings.module && input("nest_uuid") !== null;
            }
            function each(text, separator, test) {
                return text.split(separator).every(function (part) { return test(part.trim()); });
            }
            function wrong(text, rule) {
                if (text === "") {
                    return rule[1] ? (rule[0] === "number" ? settings.text.blank : settings.text.required) : "";
                }
                if (rule[0] === "uuid") {
                    return uuid.test(text) ? "" : settings.text.uuid;
                }
                if (rule[0] === "uuids") {
                    return each(text, ",", function (part) { return uuid.test(part); }) ? "" : settings.text.uuids;
                }
                if (rule[0] === "number") {
                    var most = rule.length > 3 ? rule[3] : settings.most;
                    return whole.test(text) && Number(text) >= rule[2] && Number(text) <= most ? "" :
                        settings.text.number.replace(":least", rule[2]).replace(":most", most);
                }
                if (rule[0] === "lines") {
                    return each(text, "\n", function (line) { return line === "" || /^[A-Za-z_][A-Za-z0-9_]*[ \t]*=/.test(line); }) ? "" : settings.text.lines;
                }
                return each(text, /[,\n]/, function (part) { return part === "" || /^[A-Za-z0-9_.-]+[ \t]*:./.test(part); }) ? "" : settings.text.pairs;
            }
            function errors() {
                var found = [];
                Object.keys(settings.rules).forEach(function (option) {
                    var text = value(option);
                    var what = text === null ? "" : wrong(text, settings.rules[option]);
                    if (what !== "") {
                        found.push([settings.label[option], what, option]);
                    }
                });
                if (value("node_uuid") === "" && value("location_uuids") === "") {
                    found.push([settings.label.node_uuid, settings.text.place, "node_uuid"]);
                }
                return found;
            }
            function show(form, found) {
                var old = document.getElementById("calagopus-form-errors");
                if (old) {
                    old.parentNode.removeChild(old);
                }
                var box = document.createElement("div");
                box.id = "calagopus-form-errors";
                box.className = "alert alert-danger errorbox";
                box.setAttribute("role", "alert");
                var title = document.createElement("strong");
                title.textContent = settings.text.title;
                box.appendChild(title);
                box.appendChild(document.createTextNode(" " + settings.text.unsaved));
                var list = document.createElement("ul");
                found.forEach(function (error) {
                    var item = document.createElement("li");
                    item.textContent = error[0] + ": " + error[1];
                    list.appendChild(item);
                });
                box.appendChild(list);
                form.insertBefore(box, form.firstChild);
                box.scrollIntoView({block: "center"});
                input(found[0][2]).focus();
            }
            document.addEventListener("submit", function (event) {
                if (!isOurs() || !event.target.contains(input("nest_uuid"))) {
                    return;
                }
                var found = errors();
                if (found.length > 0) {
                    event.preventDefault();
                    event.stopPropagation();
                    show(event.target, found);
                }
            }, true);
            var saved = document.getElementById("calagopus-save-errors");
            var page = document.getElementById("contentarea") || document.body;
            if (saved) {
                page.insertBefore(saved, page.firstChild);
            }
        })(%s);
        JS;

    public static function script(): string
    {
        $json = json_encode(
            self::settings(Language::admin()),
            JSON_THROW_ON_ERROR | JSON_HEX_TAG | JSON_HEX_AMP | JSON_HEX_APOS | JSON_HEX_QUOT | JSON_UNESCAPED_UNICODE
        );
        return '<script>' . str_replace('%s', $json, self::SCRIPT) . '</script>';
    }

    /** @return array<string, mixed> */
    private static function settings(Language $language): array
    {
        $text = [];
        foreach (['title', 'unsaved', 'required', 'blank', 'uuid', 'uuids', 'number', 'lines', 'pairs', 'place'] as $key) {
            $text[$key] = $language->text("save.$key");
        }
        $names = Options::names();
        return [
            'module' => Module::NAME, 'uuid' => self::UUID, 'most' => self::MOST, 'rules' => self::RULES, 'text' => $text,
            'label' => array_combine($names, array_map(Options::label(...), $names)),
            'position' => array_combine($names, range(1, count($names))),
        ];
    }
}
