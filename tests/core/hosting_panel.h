/* A web-hosting panel in memory: the real driver words the requests and reads the answers, this holds the accounts and, on demand, fails. */
#ifndef CALAGOPUS_TESTS_HOSTING_PANEL_H
#define CALAGOPUS_TESTS_HOSTING_PANEL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "provision/hosting/hosting.h"

#define HOSTING_MOST_ACCOUNTS 8
#define HOSTING_MOST_FAULTS 8

struct hosting_account {
	char username[40], domain[260], package[64], password[64];
	bool suspended;
};

/* What becomes of a request. */
enum hosting_fault_kind {
	HOSTING_ANSWERS,     /* with `status`, `type` (NULL: JSON) and `body`; the panel did nothing */
	HOSTING_DID_ANSWERS, /* the same, but the panel had done it */
	HOSTING_LOST,        /* nothing was done, and no answer came */
	HOSTING_DID_LOST,    /* it was done, and no answer came */
	HOSTING_NOT_SENT
};
struct hosting_fault {
	const char *path;    /* the end of the request's path */
	int times;           /* how many requests it strikes; counted down */
	int after;           /* … after so many were let through; counted down */
	enum hosting_fault_kind kind;
	int status;
	const char *type, *body;
};

struct hosting_panel {
	struct hosting_account accounts[HOSTING_MOST_ACCOUNTS]; /* an empty username: free */
	struct hosting_fault faults[HOSTING_MOST_FAULTS];
	char log[16384];           /* "usage joe; create joe; " */
	size_t requests, largest_round;
	bool slow_to_delete;       /* an account is still shown for two looks after its deletion */
	int deleting, looks_at_deleted; /* 0: two */
	const char *lacks;         /* actions for which the key has no permission; NULL: none */
	/* the calling side */
	struct calagopus_provision provision;
	struct calagopus_http_call call;
	struct calagopus_http_target target;
	struct calagopus_error error;
};

/* One at a time: its clock replaces the process's. */
void hosting_open(struct hosting_panel *panel);
void hosting_close(struct hosting_panel *panel);
struct hosting_account *hosting_add(struct hosting_panel *panel, const char *username, const char *domain);
struct hosting_account *hosting_find(struct hosting_panel *panel, const char *username);
void hosting_fail(struct hosting_panel *panel, const struct hosting_fault *fault);
void hosting_forget(struct hosting_panel *panel); /* the log */
/* Milliseconds that the panel's clock has gone since it was opened. */
int64_t hosting_elapsed(void);

#endif
