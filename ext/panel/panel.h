/* What a panel speaks: plain structs that both sides share, a step of a round, and the table that a driver fills. */
#ifndef CALAGOPUS_PANEL_PANEL_H
#define CALAGOPUS_PANEL_PANEL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/error.h"
#include "core/http.h"
#include "core/json.h"
#include "core/lists.h"
#include "core/memory.h"
#include "core/text.h"
#include "panel/operations.h"

/* ---- What panels hold. Every string is NUL-terminated UTF-8 in the call's arena; NULL is "not set". Sizes in MiB, CPU in percent of a thread. ---- */

/* In place of a figure that the panel did not tell, or that can be none: text, null, less than nothing. No limit that is asked for is like that. */
#define CALAGOPUS_NO_FIGURE INT64_MIN

struct calagopus_limits {
	int64_t memory, memory_overhead, swap, disk; /* MiB; swap -1 unlimited; 0 unlimited for memory and disk */
	int64_t cpu;                                 /* percent; 0 unlimited */
	int64_t io_weight;                           /* 10–1000; -1 the default */
};

enum calagopus_custom_limit_type {
	CALAGOPUS_CUSTOM_INTEGER,
	CALAGOPUS_CUSTOM_BOOLEAN,
	CALAGOPUS_CUSTOM_TEXT
};
struct calagopus_custom_limit {
	char *name;
	enum calagopus_custom_limit_type type;
	int64_t integer;
	bool boolean;
	char *text;
};
struct calagopus_feature_limits {
	int64_t allocations, databases, backups, schedules;
	struct calagopus_custom_limit *custom; /* extension-added */
	size_t custom_count;
};

struct calagopus_allocation {
	char *uuid;
	char *ip;
	char *ip_alias; /* what customers should see where it is set */
	int64_t port;
	bool primary;
	bool taken;    /* of a node's: some server has it */
	char *created; /* RFC 3339: of a server's, when it got it; NULL: not told */
};

struct calagopus_owner {
	char *uuid;
	char *external_id;
	char *username;
	char *email;
	char *first_name, *last_name;
	bool admin;
	bool has_role;
	bool suspended;
};

struct calagopus_variable {
	char *name;          /* env_variable */
	char *value;         /* a server's; NULL in an egg's list */
	char *default_value; /* of a kept answer only whether it is blank: see cached.c */
	bool editable;       /* by the customer */
	bool secret;         /* the value is never shown or traced */
	char *rules;         /* joined by '|', as the panel lists them */
};
struct calagopus_variables {
	struct calagopus_variable *items;
	size_t count;
};

struct calagopus_named { /* a nest, node, location, image, startup … in a list */
	char *uuid;
	char *name;
	char *parent_uuid; /* a node's location, an egg's nest; NULL otherwise */
	char *parent_name;
	bool usable; /* a node: deployment enabled and not in maintenance; true otherwise */
};
struct calagopus_named_list {
	struct calagopus_named *items;
	size_t count;
	int64_t total; /* of all pages; equals count where the list is not paged */
};

struct calagopus_egg {
	char *uuid;
	char *name;
	char *startup; /* "Default", else the first listed; NULL where there is none */
	char *image;   /* the first listed; NULL where there is none */
	char **images; /* all that are listed: customers may choose among them */
	size_t image_count;
};

/* An egg configuration: may a deployment of these eggs take its ports from it? */
struct calagopus_egg_configuration {
	char **eggs;
	size_t egg_count;
	bool ports;
	size_t port_count; /* how many a server gets by it */
};
struct calagopus_egg_configuration_page {
	struct calagopus_egg_configuration *items;
	size_t count;
	int64_t total;
};

struct calagopus_server {
	char *uuid;
	char *external_id;
	char *name;
	char *description;
	char *status; /* NULL: installed and idle; "installing", "install_failed", "restoring_backup" … */
	bool suspended;
	bool transferring;
	char *created; /* RFC 3339 */
	struct calagopus_limits limits;
	struct calagopus_feature_limits features;
	struct calagopus_allocation *allocation; /* the primary; NULL: a server without a port */
	struct calagopus_owner owner;
	char *node_uuid, *node_name;
	char *node_web[2]; /* hosts of the node's own web addresses, the public one first, whoever can reach them; NULL where there is none */
	char *node_host;   /* by which customers reach the node, as the panel tells them; NULL: not known, or only from the node itself */
	int64_t sftp_port; /* of the node */
	char *location_uuid, *location_name;
	char *egg_uuid, *egg_name, *nest_uuid, *nest_name;
	char *startup, *image;
	char *backup_configuration_uuid;
	bool hugepages, kvm;
};
struct calagopus_server_page {
	struct calagopus_server *items;
	size_t count;
	int64_t total;
	int64_t page;
};
struct calagopus_owner_page {
	struct calagopus_owner *items;
	size_t count;
	int64_t total;
};
struct calagopus_allocation_page {
	struct calagopus_allocation *items;
	size_t count;
	int64_t total;
};

/* What a node may give and has given to its servers: MiB. */
struct calagopus_capacity {
	int64_t memory, disk;             /* of the node */
	int64_t given_memory, given_disk; /* the servers' limits, memory with its overhead */
	int64_t servers;
};

struct calagopus_backup {
	char *name;
	char *created;   /* RFC 3339 */
	char *completed; /* NULL: it is still being made */
	bool successful;
};
struct calagopus_backup_page {
	struct calagopus_backup *items;
	size_t count;
	int64_t total;
};

struct calagopus_usage {
	char *server_uuid;                                    /* NULL where one server was asked for */
	char *state;                                          /* running, offline, starting, stopping; NULL where it was not told */
	int64_t memory_bytes, memory_limit_bytes, disk_bytes; /* limit 0: unlimited; each may be CALAGOPUS_NO_FIGURE */
	int64_t rx_bytes, tx_bytes;
	double cpu_percent, cpu_limit_percent; /* less than nothing: not told */
	int64_t uptime_ms;
};
struct calagopus_usage_list {
	struct calagopus_usage *items;
	size_t count;
};

/* A system by which people sign in to the panel. Its credentials are not read. */
struct calagopus_identity_provider {
	char *uuid, *name;
	bool enabled;
	bool login_only;      /* an identity that nobody has makes no account */
	bool user_manageable; /* people link identities themselves: an unknown one goes to whoever is signed in */
	bool skips_second_factor;
};

/* The ports that a deployment is to get, in place of what the egg's configuration says. */
enum calagopus_port_mode {
	CALAGOPUS_PORT_ANY,
	CALAGOPUS_PORT_RANGE,
	CALAGOPUS_PORT_AFTER_FIRST /* by its number */
};
struct calagopus_port_wish {
	enum calagopus_port_mode mode;
	int64_t first, last;  /* of a range */
	int64_t after;        /* how many numbers after the first port */
	const char *variable; /* that is to hold its number; NULL: none */
};
struct calagopus_ports_wish {
	bool dedicated;                   /* on an address that no other server uses */
	struct calagopus_port_wish first; /* a range, or any */
	struct calagopus_port_wish *further;
	size_t further_count;
};

/* Where a node is spoken with about one server, and the token that lets somebody in for a while. */
struct calagopus_socket {
	char *token; /* secret: whoever has it acts as its account */
	char *url;   /* ws:// or wss:// */
	char *host;  /* … its host */
	/* What the token itself says. */
	char *user_uuid, *server_uuid;
	char **permissions;
	size_t permission_count;
	int64_t expires; /* Unix time; CALAGOPUS_NO_FIGURE: it does not say */
};

/* A server to be made. */
struct calagopus_new_server {
	const char *external_id, *name, *description;
	const char *owner_uuid, *egg_uuid, *node_uuid, *allocation_uuid; /* node and allocation NULL: deploy to `locations` */
	const char *const *further_uuids;                                /* allocations beside that one */
	size_t further_count;
	char *const *locations;
	size_t location_count;
	const struct calagopus_limits *limits;
	const struct calagopus_feature_limits *features;
	const char *startup, *image;
	const struct calagopus_pairs *variables;
	const char *backup_configuration_uuid; /* NULL: none */
	bool skip_installer, start_on_completion, hugepages, kvm;
	const struct calagopus_ports_wish *ports; /* a deployment's; NULL: what the egg's configuration says, which else counts for nothing */
	bool overallocate;                        /* a deployment: on a node too whose room is given away */
};
/* What changes; a NULL pointer leaves it alone. */
struct calagopus_server_patch {
	const bool *suspended;
	const char *external_id, *name, *description;
	const char *owner_uuid;
	const struct calagopus_limits *limits;
	const struct calagopus_feature_limits *features;
	const char *egg_uuid, *startup, *image;
	const char *backup_configuration_uuid;
	bool clear_backup_configuration;
	bool clear_external_id;
	const bool *hugepages, *kvm;
};
/* Where a server moves to, and the ports of that node that it has then, the first one first. */
struct calagopus_move {
	const char *node_uuid;
	const char *const *allocations; /* one at least: a server that is moved without any has no port */
	size_t allocation_count;
};
struct calagopus_new_owner {
	const char *external_id, *username, *email, *first_name, *last_name;
	const char *language;
	const char *password; /* NULL: none; the panel lets the customer set one by e-mail */
	bool send_email;
};
struct calagopus_owner_patch { /* NULL leaves it alone */
	const char *external_id, *email, *first_name, *last_name, *password;
};

/* Web hosting. */
struct calagopus_new_account {
	const char *domain, *username, *password, *package, *client_email, *client_name;
	int64_t server_id, service_id, client_id; /* 0: not sent */
};
struct calagopus_account {
	char *account_id, *username, *domain, *server_ip;
};
struct calagopus_account_usage {
	char *username, *domain; /* as the panel spells them; domain NULL: the account has none left */
	bool suspended;
	int64_t disk_used_mb, disk_limit_mb, traffic_used_mb; /* -1: not told, or no figure; of the limit unlimited too */
	char *disk_limit_text;
};
struct calagopus_package {
	char *name, *disk_quota, *bandwidth, *php_version;
};
struct calagopus_package_list {
	struct calagopus_package *items;
	size_t count;
};
struct calagopus_panel_info {
	char *panel;   /* its name */
	char *version; /* NULL where it does not tell */
	char *account; /* whom the key belongs to; NULL where it does not tell */
	bool administrator;
};

/* One request of a round, and what came of it. Made with calagopus_step(); lives in the arena. */
struct calagopus_step {
	enum calagopus_operation operation;
	const char *id, *second, *text, *acting_user;
	int64_t page; /* 1 …; 0 is the first */
	bool flag;
	const void *input;
	bool probe; /* asks for nothing: only whether the key may */
	/* set by calagopus_panel_run */
	enum calagopus_http_outcome outcome;
	int status;
	bool ok;                      /* the panel did it, and its answer proved it */
	int64_t age_ms;               /* of an answer that was kept; 0: it came now */
	bool dated;                   /* of a test: the answer says what the clock there shows … */
	int64_t clock_ahead_ms;       /* … which is so far ahead of this machine's; negative: behind */
	void *result;                 /* as the operation says; NULL where not ok or there is nothing */
	struct calagopus_error error; /* where not ok */
};

struct calagopus_panel;

/* For how long, and for whom, an answer is kept. */
enum calagopus_kept {
	CALAGOPUS_KEPT_CATALOG, /* for all who ask */
	CALAGOPUS_KEPT_SERVER,  /* about one server: for seconds, and only for a page that shows it */
	CALAGOPUS_KEPT_FIGURES  /* of all servers of a node: for all pages that show one of them */
};

/* An answer that may be kept for a short time (panel/cache.h). */
struct calagopus_cacheable {
	const char *const *members; /* what is kept of it, as paths; "a.b.*" is every member of a.b; ended by NULL */
	const char *const *blanked; /* those of them of which it is kept only that they are there: a text is kept as ""; NULL: none */
	const char *const *filled;  /* those of them of which it is kept only whether there is something: a text is kept as "" or "*"; NULL: none */
	const char *const *hosts;   /* those of them that are URLs, of which the host alone is kept; NULL: none */
	enum calagopus_kept kind;
};

/* A driver: how one kind of panel words requests, answers and refusals. */
struct calagopus_panel_ops {
	const char *name; /* "Calagopus" */
	/* How its ids of servers, nodes, owners … look: above the driver they are opaque texts. NULL: it has none (names are what it tells apart). */
	const struct calagopus_id_form *ids;
	const char *const *trace_allow; /* JSON members that may be traced */
	/* What is traced of an answer: its body, or a constant in its place where the body can hold what no log may. NULL: the body. */
	struct calagopus_slice (*traced)(int status, struct calagopus_slice body, struct calagopus_work *work);
	/* Is this key one that the panel could have made? Fills INVALID_KEY with what is wrong with it (never the key itself). */
	bool (*check_key)(struct calagopus_slice key, struct calagopus_error *error);
	/* Words the request, which comes cleared: path, method, body, a header of its own (from the arena). false: bad input or UNSUPPORTED, nothing is
	 * sent. Whether it may arrive twice is not the driver's to say: the table of operations does. */
	bool (*prepare)(struct calagopus_panel *panel, const struct calagopus_step *step, struct calagopus_http_request *request, struct calagopus_error *error);
	/* Reads an ANSWERED response into step->result, or says the refusal in step->error; sets step->ok. */
	void (*read)(struct calagopus_panel *panel, struct calagopus_step *step, const struct calagopus_http_response *response);
	/* What of an operation's answer may be kept; NULL: nothing. */
	const struct calagopus_cacheable *(*cacheable)(enum calagopus_operation operation);
	bool rate_limited; /* such panels limit their requests, and say so only when it is too late */
	/* A driver that does not speak HTTP (the tests' panel in memory) answers a round by itself and waits by itself; NULL otherwise, and
	 * calagopus_panel_run and calagopus_panel_wait do it over panel->call. */
	bool (*run)(struct calagopus_panel *panel, struct calagopus_step *const *steps, size_t count);
	bool (*wait)(struct calagopus_panel *panel, long ms);
};

extern const struct calagopus_panel_ops calagopus_cg_driver;
extern const struct calagopus_panel_ops calagopus_opterius_driver;

/* One panel for one call. */
struct calagopus_panel {
	const struct calagopus_panel_ops *ops;
	struct calagopus_http_call *call;
	struct calagopus_arena *arena;
	long catalog_ms; /* a catalogue that was kept is fresh for so long; 0: none is kept */
	long summary_ms; /* the same of what a page shows of a server … */
	long figures_ms; /* the same of a node's figures … */
	bool recent;     /* … where the caller is content with it; never for what changes something */
};

/* A step from the arena, cleared; NULL without memory: a run takes that as a step that failed. */
struct calagopus_step *calagopus_step(struct calagopus_panel *panel, enum calagopus_operation operation, const char *id);
/* Sends the steps as one round (of at most CALAGOPUS_MAX_IN_FLIGHT requests; more go in several). Steps that cannot be worded are not sent, carry the reason, and
 * their outcome is NOT_SENT. True where every step is ok. */
bool calagopus_panel_run(struct calagopus_panel *panel, struct calagopus_step *const *steps, size_t count);
/* What run does with each step before it is sent, and with each response; pure, so that tests and fuzzers call them without a network. */
bool calagopus_panel_word(struct calagopus_panel *panel, const struct calagopus_step *step, struct calagopus_http_request *request, struct calagopus_error *error);
/* As if the step had never been asked. */
void calagopus_panel_forget(struct calagopus_step *step);
void calagopus_panel_read(struct calagopus_panel *panel, struct calagopus_step *step, struct calagopus_http_response *response);
/* Waits within the call's deadline without asking anything (calagopus_http_wait); false when it passed or the call was interrupted. */
bool calagopus_panel_wait(struct calagopus_panel *panel, long ms);

#endif
