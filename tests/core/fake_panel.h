/* A panel in memory for the provisioning tests: stateful, as the contract says, with faults by script and a clock of its own. */
#ifndef CALAGOPUS_TESTS_FAKE_PANEL_H
#define CALAGOPUS_TESTS_FAKE_PANEL_H

#include <stdbool.h>
#include <stddef.h>

#include "provision/provision.h"

#define FAKE_SERVERS 256
#define FAKE_OWNERS 256
#define FAKE_PORTS 64
#define FAKE_VARIABLES 4
#define FAKE_FAULTS 8

/* Words of a 504; none is recorded, as a gateway gives them. */
#define FAKE_GATEWAY_WORDS "the node did not answer in time"

/* What may happen to one request. "Kept": the panel did what was asked and it stays. */
enum fake_fault_kind {
	FAKE_OK,
	FAKE_NOT_SENT,        /* connection refused */
	FAKE_LOST_BEFORE,     /* the connection broke before the panel did anything */
	FAKE_LOST_AFTER,      /* kept, the answer was lost */
	FAKE_LATE,            /* kept, but only after the deadline: time runs out */
	FAKE_HALF,            /* the client hung up: the row is kept, the node never heard of it */
	FAKE_TAKEN_BACK,      /* the panel's own 500, nothing kept */
	FAKE_500_KEPT,        /* the panel's own 500, kept all the same */
	FAKE_504_BEFORE, FAKE_504_AFTER,
	FAKE_PAGE_BEFORE, FAKE_PAGE_AFTER, /* an HTML page with 200 */
	FAKE_CUT_AFTER,       /* kept, the answer could not be parsed */
	FAKE_OTHER,           /* kept, but the answer is about another server (unreadable where it is about none) */
	FAKE_409, FAKE_400, FAKE_403, FAKE_429,
	FAKE_IGNORED,         /* a proper success that changes nothing */
	FAKE_KINDS
};
extern const char *const fake_fault_names[FAKE_KINDS];

struct fake_fault {
	enum calagopus_operation operation;
	int nth;              /* 1: its first request; 0: each */
	enum fake_fault_kind kind;
};

struct fake_owner {
	char uuid[40], external_id[80], username[32], email[300], first_name[300], last_name[300];
	char password[64], language[16];
	char identity[64]; /* at FAKE_PROVIDER */
	bool admin, has_role, suspended;
	int mails, tickets;
};
struct fake_port {
	char uuid[40];      /* the node's */
	char own_uuid[40];  /* the server's, where it has one */
	const char *ip;
	int64_t number;
	int server;         /* -1: free */
	bool primary;
	bool stale;         /* listed as free, but taken when asked for */
};
struct fake_server {
	bool there;
	char uuid[40], external_id[80], name[300], description[300], status[32];
	bool suspended, transferring, node_knows;
	int owner;
	int hidden_looks;   /* look-ups that do not show it yet */
	char egg_uuid[40], image[300], startup[300], backup_configuration[40];
	struct calagopus_limits limits;
	struct calagopus_feature_limits features; /* custom: the only one the panel knows is "plugins" */
	struct calagopus_custom_limit plugins;
	bool hugepages, kvm;
	char values[FAKE_VARIABLES][300];
};
struct fake_egg {
	char uuid[40];
	const char *image, *other_image, *startup; /* each NULL where there is none */
	const char *names[FAKE_VARIABLES]; /* NULL ends */
	const char *rules[FAKE_VARIABLES], *defaults[FAKE_VARIABLES]; /* NULL: "" */
	bool editable;
};

struct fake {
	struct fake_owner owners[FAKE_OWNERS];
	int owner_count;
	struct fake_server servers[FAKE_SERVERS];
	int server_count;
	struct fake_port ports[FAKE_PORTS];
	int port_count;
	struct fake_egg eggs[2];
	struct fake_fault faults[FAKE_FAULTS];
	int fault_count;
	bool portless;           /* deployment gives no port, whatever is asked for */
	int any_port_asked;      /* deployments that asked for a port, whichever */
	struct calagopus_ports_wish wish; /* of the last deployment that said what it wants; its texts are gone */
	int64_t ports_from, ports_to; /* a deployment finds ports here alone; 0: anywhere */
	int64_t ports_unseen;    /* of the node: on pages behind those that are looked at */
	const char *configured;  /* the egg whose configuration names ports; NULL: none */
	bool node_fails_delete;
	void (*makes_otherwise)(struct fake_server *made); /* what it does to a server that it makes */
	const char *socket_user;     /* whose token is given; NULL: that of who is acted as */
	const char *socket_host;     /* NULL: the node's */
	bool socket_of_admin;        /* the token has an administrator's rights */
	bool usage_needs_owner;  /* the key's account sees only its own servers */
	const char *secret;      /* of the extension that gives tickets; NULL: the panel has none */
	struct calagopus_identity_provider provider; /* FAKE_PROVIDER */
	int64_t disk_used;       /* what a server uses of its disk, bytes */
	int new_hidden_looks;    /* … of servers made from now on */
	int list_pages_of;       /* items a page; 100 */
	const char *missing_permission; /* of OWNER_SEARCH */
	struct { const char *created, *completed; bool successful; } backups[4];
	int backup_count;
	int transfer_ports;      /* of the transfer that was accepted last */
	int transfer_numbers[FAKE_PORTS]; /* of these ports, in their order; 0: none of ours */
	const char *transfer_ips[FAKE_PORTS];
	/* Called before each request; a rival, an administrator at work. */
	void (*meanwhile)(struct fake *fake, const struct calagopus_step *step);
	/* what was seen */
	int asked[CALAGOPUS_OP_COUNT];
	int rounds, requests;
	char last_power[16], last_acting_user[40];
	int64_t now_ms;
};

extern const struct calagopus_panel_ops fake_panel_ops;
extern struct fake fake; /* the one that is asked */

/* A world: two eggs, one node with 8 ports, client 7's account at owners[0], a stranger (client 8) at owners[1], an administrator at owners[2]. */
void fake_start(void);
void fake_fault(enum calagopus_operation operation, int nth, enum fake_fault_kind kind);
struct fake_owner *fake_add_owner(const char *external_id, const char *username, const char *email);
/* A healthy server of that owner with a port; NULL external id: none. */
struct fake_server *fake_add_server(const char *external_id, int owner);
int fake_servers_with(const char *external_id);
struct fake_server *fake_server_with(const char *external_id);
int fake_free_ports(void);

/* Steps to be answered (fake_world.c). */
void fake_answer(struct calagopus_panel *panel, struct calagopus_step *step, bool half);
void fake_refuse(struct calagopus_step *step, int status, enum calagopus_reason reason, const char *words);

void fake_forbid(struct calagopus_step *step, const char *permission);

/* A provision over the fake panel with an arena of its own; `arena_limit` 0 is plenty. */
struct fake_call {
	struct calagopus_provision provision;
	struct calagopus_http_call call;
	struct calagopus_error error;
};
void fake_call_start(struct fake_call *call, size_t arena_limit);
void fake_call_end(struct fake_call *call);
/* The usual order: node, nest, egg, 1024 MB …, one variable; the usual client 7; the usual reference, service 17. */
void fake_spec(struct calagopus_spec *spec);
void fake_client(struct calagopus_client *client);
void fake_ref(struct calagopus_ref *ref);
/* The usual client as an Owner object proves him, in the arena of a call; false with its error set. */
bool fake_prove(struct fake_call *call, const struct calagopus_client *given, struct calagopus_client *checked);
/* The plan of every call; fake_ref() makes it the usual one. */
extern struct calagopus_plan fake_plan;
#define FAKE_PLAN {.timeout_ms = 20000, .create_ms = 240000, .resolve_ms = 30000, .poll_ms = 500, .installation = FAKE_INSTALLATION}

#define FAKE_NEST "11111111-1111-4111-8111-111111111111"
#define FAKE_EGG "22222222-2222-4222-8222-222222222220"
#define FAKE_OTHER_EGG "22222222-2222-4222-8222-222222222221"
#define FAKE_NODE "33333333-3333-4333-8333-333333333333"
#define FAKE_OTHER_NODE "33333333-3333-4333-8333-333333333334"
#define FAKE_LOCATION "44444444-4444-4444-8444-444444444444"
#define FAKE_BACKUPS "55555555-5555-4555-8555-555555555555"
#define FAKE_PROVIDER "66666666-6666-4666-8666-666666666666"
#define FAKE_TICKET "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUV"
#define FAKE_ORIGIN "https://panel.example.com"
#define FAKE_INSTALLATION "https://billing.example.com"

#endif
