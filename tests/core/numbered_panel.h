/* A third panel: it numbers what it holds, is asked for everything by PUT /rpc, and answers from memory. Its driver stands here, below tests, as a new
 * one would stand in a folder below ext/panel; nothing of the extension knows of it. */
#ifndef CALAGOPUS_TESTS_NUMBERED_PANEL_H
#define CALAGOPUS_TESTS_NUMBERED_PANEL_H

#include <json.h>

#include "panel/panel.h"

/* numbered_driver.c: over HTTP, as any driver. It says of no request that it must not arrive twice. */
extern const struct calagopus_panel_ops numbered_driver;

/* numbered_panel.c: the same driver, but what it words is answered by the memory below. */
extern const struct calagopus_panel_ops *const numbered_panel;

struct numbered_memory {
	struct json_object *server; /* the only one; NULL: there is none */
	char asked[1024];           /* "SERVER_DEPLOY! " with a '!' where the request was to arrive once */
	bool lose_creation;         /* the server is made, and its answer lost */
	int64_t now_ms;             /* its clock: a request and a wait take as long as they say */
};
extern struct numbered_memory numbered;
void numbered_open(void);
void numbered_close(void);

#endif
