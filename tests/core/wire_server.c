/* The scripted server: a thread that accepts, and one for each connection that plays its script. */
#define _GNU_SOURCE
#include "wire_server.h"

#include <arpa/inet.h>
#include <errno.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#include "wire_inside.h"

#define MOST_CONNECTIONS 256
#define MOST_REQUESTS 1024
#define PATIENCE_MS 10000
#define READ_BYTES 16384

struct wire_server {
	int fd;
	int port;
	const wire_script *scripts;
	size_t script_count;
	SSL_CTX *tls;
	pthread_t acceptor;
	pthread_mutex_t lock;
	pthread_cond_t changed;
	bool stopping;
	bool released;
	struct wire_connection connections[MOST_CONNECTIONS];
	pthread_t threads[MOST_CONNECTIONS];
	bool open[MOST_CONNECTIONS];
	size_t connection_count;
	size_t ended;
	size_t resumed;
	size_t goodbyes;
	char *requests[MOST_REQUESTS];
	size_t request_count;
};

static void die(const char *what)
{
	perror(what);
	abort();
}

static void rest(long ms)
{
	struct timespec span = { ms / 1000, ms % 1000 * 1000000L };
	nanosleep(&span, NULL);
}

/* bytes */

static ssize_t receive(struct wire_connection *connection, void *data, size_t length)
{
	if (connection->ssl != NULL) {
		return SSL_read(connection->ssl, data, (int) length);
	}
	ssize_t got;
	do {
		got = recv(connection->fd, data, length, 0);
	} while (got < 0 && errno == EINTR);
	return got;
}

bool wire_fill(struct wire_connection *connection)
{
	if (connection->room - connection->length < READ_BYTES) {
		connection->room = connection->length + 2 * READ_BYTES;
		connection->input = realloc(connection->input, connection->room + 1);
		if (connection->input == NULL) {
			die("realloc");
		}
	}
	ssize_t got = receive(connection, connection->input + connection->length, READ_BYTES);
	if (got <= 0) {
		return false;
	}
	connection->length += (size_t) got;
	connection->input[connection->length] = '\0';
	return true;
}

void wire_consume(struct wire_connection *connection, size_t length)
{
	memmove(connection->input, connection->input + length, connection->length - length + 1);
	connection->length -= length;
}

bool wire_write(struct wire_connection *connection, const void *data, size_t length)
{
	const char *at = data;
	while (length > 0) {
		ssize_t put = connection->ssl != NULL ? SSL_write(connection->ssl, at, (int) length) : send(connection->fd, at, length, MSG_NOSIGNAL);
		if (put <= 0) {
			return false;
		}
		at += put;
		length -= (size_t) put;
	}
	return true;
}

void wire_record(struct wire_server *server, const char *text, size_t length)
{
	char *copy = malloc(length + 1);
	if (copy == NULL) {
		die("malloc");
	}
	memcpy(copy, text, length);
	copy[length] = '\0';
	pthread_mutex_lock(&server->lock);
	if (server->request_count == MOST_REQUESTS) {
		die("more requests than the server has room for");
	}
	server->requests[server->request_count++] = copy;
	pthread_cond_broadcast(&server->changed);
	pthread_mutex_unlock(&server->lock);
}

/* requests of HTTP/1.1 */

static char *head_end(struct wire_connection *connection)
{
	for (;;) {
		char *end = connection->length == 0 ? NULL : memmem(connection->input, connection->length, "\r\n\r\n", 4);
		if (end != NULL) {
			return end + 4;
		}
		if (!wire_fill(connection)) {
			return NULL;
		}
	}
}

static bool read_head(struct wire_connection *connection)
{
	char *end = head_end(connection);
	if (end == NULL) {
		return false;
	}
	wire_consume(connection, (size_t) (end - connection->input));
	return true;
}

static size_t body_length(const char *head, const char *end)
{
	for (const char *line = head; line < end; line = strchr(line, '\n') + 1) {
		if (strncasecmp(line, "Content-Length:", 15) == 0) {
			return (size_t) strtoul(line + 15, NULL, 10);
		}
	}
	return 0;
}

static bool read_request(struct wire_connection *connection)
{
	if (connection->http2) {
		return wire_h2_read_request(connection);
	}
	char *end = head_end(connection);
	if (end == NULL) {
		return false;
	}
	size_t whole = (size_t) (end - connection->input) + body_length(connection->input, end);
	while (connection->length < whole) {
		if (!wire_fill(connection)) {
			return false;
		}
	}
	wire_record(connection->server, connection->input, whole);
	wire_consume(connection, whole);
	return true;
}

/* steps */

static bool flood(struct wire_connection *connection, const struct wire_step *step, size_t length)
{
	for (long i = 0; i < step->number; i++) {
		if (!wire_write(connection, step->data, length)) {
			return false;
		}
	}
	return true;
}

static bool dribble(struct wire_connection *connection, const struct wire_step *step, size_t length)
{
	for (size_t i = 0; i < length; i++) {
		struct pollfd closed = { .fd = connection->fd, .events = POLLRDHUP };
		if (!wire_write(connection, step->data + i, 1) || poll(&closed, 1, (int) step->number) != 0) {
			return false;
		}
	}
	return true;
}

static bool renew_keys(struct wire_connection *connection)
{
	while (SSL_key_update(connection->ssl, SSL_KEY_UPDATE_NOT_REQUESTED) == 1 && SSL_do_handshake(connection->ssl) == 1) {
	}
	return false;
}

static bool wait_at(struct wire_server *server, size_t requests, bool for_release)
{
	pthread_mutex_lock(&server->lock);
	while (!server->stopping && (for_release ? !server->released : server->request_count < requests)) {
		pthread_cond_wait(&server->changed, &server->lock);
	}
	bool go_on = !server->stopping;
	pthread_mutex_unlock(&server->lock);
	return go_on;
}

static void count_goodbye(struct wire_connection *connection)
{
	if (connection->ssl != NULL && (SSL_get_shutdown(connection->ssl) & SSL_RECEIVED_SHUTDOWN) != 0) {
		pthread_mutex_lock(&connection->server->lock);
		connection->server->goodbyes++;
		pthread_mutex_unlock(&connection->server->lock);
	}
}

static bool stall(struct wire_connection *connection)
{
	while (wire_fill(connection)) {
		wire_consume(connection, connection->length);
	}
	return false;
}

static void reset_peer(struct wire_connection *connection)
{
	struct linger now = { .l_onoff = 1, .l_linger = 0 };
	setsockopt(connection->fd, SOL_SOCKET, SO_LINGER, &now, sizeof now);
}

static bool play_step(struct wire_connection *connection, const struct wire_step *step)
{
	size_t length = step->length > 0 || step->data == NULL ? step->length : strlen(step->data);
	switch (step->kind) {
	case WIRE_READ:
		return read_request(connection);
	case WIRE_READ_HEAD:
		return read_head(connection);
	case WIRE_SEND:
		return wire_write(connection, step->data, length);
	case WIRE_FLOOD:
		return flood(connection, step, length);
	case WIRE_DRIBBLE:
		return dribble(connection, step, length);
	case WIRE_GATE:
		return wait_at(connection->server, (size_t) step->number, false);
	case WIRE_HOLD:
		return wait_at(connection->server, 0, true);
	case WIRE_LEAVE:
		shutdown(connection->server->fd, SHUT_RDWR);
		return true;
	case WIRE_STALL:
		return stall(connection);
	case WIRE_RESET:
		reset_peer(connection);
		return false;
	case WIRE_H2:
		return wire_h2_begin(connection);
	case WIRE_H2_ANSWER:
		return wire_h2_answer(connection, step->data, length);
	case WIRE_H2_CODED:
		return wire_h2_coded(connection, step->data, length, (enum wire_coded) step->number);
	case WIRE_H2_FRAMES:
		return wire_h2_flood(connection, (unsigned) step->number, step->data, length);
	case WIRE_H2_RESET:
		return wire_h2_reset(connection, (uint32_t) step->number);
	case WIRE_H2_GOAWAY:
		return wire_h2_goaway(connection, (uint32_t) step->number);
	case WIRE_CLOSE:
		if (connection->ssl != NULL) {
			SSL_shutdown(connection->ssl);
		}
		return false;
	case WIRE_TLS_KEYS:
		return renew_keys(connection);
	case WIRE_AGAIN:
		break;
	}
	return false;
}

static void play(struct wire_connection *connection)
{
	const struct wire_step *step = connection->script;
	for (;;) {
		if (step->kind == WIRE_AGAIN) {
			step = connection->script;
		}
		if (!play_step(connection, step)) {
			return;
		}
		step++;
	}
}

static bool shake_hands(struct wire_connection *connection)
{
	struct wire_server *server = connection->server;
	if (server->tls == NULL) {
		return true;
	}
	connection->ssl = SSL_new(server->tls);
	SSL_set_fd(connection->ssl, connection->fd);
	if (SSL_accept(connection->ssl) != 1) {
		return false;
	}
	if (SSL_session_reused(connection->ssl)) {
		pthread_mutex_lock(&server->lock);
		server->resumed++;
		pthread_mutex_unlock(&server->lock);
	}
	return true;
}

static void *serve(void *context)
{
	sigset_t pipe_only;
	sigemptyset(&pipe_only);
	sigaddset(&pipe_only, SIGPIPE);
	pthread_sigmask(SIG_BLOCK, &pipe_only, NULL);
	struct wire_connection *connection = context;
	struct wire_server *server = connection->server;
	/* a script that stalls from the start leaves the handshake alone, too */
	if (server->tls != NULL && (connection->script->kind == WIRE_STALL || connection->script->kind == WIRE_RESET)) {
		char byte;
		while (connection->script->kind == WIRE_STALL && recv(connection->fd, &byte, 1, 0) > 0) {
		}
		if (connection->script->kind == WIRE_RESET) {
			(void) recv(connection->fd, &byte, 1, 0);
			reset_peer(connection);
		}
	} else if (shake_hands(connection)) {
		play(connection);
		count_goodbye(connection);
	}
	wire_h2_end(connection);
	SSL_free(connection->ssl);
	free(connection->input);
	pthread_mutex_lock(&server->lock);
	close(connection->fd);
	server->open[connection - server->connections] = false;
	server->ended++;
	pthread_cond_broadcast(&server->changed);
	pthread_mutex_unlock(&server->lock);
	return NULL;
}

/* the server */

static void take_in(struct wire_server *server, int fd)
{
	pthread_mutex_lock(&server->lock);
	size_t index = server->connection_count;
	if (server->stopping || index == MOST_CONNECTIONS) {
		close(fd);
		pthread_mutex_unlock(&server->lock);
		return;
	}
	struct wire_connection *connection = &server->connections[index];
	connection->server = server;
	connection->fd = fd;
	connection->script = server->scripts[index < server->script_count ? index : server->script_count - 1];
	server->open[index] = true;
	server->connection_count++;
	if (pthread_create(&server->threads[index], NULL, serve, connection) != 0) {
		die("pthread_create");
	}
	pthread_mutex_unlock(&server->lock);
}

static void *accept_all(void *context)
{
	struct wire_server *server = context;
	for (;;) {
		int fd = accept4(server->fd, NULL, NULL, SOCK_CLOEXEC);
		if (fd >= 0) {
			take_in(server, fd);
		} else if (errno != EINTR && errno != ECONNABORTED) {
			return NULL;
		}
	}
}

struct wire_server *wire_server_start(const wire_script *scripts, size_t count, const struct wire_tls *tls)
{
	struct sockaddr_in here = { .sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
	socklen_t size = sizeof here;
	struct wire_server *server = calloc(1, sizeof *server);
	if (server == NULL) {
		die("calloc");
	}
	server->scripts = scripts;
	server->script_count = count;
	server->tls = tls == NULL ? NULL : wire_tls_context(tls);
	pthread_mutex_init(&server->lock, NULL);
	pthread_cond_init(&server->changed, NULL);
	server->fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
	if (server->fd < 0 || bind(server->fd, (struct sockaddr *) &here, sizeof here) != 0 || listen(server->fd, 64) != 0
		|| getsockname(server->fd, (struct sockaddr *) &here, &size) != 0) {
		die("listen");
	}
	server->port = ntohs(here.sin_port);
	if (pthread_create(&server->acceptor, NULL, accept_all, server) != 0) {
		die("pthread_create");
	}
	return server;
}

void wire_server_stop(struct wire_server *server)
{
	pthread_mutex_lock(&server->lock);
	server->stopping = true;
	shutdown(server->fd, SHUT_RDWR);
	for (size_t i = 0; i < server->connection_count; i++) {
		if (server->open[i]) {
			shutdown(server->connections[i].fd, SHUT_RDWR);
		}
	}
	pthread_cond_broadcast(&server->changed);
	pthread_mutex_unlock(&server->lock);
	pthread_join(server->acceptor, NULL);
	for (size_t i = 0; i < server->connection_count; i++) {
		pthread_join(server->threads[i], NULL);
	}
	for (size_t i = 0; i < server->request_count; i++) {
		free(server->requests[i]);
	}
	close(server->fd);
	SSL_CTX_free(server->tls);
	pthread_cond_destroy(&server->changed);
	pthread_mutex_destroy(&server->lock);
	free(server);
}

int wire_server_port(const struct wire_server *server)
{
	return server->port;
}

void wire_server_release(struct wire_server *server)
{
	pthread_mutex_lock(&server->lock);
	server->released = true;
	pthread_cond_broadcast(&server->changed);
	pthread_mutex_unlock(&server->lock);
}

static size_t read_count(struct wire_server *server, const size_t *count)
{
	pthread_mutex_lock(&server->lock);
	size_t value = *count;
	pthread_mutex_unlock(&server->lock);
	return value;
}

size_t wire_server_requests(struct wire_server *server)
{
	return read_count(server, &server->request_count);
}

const char *wire_server_request(struct wire_server *server, size_t index)
{
	pthread_mutex_lock(&server->lock);
	const char *text = index < server->request_count ? server->requests[index] : "";
	pthread_mutex_unlock(&server->lock);
	return text;
}

size_t wire_server_connections(struct wire_server *server)
{
	return read_count(server, &server->connection_count);
}

size_t wire_server_resumed(struct wire_server *server)
{
	return read_count(server, &server->resumed);
}

size_t wire_server_goodbyes(struct wire_server *server)
{
	return read_count(server, &server->goodbyes);
}

static bool await(struct wire_server *server, const size_t *counter, size_t count)
{
	for (int waited = 0; waited < PATIENCE_MS; waited++) {
		if (read_count(server, counter) >= count) {
			return true;
		}
		rest(1);
	}
	return false;
}

bool wire_server_await_requests(struct wire_server *server, size_t count)
{
	return await(server, &server->request_count, count);
}

bool wire_server_await_ended(struct wire_server *server, size_t count)
{
	return await(server, &server->ended, count);
}
