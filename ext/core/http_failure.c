/* Which failure it was: the outcome, the reason, and words with host and port that an administrator can act upon. */
#include "core/http_inside.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "core/clock.h"

/* What OpenSSL says of a certificate (X509_V_ERR_…); other TLS libraries leave 0 and are read by their words. */
enum verify_result {
	VERIFY_NO_ISSUER = 2,
	VERIFY_NOT_YET_VALID = 9,
	VERIFY_EXPIRED = 10,
	VERIFY_SELF_SIGNED = 18,
	VERIFY_SELF_SIGNED_IN_CHAIN = 19,
	VERIFY_NO_LOCAL_ISSUER = 20,
	VERIFY_NO_FIRST = 21,
	VERIFY_REVOKED = 23
};

/* libcurl from 8.6 says CURLE_TOO_LARGE of a head line without end; the headers of an older one do not name it, and may be what was compiled with. */
#define LIBCURL_TOO_LARGE 100

/* Everything that the describing functions need to know. */
struct scene {
	struct calagopus_transfer *transfer;
	struct calagopus_error *error;
	CURLcode code;
	const char *words; /* libcurl's own */
	char where[CALAGOPUS_WHERE_BYTES];
	char peer[CALAGOPUS_WHERE_BYTES + 64]; /* who is connected to: the panel, or the proxy on the way there */
	bool proxied;
	bool sent;
};

static bool says(const struct scene *scene, const char *part)
{
	return strstr(scene->words, part) != NULL;
}

/* Everything that is opened fails then, each in words of its own. */
static bool out_of_descriptors(void)
{
	int fd = open("/dev/null", O_RDONLY | O_CLOEXEC);
	if (fd >= 0) {
		close(fd);
		return false;
	}
	return errno == EMFILE || errno == ENFILE;
}

static void describe_descriptors(struct scene *scene)
{
	calagopus_error_set(scene->error, CALAGOPUS_REASON_CONNECT_FAILED, "There is no file descriptor left for a connection to %s: this process, or this machine, has as many files open as it may.", scene->peer);
	calagopus_error_hint(scene->error, "Look what holds them (ls -l /proc/PID/fd), and raise the limit of open files (rlimit_files of PHP-FPM, LimitNOFILE of systemd).");
}

static void describe_resolve(struct scene *scene)
{
	if (out_of_descriptors()) {
		describe_descriptors(scene);
		return;
	}
	if (scene->code == CURLE_COULDNT_RESOLVE_PROXY) {
		calagopus_error_set(scene->error, CALAGOPUS_REASON_RESOLVE_FAILED, "The name of the proxy through which %s is to be reached was not found.", scene->where);
		calagopus_error_hint(scene->error, "Check the proxy setting of the extension.");
		return;
	}
	calagopus_error_set(scene->error, CALAGOPUS_REASON_RESOLVE_FAILED, "No address was found for the host name of %s.", scene->where);
	calagopus_error_hint(scene->error, "Check the host name for a typing error, and whether this machine's name servers know it.");
}

/* What this machine itself says no to; false where it is something else. */
static bool describe_own_refusal(struct scene *scene, int number)
{
	if (number == EACCES || number == EPERM) {
		calagopus_error_set(scene->error, CALAGOPUS_REASON_CONNECT_FAILED, "This machine does not let PHP connect to %s (%s).", scene->peer, strerror(number));
		calagopus_error_hint(scene->error, "Look at what confines PHP here: SELinux (setsebool -P httpd_can_network_connect on), AppArmor, IPAddressDeny of systemd, this machine's own firewall.");
		return true;
	}
	if (number == EADDRNOTAVAIL) {
		calagopus_error_set(scene->error, CALAGOPUS_REASON_CONNECT_FAILED, "This machine has no address, or no free port left, to connect to %s from (%s).", scene->peer, strerror(number));
		calagopus_error_hint(scene->error, "Look how many connections there are (ss -s) and at net.ipv4.ip_local_port_range; for an IPv6 address, whether this machine has one of its own.");
		return true;
	}
	if (number == EMFILE || number == ENFILE || out_of_descriptors()) {
		describe_descriptors(scene);
		return true;
	}
	return false;
}

static void describe_connect(struct scene *scene)
{
	const struct calagopus_pool *pool = scene->transfer->call->pool;
	long number = 0;
	curl_easy_getinfo(scene->transfer->easy, CURLINFO_OS_ERRNO, &number);
	if (number == 0) {
		number = calagopus_pool_refused_socket(pool);
	}
	if (calagopus_pool_ran_out(pool) || number == ENOMEM || number == ENOBUFS) {
		calagopus_error_no_memory(scene->error);
	} else if (number == ECONNREFUSED) {
		calagopus_error_set(scene->error, CALAGOPUS_REASON_CONNECT_FAILED, "The connection was refused by %s.", scene->peer);
		calagopus_error_hint(scene->error, scene->proxied ? "Check the proxy setting of the extension, and that the proxy runs." : "Check that the panel runs there and that the port is the right one.");
	} else if (number == EHOSTUNREACH || number == ENETUNREACH) {
		calagopus_error_set(scene->error, CALAGOPUS_REASON_CONNECT_FAILED, "There is no way from this machine to %s (%s).", scene->peer, strerror((int) number));
		calagopus_error_hint(scene->error, "Check the address, this machine's network and the firewalls in between.");
	} else if (!describe_own_refusal(scene, (int) number)) {
		calagopus_error_set(scene->error, CALAGOPUS_REASON_CONNECT_FAILED, "No connection to %s could be made (%s).", scene->peer, scene->words);
		calagopus_error_hint(scene->error, "Check host name, port and the firewalls in between.");
	}
}

static bool describe_certificate(struct scene *scene, long verified)
{
	const char *setting = scene->transfer->call->target->ca_setting;
	const char *what;
	const char *hint;
	const char *suffix = NULL;
	if (verified == VERIFY_EXPIRED || says(scene, "expired")) {
		what = "has expired";
		hint = "Renew the panel's certificate; if it is fresh, set this machine's clock right.";
	} else if (verified == VERIFY_NOT_YET_VALID || says(scene, "not yet valid")) {
		what = "is not valid yet";
		hint = "Set the clocks of this machine and of the panel right.";
	} else if (verified == VERIFY_REVOKED || says(scene, "revoked")) {
		what = "was revoked";
		hint = "Get a new certificate for the panel.";
	} else if (verified == VERIFY_SELF_SIGNED || verified == VERIFY_SELF_SIGNED_IN_CHAIN || verified == VERIFY_NO_LOCAL_ISSUER
		|| verified == VERIFY_NO_FIRST || verified == VERIFY_NO_ISSUER || says(scene, "self-signed") || says(scene, "self signed") || says(scene, "issuer")) {
		what = "is signed by an authority that this machine does not know";
		hint = "Install the whole certificate chain on the panel, or add the authority to the file that is named by";
		suffix = setting != NULL ? setting : "calagopus.ca_file in php.ini (none is)";
	} else if (says(scene, "subject name") || says(scene, "does not match") || says(scene, "host name")) {
		what = "was made for another host name";
		hint = "Enter the host name that the certificate was made for, or get a certificate for this one.";
	} else {
		return false;
	}
	calagopus_error_set(scene->error, CALAGOPUS_REASON_TLS_FAILED, "The TLS certificate of %s %s.", scene->where, what);
	if (suffix != NULL) {
		calagopus_error_hint(scene->error, "%s %s.", hint, suffix);
	} else {
		calagopus_error_hint(scene->error, "%s", hint);
	}
	return true;
}

static void describe_authorities(struct scene *scene)
{
	const struct calagopus_http_target *target = scene->transfer->call->target;
	const char *path = target->ca_file != NULL ? target->ca_file : target->ca_path;
	if (out_of_descriptors()) {
		describe_descriptors(scene);
		return;
	}
	calagopus_error_set(scene->error, CALAGOPUS_REASON_TLS_FAILED, "The authorities that certificates are checked against could not be read, so %s was not asked.", scene->where);
	if (path != NULL) {
		calagopus_error_hint(scene->error, "Check %.200s, named by %s: it must be there, in PEM form, and readable for PHP.", path, target->ca_setting != NULL ? target->ca_setting : "the caller");
	} else {
		calagopus_error_hint(scene->error, "Install this system's authorities (ca-certificates), or name a file of them in calagopus.ca_file in php.ini.");
	}
}

static bool handshake_cut(const struct scene *scene)
{
	return says(scene, "SSL_ERROR_SYSCALL") || says(scene, "reset by peer") || says(scene, "unexpected eof") || says(scene, "Broken pipe")
		|| says(scene, "SSL_ERROR_ZERO_RETURN");
}

static void describe_tls(struct scene *scene)
{
	long verified = 0;
	curl_easy_getinfo(scene->transfer->easy, CURLINFO_SSL_VERIFYRESULT, &verified);
	if (scene->code == CURLE_SSL_CACERT_BADFILE) {
		describe_authorities(scene);
	} else if (describe_certificate(scene, verified)) {
		return;
	} else if (handshake_cut(scene)) {
		calagopus_error_set(scene->error, CALAGOPUS_REASON_CONNECT_FAILED, "%s closed the connection while encryption was being agreed upon.", scene->where);
		calagopus_error_hint(scene->error, "Check that the port is the panel's HTTPS port, and look into the log of the proxy in front of it.");
	} else if (says(scene, "wrong version number") || says(scene, "packet length too long") || says(scene, "http request")) {
		calagopus_error_set(scene->error, CALAGOPUS_REASON_TLS_FAILED, "%s does not speak TLS.", scene->where);
		calagopus_error_hint(scene->error, "Check the port, or turn the secure connection off if the panel has none.");
	} else if (says(scene, "protocol version") || says(scene, "unsupported protocol")) {
		calagopus_error_set(scene->error, CALAGOPUS_REASON_TLS_FAILED, "%s speaks no TLS version that is still safe (1.2 or newer).", scene->where);
		calagopus_error_hint(scene->error, "Allow TLS 1.2 and 1.3 in the proxy in front of the panel.");
	} else {
		calagopus_error_set(scene->error, CALAGOPUS_REASON_TLS_FAILED, "No encrypted connection to %s could be agreed upon (%s).", scene->where, scene->words);
		calagopus_error_hint(scene->error, "Check the certificate and the TLS settings of the proxy in front of the panel.");
	}
}

static const char *waited_for(const struct scene *scene)
{
	double resolved = 0;
	curl_easy_getinfo(scene->transfer->easy, CURLINFO_NAMELOOKUP_TIME, &resolved);
	if (scene->sent) {
		return "for its answer";
	}
	return resolved <= 0 ? "for its address to be found" : "for a connection";
}

static void describe_time(struct scene *scene, enum calagopus_transfer_end end)
{
	int64_t ms = calagopus_clock_ms() - scene->transfer->started_ms;
	const char *what = waited_for(scene);
	if (end == CALAGOPUS_END_INTERRUPTED) {
		calagopus_error_set(scene->error, CALAGOPUS_REASON_TIMED_OUT, "The call was broken off while %s was waited %s.", scene->where, what);
		calagopus_error_hint(scene->error, "Try again, and leave the page open until it has ended.");
		return;
	}
	calagopus_error_set(scene->error, CALAGOPUS_REASON_TIMED_OUT, "%s was waited %s for %d.%d seconds, then the time was up.", scene->where, what, (int) (ms / 1000), (int) (ms % 1000 / 100));
	calagopus_error_hint(scene->error, scene->sent ? "Try again; if it stays so, look at the load and the log of the panel." : "Check host name, port, this machine's name servers and the firewalls in between.");
}

static void describe_too_large(struct scene *scene, const char *what)
{
	calagopus_error_set(scene->error, CALAGOPUS_REASON_ANSWER_TOO_LARGE, "The %s of the answer of %s are larger than any that a panel sends; it was broken off.", what, scene->where);
	calagopus_error_hint(scene->error, "Check that this is the panel's address, and the proxy in front of it.");
}

static void describe_lost(struct scene *scene)
{
	const struct calagopus_transfer *transfer = scene->transfer;
	bool cut = transfer->header_bytes > 0;
	calagopus_error_set(scene->error, CALAGOPUS_REASON_CONNECTION_LOST, "The connection to %s was lost %s (%s).", scene->where,
		cut ? "in the middle of the answer" : "before the answer came", scene->words);
	calagopus_error_hint(scene->error, "Try again; if it stays so, look into the logs of the panel and of the proxy in front of it.");
}

static void describe_not_http(struct scene *scene)
{
	calagopus_error_set(scene->error, CALAGOPUS_REASON_NOT_A_PANEL, "What %s answered is not HTTP (%s).", scene->where, scene->words);
	calagopus_error_hint(scene->error, "Check the port, and whether the connection has to be a secure one.");
}

static void describe_memory(struct scene *scene)
{
	/* libcurl before 8.6 calls a head line without end the same as missing memory */
	bool head_unfinished = scene->sent && scene->transfer->response->body.length == 0
		&& calagopus_pool_allocation_failures() == scene->transfer->allocation_failures_before;
	if (head_unfinished) {
		describe_too_large(scene, "headers");
	} else {
		calagopus_error_no_memory(scene->error);
	}
}

static void describe_write(struct scene *scene)
{
	const struct calagopus_transfer *transfer = scene->transfer;
	if (transfer->headers_too_large) {
		describe_too_large(scene, "headers");
	} else if (transfer->coding_refused) {
		calagopus_error_set(scene->error, CALAGOPUS_REASON_BAD_ANSWER, "The answer of %s is packed otherwise than once, by gzip, which alone was asked for; it was broken off.", scene->where);
		calagopus_error_hint(scene->error, "Look at the compression settings of the proxy in front of the panel.");
	} else if (transfer->response->body.overflowed) {
		describe_too_large(scene, "contents");
	} else if (transfer->response->body.failed) {
		calagopus_error_no_memory(scene->error);
	} else {
		calagopus_error_set(scene->error, CALAGOPUS_REASON_BAD_ANSWER, "The answer of %s could not be unpacked (%s).", scene->where, scene->words);
		calagopus_error_hint(scene->error, "Look at the compression settings of the proxy in front of the panel.");
	}
}

static void describe_other(struct scene *scene)
{
	if (scene->sent && (int) scene->code == LIBCURL_TOO_LARGE) {
		describe_too_large(scene, "headers");
	} else if (scene->sent) {
		describe_lost(scene);
	} else {
		describe_connect(scene);
	}
}

static void describe(struct scene *scene)
{
	switch ((int) scene->code) {
	case CURLE_COULDNT_RESOLVE_HOST:
	case CURLE_COULDNT_RESOLVE_PROXY:
		describe_resolve(scene);
		break;
	case CURLE_OPERATION_TIMEDOUT:
		describe_time(scene, CALAGOPUS_END_LIBCURL);
		break;
	case CURLE_SSL_CONNECT_ERROR:
	case CURLE_PEER_FAILED_VERIFICATION:
	case CURLE_SSL_CERTPROBLEM:
	case CURLE_SSL_CIPHER:
	case CURLE_SSL_CACERT_BADFILE:
	case CURLE_SSL_ISSUER_ERROR:
	case CURLE_SSL_CRL_BADFILE:
	case CURLE_SSL_ENGINE_INITFAILED:
		describe_tls(scene);
		break;
	case CURLE_UNSUPPORTED_PROTOCOL:
	case CURLE_WEIRD_SERVER_REPLY:
		describe_not_http(scene);
		break;
	case CURLE_WRITE_ERROR:
	case CURLE_BAD_CONTENT_ENCODING:
		describe_write(scene);
		break;
	case CURLE_OUT_OF_MEMORY:
		describe_memory(scene);
		break;
	case CURLE_URL_MALFORMAT:
		calagopus_error_set(scene->error, CALAGOPUS_REASON_INVALID_HOST, "%s is no address that can be asked (%s).", scene->where, scene->words);
		calagopus_error_hint(scene->error, "Check the host name for characters that do not belong there.");
		break;
	default:
		describe_other(scene);
	}
}

static void describe_broken(struct scene *scene)
{
	if (scene->code == CURLE_OUT_OF_MEMORY) {
		calagopus_error_no_memory(scene->error);
		return;
	}
	calagopus_error_set(scene->error, CALAGOPUS_REASON_INTERNAL, "libcurl could not go on with a request to %s (%s).", scene->where, scene->words);
	calagopus_error_hint(scene->error, "Try again; if it stays so, restart PHP and look at the versions of PHP and libcurl.");
}

/* Versions before 7.80 do not call back in time: there the bytes written count. */
bool calagopus_transfer_went_out(const struct calagopus_transfer *transfer)
{
	long bytes = 0;
	if (transfer->prerequest_known || transfer->easy == NULL) {
		return transfer->began;
	}
	curl_easy_getinfo(transfer->easy, CURLINFO_REQUEST_SIZE, &bytes);
	return bytes > 0;
}

void calagopus_failure_describe(struct calagopus_transfer *transfer, enum calagopus_transfer_end end, CURLcode code)
{
	struct calagopus_http_response *response = transfer->response;
	struct scene scene = {.transfer = transfer, .error = &response->error, .code = code};
	long status = 0;
	scene.words = transfer->libcurl_words[0] != '\0' ? transfer->libcurl_words : curl_easy_strerror(code);
	scene.sent = calagopus_transfer_went_out(transfer);
	calagopus_origin_where(&transfer->call->target->origin, scene.where);
	scene.proxied = transfer->call->target->proxy != NULL && transfer->call->target->proxy[0] != '\0';
	snprintf(scene.peer, sizeof scene.peer, scene.proxied ? "the proxy on the way to %s" : "%s", scene.where);
	if (transfer->too_late) {
		calagopus_http_deadline_describe(transfer);
	} else if (end == CALAGOPUS_END_BROKEN) {
		describe_broken(&scene);
	} else if (end == CALAGOPUS_END_LIBCURL) {
		describe(&scene);
	} else {
		describe_time(&scene, end);
	}
	curl_easy_getinfo(transfer->easy, CURLINFO_RESPONSE_CODE, &status);
	response->error.http_status = scene.sent ? (int) status : 0;
	response->outcome = scene.sent ? CALAGOPUS_HTTP_LOST : CALAGOPUS_HTTP_NOT_SENT;
}
