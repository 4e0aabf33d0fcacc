/* A TCP proxy on the loopback that adds a round trip of a given length, to the connect too, and can stall or die on demand.
 *
 *   delay [--log FILE] SOCKET:MS …   forwards to the unix socket with MS milliseconds of added round trip
 *
 * Prints "listening PORT" for each, in their order. On standard input it takes "stall N", "resume N", "die N" and "revive N" (N from 0), and
 * answers "done" to each; it ends with standard input. The log has a line for each connection: "open N NUMBER" and "close N NUMBER".
 *
 * The kernel completes a loopback connect at once. So the round trip of the connect is added to the client's first flight instead: where the
 * client speaks first, as in TLS and HTTP, everything after it happens at the same moments. */
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <time.h>
#include <unistd.h>

#define MOST_LISTENERS 16
#define BACKLOG 512
#define PIECE 16384
/* What one direction of a connection holds back at most; more stays with the kernel. */
#define MOST_HELD ((size_t) 1 << 20)
#define EVENTS 64
#define PRIORITY (-15)
#define NS_PER_MS 1000000LL
#define NS_PER_S 1000000000LL

struct piece {
	struct piece *next;
	int64_t due;
	size_t length, sent; /* a length of 0 is the end of the stream */
	char data[];
};

struct way {
	int from, to;
	bool ended; /* nothing more is read */
	size_t held;
	int64_t last_due;
	struct piece *first, *last;
};

enum kind {
	KIND_INPUT,
	KIND_LISTENER,
	KIND_CLIENT,
	KIND_SERVER
};

struct source {
	enum kind kind;
	void *owner;
};

struct listener {
	struct source source;
	int socket, port;
	struct sockaddr_un target;
	int64_t round_trip;
	bool stalled;
};

struct connection {
	struct connection *next;
	struct listener *listener;
	struct source client, server;
	uint32_t interest[2]; /* what is watched of client and server */
	struct way there, back;
	unsigned long number;
	bool heard; /* the server has answered: the connect lies behind */
	bool closed;
};

static struct listener listeners[MOST_LISTENERS];
static size_t listener_count;
static struct connection *connections;
static unsigned long numbers;
static int poller;
static FILE *record;

static void die_saying(const char *what)
{
	perror(what);
	exit(1);
}

static int64_t now_ns(void)
{
	struct timespec time;

	clock_gettime(CLOCK_MONOTONIC, &time);
	return (int64_t) time.tv_sec * NS_PER_S + time.tv_nsec;
}

static struct sockaddr_in loopback(int port)
{
	struct sockaddr_in address = {0};

	address.sin_family = AF_INET;
	address.sin_port = htons((uint16_t) port);
	address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	return address;
}

static void watch(int descriptor, struct source *source, uint32_t events, int how)
{
	struct epoll_event event = {.events = events, .data.ptr = source};

	if (epoll_ctl(poller, how, descriptor, &event) != 0) {
		die_saying("epoll_ctl");
	}
}

static void begin_listening(struct listener *listener)
{
	struct sockaddr_in address = loopback(listener->port);
	socklen_t length = sizeof(address);
	int yes = 1;

	listener->socket = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
	if (listener->socket < 0 || setsockopt(listener->socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof(yes)) != 0
		|| bind(listener->socket, (struct sockaddr *) &address, sizeof(address)) != 0 || listen(listener->socket, BACKLOG) != 0
		|| getsockname(listener->socket, (struct sockaddr *) &address, &length) != 0) {
		die_saying("listen");
	}
	listener->port = ntohs(address.sin_port);
	listener->source = (struct source) {KIND_LISTENER, listener};
	watch(listener->socket, &listener->source, EPOLLIN, EPOLL_CTL_ADD);
}

static void note(const char *what, const struct connection *connection)
{
	if (record != NULL) {
		fprintf(record, "%s %zu %lu\n", what, (size_t) (connection->listener - listeners), connection->number);
		fflush(record);
	}
}

static void drop_pieces(struct way *way)
{
	while (way->first != NULL) {
		struct piece *piece = way->first;

		way->first = piece->next;
		free(piece);
	}
	way->last = NULL;
}

/* `reset`: the peers see a broken connection rather than its end. The memory goes when the events at hand are done. */
static void close_connection(struct connection *connection, bool reset)
{
	struct linger now = {.l_onoff = 1, .l_linger = 0};

	if (connection->closed) {
		return;
	}
	connection->closed = true;
	if (reset) {
		setsockopt(connection->there.from, SOL_SOCKET, SO_LINGER, &now, sizeof(now));
		setsockopt(connection->there.to, SOL_SOCKET, SO_LINGER, &now, sizeof(now));
	}
	close(connection->there.from);
	close(connection->there.to);
	drop_pieces(&connection->there);
	drop_pieces(&connection->back);
	note("close", connection);
}

static void sweep(void)
{
	for (struct connection **at = &connections; *at != NULL;) {
		struct connection *connection = *at;

		if (connection->closed) {
			*at = connection->next;
			free(connection);
		} else {
			at = &connection->next;
		}
	}
}

/* Reading pauses where too much is held, where the stream ended, and where the panel is stalled. */
static void set_interest(struct connection *connection)
{
	struct way *ways[] = {&connection->there, &connection->back};
	struct source *sources[] = {&connection->client, &connection->server};

	for (size_t i = 0; i < 2; i++) {
		uint32_t events = ways[i]->ended || ways[i]->held >= MOST_HELD || connection->listener->stalled ? 0 : EPOLLIN;

		/* The peer's socket takes what is due when it can. */
		if (ways[1 - i]->first != NULL && ways[1 - i]->first->sent > 0) {
			events |= EPOLLOUT;
		}
		if (events != connection->interest[i]) {
			connection->interest[i] = events;
			watch(ways[i]->from, sources[i], events, EPOLL_CTL_MOD);
		}
	}
}

static void accept_one(struct listener *listener)
{
	int yes = 1;
	int client = accept4(listener->socket, NULL, NULL, SOCK_NONBLOCK | SOCK_CLOEXEC);

	if (client < 0) {
		return;
	}
	int server = socket(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
	struct connection *connection = calloc(1, sizeof(*connection));

	if (server < 0 || connection == NULL) {
		die_saying("connection");
	}
	setsockopt(client, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof(yes));
	if (connect(server, (struct sockaddr *) &listener->target, sizeof(listener->target)) != 0) {
		die_saying("connect");
	}
	connection->listener = listener;
	connection->number = ++numbers;
	connection->there = (struct way) {.from = client, .to = server};
	connection->back = (struct way) {.from = server, .to = client};
	connection->client = (struct source) {KIND_CLIENT, connection};
	connection->server = (struct source) {KIND_SERVER, connection};
	connection->next = connections;
	connections = connection;
	note("open", connection);
	watch(client, &connection->client, 0, EPOLL_CTL_ADD);
	watch(server, &connection->server, 0, EPOLL_CTL_ADD);
	set_interest(connection);
}

/* Keeps a piece until it is due. A length of 0 ends the way. */
static void hold(struct way *way, const char *data, size_t length, int64_t due)
{
	struct piece *piece = malloc(sizeof(*piece) + length);

	if (piece == NULL) {
		die_saying("malloc");
	}
	*piece = (struct piece) {.due = due > way->last_due ? due : way->last_due, .length = length};
	memcpy(piece->data, data, length);
	way->last_due = piece->due;
	if (way->last != NULL) {
		way->last->next = piece;
	} else {
		way->first = piece;
	}
	way->last = piece;
	way->held += length;
	way->ended = way->ended || length == 0;
}

static void read_way(struct connection *connection, struct way *way)
{
	char data[PIECE];
	ssize_t got = read(way->from, data, sizeof(data));
	int64_t delay = connection->listener->round_trip / 2;

	if (got < 0) {
		if (errno != EAGAIN && errno != EINTR) {
			close_connection(connection, true);
		}
		return;
	}
	if (way == &connection->back) {
		connection->heard = true;
	} else if (!connection->heard) {
		delay += connection->listener->round_trip;
	}
	hold(way, data, (size_t) got, now_ns() + delay);
}

/* Sends what is due; false where the connection broke. */
static bool send_way(struct way *way, int64_t now)
{
	while (way->first != NULL && way->first->due <= now) {
		struct piece *piece = way->first;

		if (piece->length == 0) {
			shutdown(way->to, SHUT_WR);
		} else {
			ssize_t sent = send(way->to, piece->data + piece->sent, piece->length - piece->sent, MSG_NOSIGNAL);

			if (sent < 0) {
				return errno == EAGAIN || errno == EINTR || errno == ENOTCONN;
			}
			piece->sent += (size_t) sent;
			way->held -= (size_t) sent;
			if (piece->sent < piece->length) {
				return true;
			}
		}
		way->first = piece->next;
		way->last = way->first != NULL ? way->last : NULL;
		free(piece);
	}
	return true;
}

/* Sends on every connection what is due, and returns when the next piece is; -1: none waits. */
static int64_t send_due(void)
{
	int64_t now = now_ns();
	int64_t next = -1;

	for (struct connection *connection = connections; connection != NULL; connection = connection->next) {
		struct way *ways[] = {&connection->there, &connection->back};

		if (connection->closed || connection->listener->stalled) {
			continue;
		}
		bool whole = send_way(ways[0], now) && send_way(ways[1], now);

		if (!whole || (ways[0]->ended && ways[1]->ended && ways[0]->first == NULL && ways[1]->first == NULL)) {
			close_connection(connection, !whole);
			continue;
		}
		set_interest(connection);
		for (size_t i = 0; i < 2; i++) {
			const struct piece *piece = ways[i]->first;

			if (piece != NULL && piece->due > now && (next < 0 || piece->due < next)) {
				next = piece->due;
			}
		}
	}
	return next;
}

static void close_all(const struct listener *listener)
{
	for (struct connection *connection = connections; connection != NULL; connection = connection->next) {
		if (connection->listener == listener) {
			close_connection(connection, true);
		}
	}
}

static void quiet(struct listener *listener, bool stalled)
{
	listener->stalled = stalled;
	for (struct connection *connection = connections; connection != NULL; connection = connection->next) {
		if (connection->listener == listener && !connection->closed) {
			set_interest(connection);
		}
	}
}

static bool obey(const char *word, struct listener *listener)
{
	if (strcmp(word, "stall") == 0 || strcmp(word, "resume") == 0) {
		quiet(listener, word[0] == 's');
	} else if (strcmp(word, "die") == 0 && listener->socket >= 0) {
		close(listener->socket);
		listener->socket = -1;
		close_all(listener);
	} else if (strcmp(word, "revive") == 0 && listener->socket < 0) {
		begin_listening(listener);
	} else {
		return false;
	}
	return true;
}

static void read_order(void)
{
	char line[64];
	char word[16];
	size_t index;
	ssize_t got = read(STDIN_FILENO, line, sizeof(line) - 1);

	if (got <= 0) {
		exit(0);
	}
	line[got] = '\0';
	if (sscanf(line, "%15s %zu", word, &index) != 2 || index >= listener_count || !obey(word, &listeners[index])) {
		fprintf(stderr, "delay: not an order: %s", line);
		exit(2);
	}
	puts("done");
	fflush(stdout);
}

static void handle(const struct epoll_event *event)
{
	struct source *source = event->data.ptr;
	struct connection *connection = source->owner;

	if (source->kind == KIND_INPUT) {
		read_order();
	} else if (source->kind == KIND_LISTENER) {
		accept_one(source->owner);
	} else if (!connection->closed) {
		struct way *way = source->kind == KIND_CLIENT ? &connection->there : &connection->back;

		if ((event->events & EPOLLERR) != 0 || ((event->events & EPOLLHUP) != 0 && way->ended)) {
			close_connection(connection, true);
		} else if ((event->events & (EPOLLIN | EPOLLHUP)) != 0 && !way->ended) {
			read_way(connection, way);
		}
	}
}

static void serve(void)
{
	struct epoll_event events[EVENTS];

	for (;;) {
		int64_t next = send_due();

		sweep();
		int64_t left = next < 0 ? 0 : next - now_ns();
		struct timespec wait = {.tv_sec = left > 0 ? left / NS_PER_S : 0, .tv_nsec = left > 0 ? left % NS_PER_S : 0};
		int count = epoll_pwait2(poller, events, EVENTS, next < 0 ? NULL : &wait, NULL);

		for (int i = 0; i < count; i++) {
			handle(&events[i]);
		}
	}
}

static bool add_listener(const char *text)
{
	struct listener *listener = &listeners[listener_count];
	const char *colon = strrchr(text, ':');
	int ms;

	if (listener_count == MOST_LISTENERS || colon == NULL || (size_t) (colon - text) >= sizeof(listener->target.sun_path)
		|| sscanf(colon, ":%d", &ms) != 1 || ms < 0) {
		return false;
	}
	listener->target.sun_family = AF_UNIX;
	memcpy(listener->target.sun_path, text, (size_t) (colon - text));
	listener->round_trip = ms * NS_PER_MS;
	listener_count++;
	return true;
}

/* What others do on this machine must not lengthen the round trip; where it may not be asked for, it is done without. */
static void be_punctual(void)
{
	(void) prctl(PR_SET_TIMERSLACK, 1UL, 0UL, 0UL, 0UL);
	(void) setpriority(PRIO_PROCESS, 0, PRIORITY);
}

int main(int argc, char **argv)
{
	static struct source input = {KIND_INPUT, NULL};
	int at = 1;

	signal(SIGPIPE, SIG_IGN);
	if (argc > 2 && strcmp(argv[1], "--log") == 0) {
		record = fopen(argv[2], "a");
		at = 3;
	}
	for (; at < argc; at++) {
		if (!add_listener(argv[at])) {
			fprintf(stderr, "Usage: delay [--log FILE] SOCKET:MS …\n");
			return 2;
		}
	}
	be_punctual();
	poller = epoll_create1(EPOLL_CLOEXEC);
	watch(STDIN_FILENO, &input, EPOLLIN, EPOLL_CTL_ADD);
	for (size_t i = 0; i < listener_count; i++) {
		begin_listening(&listeners[i]);
		printf("listening %d\n", listeners[i].port);
	}
	fflush(stdout);
	serve();
}
