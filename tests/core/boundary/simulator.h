/* A panel simulator as a child process, and its control plane. */
#ifndef CALAGOPUS_TESTS_BOUNDARY_SIMULATOR_H
#define CALAGOPUS_TESTS_BOUNDARY_SIMULATOR_H

#include <json.h>
#include <sys/types.h>

struct simulator {
	pid_t process;
	int stdin_pipe; /* the simulator ends when it is closed */
	int control;    /* a connection; -1: none yet */
	int port;
};

/* `script` below tests/panel; ends the program where it does not start. */
void simulator_start(struct simulator *simulator, const char *script);
void simulator_stop(struct simulator *simulator);
/* What the control plane answers ("state", "log?since=0", "reset" …), the caller's to put; `body` NULL is a GET. Ends the program on failure. */
struct json_object *simulator_control(struct simulator *simulator, const char *path, const char *body);

#endif
