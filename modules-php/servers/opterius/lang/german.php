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

    'package.choose' => '(Paket wählen)',
    'package.unknown' => ':package (so gespeichert; das Panel hat es nicht)',
    'package.disk' => ':quota Speicherplatz',
    'package.traffic' => ':quota Datenverkehr',

    'save.title' => 'Die Moduleinstellungen dieses Produkts sind nicht in Ordnung',
    'save.saved' => 'Sie wurden gespeichert, wie sie sind, aber damit lässt sich vielleicht kein Zugang anlegen:',

    'option.package' => 'Name des Pakets in Opterius (Server Mode > Packages), genau so geschrieben, auch groß und klein. Pflichtfeld.',
    'option.server' => 'Nummer des Servers in Opterius, auf den die Zugänge kommen. Leer: das Panel wählt.',

    'test.no_system_url' => 'WHMCS hat keine System-URL (Konfiguration > Systemeinstellungen > Allgemeine Einstellungen) und kann daher nicht von einer Kopie unterschieden werden.',
    'test.moved' => 'Die System-URL von WHMCS ist :now, und was das Modul zuletzt notiert hat, gilt für :before: Befehle an solchen Diensten werden abgelehnt. Ist dieses WHMCS umgezogen, tragen Sie \':before\' bei former_installations in config.php ein; ist es eine Kopie, geben Sie ihm ein eigenes Panel.',

    'message.panel_said' => 'Das Panel sagte: „:words“.',
    'message.wait' => 'Versuchen Sie es in :seconds Sekunden erneut.',
    'message.failed' => 'Das Modul ist gescheitert: :what (:class).',
    'message.silent' => 'Das Modul ist gescheitert, ohne zu sagen, woran.',

    'remedy.invalid-options' => 'Berichtigen Sie es in den Moduleinstellungen des Produkts, am Dienst oder im Profil des Kunden.',
    'remedy.invalid-owner' => 'Berichtigen Sie das Profil des Kunden.',
    'remedy.invalid-reference' => 'Benutzername und Domain des Dienstes sagen, welcher Zugang gemeint ist.',
    'remedy.invalid-host' => 'Berichtigen Sie Hostname und Port des Servers in WHMCS (System Settings > Servers).',
    'remedy.invalid-key' => 'Tragen Sie ihn als Access Hash des Servers in WHMCS ein (System Settings > Servers).',
    'remedy.invalid-argument' => 'Berichtigen Sie, was genannt ist; es wurde nichts geändert.',
    'remedy.host-not-allowed' => 'Der Hostname steht am Server in WHMCS (System Settings > Servers), ein Proxy vielleicht in der config.php des Moduls.',
    'remedy.unknown-variable' => 'Berichtigen Sie es in den Moduleinstellungen des Produkts.',
    'remedy.rejected' => 'Es stammt vom Dienst, aus den Moduleinstellungen des Produkts oder dem Profil des Kunden: Berichtigen Sie es dort.',
    'remedy.server-not-found' => 'Prüfen Sie Server ID in den Moduleinstellungen des Produkts.',
    'remedy.owner-not-found' => 'Prüfen Sie das Profil des Kunden.',
    'remedy.object-not-found' => 'Wählen Sie in den Moduleinstellungen des Produkts etwas anderes.',
    'remedy.account-not-found' => 'Berichtigen Sie den Benutzernamen des Dienstes, wählen Sie den Server, der den Zugang hat, oder drücken Sie Create.',
    'remedy.panel-not-recorded' => 'Suchen Sie das Konto auf den anderen Panels und wählen Sie den Server dessen, das es hat; hat es keines, gibt es das Konto '
        . 'nicht mehr.',
    'remedy.package-not-found' => 'Tragen Sie Package Name in den Moduleinstellungen des Produkts genau so ein, wie das Panel ihn schreibt.',
    'remedy.wrong-panel' => 'Wählen Sie den Server, auf dem der Zugang angelegt wurde, oder ziehen Sie den Zugang um; hat das Panel eine neue Adresse, nennen Sie '
        . 'sie unter former_panels in der config.php des Moduls.',
    'remedy.foreign-installation' => 'Ist dieses WHMCS umgezogen, nennen Sie seine frühere Adresse unter former_installations in der config.php des Moduls.',
    'remedy.foreign-server' => 'Prüfen Sie Server ID in den Moduleinstellungen des Produkts.',
    'remedy.foreign-account' => 'Berichtigen Sie Benutzernamen oder Domain des Dienstes.',
    'remedy.duplicate-servers' => 'Wiederholen Sie die Aktion danach.',
    'remedy.owner-protected' => 'Wiederholen Sie die Aktion danach.',
    'remedy.owner-conflict' => 'Oder tragen Sie im Profil des Kunden eine andere E-Mail-Adresse ein. Wiederholen Sie die Aktion danach.',
    'remedy.allocation-taken' => 'Wiederholen Sie die Aktion: Dann wird eine andere genommen.',
    'remedy.username-taken' => 'Setzen Sie am Dienst einen anderen Benutzernamen und drücken Sie noch einmal Create, oder drücken Sie es, wenn jener Zugang '
        . 'gelöscht ist.',
    'remedy.domain-taken' => 'Setzen Sie am Dienst eine andere Domain und drücken Sie noch einmal Create, oder drücken Sie es, wenn jener Zugang gelöscht ist.',
    'remedy.host-user-exists' => 'Setzen Sie am Dienst einen anderen Benutzernamen und drücken Sie noch einmal Create.',
    'remedy.server-busy' => 'Wiederholen Sie die Aktion in einigen Minuten.',
    'remedy.server-suspended' => 'Drücken Sie zuerst Unsuspend.',
    'remedy.install-failed' => 'Drücken Sie danach noch einmal Create.',
    'remedy.setup-incomplete' => 'Drücken Sie danach noch einmal Create: Was geblieben ist, wird gelöscht und neu angelegt.',
    'remedy.key-refused' => 'Tragen Sie einen gültigen Schlüssel als Access Hash des Servers in WHMCS ein (System Settings > Servers).',
    'remedy.permission-missing' => 'Drücken Sie danach am Server in WHMCS auf Test Connection (System Settings > Servers).',
    'remedy.address-not-allowed' => 'Es ist die Adresse dieses WHMCS-Hosts, wie das Panel sie sieht.',
    'remedy.rate-limited' => 'In WHMCS ist nichts zu ändern: Wiederholen Sie die Aktion später.',
    'remedy.resolve-failed' => 'Er steht als Hostname am Server in WHMCS (System Settings > Servers).',
    'remedy.connect-failed' => 'Hostname, Port und Secure stehen am Server in WHMCS (System Settings > Servers).',
    'remedy.tls-failed' => 'Welchen Zertifikaten vertraut wird, sagt ca_file in der config.php des Moduls, sonst calagopus.ca_file in der php.ini; die Prüfung '
        . 'lässt sich nicht abschalten.',
    'remedy.connection-lost' => 'Wiederholen Sie die Aktion in einigen Minuten.',
    'remedy.panel-unavailable' => 'Wiederholen Sie die Aktion, wenn das Panel wieder antwortet.',
    'remedy.timed-out' => 'Bleibt es dabei, erhöhen Sie die Zeit in der config.php des Moduls oder in der php.ini (timeout, create_timeout).',
    'remedy.not-a-panel' => 'Hostname, Port und Secure stehen am Server in WHMCS (System Settings > Servers).',
    'remedy.bad-answer' => 'Was geantwortet wurde, steht im Modul-Log von WHMCS (Configuration > System Logs > Module Log).',
    'remedy.answer-too-large' => 'Was gefragt wurde, steht im Modul-Log von WHMCS (Configuration > System Logs > Module Log).',
    'remedy.not-applied' => 'Wiederholen Sie die Aktion danach; was gefragt und geantwortet wurde, steht im Modul-Log von WHMCS (Configuration > System Logs > Module Log).',
    'remedy.no-allocation' => 'Oder nennen Sie in den Moduleinstellungen des Produkts einen anderen Server.',
    'remedy.no-node' => 'Oder nennen Sie in den Moduleinstellungen des Produkts einen anderen Server.',
    'remedy.capacity-reached' => 'Drücken Sie danach noch einmal Create; oder nennen Sie in den Moduleinstellungen des Produkts die Nummer des Servers (Server ID).',
    'remedy.outcome-unknown' => 'Wiederholen Sie die Aktion in einigen Minuten.',
    'remedy.still-pending' => 'Wiederholen Sie die Aktion in einigen Minuten: Sie sieht zuerst nach, was aus der früheren wurde.',
    'remedy.panel-error' => 'Was gefragt wurde, steht im Modul-Log von WHMCS (Configuration > System Logs > Module Log).',
    'remedy.node-error' => 'Wiederholen Sie die Aktion danach.',
    'remedy.node-unknown-server' => 'Wiederholen Sie die Aktion in einigen Minuten.',
    'remedy.unsupported' => 'Sehen Sie nach, ob eine neuere Version des Moduls oder des Panels es kann.',
    'remedy.out-of-memory' => 'Wiederholen Sie die Aktion; bleibt es dabei, braucht dieser Host mehr Arbeitsspeicher.',
    'remedy.internal' => 'Wiederholen Sie die Aktion; bleibt es dabei, melden Sie es mit dem, was im Modul-Log von WHMCS steht (Configuration > System Logs > Module Log).',

    'remedy.nothing-made' => 'Im Panel ist kein Zugang geblieben: Drücken Sie noch einmal Create, wenn das behoben ist.',
    'remedy.attempt-left' => 'Drücken Sie in einigen Minuten noch einmal Create: Was von diesem Versuch geblieben ist, wird dann gelöscht und der Zugang neu '
        . 'angelegt.',
    'remedy.safe-to-repeat' => 'Die Aktion zu wiederholen ist ungefährlich.',
    'remedy.too-long' => 'Kürzen Sie, was am Dienst und im Profil des Kunden steht.',
    'remedy.account-limit' => 'Drücken Sie danach noch einmal Create.',
    'remedy.name-respelt' => 'Ist es der Zugang dieses Dienstes, setzen Sie seine Schreibung als Benutzernamen des Dienstes und drücken Sie „Zugang zuordnen“; '
        . 'sonst setzen Sie einen anderen Benutzernamen.',
    'remedy.domain-gone' => 'Wiederholen Sie die Aktion danach.',
    'remedy.key-not-received' => 'Der Schlüssel in WHMCS muss dafür nicht geändert werden.',
    'remedy.encryption-unset' => 'Haken Sie am Server in WHMCS Secure an (System Settings > Servers) und lassen Sie https:// im Hostname weg.',
    'remedy.encryption-set' => 'Lassen Sie http:// im Hostname des Servers in WHMCS weg (System Settings > Servers); nehmen Sie den Haken bei Secure nur weg, '
        . 'wenn das Panel kein HTTPS hat.',

    'next.conflict' => 'Setzen Sie am Dienst einen anderen Benutzernamen (oder eine andere Domain) und drücken Sie noch einmal Create; oder löschen Sie jenen '
        . 'Zugang im Panel, wenn ihn niemand mehr braucht, und drücken Sie dann noch einmal Create.',
    'next.occupied' => 'Setzen Sie am Dienst einen anderen Benutzernamen und drücken Sie noch einmal Create. Löschen Sie jenen Zugang nicht im Panel: Es ließe '
        . 'den eigenen Benutzer des Hosts mit diesem Namen löschen. Sein Eintrag hält die Domain fest; lassen Sie ihn aus der Datenbank des Panels entfernen.',
    'next.pending' => 'WHMCS lässt den Dienst auf Pending und führt ihn unter Utilities > Module Queue, bis Create gelingt.',
    'next.link' => 'Ist der Zugang des Dienstes schon im Panel und gehört diesem Kunden, drücken Sie „Zugang zuordnen“.',
];
