/* What the files of this room share and nobody else needs: steps judged, deadlines with a reserve, the look for a server, deletion. */
#ifndef CALAGOPUS_PROVISION_INSIDE_H
#define CALAGOPUS_PROVISION_INSIDE_H

#include <stdarg.h>

#include "core/clock.h"
#include "provision/provision.h"

/* ---- common.c: steps ---- */
/* Runs one step made of its parts; NULL without memory (then `error` is set). Its answer is the caller's to judge. */
struct calagopus_step *calagopus_provision_look(struct calagopus_provision *provision, enum calagopus_operation operation, const char *id, struct calagopus_error *error);
/* What the panel may hold after a step that was not ok. */
enum calagopus_certainty {
	CALAGOPUS_NOTHING_HAPPENED, /* refused in the panel's own words, or never sent */
	CALAGOPUS_TAKEN_BACK,       /* the panel's own, whole 500: what it had begun it takes away again; one look proves it */
	CALAGOPUS_MAY_HAVE_HAPPENED /* lost, late, a proxy's page, an answer that proves nothing */
};
enum calagopus_certainty calagopus_provision_certainty(const struct calagopus_step *step);
/* Copies the step's error and says what to do next where the step did not. Returns false always. */
bool calagopus_provision_failed(const struct calagopus_step *step, struct calagopus_error *error, enum calagopus_topic topic);

/* ---- common.c: time. A call that changes something keeps a part of its time for finding out what became of a lost answer. ---- */
struct calagopus_timing {
	struct calagopus_deadline work; /* of what is asked */
	struct calagopus_deadline end;  /* of the call as a whole */
};
struct calagopus_timing calagopus_timing_start(struct calagopus_provision *provision, long total_ms);
void calagopus_timing_work(struct calagopus_provision *provision, const struct calagopus_timing *timing);
void calagopus_timing_resolve(struct calagopus_provision *provision, const struct calagopus_timing *timing);
/* Pauses between two looks: the first poll_ms, each twice as long, eight times it at most. False when the time is over. */
struct calagopus_pauses {
	long next_ms, most_ms;
};
struct calagopus_pauses calagopus_pauses_start(const struct calagopus_provision *provision);
bool calagopus_pause(struct calagopus_provision *provision, struct calagopus_pauses *pauses);

/* ---- common.c: words ---- */
/* Where there is no room or no memory the note is dropped: it is not worth an error. */
void calagopus_note(struct calagopus_notes *notes, struct calagopus_arena *arena, const char *format, ...) __attribute__((format(printf, 3, 4)));
/* Equal, NULL and "" being the same. */
bool calagopus_same_text(const char *a, const char *b);
bool calagopus_same_text_ignoring_case(const char *a, const char *b);
/* Ids of one thing: opaque, and spelt as the driver spells them, whoever gave them. */
bool calagopus_same_id(const char *a, const char *b);
bool calagopus_blank_text(const char *text);
/* Addresses are the same in either case of letters, with or without a slash at the end. */
bool calagopus_same_address(const char *a, const char *b);
/* Whether what the billing system knows is what the panel holds. A blank proof proves nothing, on either side. */
bool calagopus_proves(const char *known, const char *held);
bool calagopus_proves_ignoring_case(const char *known, const char *held);
/* A number below `bound` (> 0) that differs between processes and calls; not for secrets. */
size_t calagopus_pick(struct calagopus_provision *provision, const char *salt, size_t bound);
/* The name of a service's server, by the spec's prefix; false with the error set where the panel would not take it. */
bool calagopus_provision_server_name(struct calagopus_arena *arena, const char *prefix, const char *external_id, const char **name, struct calagopus_error *error);

/* ---- ref.c ---- */
/* How many bytes at the beginning of `text` an external id may hold. */
size_t calagopus_ref_id_length(const char *text);
/* Whether its UUID is our own record: we wrote the panel's address beside it. */
bool calagopus_ref_recorded(const struct calagopus_ref *ref);

/* ---- mark.c ---- */
/* "Service 17 of https://…" for the server's description; NULL where the installation is not marked (error set only without memory). */
bool calagopus_mark_write(struct calagopus_provision *provision, const struct calagopus_ref *ref, const char **mark, struct calagopus_error *error);
enum calagopus_mark {
	CALAGOPUS_MARK_NONE,
	CALAGOPUS_MARK_OURS,
	CALAGOPUS_MARK_FOREIGN
};
enum calagopus_mark calagopus_mark_read(const struct calagopus_provision *provision, const struct calagopus_ref *ref, const struct calagopus_server *server);
/* Refuses a server that bears another installation's mark. */
bool calagopus_mark_check(const struct calagopus_provision *provision, const struct calagopus_ref *ref, const struct calagopus_server *server, struct calagopus_error *error);

/* ---- find.c ---- */
/* Ids are small numbers, which another installation on the panel has too: is it shown that the server is this client's? By our mark, or by the
 * owner's e-mail address, which then is the client's. */
bool calagopus_search_shows_client(const struct calagopus_provision *provision, const struct calagopus_ref *ref, const struct calagopus_server *server, const char *email);

/* A look for one server. The first question may go out together with others. */
struct calagopus_search {
	const struct calagopus_ref *ref;
	struct calagopus_step *by_uuid;     /* NULL without a hint */
	struct calagopus_step *by_external; /* NULL: not asked yet */
	struct calagopus_server *server;    /* what was found */
	bool recorded;                      /* … by the UUID that we had recorded ourselves */
	bool absent;                        /* the panel has no server for the service */
};
/* Makes the first question (by_uuid, else by_external) without asking it. */
bool calagopus_search_start(struct calagopus_provision *provision, const struct calagopus_ref *ref, struct calagopus_search *search, struct calagopus_error *error);
struct calagopus_step *calagopus_search_first(const struct calagopus_search *search);
/* Reads the answers, asks what else is needed, verifies; the owner is checked (the address too, where no UUID led to the server) and the owner's
 * servers looked through only where `strangers`. */
bool calagopus_search_finish(struct calagopus_provision *provision, struct calagopus_search *search, bool strangers, struct calagopus_error *error);
/* DUPLICATE_SERVERS, with both named. Always false. */
bool calagopus_search_refuse_twins(const struct calagopus_server *one, const struct calagopus_server *other, struct calagopus_error *error);
/* The server that the service names is there, but bears another id, or none: FOREIGN_SERVER, neither ours to touch nor gone. Always false. */
bool calagopus_search_astray(const struct calagopus_search *search, struct calagopus_error *error);
/* Looks through the servers of `owner_uuid`, all pages, for another one than `server` with its external id: DUPLICATE_SERVERS names both. */
bool calagopus_search_twins(struct calagopus_provision *provision, const struct calagopus_server *server, struct calagopus_error *error);
bool calagopus_search_get(struct calagopus_provision *provision, const char *uuid, struct calagopus_server **server, struct calagopus_error *error);

/* ---- lifecycle.c ---- */
/* Has the server a state in which its owner's own actions make sense? `failed_too`: a failed installation is no hindrance. */
bool calagopus_server_ready(const struct calagopus_server *server, bool failed_too, struct calagopus_error *error);
/* Finds our server within the time of an action that changes it. */
bool calagopus_server_to_change(struct calagopus_provision *provision, const struct calagopus_ref *ref, struct calagopus_search *search, struct calagopus_timing *timing, struct calagopus_error *error);
/* Sends a patch; NULL without memory (then `error` is set). Its answer is the caller's to judge. */
struct calagopus_step *calagopus_server_patched(struct calagopus_provision *provision, const char *uuid, const struct calagopus_server_patch *patch, struct calagopus_error *error);

/* ---- delete.c: deletes one server that was verified to be ours; finds out what came of it; `force` only where the node does not know it. ---- */
bool calagopus_delete_server(struct calagopus_provision *provision, const char *uuid, const struct calagopus_timing *timing, struct calagopus_terminated *terminated, struct calagopus_error *error);
/* The half server of the contract: the node does not know it. `known`: it does. False: it could not be found out. */
bool calagopus_node_knows(struct calagopus_provision *provision, const char *uuid, bool *known, struct calagopus_error *error);
/* Without a first try that is not forced: only for a half server. */
bool calagopus_delete_half(struct calagopus_provision *provision, const char *uuid, const struct calagopus_timing *timing, struct calagopus_error *error);

/* ---- placement.c ---- */
/* One port, whichever is free. */
bool calagopus_placement_is_plain(const struct calagopus_placement *placement);
/* Is the port in one of its ranges? */
bool calagopus_placement_has(const struct calagopus_placement *placement, int64_t port);
/* The highest port that a text names, 0 where it names an address alone, −1 where it names neither. */
int64_t calagopus_template_ports(const char *text);
/* n where {portn} is all that the text is; 0 otherwise. */
int64_t calagopus_template_only(const char *text);
/* `ports` NULL: with something that stands in for what is not known yet. NOT_APPLIED where there are too few. */
bool calagopus_template_fill(struct calagopus_arena *arena, const char *text, const struct calagopus_port_list *ports, char **filled, struct calagopus_error *error);

/* ---- ports.c: free ports of a node ---- */
/* Those that are left to try, and those that turned out taken. */
struct calagopus_ports {
	const char *node_uuid;
	const struct calagopus_placement *placement;
	size_t wanted;         /* at once, 1 … */
	const char *ip;        /* only of this address; NULL: any */
	int64_t after, within; /* only those whose number is above `after`, by at most `within`; 0: any */
	struct calagopus_allocation *items;
	size_t count;
	const char *tried[CALAGOPUS_MAX_ALLOCATION_TRIES + 1];
	size_t tried_count;
};
/* Which list they are read from. */
enum calagopus_operation calagopus_ports_operation(const struct calagopus_placement *placement);
/* Takes the first page that was answered (a step that was refused is an error), and reads the others where the placement is not plain. */
bool calagopus_ports_read(struct calagopus_provision *provision, struct calagopus_ports *ports, const struct calagopus_step *step, struct calagopus_error *error);
bool calagopus_ports_any(struct calagopus_provision *provision, const struct calagopus_ports *ports);
bool calagopus_ports_none(const struct calagopus_ports *ports, struct calagopus_error *error); /* says so; false always */
/* `wanted` of them at random, the first that was not tried; reads the list anew where none is left. NO_ALLOCATION where there is none, or too many
 * were taken. */
bool calagopus_ports_next(struct calagopus_provision *provision, struct calagopus_ports *ports, const struct calagopus_allocation **chosen, struct calagopus_error *error);

/* For how many servers there are as many as are wanted, once the list was read. */
int64_t calagopus_ports_servers(const struct calagopus_ports *ports);

/* ---- allocation.c ---- */
/* Gives a server without a port one of its node's: its own that is not primary, else a free one; reads it back into `server`. */
bool calagopus_give_port(struct calagopus_provision *provision, const struct calagopus_placement *placement, struct calagopus_server **server, struct calagopus_error *error);
/* Adds one of `ports` to the server, and looks after each failure. `had`: how many it has; `added`: an id of its own of what it got. */
bool calagopus_add_port(struct calagopus_provision *provision, struct calagopus_ports *ports, const char *server_uuid, int64_t had, const char **added, struct calagopus_error *error);

/* ---- complete.c: what a server that is there still lacks of its placement ---- */
struct calagopus_completion {
	const struct calagopus_placement *placement;
	int64_t base;            /* ports that it has without the extra ones; 0: those that it has now */
	bool careful;            /* it may be the customer's already: only what still has the egg's own value is set */
	const char *name;        /* that it bears until its ports are known; NULL: it has its name */
	const char *external_id; /* that its name ends in */
};
bool calagopus_complete(struct calagopus_provision *provision, const struct calagopus_completion *completion, struct calagopus_server **server, struct calagopus_port_list *ports, struct calagopus_error *error);

/* ---- egg.c: what the egg says about a spec ---- */
/* Variables that the egg does not have: UNKNOWN_VARIABLE that names the egg's. */
bool calagopus_egg_variables_check(const struct calagopus_pairs *asked, const struct calagopus_egg *egg, const struct calagopus_variables *variables, struct calagopus_error *error);
/* Variables that must hold something, begin with nothing and are given nothing: INVALID_OPTIONS, all of them at once. */
bool calagopus_egg_required_check(const struct calagopus_spec *spec, const struct calagopus_placement *placement, const struct calagopus_egg *egg, const struct calagopus_variables *variables, struct calagopus_error *error);
/* Must the variable be given something, as it must hold something and begins with nothing? */
bool calagopus_egg_wants(const struct calagopus_variables *variables, const char *name);
/* Its own image and start command where the spec has none. */
bool calagopus_egg_fill(const struct calagopus_spec *spec, const struct calagopus_egg *egg, const char **image, const char **startup, struct calagopus_error *error);
bool calagopus_egg_same_limits(const struct calagopus_limits *a, const struct calagopus_limits *b);
bool calagopus_egg_same_features(const struct calagopus_feature_limits *a, const struct calagopus_feature_limits *b);
/* Is the custom limit held? `known`: the panel returns one of that name at all. */
bool calagopus_custom_held(const struct calagopus_feature_limits *held, const struct calagopus_custom_limit *asked, bool *known);

/* What a server must be after it was made or changed. */
struct calagopus_expected {
	const struct calagopus_spec *spec;
	const char *image, *startup; /* NULL: not asked for */
};
/* Adds a field to `error`, NOT_APPLIED, for each option that the panel does not hold, and a note for each custom limit that it does not tell. A
 * backup configuration counts where the spec names one. */
void calagopus_expected_check(const struct calagopus_expected *expected, const struct calagopus_server *server, struct calagopus_notes *notes, struct calagopus_arena *arena, struct calagopus_error *error);

/* ---- wanted.c: what a change asks for ---- */
struct calagopus_wanted {
	struct calagopus_spec spec;                          /* as the server is to be */
	bool egg, limits, features, backups, hugepages, kvm; /* what of it is to be sent */
	bool others_egg;                                     /* the server has another egg than the spec names, and keeps it */
	bool image_stays, startup_stays;                     /* as the panel has it */
};
/* `last`: the spec that was applied last; NULL: not known, and all that differs is sent. What stays although it differs is in changed->kept. */
bool calagopus_wanted_merge(struct calagopus_arena *arena, const struct calagopus_spec *spec, const struct calagopus_spec *last, const struct calagopus_server *server, const struct calagopus_egg *egg, struct calagopus_wanted *wanted, struct calagopus_changed *changed, struct calagopus_error *error);
/* Adds to changed->kept, which has room for every option, each custom limit and each variable that is asked for. */
void calagopus_keep(struct calagopus_changed *changed, enum calagopus_option option, const char *name, const char *held, const char *asked);

/* ---- difference.c ---- */
/* Says in `changed` what was made different: the server as it was, what was sent, and changed->server as it was read back. */
bool calagopus_differences(struct calagopus_arena *arena, const struct calagopus_spec *spec, const struct calagopus_server *was, const struct calagopus_server_patch *patch, const struct calagopus_pairs *set, struct calagopus_changed *changed, struct calagopus_error *error);

/* ---- disk.c ---- */
/* Refuses a disk (MiB; 0: unlimited) below what the server uses, INVALID_OPTIONS with the figures. It is looked at only where the disk is made
 * smaller, or where the panel does not tell what it is; what could not be looked at is a note, and no refusal, and so is all where it is `allowed`. */
bool calagopus_disk_check(struct calagopus_provision *provision, const struct calagopus_server *server, int64_t wanted, bool allowed, struct calagopus_notes *notes, struct calagopus_error *error);

/* ---- resolve.c: what became of a creation whose answer was lost ---- */
/* Looks by external id until the server is there and the node knows it, or until it is proven absent, or the time is over.
 * `attempt` is the creation that was not ok. True: `server` is it. False: `error` says PANEL_ERROR, OUTCOME_UNKNOWN … */
bool calagopus_resolve_server(struct calagopus_provision *provision, const char *external_id, const struct calagopus_step *attempt, const struct calagopus_timing *timing, struct calagopus_server **server, struct calagopus_error *error);
/* The same for an account, whose external id is unique on the panel. */
bool calagopus_resolve_owner(struct calagopus_provision *provision, const char *external_id, const struct calagopus_step *attempt, const struct calagopus_timing *timing, struct calagopus_owner **owner, struct calagopus_error *error);

/* ---- owner.c ---- */
/* An administrator, or an account with a role, is nobody's customer account: OWNER_PROTECTED. */
bool calagopus_owner_harmless(const struct calagopus_owner *owner, const char *client_id, struct calagopus_error *error);
/* `notes` may be NULL: what should be looked at about the account that was taken. Where not `create`, nothing is made or linked. */
bool calagopus_owner_obtain(struct calagopus_provision *provision, const struct calagopus_client *client, struct calagopus_step *found, bool create, const struct calagopus_timing *timing, struct calagopus_notes *notes, struct calagopus_owner **owner, enum calagopus_owner_link *link, struct calagopus_error *error);

/* ---- client.c ---- */
/* The n-th username to try for a client: 0 is the one that was checked; the others differ at the end. */
char *calagopus_client_username(struct calagopus_provision *provision, const struct calagopus_client *client, unsigned n);

#endif
