/* What a billing system asks for, written over a panel's operations: the inputs, the results and one function an action. */
#ifndef CALAGOPUS_PROVISION_PROVISION_H
#define CALAGOPUS_PROVISION_PROVISION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "panel/panel.h"

/* options.c. The 24 options in the order that the stub documents: callers give them by position too. */
enum calagopus_option {
	CALAGOPUS_OPTION_NEST_UUID,
	CALAGOPUS_OPTION_EGG_UUID,
	CALAGOPUS_OPTION_NODE_UUID,
	CALAGOPUS_OPTION_LOCATION_UUIDS,
	CALAGOPUS_OPTION_MEMORY,
	CALAGOPUS_OPTION_SWAP,
	CALAGOPUS_OPTION_DISK,
	CALAGOPUS_OPTION_CPU,
	CALAGOPUS_OPTION_MEMORY_OVERHEAD,
	CALAGOPUS_OPTION_IO_WEIGHT,
	CALAGOPUS_OPTION_ALLOCATIONS_LIMIT,
	CALAGOPUS_OPTION_DATABASE_LIMIT,
	CALAGOPUS_OPTION_BACKUP_LIMIT,
	CALAGOPUS_OPTION_SCHEDULE_LIMIT,
	CALAGOPUS_OPTION_CUSTOM_FEATURE_LIMITS,
	CALAGOPUS_OPTION_DOCKER_IMAGE,
	CALAGOPUS_OPTION_STARTUP_COMMAND,
	CALAGOPUS_OPTION_SERVER_NAME_PREFIX,
	CALAGOPUS_OPTION_VARIABLES,
	CALAGOPUS_OPTION_SKIP_INSTALLER,
	CALAGOPUS_OPTION_START_ON_COMPLETION,
	CALAGOPUS_OPTION_BACKUP_CONFIGURATION_UUID,
	CALAGOPUS_OPTION_HUGEPAGES_PASSTHROUGH,
	CALAGOPUS_OPTION_KVM_PASSTHROUGH,
	CALAGOPUS_OPTION_COUNT
};
/* "nest_uuid" … in that order; the field names of validation errors. */
extern const char *const calagopus_option_names[CALAGOPUS_OPTION_COUNT];

enum calagopus_option_type {
	CALAGOPUS_OPTION_UUID,
	CALAGOPUS_OPTION_UUIDS,
	CALAGOPUS_OPTION_INTEGER,
	CALAGOPUS_OPTION_BOOLEAN,
	CALAGOPUS_OPTION_TEXT,
	CALAGOPUS_OPTION_ASSIGNMENTS,
	CALAGOPUS_OPTION_LIMITS
};
/* An I/O weight that was not given: the panel's default. */
#define CALAGOPUS_NO_IO_WEIGHT (-1)
/* What an option takes; the one source of the parser's bounds and of what forms show. */
struct calagopus_option_rule {
	enum calagopus_option_type type;
	bool required;             /* must be given */
	bool blank;                /* may be given blank, for its default */
	int64_t least, most;       /* an integer's bounds; most: of a text, in characters; 0: none of its own */
	int64_t standard;          /* the default of an integer (below `least`: the panel's) or boolean */
	const char *standard_text; /* that of a text; NULL: the egg's */
	const char *unit;          /* NULL: it counts things */
	bool has_unlimited;
	int64_t unlimited; /* the number that means "unlimited" */
};
extern const struct calagopus_option_rule calagopus_option_rules[CALAGOPUS_OPTION_COUNT];
/* "uuid", "integer" … */
const char *calagopus_option_type_word(enum calagopus_option_type type);

/* spec.c. What to build, parsed. Strings live in the arena it was parsed into. */
struct calagopus_spec {
	char *nest_uuid, *egg_uuid;
	char *node_uuid; /* NULL: deploy */
	char **location_uuids;
	size_t location_count;
	struct calagopus_limits limits;
	struct calagopus_feature_limits features;
	char *image, *startup; /* NULL: the egg's */
	char *name_prefix;     /* never NULL */
	struct calagopus_pairs variables;
	bool skip_installer, start_on_completion, hugepages, kvm;
	char *backup_configuration_uuid; /* NULL: none */
};
/* `options[i].data` NULL: the option was not given and takes its default (memory, disk and cpu too). Given but blank: the default, except
 * memory, disk and cpu, which are refused with the hint that 0 means unlimited. yes/no: "on", "yes", "1", "true" or blank, "off", "no",
 * "0", "false". All errors at once, as fields named by calagopus_option_names. */
bool calagopus_spec_parse(const struct calagopus_slice options[CALAGOPUS_OPTION_COUNT], const struct calagopus_id_form *ids, struct calagopus_arena *arena, struct calagopus_spec *spec, struct calagopus_error *error);

/* placement.c. Which ports a new server gets. In `variables` and `prefix` {port} stands for the number of its first port, {port2} … for those of its
 * others in the order in which it got them, {ip} for the address of the first; double braces are the egg's. */
struct calagopus_port_range {
	int64_t first, last;
};
struct calagopus_placement {
	struct calagopus_port_range *ranges; /* from which they come; none: any */
	size_t range_count;
	int64_t ports; /* at least so many; the egg's configuration may give more */
	int64_t extra; /* and so many more */
	bool consecutive;
	bool dedicated;                   /* on an address that no other server uses */
	bool overallocate;                /* a deployment: on a node too whose room is given away. A node that was named is not asked for its room */
	struct calagopus_pairs variables; /* to be set once the ports are known */
	const char *prefix;               /* in place of the spec's; NULL: that */
};
/* One port, whichever. */
extern const struct calagopus_placement calagopus_placement_standard;
/* Checks what was given and copies it to the arena; `ports` becomes what the texts name. INVALID_ARGUMENT, fields "ports", "ranges". */
bool calagopus_placement_check(const struct calagopus_placement *given, struct calagopus_arena *arena, struct calagopus_placement *checked, struct calagopus_error *error);

/* client.c. Which accounts an unlinked client may be matched with; external id always comes first. */
enum calagopus_owner_match {
	CALAGOPUS_MATCH_EXTERNAL_ID = 0,
	CALAGOPUS_MATCH_EMAIL = 1,
	CALAGOPUS_MATCH_USERNAME = 2
};
/* Who it is for, as the billing system knows the client. */
struct calagopus_client {
	const char *external_id; /* (string) client id */
	const char *email, *first_name, *last_name;
	const char *username;    /* NULL: made from the names and the id, letters, digits and '_' of first and last name in lower case, cut, '_' and the id, 15 at most */
	const char *language;    /* NULL: "en" */
	const char *linked_uuid; /* the account that was linked before, where the billing side recorded one */
	unsigned match;          /* calagopus_owner_match bits */
	bool send_email;
};
enum calagopus_owner_link {
	CALAGOPUS_LINK_CREATED,
	CALAGOPUS_LINK_EXTERNAL_ID,
	CALAGOPUS_LINK_EMAIL,
	CALAGOPUS_LINK_USERNAME,
	CALAGOPUS_LINK_RECORDED
};
/* Checks and mends what can be mended without losing the client: an empty or over-long name becomes what the panel takes (an empty last
 * name is "-"), text must be UTF-8; e-mail syntax is left to the panel. Fields: "email", "firstname", "lastname", "clientid", "username". Every
 * action takes a client that was checked. */
bool calagopus_client_check(const struct calagopus_client *client, const struct calagopus_id_form *ids, struct calagopus_arena *arena, struct calagopus_client *checked, struct calagopus_error *error);

/* ref.c. Which server: the service's own identity, and what was recorded about it. NULL and blank are different things in a proof: NULL is one that is not
 * asked for, blank one that cannot be given, which nothing matches. */
struct calagopus_ref {
	const char *external_id;       /* "17" or "addon-5"; 1–64 of [A-Za-z0-9_-] */
	const char *uuid;              /* stored UUID, a hint, in lower case; NULL */
	const char *origin;            /* URL of the panel it was made on, recorded beside the UUID; NULL: not recorded, so the UUID was typed */
	const char *owner_external_id; /* the client; NULL: not checked */
	const char *owner_email;       /* the client's address; NULL: not checked. Of a server that only its external id led to and that no mark of ours is on, the owner's must be it */
	bool for_owner;                /* the owner must be that client although the server is on record: for what a client sees and does himself */
};
/* Checks what was given and copies it to the arena. INVALID_REFERENCE, field "reference". Every action takes a reference that was checked. */
bool calagopus_ref_check(const struct calagopus_ref *given, const struct calagopus_id_form *ids, struct calagopus_arena *arena, struct calagopus_ref *checked, struct calagopus_error *error);

/* How the calls of a panel are made: settled once, borrowed by all of them. */
struct calagopus_plan {
	long timeout_ms;                         /* of everything but the creation itself */
	long create_ms;                          /* of Create as a whole */
	long resolve_ms;                         /* at most this long is spent on finding out about a lost answer */
	long poll_ms;                            /* first pause between two such looks; doubles up to 8 times */
	const char *installation;                /* the address of this billing installation; NULL: not marked and not checked; blank: it has none, so that no mark can be its own */
	const char *const *former_installations; /* addresses it had before, NULL-terminated; may be NULL */
	bool background;                         /* leaves the reserve of the request budget to customers */
};

/* Each function sets panel.call->deadline anew from the plan's times. What changes something keeps resolve_ms of its time (half of it at most)
 * for finding out what became of an answer that was lost. */
struct calagopus_provision {
	struct calagopus_panel panel;
	struct calagopus_arena *scratch; /* of the part that a long action is at; NULL between two. Who ends the call frees what is left */
	const struct calagopus_plan *plan;
	const char *origin; /* the panel's URL */
};

/* Notes: sentences for the log and the administrator about what is not an error (a variable that the customer changed, a backup that was
 * not deleted, a custom limit that the panel does not know). */
struct calagopus_notes {
	char *items[16];
	size_t count;
};

/* Ports of one server: the first, then the others in the order in which it got them. */
struct calagopus_port_list {
	const struct calagopus_allocation **items;
	size_t count;
};

struct calagopus_create_options {
	const struct calagopus_placement *placement; /* NULL: the standard */
	bool only_look;                              /* an earlier request may still arrive: find and adopt, but ask for nothing new */
	bool may_heal;                               /* nobody waits for an earlier request any more: a half server may be deleted and made anew, with only_look too */
};
struct calagopus_created {
	struct calagopus_server *server;
	bool adopted; /* it was there already */
	bool healed;  /* a half server was removed first */
	enum calagopus_owner_link link;
	struct calagopus_owner *owner;
	struct calagopus_port_list ports; /* all that it has, where they were asked for; else the first */
	struct calagopus_notes notes;
};
/* create.c. Owner first, look before making, allocation, creation, and the search for a lost answer. Never two servers for one external id. */
bool calagopus_provision_create(struct calagopus_provision *provision, const struct calagopus_spec *spec, const struct calagopus_client *client, const struct calagopus_ref *ref, const struct calagopus_create_options *options, struct calagopus_created *created, struct calagopus_error *error);

/* owner.c */
enum calagopus_owner_guard {
	CALAGOPUS_WHICHEVER_ACCOUNT, /* that is the client's by what the panel says */
	CALAGOPUS_RECORDED_ACCOUNT   /* … and is client.linked_uuid: else OWNER_CONFLICT */
};
/* The names always, the e-mail address where `email`. */
bool calagopus_provision_update_owner(struct calagopus_provision *provision, const struct calagopus_client *client, bool email, enum calagopus_owner_guard guard, struct calagopus_error *error);
bool calagopus_provision_owner_password(struct calagopus_provision *provision, const struct calagopus_client *client, const char *password, enum calagopus_owner_guard guard, struct calagopus_error *error);
bool calagopus_provision_owner_reset_email(struct calagopus_provision *provision, const struct calagopus_client *client, struct calagopus_error *error);

/* give.c */
struct calagopus_given {
	struct calagopus_server *server; /* as read back */
	struct calagopus_owner *owner;   /* whose it is now */
	enum calagopus_owner_link link;
	const char *former_username; /* of the account that had it */
	struct calagopus_notes notes;
};
/* Finds or makes the client's account and gives it the server of `ref`, which our record or mark must prove: FOREIGN_SERVER otherwise. */
bool calagopus_provision_give(struct calagopus_provision *provision, const struct calagopus_ref *ref, const struct calagopus_client *client, struct calagopus_given *given, struct calagopus_error *error);

/* mark.c. The address of the billing installation that the mark on the server's description names, whosever it is; NULL where it bears none. */
const char *calagopus_marked_installation(const struct calagopus_server *server);

/* lifecycle.c */
/* Finds the server of `ref`: UUID first, verified by external id; else by external id, verified by owner, origin and installation.
 * SERVER_NOT_FOUND, WRONG_PANEL, FOREIGN_SERVER, FOREIGN_INSTALLATION, DUPLICATE_SERVERS. */
bool calagopus_provision_find(struct calagopus_provision *provision, const struct calagopus_ref *ref, struct calagopus_server **server, struct calagopus_error *error);
bool calagopus_provision_suspend(struct calagopus_provision *provision, const struct calagopus_ref *ref, bool suspended, struct calagopus_server **server, struct calagopus_error *error);
struct calagopus_terminated {
	bool was_gone; /* it was not there any more when we came */
	struct calagopus_notes notes;
};
/* A server that is not found is gone, but not where its UUID is given and `ref` does not say which panel it was made on: SERVER_NOT_FOUND.
 * Then looks for a second server of the same account with this id: DUPLICATE_SERVERS, though the first is deleted. Repeated, that one goes. */
bool calagopus_provision_terminate(struct calagopus_provision *provision, const struct calagopus_ref *ref, struct calagopus_terminated *terminated, struct calagopus_error *error);
/* `action`: start, stop, restart, kill. Refused on a suspended, installing or transferring server, before the panel is asked. */
bool calagopus_provision_power(struct calagopus_provision *provision, const struct calagopus_ref *ref, const char *action, struct calagopus_error *error);
/* Also after a failed installation (whose state is cleared first, as the panel refuses otherwise). */
bool calagopus_provision_reinstall(struct calagopus_provision *provision, const struct calagopus_ref *ref, bool truncate, struct calagopus_error *error);
/* Gives an existing server this service's external id, where it bears none and is the client's (or `force_owner`). `uuid` is a whole one, in lower case. */
bool calagopus_provision_link(struct calagopus_provision *provision, const struct calagopus_ref *ref, const char *uuid, bool force_owner, struct calagopus_server **server, struct calagopus_error *error);

/* unlink.c */
/* Takes the service's id off its server, which stays as it is and is no service's then. */
bool calagopus_provision_unlink(struct calagopus_provision *provision, const struct calagopus_ref *ref, struct calagopus_server **server, struct calagopus_error *error);

/* transfer.c */
struct calagopus_transferred {
	struct calagopus_server *server;    /* as it was found, where it still is */
	struct calagopus_allocation *ports; /* that it has once it has arrived, the first one first */
	size_t port_count;                  /* 0: it is there already, and nothing was asked for */
};
/* Has the panel move the server to another node, a suspended one too. True: the panel accepted it, and the server is `transferring` until it ended;
 * then its node tells whether it arrived. It gets as many ports there as it has, and as `placement` wants (NULL: the standard), by its ranges, on an
 * address of its own and one after another where it says so; its variables and prefix are nothing to a move. Backups stay where they are. SERVER_BUSY,
 * NO_ALLOCATION (nothing was moved), OBJECT_NOT_FOUND (the node). */
bool calagopus_provision_transfer(struct calagopus_provision *provision, const struct calagopus_ref *ref, const char *node_uuid, const struct calagopus_placement *placement, struct calagopus_transferred *transferred, struct calagopus_error *error);

/* backup.c. NULL: the server has none. */
bool calagopus_provision_last_backup(struct calagopus_provision *provision, const struct calagopus_ref *ref, const struct calagopus_backup **last, struct calagopus_error *error);

/* change.c */
struct calagopus_difference {
	enum calagopus_option option;
	const char *name;      /* of a variable or a custom limit; NULL: the option itself */
	const char *from, *to; /* NULL: not said, as of what may be secret */
};
struct calagopus_changed {
	struct calagopus_server *server;               /* as read back */
	const char *former_egg_uuid, *former_egg_name; /* of which its files are still; NULL: the egg was not changed */
	struct calagopus_difference *differences;      /* what was changed, in the order of the options */
	size_t difference_count;
	struct calagopus_difference *kept; /* what the panel has otherwise (`from`) than is asked for (`to`), and keeps, as it was asked for before */
	size_t kept_count;
	struct calagopus_notes notes;
};
/* What this service last set; NULL is not known. What the customer changed since is left alone. */
struct calagopus_applied {
	const struct calagopus_spec *spec; /* what is asked for as in this one is left as the panel has it; NULL: all is set */
	const struct calagopus_pairs *variables;
	const char *image, *startup; /* as the options named them */
	const char *name;            /* the server's */
	bool small_disk;             /* a disk below what is used is wanted all the same: a note, and no refusal */
};
/* A variable that the customer may edit and has changed since is left alone; so are an image and a start command that the options name no more, where
 * they are not those that were applied. A variable that was applied and is asked for no more gets the egg's default, where it holds what was applied.
 * The server stays where it is. */
bool calagopus_provision_change(struct calagopus_provision *provision, const struct calagopus_ref *ref, const struct calagopus_spec *spec, const struct calagopus_applied *applied, struct calagopus_changed *changed, struct calagopus_error *error);

/* variables.c. Names of those that the server holds otherwise than is asked for, or does not have. */
bool calagopus_provision_differing_variables(struct calagopus_provision *provision, const struct calagopus_ref *ref, const struct calagopus_pairs *asked, const char ***names, size_t *count, struct calagopus_error *error);

/* complete.c. The server's ports, once it has as many as the placement says; those that it lacks are added. What it says of variables and names is not done. */
bool calagopus_provision_ports(struct calagopus_provision *provision, const struct calagopus_ref *ref, const struct calagopus_placement *placement, struct calagopus_port_list *ports, struct calagopus_error *error);

/* usage.c */
struct calagopus_live {
	struct calagopus_server *server;
	struct calagopus_usage *usage;             /* NULL where the node does not answer, the server installs … */
	char *problem;                             /* what could not be had, usage or ports, in sentences; NULL: all came */
	const struct calagopus_allocation **ports; /* all that the server has, the primary first; only that one where the panel does not tell the others */
	size_t port_count;
};
bool calagopus_provision_live(struct calagopus_provision *provision, const struct calagopus_ref *ref, struct calagopus_live *live, struct calagopus_error *error);
/* What a node tells of one of its servers; all pages that show a server of that node share one answer for some seconds. */
struct calagopus_figures {
	const struct calagopus_usage *usage; /* NULL: the node tells nothing of the server */
	int64_t age_ms;                      /* of what the panel told */
};
bool calagopus_provision_figures(struct calagopus_provision *provision, const char *node_uuid, const char *server_uuid, struct calagopus_figures *figures, struct calagopus_error *error);

/* signin.c. What shows that the account which owns the server is the client's own, beside the id that it bears. One is enough; a blank one shows nothing. */
struct calagopus_own_account {
	const char *uuid;  /* the account that was made for the client, or that somebody answers for; NULL: none is known */
	const char *email; /* an address of which it is known that the client reads it; NULL: none is known */
};
/* Each gives the address, at the panel's own origin, to which the browser of the server's owner goes. Refused for a suspended server, an account that is
 * suspended, an administrator's, has a role, bears another id than the client's, or is not shown to be his own.
 * A ticket of the panel's extension, good once and for a minute. The request for it goes once. */
bool calagopus_provision_ticket(struct calagopus_provision *provision, const struct calagopus_ref *ref, const struct calagopus_own_account *own, const char *secret, const char **address, struct calagopus_error *error);
/* Whether the panel has the extension, and with this secret: asks for a ticket of nobody. */
bool calagopus_provision_ticket_test(struct calagopus_provision *provision, const char *secret, struct calagopus_error *error);
/* Signing in by an identity of another system: it is linked with the account first, where it is nobody's yet. The provider must be enabled, make no accounts
 * (login_only) and link nothing by itself (not user_manageable). */
bool calagopus_provision_identity(struct calagopus_provision *provision, const struct calagopus_ref *ref, const struct calagopus_own_account *own, const char *provider, const char *identity, const char **address, struct calagopus_error *error);
/* The provider, if it may be used so. */
bool calagopus_provision_identity_provider(struct calagopus_provision *provision, const char *provider, const struct calagopus_identity_provider **found, struct calagopus_error *error);

/* socket.c */
/* A token for the server's node, of the server's owner, and where that node is. Two requests. Refused, whatever the panel would give, where the server
 * is suspended, installs, moves or failed to install, where its owner is an administrator, has a role or is suspended (OWNER_PROTECTED), and where the
 * token is another account's (PERMISSION_MISSING) or the address not one of the node's (BAD_ANSWER). */
bool calagopus_provision_socket(struct calagopus_provision *provision, const struct calagopus_ref *ref, struct calagopus_socket **socket, struct calagopus_error *error);
/* A new token for one who had one lately, of the same account and for the same `url`: one request. Nothing else is asked about the server. */
bool calagopus_provision_socket_again(struct calagopus_provision *provision, const char *server_uuid, const char *owner_uuid, const char *url, struct calagopus_socket **socket, struct calagopus_error *error);

/* catalog.c */
struct calagopus_catalog {
	struct calagopus_named_list eggs, nodes, locations, backup_configurations; /* all pages */
};
bool calagopus_provision_catalog(struct calagopus_provision *provision, struct calagopus_catalog *catalog, struct calagopus_error *error);
/* The nodes alone: a key may see those and not the rest. */
bool calagopus_provision_nodes(struct calagopus_provision *provision, struct calagopus_named_list *nodes, struct calagopus_error *error);
bool calagopus_provision_egg_variables(struct calagopus_provision *provision, const char *nest_uuid, const char *egg_uuid, struct calagopus_variables *variables, struct calagopus_error *error);

/* capacity.c */
struct calagopus_room {
	const struct calagopus_named *node;        /* its location is its parent */
	const struct calagopus_capacity *capacity; /* NULL: not known */
	int64_t servers;                           /* for how many of the placement's servers ports are free; CALAGOPUS_NO_FIGURE: not known */
	char *problem;                             /* why something is not known, a sentence; NULL: all is */
};
struct calagopus_rooms {
	struct calagopus_room *items;
	size_t count;
};
/* The nodes that are named, and those of the locations that are named; all where none is. */
struct calagopus_whereabouts {
	char *const *nodes;
	size_t node_count;
	char *const *locations;
	size_t location_count;
};
/* One request for the nodes, two for each that is meant; more for a placement that is not any one port. A node that does not tell is no error. */
bool calagopus_provision_capacity(struct calagopus_provision *provision, const struct calagopus_placement *placement, const struct calagopus_whereabouts *where, struct calagopus_rooms *rooms, struct calagopus_error *error);

/* connection.c */
struct calagopus_connection {
	struct calagopus_panel_info info;
	char *missing[16]; /* permissions that the panel said are missing */
	size_t missing_count;
	bool dated;             /* the panel said what its clock shows … */
	int64_t clock_ahead_ms; /* … which is so far ahead of this machine's; negative: behind */
	struct calagopus_notes notes;
};
bool calagopus_provision_test(struct calagopus_provision *provision, struct calagopus_connection *connection, struct calagopus_error *error);

#endif
