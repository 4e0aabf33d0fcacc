/* Names that a host keeps for itself: an account of such a name is the system's own user, and to delete it would be to delete that user. */
#include "provision/hosting/hosting.h"

#include <stdlib.h>
#include <string.h>

#include "core/text.h"

/* Users and groups of Debian's base-passwd and of RHEL's setup, those that systemd and the usual services of a web-hosting node make on either,
 * and the panel's own: a new user needs a free name in both lists. Lower case, in the order of strcmp: it is searched by halves. */
static const char *const reserved[] = {
	"abrt", "adm", "admin", "administrator", "amanda", "amavis", "apache", "apache2", "apt", "at", "audio", "avahi", "avahi-autoipd",
	"backup", "bin", "bind",
	"caddy", "cdrom", "chrony", "clamav", "clamscan", "clamupdate", "cockpit-ws", "colord", "console", "crontab", "cups",
	"daemon", "dbus", "debian-exim", "debian-spamd", "dhcp", "dhcpcd", "dhcpd", "dialout", "dip", "disk", "dnsmasq", "docker", "dovecot",
	"dovenull",
	"elasticsearch", "epmd", "exim",
	"fail2ban", "fax", "flatpak", "floppy", "ftp", "ftpd",
	"games", "gdm", "geoclue", "git", "gnats", "gopher", "grafana", "guest",
	"haldaemon", "halt", "haproxy", "http", "httpd",
	"ident", "input", "irc",
	"kmem", "kvm",
	"ldap", "libvirt", "lighttpd", "list", "lock", "lp", "lpadmin", "lsadm",
	"mail", "mailman", "mailnull", "man", "mariadb", "mem", "memcache", "memcached", "messagebus", "mlocate", "mongodb", "mosquitto", "mysql",
	"nagios", "named", "netdev", "news", "nfsnobody", "nginx", "nobody", "nogroup", "nscd", "nslcd", "ntp", "ntpsec",
	"opendkim", "opendmarc", "openldap", "opensmtpd", "operator", "oprofile", "opterius", "opterius-agent", "opterius-panel",
	"pcap", "pcp", "pdns", "php", "php-fpm", "plocate", "plugdev", "polkitd", "postdrop", "postfix", "postgres", "powerdns", "proftpd",
	"proxy", "pulse", "pure-ftpd", "pureftpd",
	"rabbitmq", "radiusd", "redis", "render", "root", "rpc", "rpcuser", "rpm", "rspamd", "rsync", "rtkit",
	"sasl", "saslauth", "scanner", "sgx", "shadow", "shutdown", "slocate", "smmsp", "smmta", "snmp", "solr", "spamd", "squid", "src", "ssh",
	"ssh_keys", "sshd", "ssl-cert", "sssd", "staff", "stunnel", "sudo", "sync", "sys", "syslog", "systemd",
	"tape", "tcpdump", "tomcat", "tss", "tty",
	"ubuntu", "ufw", "unbound", "users", "utempter", "utmp", "uucp", "uuidd",
	"valkey", "varnish", "vcsa", "video", "vmail", "voice", "vsftpd",
	"webalizer", "wheel", "www", "www-data",
	"xfs",
	"zabbix"};

/* Every service of systemd's own has a user that begins so. */
#define SYSTEMD "systemd-"
/* The longest username, with the NUL. */
#define ROOM 33

static int compare(const void *name, const void *entry)
{
	return strcmp(name, *(const char *const *) entry);
}

bool calagopus_hosting_reserved(const char *username)
{
	char name[ROOM];
	size_t length = username != NULL ? strlen(username) : 0;

	if (length == 0 || length >= sizeof(name)) {
		return false;
	}
	for (size_t i = 0; i <= length; i++) {
		name[i] = username[i] >= 'A' && username[i] <= 'Z' ? (char) (username[i] - 'A' + 'a') : username[i];
	}
	return strncmp(name, SYSTEMD, strlen(SYSTEMD)) == 0
		|| bsearch(name, reserved, sizeof(reserved) / sizeof(reserved[0]), sizeof(reserved[0]), compare) != NULL;
}
