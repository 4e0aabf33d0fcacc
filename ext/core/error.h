/* Error values: what went wrong, under a stable reason, in words for the administrator; nothing here prints or throws. */
#ifndef CALAGOPUS_CORE_ERROR_H
#define CALAGOPUS_CORE_ERROR_H

#include <stdbool.h>
#include <stddef.h>

#include "core/limits.h"

/* Which exception class a reason belongs to; ext/php/exceptions.c is the one place that maps them. */
enum calagopus_error_kind {
	CALAGOPUS_KIND_NONE = 0,
	CALAGOPUS_KIND_VALIDATION,
	CALAGOPUS_KIND_NOT_FOUND,
	CALAGOPUS_KIND_CONFLICT,
	CALAGOPUS_KIND_AUTHENTICATION,
	CALAGOPUS_KIND_PERMISSION,
	CALAGOPUS_KIND_RATE_LIMIT,
	CALAGOPUS_KIND_TRANSPORT,
	CALAGOPUS_KIND_TIMEOUT,
	CALAGOPUS_KIND_PROTOCOL,
	CALAGOPUS_KIND_CAPACITY,
	CALAGOPUS_KIND_UNKNOWN_OUTCOME,
	CALAGOPUS_KIND_PANEL,
	CALAGOPUS_KIND_INTERNAL
};

/* X(NAME, "stable-name", KIND, retriable): the order is free, the names are for ever. */
/* clang-format off */
#define CALAGOPUS_REASONS(X) \
	X(NONE, "none", NONE, false) \
	/* what was given to us */ \
	X(INVALID_OPTIONS, "invalid-options", VALIDATION, false) \
	X(INVALID_OWNER, "invalid-owner", VALIDATION, false) \
	X(INVALID_REFERENCE, "invalid-reference", VALIDATION, false) \
	X(INVALID_HOST, "invalid-host", VALIDATION, false) \
	X(INVALID_KEY, "invalid-key", VALIDATION, false) \
	X(INVALID_ARGUMENT, "invalid-argument", VALIDATION, false) \
	X(HOST_NOT_ALLOWED, "host-not-allowed", VALIDATION, false) \
	X(UNKNOWN_VARIABLE, "unknown-variable", VALIDATION, false) \
	X(REJECTED, "rejected", VALIDATION, false) /* the panel's own validation refused it */ \
	/* what is there */ \
	X(SERVER_NOT_FOUND, "server-not-found", NOT_FOUND, false) \
	X(OWNER_NOT_FOUND, "owner-not-found", NOT_FOUND, false) \
	X(OBJECT_NOT_FOUND, "object-not-found", NOT_FOUND, false) /* egg, nest, node … */ \
	X(ACCOUNT_NOT_FOUND, "account-not-found", NOT_FOUND, false) \
	X(PACKAGE_NOT_FOUND, "package-not-found", NOT_FOUND, false) \
	X(WRONG_PANEL, "wrong-panel", CONFLICT, false) /* made on another panel than the one asked */ \
	X(FOREIGN_INSTALLATION, "foreign-installation", CONFLICT, false) \
	X(FOREIGN_SERVER, "foreign-server", CONFLICT, false) /* it bears another service's id or another client owns it */ \
	X(FOREIGN_ACCOUNT, "foreign-account", CONFLICT, false) /* the web-hosting account of that username has another domain */ \
	X(DUPLICATE_SERVERS, "duplicate-servers", CONFLICT, false) \
	X(OWNER_PROTECTED, "owner-protected", CONFLICT, false) /* administrator, has a role, bears another external id */ \
	X(OWNER_CONFLICT, "owner-conflict", CONFLICT, false) /* e-mail or username taken */ \
	X(ALLOCATION_TAKEN, "allocation-taken", CONFLICT, true) \
	X(USERNAME_TAKEN, "username-taken", CONFLICT, false) \
	X(DOMAIN_TAKEN, "domain-taken", CONFLICT, false) \
	X(HOST_USER_EXISTS, "host-user-exists", CONFLICT, false) /* the host has a user of that name; the panel keeps a row all the same */ \
	X(SERVER_BUSY, "server-busy", CONFLICT, true) /* installing, transferring … */ \
	X(SERVER_SUSPENDED, "server-suspended", CONFLICT, false) \
	X(INSTALL_FAILED, "install-failed", CONFLICT, false) \
	X(SETUP_INCOMPLETE, "setup-incomplete", CONFLICT, false) /* a row without what it stands for */ \
	/* who asks */ \
	X(KEY_REFUSED, "key-refused", AUTHENTICATION, false) \
	X(PERMISSION_MISSING, "permission-missing", PERMISSION, false) \
	X(ADDRESS_NOT_ALLOWED, "address-not-allowed", PERMISSION, false) \
	X(RATE_LIMITED, "rate-limited", RATE_LIMIT, true) \
	/* the way there */ \
	X(RESOLVE_FAILED, "resolve-failed", TRANSPORT, true) \
	X(CONNECT_FAILED, "connect-failed", TRANSPORT, true) \
	X(TLS_FAILED, "tls-failed", TRANSPORT, false) \
	X(CONNECTION_LOST, "connection-lost", TRANSPORT, true) \
	X(PANEL_UNAVAILABLE, "panel-unavailable", TRANSPORT, true) /* 502, 503, 504, or the breaker is open */ \
	X(TIMED_OUT, "timed-out", TIMEOUT, true) \
	/* what came back */ \
	X(NOT_A_PANEL, "not-a-panel", PROTOCOL, false) /* a page, a redirect, another program */ \
	X(BAD_ANSWER, "bad-answer", PROTOCOL, false) /* unparsable, truncated, a field missing or of another type */ \
	X(ANSWER_TOO_LARGE, "answer-too-large", PROTOCOL, false) \
	X(NOT_APPLIED, "not-applied", PROTOCOL, false) /* read back: the panel does not hold what was asked */ \
	X(NO_ALLOCATION, "no-allocation", CAPACITY, false) \
	X(NO_NODE, "no-node", CAPACITY, false) \
	X(CAPACITY_REACHED, "capacity-reached", CAPACITY, false) \
	X(OUTCOME_UNKNOWN, "outcome-unknown", UNKNOWN_OUTCOME, true) \
	X(STILL_PENDING, "still-pending", UNKNOWN_OUTCOME, true) /* an earlier request may still arrive */ \
	X(PANEL_ERROR, "panel-error", PANEL, true) /* the panel's own 500 */ \
	X(NODE_ERROR, "node-error", PANEL, true) /* the panel's node refused or failed (417) */ \
	X(NODE_UNKNOWN_SERVER, "node-unknown-server", PANEL, false) /* the node never heard of the server (half made) */ \
	X(UNSUPPORTED, "unsupported", INTERNAL, false) \
	X(OUT_OF_MEMORY, "out-of-memory", INTERNAL, true) \
	X(INTERNAL, "internal", INTERNAL, false)

/* X(NAME, "stable-name"): which case of its reason an error is, where the remedies differ. The order is free, the names are for ever. */
#define CALAGOPUS_TOPICS(X) \
	X(NONE, "none") \
	/* what became of it */ \
	X(NOTHING_MADE, "nothing-made") /* a creation failed, and nothing of it is left */ \
	X(CREATION_OPEN, "creation-open") /* it may have been made, or may still be: a repeated creation looks first */ \
	X(ATTEMPT_LEFT, "attempt-left") /* a repeated creation removes what is left, and makes it anew */ \
	X(MADE_OTHERWISE, "made-otherwise") /* it was made, but is not what was asked for */ \
	X(SAFE_TO_REPEAT, "safe-to-repeat") /* repeating does no harm, whatever became of it */ \
	X(ORDER_OPEN, "order-open") /* an order that may have arrived and cannot be looked up */ \
	/* which server is meant */ \
	X(ID_IN_USE, "id-in-use") /* a server bears the service's id that is not known to be the client's */ \
	X(OTHER_ID, "other-id") /* the recorded server bears another id */ \
	X(OTHER_OWNER, "other-owner") /* the server of this id is in another account than the client's */ \
	X(OTHER_ADDRESS, "other-address") /* … in one of another e-mail address, and nothing else shows whose it is */ \
	X(CLIENT_UNKNOWN, "client-unknown") /* the client has no id, or no address, to compare with the owner's */ \
	X(PANEL_NOT_RECORDED, "panel-not-recorded") /* it is not on this panel, and which one it was made on is not known */ \
	X(SECOND_LEFT, "second-left") /* one was deleted, another with the same id is there */ \
	X(LINK_OTHER_ID, "link-other-id") /* what was to be linked bears another service's id */ \
	X(LINK_OTHER_OWNER, "link-other-owner") /* … is another client's */ \
	X(LINK_SECOND, "link-second") /* the service has a server already */ \
	/* what was asked for */ \
	X(NEST_OR_EGG, "nest-or-egg") /* the panel does not have the nest, or the egg in it */ \
	X(BLANK_IN_EGG, "blank-in-egg") /* an option is blank, and the egg has nothing for it */ \
	X(NO_PORT_ON_NODE, "no-port-on-node") /* a node was named, and has no free port */ \
	X(DISK_IN_USE, "disk-in-use") /* the disk was to be smaller than what the server uses of it */ \
	X(TOO_LONG, "too-long") /* the request is longer than what takes it */ \
	X(ACCOUNT_LIMIT, "account-limit") /* a limit of accounts: of the licence or of the server */ \
	X(NAME_RESPELT, "name-respelt") /* the panel holds the name in another spelling */ \
	X(DOMAIN_GONE, "domain-gone") /* the account has no domain left that would show whose it is */ \
	/* signing in */ \
	X(SECRET_REFUSED, "secret-refused") /* the panel's extension knows another secret, or none */ \
	X(NO_EXTENSION, "no-extension") /* the panel lacks the extension that gives tickets */ \
	X(NO_PROVIDER, "no-provider") /* the panel does not have the identity provider */ \
	X(PROVIDER_OPEN, "provider-open") /* it makes accounts, or links identities with whoever is signed in, or is off */ \
	X(IDENTITY_TAKEN, "identity-taken") /* the identity belongs to another account than the client's */ \
	X(NOT_HIS_OWN, "not-his-own") /* nothing shows that the owner's account is the client's own */ \
	X(OWNER_SUSPENDED, "owner-suspended") /* the account is suspended on the panel */ \
	X(MATCHED_BY_EMAIL, "matched-by-email") /* the account has the client's address, but may not be linked by it */ \
	/* the way there */ \
	X(KEY_NOT_RECEIVED, "key-not-received") /* the key did not reach the panel */ \
	X(ENCRYPTION_UNSET, "encryption-unset") /* an address with https://, but no encryption is asked for */ \
	X(ENCRYPTION_SET, "encryption-set") /* an address with http://, but encryption is asked for */

/* clang-format on */

enum calagopus_topic {
#define CALAGOPUS_TOPIC_ENUM(NAME, text) CALAGOPUS_TOPIC_##NAME,
	CALAGOPUS_TOPICS(CALAGOPUS_TOPIC_ENUM)
#undef CALAGOPUS_TOPIC_ENUM
	CALAGOPUS_TOPIC_COUNT
};

enum calagopus_reason {
#define CALAGOPUS_REASON_ENUM(NAME, text, kind, retriable) CALAGOPUS_REASON_##NAME,
	CALAGOPUS_REASONS(CALAGOPUS_REASON_ENUM)
#undef CALAGOPUS_REASON_ENUM
	CALAGOPUS_REASON_COUNT
};

/* One field's error, as it is read out. */
struct calagopus_field_error {
	char field[64];
	char message[320];
};

/* Fixed-size on purpose: reporting an error never needs memory. Texts are UTF-8, cut at a character. */
struct calagopus_error {
	enum calagopus_reason reason;
	enum calagopus_topic topic; /* NONE: the reason says all */
	int http_status;            /* 0 where no answer came */
	bool retriable;             /* repeating may help without changing anything first */
	bool may_have_happened;     /* the panel may have done what was asked, or may still do it */
	long retry_after_ms;        /* -1 unknown */
	char message[1024];         /* what happened, a sentence */
	char panel_message[1024];   /* in the panel's words, '' where it said nothing */
	char hint[512];             /* what is to be done on the panel or on the way to it, a sentence; what else, the caller knows by reason and topic */
	size_t field_count;
	size_t fields_left_out; /* those that found no room; the message says how many */
	size_t field_bytes;
	char field_texts[CALAGOPUS_MAX_FIELD_BYTES]; /* each name and message, NUL-terminated, one after the other */
};

void calagopus_error_clear(struct calagopus_error *error);
bool calagopus_error_is_set(const struct calagopus_error *error);
/* Replaces what was there; retriable is the reason's, may_have_happened too: true where the outcome is lost, or where the fault is our own. Returns false always, so that `return calagopus_error_set(…)` reads well. */
bool calagopus_error_set(struct calagopus_error *error, enum calagopus_reason reason, const char *format, ...) __attribute__((format(printf, 3, 4)));
/* What came of `cause`, which may be `error` itself: another reason and sentence, with what the panel said: its words, its status, when to come again. False always. */
bool calagopus_error_follow(struct calagopus_error *error, enum calagopus_reason reason, const struct calagopus_error *cause, const char *format, ...)
	__attribute__((format(printf, 4, 5)));
/* Another sentence for the same error, all else of which stays. */
void calagopus_error_reword(struct calagopus_error *error, const char *format, ...) __attribute__((format(printf, 2, 3)));
void calagopus_error_topic(struct calagopus_error *error, enum calagopus_topic topic);
void calagopus_error_hint(struct calagopus_error *error, const char *format, ...) __attribute__((format(printf, 2, 3)));
void calagopus_error_panel_message(struct calagopus_error *error, const char *text, size_t length);
/* Adds one field's error; the first sets `reason` and the message is rebuilt as a list of all. What finds no room is counted, and the message says "and 3 more". Returns false always. */
bool calagopus_error_field(struct calagopus_error *error, enum calagopus_reason reason, const char *field, const char *format, ...) __attribute__((format(printf, 4, 5)));
/* Adds what a later check found to what was wrong before it: a field is told once. `found` is set. */
void calagopus_error_merge(struct calagopus_error *error, const struct calagopus_error *found);
/* The name and the message of the n-th field; "" past the last. They live as long as the error, and until it is set anew. */
const char *calagopus_error_field_name(const struct calagopus_error *error, size_t n);
const char *calagopus_error_field_message(const struct calagopus_error *error, size_t n);
/* Rewrites every field by `mend`, which gets both texts, as long as they may be. */
void calagopus_error_fields_mend(struct calagopus_error *error, void (*mend)(void *context, struct calagopus_field_error *field), void *context);
bool calagopus_error_no_memory(struct calagopus_error *error);

const char *calagopus_reason_name(enum calagopus_reason reason);
const char *calagopus_topic_name(enum calagopus_topic topic);
enum calagopus_error_kind calagopus_reason_kind(enum calagopus_reason reason);
bool calagopus_reason_retriable(enum calagopus_reason reason);
bool calagopus_reason_may_have_happened(enum calagopus_reason reason);

#endif
