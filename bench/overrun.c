/* How far past its deadline a call runs, for each thing that a peer may do with its bytes and its silence.
 *
 *   overrun            every behaviour; a line each: milliseconds past the deadline, a tab, the behaviour
 *   overrun TEXT       only those whose name holds it
 *
 * Each runs in a process of its own with a server of its own on 127.0.0.1; one that has not ended ten seconds past the deadline is killed, and
 * counts as those ten seconds. */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "core/http.h"
#include "core/limits.h"
#include "wire_server.h"
#include "wire_tls.h"

#define DEADLINE_MS 400
#define PATIENCE_MS 10000
#define FOR_EVER (1L << 40)
#define LENGTH_1G "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 1000000000\r\n\r\n"
#define CHUNKED "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
#define GZIP_CHUNKED "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n"
#define GZIP_BEGIN W_BYTES("a\r\n\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\x03\r\n", 15)
#define W_FLOOD_BYTES(bytes, count) \
	{ \
		.kind = WIRE_FLOOD, .data = (bytes), .length = (count), .number = FOR_EVER \
	}
/* blocks of gzip that unpack to nothing */
#define EMPTY_BLOCKS "a\r\n\0\0\0\xff\xff\0\0\0\xff\xff\r\na\r\n\0\0\0\xff\xff\0\0\0\xff\xff\r\n"
#define SPACES_64 "                                                                "
#define SPACES_1K SPACES_64 SPACES_64 SPACES_64 SPACES_64 SPACES_64 SPACES_64 SPACES_64 SPACES_64 SPACES_64 SPACES_64 SPACES_64 SPACES_64 SPACES_64 SPACES_64 SPACES_64 SPACES_64

enum channel {
	PLAIN,
	TLS,
	HTTP2,
	PROXY
};

struct behaviour {
	const char *name;
	enum channel channel;
	struct wire_step steps[8];
};

static const struct behaviour behaviours[] = {
	{"a connection that is taken and stays silent", PLAIN, {W_STALL, W_CLOSE}},
	{"a request that is read and not answered", PLAIN, {W_READ, W_STALL, W_CLOSE}},
	{"a head, a byte each 20 ms", PLAIN, {W_READ, W_DRIBBLE(LENGTH_1G, 20), W_STALL, W_CLOSE}},
	{"a head without its end", PLAIN, {W_READ, W_SEND("HTTP/1.1 200 OK\r\nA: b\r\n"), W_STALL, W_CLOSE}},
	{"heads of 100 Continue without end", PLAIN, {W_READ, W_FLOOD("HTTP/1.1 100 Continue\r\n\r\n", FOR_EVER), W_CLOSE}},
	{"a body that stays away", PLAIN, {W_READ, W_SEND(LENGTH_1G), W_STALL, W_CLOSE}},
	{"a body, a byte each 20 ms", PLAIN, {W_READ, W_SEND(LENGTH_1G), W_DRIBBLE(SPACES_1K, 20), W_STALL, W_CLOSE}},
	{"a body without end", PLAIN, {W_READ, W_SEND(LENGTH_1G), W_FLOOD(SPACES_1K, FOR_EVER), W_CLOSE}},
	{"chunks of a byte without end", PLAIN, {W_READ, W_SEND(CHUNKED), W_FLOOD("1\r\n \r\n1\r\n \r\n1\r\n \r\n1\r\n \r\n", FOR_EVER), W_CLOSE}},
	{"a chunk's extension without end", PLAIN, {W_READ, W_SEND(CHUNKED "1;"), W_FLOOD(SPACES_1K, FOR_EVER), W_CLOSE}},
	{"trailers without end", PLAIN, {W_READ, W_SEND(CHUNKED "1\r\n \r\n0\r\n"), W_FLOOD("X-Y: z\r\n", FOR_EVER), W_CLOSE}},
	{"empty blocks of gzip without end", PLAIN, {W_READ, W_SEND(GZIP_CHUNKED), GZIP_BEGIN, W_FLOOD_BYTES(EMPTY_BLOCKS, sizeof EMPTY_BLOCKS - 1), W_CLOSE}},
	{"gzip that stays away in the middle", PLAIN, {W_READ, W_SEND(GZIP_CHUNKED), GZIP_BEGIN, W_STALL, W_CLOSE}},
	{"gzip in four layers of Transfer-Encoding", PLAIN, {W_READ, W_SEND("HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, gzip, gzip, gzip, chunked\r\n\r\n"), GZIP_BEGIN, W_FLOOD_BYTES(EMPTY_BLOCKS, sizeof EMPTY_BLOCKS - 1), W_CLOSE}},
	{"TLS: no handshake", TLS, {W_STALL, W_CLOSE}},
	{"TLS: a request that is not answered", TLS, {W_READ, W_STALL, W_CLOSE}},
	{"TLS: a body without end", TLS, {W_READ, W_SEND(LENGTH_1G), W_FLOOD(SPACES_1K, FOR_EVER), W_CLOSE}},
	{"TLS: chunks of a byte without end", TLS, {W_READ, W_SEND(CHUNKED), W_FLOOD("1\r\n \r\n1\r\n \r\n1\r\n \r\n1\r\n \r\n", FOR_EVER), W_CLOSE}},
	{"TLS: new keys without end, no answer", TLS, {W_READ, W_TLS_KEYS, W_CLOSE}},
	{"TLS: new keys without end in the middle of a body", TLS, {W_READ, W_SEND(LENGTH_1G " "), W_TLS_KEYS, W_CLOSE}},
	{"TLS: new keys without end behind a whole answer", TLS, {W_READ, W_SEND("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}"), W_TLS_KEYS, W_CLOSE}},
	{"HTTP/2: a request that is not answered", HTTP2, {W_H2, W_READ, W_STALL, W_CLOSE}},
	{"HTTP/2: empty DATA frames without end", HTTP2, {W_H2, W_READ, W_H2_FRAMES(0, "", 0), W_CLOSE}},
	{"HTTP/2: DATA frames of a byte without end", HTTP2, {W_H2, W_READ, W_H2_FRAMES(0, " ", 1), W_CLOSE}},
	{"HTTP/2: PRIORITY frames without end", HTTP2, {W_H2, W_READ, W_H2_FRAMES(2, "\0\0\0\0\1", 5), W_CLOSE}},
	{"HTTP/2: SETTINGS without end", HTTP2, {W_H2, W_READ, W_H2_FRAMES(4, "", 0), W_CLOSE}},
	{"HTTP/2: PINGs without end", HTTP2, {W_H2, W_READ, W_H2_FRAMES(6, "12345678", 8), W_CLOSE}},
	{"HTTP/2: WINDOW_UPDATEs without end", HTTP2, {W_H2, W_READ, W_H2_FRAMES(8, "\0\0\0\1", 4), W_CLOSE}},
	{"HTTP/2: unknown frames without end", HTTP2, {W_H2, W_READ, W_H2_FRAMES(99, "", 0), W_CLOSE}},
	{"a proxy that does not answer CONNECT", PROXY, {W_READ_HEAD, W_STALL, W_CLOSE}},
	{"a proxy's head without end", PROXY, {W_READ_HEAD, W_SEND("HTTP/1.1 403 No\r\n"), W_FLOOD("X-Y: z\r\n", FOR_EVER), W_CLOSE}},
	{"a proxy's refusal without end", PROXY, {W_READ_HEAD, W_SEND("HTTP/1.1 403 No\r\nContent-Length: 1000000000\r\n\r\n"), W_FLOOD(SPACES_1K, FOR_EVER), W_CLOSE}},
};
#define BEHAVIOURS (sizeof behaviours / sizeof behaviours[0])

static void ask(const struct behaviour *behaviour, const struct wire_certificates *certificates, int port)
{
	struct calagopus_error error;
	struct calagopus_pool *pool = calagopus_pool_new(NULL);
	struct calagopus_http_target target = {.user_agent = "overrun/1", .connect_ms = 5000, .max_response_bytes = 8u << 20, .retry = true};
	struct calagopus_http_call call = {.pool = pool, .target = &target};
	struct calagopus_http_request request = {.method = CALAGOPUS_HTTP_GET, .path = "/"};
	struct calagopus_http_response response;
	char proxy[64];
	if (pool == NULL || !calagopus_origin_parse(calagopus_slice_of("127.0.0.1"), port, behaviour->channel != PLAIN, &target.origin, &error)) {
		abort();
	}
	target.ca_file = certificates->authority;
	if (behaviour->channel == PROXY) {
		snprintf(proxy, sizeof proxy, "http://127.0.0.1:%d", port);
		target.proxy = proxy;
	}
	call.deadline = calagopus_deadline_in(DEADLINE_MS);
	calagopus_http_perform(&call, &request, &response, 1);
	calagopus_http_response_free(&response);
	/* its end belongs to the call: it closes what the call left open */
	calagopus_pool_free(pool);
}

static void play(const struct behaviour *behaviour, const struct wire_certificates *certificates, int64_t *over_ms)
{
	const struct wire_tls tls = {.certificate = certificates->good, .key = certificates->key, .http2 = behaviour->channel == HTTP2};
	const wire_script script = behaviour->steps;
	bool secure = behaviour->channel == TLS || behaviour->channel == HTTP2;
	struct wire_server *server = wire_server_start(&script, 1, secure ? &tls : NULL);
	int64_t began = calagopus_clock_ms();
	ask(behaviour, certificates, wire_server_port(server));
	*over_ms = calagopus_clock_ms() - began - DEADLINE_MS;
	_exit(0);
}

static int64_t measure(const struct behaviour *behaviour, const struct wire_certificates *certificates, int64_t *over_ms)
{
	sigset_t children;
	struct timespec patience = {(DEADLINE_MS + PATIENCE_MS) / 1000, (DEADLINE_MS + PATIENCE_MS) % 1000 * 1000000L};
	*over_ms = PATIENCE_MS;
	sigemptyset(&children);
	sigaddset(&children, SIGCHLD);
	sigprocmask(SIG_BLOCK, &children, NULL);
	pid_t child = fork();
	if (child == 0) {
		play(behaviour, certificates, over_ms);
	}
	if (sigtimedwait(&children, NULL, &patience) < 0) {
		kill(child, SIGKILL);
	}
	int status = 0;
	waitpid(child, &status, 0);
	return *over_ms > 0 ? *over_ms : 0;
}

int main(int count, char **arguments)
{
	struct wire_certificates certificates;
	struct calagopus_error error;
	int64_t *over_ms = mmap(NULL, sizeof *over_ms, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	if (over_ms == MAP_FAILED || !calagopus_pool_global_start(&error)) {
		return 1;
	}
	wire_certificates_make(&certificates);
	for (size_t i = 0; i < BEHAVIOURS; i++) {
		if (count < 2 || strstr(behaviours[i].name, arguments[1]) != NULL) {
			printf("%lld\t%s\n", (long long) measure(&behaviours[i], &certificates, over_ms), behaviours[i].name);
			fflush(stdout);
		}
	}
	wire_certificates_remove(&certificates);
	return 0;
}
