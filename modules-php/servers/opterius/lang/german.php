<?php

/** Die Texte des Moduls auf Deutsch. */

declare(strict_types=1);

return [
    'client.title' => 'Webhosting',
    'client.domain' => 'Domain',
    'client.username' => 'Benutzername',
    'client.package' => 'Paket',
    'client.status' => 'Status',
    'client.disk' => 'Speicherplatz',
    'client.traffic' => 'Datenverkehr',
    'client.go' => 'Zur Verwaltungsoberfläche',
    'client.suspended' => 'Dieser Zugang ist gesperrt. Bitte wenden Sie sich an uns, wenn Sie den Grund nicht kennen.',
    'client.stale' => 'Diese Werte wurden vor einiger Zeit gelesen; neuere sind im Moment nicht zu bekommen.',
    'client.problem' => 'Die Angaben zu Ihrem Zugang lassen sich gerade nicht anzeigen. Bitte versuchen Sie es in einigen Minuten erneut; '
        . 'wenn es dabei bleibt, wenden Sie sich an uns.',
    'client.problem_pending' => 'Ihr Zugang ist noch nicht eingerichtet. Sobald er es ist, stehen seine Angaben hier.',

    'status.active' => 'Aktiv',
    'status.suspended' => 'Gesperrt',
    'status.none' => 'Kein Zugang vermerkt',
    'status.attempt' => 'Angefordert; was daraus wurde, ist nicht bekannt',
    'status.row-only' => 'Im Panel, aber auf dem Server nicht eingerichtet',
    'status.refused' => 'Keiner: Benutzername oder Domain gehören einem anderen Zugang',
    'status.occupied' => 'Keins: Der Host hat selbst einen Benutzer dieses Namens; der Eintrag im Panel darf nicht gelöscht werden',
    'status.gone' => 'Gekündigt',

    'format.of' => ':used von :limit',
    'format.unlimited' => ':used, unbegrenzt',
    'format.point' => ',',
    'format.thousands' => '.',

    'admin.account' => 'Zugang',
    'admin.state' => 'Zustand',
    'admin.package' => 'Paket',
    'admin.number' => 'Nummer des Zugangs',
    'admin.address' => 'Adresse des Servers',
    'admin.disk' => 'Speicherplatz',
    'admin.traffic' => 'Datenverkehr',
    'admin.panel' => 'Panel',
    'admin.open' => 'Panel öffnen',
    'admin.problem' => 'Achtung',

    'button.usage' => 'Verbrauch abfragen',
    'button.link' => 'Zugang zuordnen',
    'button.forget' => 'Zugang vergessen',

    'package.disk' => ':quota Speicherplatz',
    'package.traffic' => ':quota Datenverkehr',

    'save.title' => 'Die Moduleinstellungen dieses Produkts sind nicht in Ordnung',
    'save.saved' => 'Sie wurden gespeichert, wie sie sind, aber damit lässt sich vielleicht kein Zugang anlegen:',

    'option.package' => 'Name des Pakets in Opterius (Server Mode > Packages), genau so geschrieben, auch groß und klein. Pflichtfeld.',
    'option.server' => 'Nummer des Servers in Opterius, auf den die Zugänge kommen. Leer: das Panel wählt.',
];
