/* Starts the simulator, reads the port that it took, and asks its control plane over one kept connection. */
#include "simulator.h"

#include <arpa/inet.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#define FOLDER "../../panel/"
#define MOST_ANSWER (4u * 1024u * 1024u)

static void die(const char *what)
{
	fprintf(stderr, "the simulator: %s\n", what);
	exit(2);
}

static void run(const char *script, int in, int out)
{
	char path[256];

	snprintf(path, sizeof(path), FOLDER "%s", script);
	dup2(in, 0);
	dup2(out, 1);
	execlp("php8.2", "php8.2", path, "--die-with-stdin", (char *) NULL);
	execlp("php", "php", path, "--die-with-stdin", (char *) NULL);
	_exit(127);
}

void simulator_start(struct simulator *simulator, const char *script)
{
	int in[2], out[2];
	char line[200] = "";

	if (pipe(in) != 0 || pipe(out) != 0 || (simulator->process = fork()) < 0) {
		die("no process");
	}
	if (simulator->process == 0) {
		close(in[1]);
		close(out[0]);
		run(script, in[0], out[1]);
	}
	close(in[0]);
	close(out[1]);
	FILE *output = fdopen(out[0], "r");
	const char *colon = output != NULL && fgets(line, sizeof(line), output) != NULL ? strrchr(line, ':') : NULL;

	if (strncmp(line, "listening ", 10) != 0 || colon == NULL) {
		die("did not start");
	}
	fclose(output);
	simulator->stdin_pipe = in[1];
	simulator->control = -1;
	simulator->port = atoi(colon + 1);
}

void simulator_stop(struct simulator *simulator)
{
	close(simulator->control);
	close(simulator->stdin_pipe);
	kill(simulator->process, SIGTERM);
	waitpid(simulator->process, NULL, 0);
}

static void reach(struct simulator *simulator)
{
	struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons((uint16_t) simulator->port), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};

	if (simulator->control >= 0) {
		return;
	}
	simulator->control = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
	if (simulator->control < 0 || connect(simulator->control, (struct sockaddr *) &address, sizeof(address)) != 0) {
		die("cannot be reached");
	}
}

/* The whole answer, head and body; its length stands in the head. */
static const char *receive(int connection)
{
	static char answer[MOST_ANSWER];
	size_t length = 0;

	for (;;) {
		ssize_t more = recv(connection, answer + length, sizeof(answer) - 1 - length, 0);

		if (more <= 0) {
			die("hung up");
		}
		length += (size_t) more;
		answer[length] = '\0';
		char *body = strstr(answer, "\r\n\r\n");
		const char *announced = strcasestr(answer, "content-length:");

		if (body != NULL && announced != NULL && announced < body && length >= (size_t) (body + 4 - answer) + strtoul(announced + 15, NULL, 10)) {
			if (strstr(answer, " 200 ") == NULL || strstr(answer, " 200 ") > body) {
				die(answer);
			}
			return body + 4;
		}
	}
}

struct json_object *simulator_control(struct simulator *simulator, const char *path, const char *body)
{
	char request[2048];
	int length = snprintf(request, sizeof(request), "%s /_sim/%s HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: %zu\r\n\r\n%s",
		body != NULL ? "POST" : "GET", path, body != NULL ? strlen(body) : 0, body != NULL ? body : "");

	reach(simulator);
	if (send(simulator->control, request, (size_t) length, MSG_NOSIGNAL) != length) {
		die("does not listen");
	}
	struct json_object *answer = json_tokener_parse(receive(simulator->control));

	if (answer == NULL) {
		die("answered no JSON");
	}
	return answer;
}
